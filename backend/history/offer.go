package history

import (
	"stockroom/backend/journal"
	"stockroom/backend/purchasing"
	"stockroom/backend/sales"
	"stockroom/backend/stock"
)

// What the journal calls the things that commands are about.
const (
	product       = "product"
	supplierKind  = "supplier"
	customerKind  = "customer"
	category      = "category"
	unit          = "unit"
	location      = "location"
	purchaseOrder = "purchase_order"
	salesOrder    = "sales_order"
)

// offer returns the step that takes a command back, and why it cannot be
// taken now; without a step there is always a reason.
func (now *present) offer(r *journal.Record) (Step, error) {
	step, refusal := now.way(r)
	if r.UndoneBy != 0 {
		return "", ErrTakenBack.At("")
	}
	return step, refusal
}

func (now *present) way(r *journal.Record) (Step, error) {
	switch r.SubjectType {
	case purchaseOrder:
		return now.ofPurchase(r)
	case salesOrder:
		return now.ofSale(r)
	case stock.AdjustmentDocument, stock.TransferDocument, stock.OpeningDocument:
		return now.ofPosting(r)
	case "import":
		return "", ErrImport.At("")
	}
	return now.ofMaster(r)
}

// ofMaster is the step for commands about what is no document: creating is
// taken back by archiving or deleting, an edit by what was before.
func (now *present) ofMaster(r *journal.Record) (Step, error) {
	switch r.Command {
	case "catalog.create", "supplier.create", "customer.create", "stock.create_location":
		return Archive, now.active(r)
	case "catalog.create_unit", "catalog.create_category":
		return Delete, now.unused(r)
	case "catalog.archive", "supplier.archive", "customer.archive":
		return now.ofArchive(r)
	case "stock.archive_location":
		if now.things[subject(r)].Archived {
			return BringBack, now.newest(r, r.Command)
		}
		return Archive, now.newest(r, r.Command)
	case "catalog.edit_many":
		return Restore, nil // what was changed again since stays
	case "catalog.update", "supplier.update", "customer.update":
		if now.things[subject(r)].UpdatedAt > r.At {
			return Restore, ErrChanged.At("")
		}
		return Restore, now.kept(r, r.Command)
	case "stock.update_location", "catalog.update_unit":
		return Restore, now.kept(r, r.Command)
	case "catalog.update_category", "catalog.move_category":
		return Restore, now.kept(r, "catalog.update_category", "catalog.move_category")
	case "catalog.delete_unit", "catalog.delete_category":
		return Restore, now.kept(r)
	case "settings.save_company", "settings.save_currency", "settings.save_preferences":
		return Restore, now.kept(r, r.Command)
	}
	return "", ErrNoStep.At("")
}

func subject(r *journal.Record) thing { return thing{r.SubjectType, r.SubjectID} }

// newest refuses when one of the commands was given about the same subject later.
func (now *present) newest(r *journal.Record, commands ...string) error {
	var latest journal.Last
	for _, l := range now.last[subject(r)] {
		for _, command := range commands {
			if l.Command == command && l.ID > max(latest.ID, r.ID) {
				latest = l
			}
		}
	}
	if latest.ID == 0 {
		return nil
	}
	return ErrLater.With("summary", latest.Summary)
}

// kept refuses when what was before was not recorded, or was changed since.
func (now *present) kept(r *journal.Record, commands ...string) error {
	if !r.Former {
		return ErrNotKept.At("")
	}
	_, exists := now.things[subject(r)]
	if deleted := len(commands) == 0; !deleted && !exists && stateQuery(r.SubjectType) != "" {
		return ErrGone.At("")
	}
	return now.newest(r, commands...)
}

func (now *present) active(r *journal.Record) error {
	s, exists := now.things[subject(r)]
	switch {
	case !exists:
		return ErrGone.At("")
	case s.Archived:
		return ErrTakenBack.At("")
	}
	return nil
}

func (now *present) unused(r *journal.Record) error {
	s, exists := now.things[subject(r)]
	switch {
	case !exists:
		return ErrTakenBack.At("")
	case s.Used:
		return ErrUsed.With("name", r.Subject)
	}
	return nil
}

func (now *present) ofArchive(r *journal.Record) (Step, error) {
	a := now.archived[r.ID]
	step := Archive
	if a.Into {
		step = BringBack
	}
	switch {
	case a.Changed == 0:
		return "", ErrNoStep.At("")
	case a.There == 0:
		return step, ErrTakenBack.At("")
	case a.There < a.Asked:
		return step, ErrChanged.At("")
	case a.Changed < a.Asked:
		return step, ErrMixed.At("")
	}
	return step, nil
}

// ofPosting is the step for a document of the stock alone.
func (now *present) ofPosting(r *journal.Record) (Step, error) {
	if r.Command == "stock.reverse" {
		return "", ErrReversal.At("")
	}
	p, known := now.papers[r.ID]
	if !known {
		return "", ErrNoStep.At("")
	}
	return Reverse, now.reversible(p)
}

