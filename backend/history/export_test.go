package history

import "context"

// UndoAfter does as Undo; what happens between is done when Undo has looked at
// the books and has not acted yet.
func (s *Service) UndoAfter(ctx context.Context, requestID string, target Target, between func()) error {
	recorded, offer, _, err := s.find(ctx, requestID, target)
	if err != nil {
		return err
	}
	if offer.Refusal != nil {
		return offer.Refusal
	}
	between()
	return s.takeBack(ctx, requestID, recorded, offer.Step)
}
