package customer

import (
	"context"

	"gorm.io/gorm"

	"stockroom/backend/day"
	"stockroom/backend/party"
)

// Get returns one customer. Fails with ErrUnknown.
func (s *Service) Get(ctx context.Context, id int64) (Customer, error) {
	var one Customer
	err := s.db.Snapshot(ctx, func(q *gorm.DB) (err error) {
		one, err = Get(q, id, s.db.Today())
		return err
	})
	return one, err
}

// List returns one page of customers. Fails with party.ErrSort,
// party.ErrFilter, db.ErrCursor.
func (s *Service) List(ctx context.Context, query party.Query) (party.List, error) {
	var list party.List
	err := s.db.Snapshot(ctx, func(q *gorm.DB) (err error) {
		list, err = party.Page(q, kind(), query)
		return err
	})
	return list, err
}

// Find returns the few active customers that fit a text best; limit 0 is 20.
func (s *Service) Find(ctx context.Context, text string, limit int) ([]party.Pick, error) {
	return party.Find(s.db.Read(ctx), kind(), text, limit)
}

// Load returns cards of customers by id, without figures, in as few queries as
// possible; ids that do not exist are left out.
func Load(q *gorm.DB, ids []int64) (map[int64]party.Party, error) { return party.Load(q, kind(), ids) }

// LoadIndex returns the ids of all customers by folded code and by folded
// name, for callers that resolve many.
func LoadIndex(q *gorm.DB) (party.Index, error) { return party.LoadIndex(q, kind()) }

// Get reads one customer with its figures; today decides what is
// late. Fails with ErrUnknown.
func Get(q *gorm.DB, id int64, today day.Day) (Customer, error) {
	p, err := party.Get(q, kind(), id)
	if err != nil {
		return Customer{}, err
	}
	figures, err := party.FiguresOf(q, kind(), id, today)
	return Customer{Party: p, Figures: figures}, err
}
