package supplier

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/party"
)

// Get returns one supplier. Fails with ErrUnknown.
func (s *Service) Get(ctx context.Context, id int64) (Supplier, error) {
	var one Supplier
	err := s.db.Snapshot(ctx, func(q *gorm.DB) (err error) {
		one, err = Get(q, id, s.db.Today())
		return err
	})
	return one, err
}

// List returns one page of suppliers. Fails with party.ErrSort,
// party.ErrFilter, db.ErrCursor.
func (s *Service) List(ctx context.Context, query party.Query) (party.List, error) {
	var list party.List
	err := s.db.Snapshot(ctx, func(q *gorm.DB) (err error) {
		list, err = party.Page(q, kind(), query)
		return err
	})
	return list, err
}

// Find returns the few active suppliers that fit a text best; limit 0 is 20.
func (s *Service) Find(ctx context.Context, text string, limit int) ([]party.Pick, error) {
	return party.Find(s.db.Read(ctx), kind(), text, limit)
}

// Load returns cards of suppliers by id, without figures, in as few queries as
// possible; ids that do not exist are left out.
func Load(q *gorm.DB, ids []int64) (map[int64]party.Party, error) { return party.Load(q, kind(), ids) }

// LoadIndex returns the ids of all suppliers by folded code and by folded
// name, for callers that resolve many.
func LoadIndex(q *gorm.DB) (party.Index, error) { return party.LoadIndex(q, kind()) }

func saveLeadTime(tx *db.Tx, id int64, days *int64) error {
	if err := tx.Exec("UPDATE suppliers SET lead_time_days = ? WHERE id = ?", days, id).Error; err != nil {
		return fmt.Errorf("save the lead time: %w", err)
	}
	return nil
}

// Get reads one supplier with its figures; today decides what is
// late. Fails with ErrUnknown.
func Get(q *gorm.DB, id int64, today day.Day) (Supplier, error) {
	p, err := party.Get(q, kind(), id)
	if err != nil {
		return Supplier{}, err
	}
	one := Supplier{Party: p}
	if one.Figures, err = party.FiguresOf(q, kind(), id, today); err != nil {
		return Supplier{}, err
	}
	var own struct {
		LeadTimeDays *int64
		Products     int64
	}
	err = q.Raw(`SELECT lead_time_days, (SELECT COUNT(*) FROM product_suppliers x JOIN products p ON p.id = x.product_id
		WHERE x.supplier_id = suppliers.id AND NOT p.archived) AS products FROM suppliers WHERE id = ?`, id).Scan(&own).Error
	if err != nil {
		return Supplier{}, fmt.Errorf("read the supplier: %w", err)
	}
	one.LeadTimeDays, one.Products = own.LeadTimeDays, own.Products
	return one, nil
}