// reversible refuses what was reversed, and what has left since.
func (now *present) reversible(p paper) error {
	if p.Reversed {
		return ErrTakenBack.At("")
	}
	m, gone := now.gone[thing{p.Kind, p.ID}]
	if !gone {
		return nil
	}
	onHand := max(0, m.OnHand)
	return stock.ErrGone.With("document", m.Document).With("product", m.Product).With("location", m.Location).With("unit", m.Unit).
		With("onHand", onHand).With("wanted", m.Wanted).With("short", m.Wanted-onHand)
}

func (now *present) ofPurchase(r *journal.Record) (Step, error) {
	o, known := now.purchases[r.SubjectID]
	if !known {
		if r.Command == "purchasing.create_from_proposals" {
			return "", ErrDrafts.With("numbers", r.Subject)
		}
		return "", ErrNoStep.At("")
	}
	allowed := func(step Step, does purchasing.Step) (Step, error) {
		if err := now.newest(r, "purchasing.place", "purchasing.back_to_draft", "purchasing.cancel", "purchasing.close_short", "purchasing.reopen"); err != nil {
			return step, err
		}
		return step, purchasing.Refuse(o.order(), o.Standing, does)
	}
	switch r.Command {
	case "purchasing.create":
		if o.PlacedAt == r.At {
			return allowed(BackToDraft, purchasing.BackToDraft)
		}
		return allowed(Cancel, purchasing.Cancel)
	case "purchasing.create_from_proposals":
		return allowed(Cancel, purchasing.Cancel)
	case "purchasing.place":
		return allowed(BackToDraft, purchasing.BackToDraft)
	case "purchasing.back_to_draft":
		return allowed(Place, purchasing.Place)
	case "purchasing.cancel", "purchasing.close_short":
		return allowed(Reopen, purchasing.Reopen)
	case "purchasing.reopen":
		if now.reopened(r, "purchasing") == CloseShort {
			return allowed(CloseShort, purchasing.CloseShort)
		}
		return allowed(Cancel, purchasing.Cancel)
	case "purchasing.receive":
		return now.ofReceipt(r, purchasing.Refuse(o.order(), o.Standing, purchasing.ReverseReceipt))
	case "purchasing.reverse_receipt":
		return "", ErrReversal.At("")
	case "purchasing.update":
		return Restore, now.kept(r, "purchasing.update", "purchasing.place", "purchasing.back_to_draft", "purchasing.cancel")
	}
	return "", ErrNoStep.At("")
}

// ofReceipt is the step for a receipt or a shipment; refusal is what its order says.
func (now *present) ofReceipt(r *journal.Record, refusal error) (Step, error) {
	p, known := now.papers[r.ID]
	if !known {
		return "", ErrNoStep.At("")
	}
	if err := now.reversible(p); err != nil {
		return Reverse, err
	}
	return Reverse, refusal
}

// reopened tells what re-opening an order took back.
func (now *present) reopened(r *journal.Record, of string) Step {
	var cancelled, closed int64
	for _, l := range now.last[subject(r)] {
		switch {
		case l.Command == of+".cancel" && l.ID < r.ID:
			cancelled = l.ID
		case l.Command == of+".close_short" && l.ID < r.ID:
			closed = l.ID
		}
	}
	if closed > cancelled {
		return CloseShort
	}
	return Cancel
}

func (now *present) ofSale(r *journal.Record) (Step, error) {
	o, known := now.sales[r.SubjectID]
	if !known {
		return "", ErrNoStep.At("")
	}
	allowed := func(step Step, does sales.Step) (Step, error) {
		if err := now.newest(r, "sales.confirm", "sales.back_to_quote", "sales.cancel", "sales.close_short", "sales.reopen"); err != nil {
			return step, err
		}
		return step, sales.Refuse(o.order(), o.Standing, does)
	}
	switch r.Command {
	case "sales.create":
		if o.ConfirmedAt == r.At {
			return allowed(BackToQuote, sales.BackToQuote)
		}
		return allowed(Cancel, sales.Cancel)
	case "sales.confirm":
		return allowed(BackToQuote, sales.BackToQuote)
	case "sales.back_to_quote":
		return allowed(Confirm, sales.Confirm)
	case "sales.cancel", "sales.close_short":
		return allowed(Reopen, sales.Reopen)
	case "sales.reopen":
		if now.reopened(r, "sales") == CloseShort {
			return allowed(CloseShort, sales.CloseShort)
		}
		return allowed(Cancel, sales.Cancel)
	case "sales.ship":
		return now.ofReceipt(r, sales.Refuse(o.order(), o.Standing, sales.ReverseShipment))
	case "sales.reverse_shipment":
		return "", ErrReversal.At("")
	case "sales.update":
		return Restore, now.kept(r, "sales.update", "sales.confirm", "sales.back_to_quote", "sales.cancel")
	}
	return "", ErrNoStep.At("")
}
