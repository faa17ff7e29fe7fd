package stock

import "context"

// LevelsWhereFewIs answers as Levels does, with another number of products of
// a location that count as few.
func (s *Service) LevelsWhereFewIs(ctx context.Context, q LevelQuery, few int64) (LevelPage, error) {
	return readLevels(ctx, s.db, q, few)
}
