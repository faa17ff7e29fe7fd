package purchasing

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/quantity"
)

// Planning is what the suggested quantity of a product depends on; 0 is none.
type Planning struct {
	Projected    quantity.Milli // available + on order
	ReorderPoint quantity.Milli
	UpTo         quantity.Milli // reorder up to
	Quantity     quantity.Milli // reorder quantity
	Minimum      quantity.Milli // the supplier's minimum order
	Multiple     quantity.Milli // order multiple
}

// Suggest returns how much to order: nothing while what is projected is above
// the reorder point; else reorder up to − projected, without it the reorder
// quantity, without both reorder point + 1 − projected; at least the minimum
// order, rounded up to the multiple.
func (p Planning) Suggest() quantity.Milli {
	if p.ReorderPoint <= 0 || p.Projected > p.ReorderPoint {
		return 0
	}
	var need quantity.Milli
	switch {
	case p.UpTo > 0:
		need = p.UpTo - p.Projected
	case p.Quantity > 0:
		need = p.Quantity
	default:
		need = p.ReorderPoint + quantity.One - p.Projected
	}
	need = max(need, p.Minimum, 0)
	if p.Multiple <= 0 {
		return need
	}
	return (need + p.Multiple - 1) / p.Multiple * p.Multiple
}

// Proposal is one low product with what to order of it.
type Proposal struct {
	ProductID     int64
	SKU           string
	Name          string
	Unit          string
	Decimals      int
	SupplierID    int64 // 0 is none that can be ordered from
	Supplier      string
	Code          string // what the supplier calls the product
	Available     quantity.Milli
	OnOrder       quantity.Milli
	Drafted       quantity.Milli // on draft orders
	Projected     quantity.Milli // available + on order
	ReorderPoint  quantity.Milli
	UpTo          quantity.Milli
	Quantity      quantity.Milli
	MinimumOrder  quantity.Milli
	OrderMultiple quantity.Milli
	CostE4        *money.PerUnit // nil: none is known
	LeadTimeDays  *int64
	Suggested     quantity.Milli `gorm:"-"`
	Net           *money.Minor   `gorm:"-"` // of the suggested quantity; nil: unknown
}

// ReorderFilter narrows the proposals; empty members do not filter.
type ReorderFilter struct {
	Search     string
	SupplierID int64
}

// Proposals lists what to order, by supplier and name: the low products that
// neither what is on order nor what is on drafts lifts above their reorder point.
func (s *Service) Proposals(ctx context.Context, f ReorderFilter) ([]Proposal, error) {
	low, err := loadLow(s.db.Read(ctx), f)
	if err != nil {
		return nil, err
	}
	proposals := make([]Proposal, 0, len(low))
	for _, p := range low {
		plan := Planning{
			Projected: p.Projected + p.Drafted, ReorderPoint: p.ReorderPoint, UpTo: p.UpTo, Quantity: p.Quantity,
			Minimum: p.MinimumOrder, Multiple: p.OrderMultiple,
		}
		if p.Suggested = plan.Suggest(); p.Suggested <= 0 {
			continue
		}
		if p.CostE4 != nil {
			net, err := money.Gross(*p.CostE4, p.Suggested)
			if err != nil {
				return nil, err
			}
			p.Net = &net
		}
		proposals = append(proposals, p)
	}
	return proposals, nil
}

// Chosen is one proposal as the user took it.
type Chosen struct {
	ProductID  int64
	SupplierID int64
	Quantity   quantity.Milli
	UnitCost   *money.PerUnit // nil: what is known, else 0 until someone enters it in the draft
}

// CreateFromProposals makes one draft for each supplier of the chosen lines,
// in their order. Fails as Create does, for each draft by itself.
func (s *Service) CreateFromProposals(ctx context.Context, requestID string, chosen []Chosen) ([]Ref, error) {
	c := journal.Command{RequestID: requestID, Name: "purchasing.create_from_proposals", Input: chosen}
	return journal.Do(ctx, s.db, c, func(tx *db.Tx) ([]Ref, error) {
		if len(chosen) == 0 {
			return nil, order.ErrNoLines.At("lines")
		}
		var refs []Ref
		numbers := make([]string, 0)
		for _, g := range bySupplier(chosen) {
			o, err := g.create(tx)
			if err != nil {
				return nil, err
			}
			refs, numbers = append(refs, o.ref()), append(numbers, o.Number)
		}
		subject := journal.Subject{Type: "purchase_order", Label: fewOf(numbers)}
		if len(refs) == 1 {
			subject.ID = refs[0].ID
		}
		return refs, journal.About(tx, subject, "Drafted from proposals, "+order.Count(len(chosen), "line"))
	})
}

// fewOf names numbers that follow each other: a few each, many by the first and the last.
func fewOf(numbers []string) string {
	const few = 4
	if len(numbers) <= few {
		return strings.Join(numbers, ", ")
	}
	return numbers[0] + " – " + numbers[len(numbers)-1]
}

// supplierGroup are the chosen lines of one supplier with their places in the request.
type supplierGroup struct {
	supplierID int64
	lines      []Chosen
	places     []int
}

func bySupplier(chosen []Chosen) []*supplierGroup {
	var groups []*supplierGroup
	of := map[int64]*supplierGroup{}
	for i, c := range chosen {
		g := of[c.SupplierID]
		if g == nil {
			g = &supplierGroup{supplierID: c.SupplierID}
			of[c.SupplierID] = g
			groups = append(groups, g)
		}
		g.lines, g.places = append(g.lines, c), append(g.places, i)
	}
	return groups
}

func (g *supplierGroup) create(tx *db.Tx) (Order, error) {
	ids := make([]int64, len(g.lines))
	for i, c := range g.lines {
		ids[i] = c.ProductID
	}
	known, err := loadSources(tx.DB, g.supplierID, ids)
	if err != nil {
		return Order{}, err
	}
	in := CreateInput{SupplierID: g.supplierID, Lines: make([]LineInput, len(g.lines))}
	for i, c := range g.lines {
		if c.UnitCost == nil && known[c.ProductID].CostE4 == nil {
			c.UnitCost = new(money.PerUnit)
		}
		in.Lines[i] = LineInput{ProductID: c.ProductID, Quantity: c.Quantity, UnitCost: c.UnitCost}
	}
	o, err := Create(tx, in)
	return o, g.placed(err)
}

// placed moves a fault of the group's order to its place in the request.
func (g *supplierGroup) placed(err error) error {
	f, ok := fault.Of(err)
	if !ok {
		return err
	}
	if f.Field() == "supplierId" {
		return f.At(fmt.Sprintf("lines.%d.supplierId", g.places[0]))
	}
	parts := strings.SplitN(f.Field(), ".", 3)
	if len(parts) < 3 || parts[0] != "lines" {
		return f
	}
	i, parseErr := strconv.Atoi(parts[1])
	if parseErr != nil || i >= len(g.places) {
		return f
	}
	return f.At(fmt.Sprintf("lines.%d.%s", g.places[i], parts[2]))
}
