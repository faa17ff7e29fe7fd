package history

import (
	"context"
	"encoding/json"
	"fmt"

	"stockroom/backend/catalog"
	"stockroom/backend/customer"
	"stockroom/backend/journal"
	"stockroom/backend/party"
	"stockroom/backend/settings"
	"stockroom/backend/stock"
	"stockroom/backend/supplier"
)

// take gives the command that takes the recorded one back.
func (s *Service) take(ctx context.Context, requestID string, r journal.Recorded, step Step) error {
	switch r.SubjectType {
	case purchaseOrder:
		return s.takePurchase(ctx, requestID, r, step)
	case salesOrder:
		return s.takeSale(ctx, requestID, r, step)
	case stock.AdjustmentDocument, stock.TransferDocument, stock.OpeningDocument:
		_, err := s.Stock.Reverse(ctx, requestID, stock.ReverseInput{Kind: r.SubjectType, ID: r.SubjectID})
		return err
	case category, unit:
		return s.takeTree(ctx, requestID, r)
	case location:
		return s.takeLocation(ctx, requestID, r, step)
	}
	if step == Archive || step == BringBack {
		return s.takeArchive(ctx, requestID, r, step == Archive)
	}
	return s.takeEdit(ctx, requestID, r)
}

func (s *Service) takePurchase(ctx context.Context, requestID string, r journal.Recorded, step Step) (err error) {
	switch step {
	case Reverse:
		id, found := s.paperOf(ctx, r.Record)
		if found != nil {
			return found
		}
		_, err = s.Purchasing.ReverseReceipt(ctx, requestID, id, "")
	case Place:
		_, err = s.Purchasing.Place(ctx, requestID, r.SubjectID)
	case BackToDraft:
		_, err = s.Purchasing.BackToDraft(ctx, requestID, r.SubjectID)
	case Cancel:
		_, err = s.Purchasing.Cancel(ctx, requestID, r.SubjectID)
	case Reopen:
		_, err = s.Purchasing.Reopen(ctx, requestID, r.SubjectID)
	case CloseShort:
		reason, found := s.closedFor(ctx, r.Record)
		if found != nil {
			return found
		}
		_, err = s.Purchasing.CloseShort(ctx, requestID, r.SubjectID, reason)
	case Restore:
		_, err = s.Purchasing.BringBack(ctx, requestID, []byte(r.FormerJSON))
	default:
		err = ErrNoStep.At("")
	}
	return err
}

func (s *Service) takeSale(ctx context.Context, requestID string, r journal.Recorded, step Step) (err error) {
	switch step {
	case Reverse:
		id, found := s.paperOf(ctx, r.Record)
		if found != nil {
			return found
		}
		_, err = s.Sales.ReverseShipment(ctx, requestID, id, "")
	case Confirm:
		_, err = s.Sales.Confirm(ctx, requestID, r.SubjectID)
	case BackToQuote:
		_, err = s.Sales.BackToQuote(ctx, requestID, r.SubjectID)
	case Cancel:
		_, err = s.Sales.Cancel(ctx, requestID, r.SubjectID)
	case Reopen:
		_, err = s.Sales.Reopen(ctx, requestID, r.SubjectID)
	case CloseShort:
		reason, found := s.closedFor(ctx, r.Record)
		if found != nil {
			return found
		}
		_, err = s.Sales.CloseShort(ctx, requestID, r.SubjectID, reason)
	case Restore:
		_, err = s.Sales.BringBack(ctx, requestID, []byte(r.FormerJSON))
	default:
		err = ErrNoStep.At("")
	}
	return err
}

func (s *Service) takeTree(ctx context.Context, requestID string, r journal.Recorded) error {
	var c catalog.CategoryInput
	var m catalog.MoveInput
	var u catalog.UnitInput
	var err error
	switch r.Command {
	case "catalog.create_category":
		return s.Catalog.DeleteCategory(ctx, requestID, r.SubjectID)
	case "catalog.create_unit":
		return s.Catalog.DeleteUnit(ctx, requestID, r.SubjectID)
	case "catalog.update_category", "catalog.delete_category":
		if err = former(r, &c); err != nil {
			return err
		}
		if r.Command == "catalog.update_category" {
			return s.Catalog.UpdateCategory(ctx, requestID, r.SubjectID, c)
		}
		_, err = s.Catalog.CreateCategory(ctx, requestID, c)
	case "catalog.move_category":
		if err = former(r, &m); err == nil {
			err = s.Catalog.MoveCategory(ctx, requestID, m)
		}
	case "catalog.update_unit", "catalog.delete_unit":
		if err = former(r, &u); err != nil {
			return err
		}
		if r.Command == "catalog.update_unit" {
			return s.Catalog.UpdateUnit(ctx, requestID, r.SubjectID, u)
		}
		_, err = s.Catalog.CreateUnit(ctx, requestID, u)
	default:
		err = ErrNoStep.At("")
	}
	return err
}

func (s *Service) takeLocation(ctx context.Context, requestID string, r journal.Recorded, step Step) error {
	if step != Restore {
		_, err := s.Stock.ArchiveLocation(ctx, requestID, stock.ArchiveInput{ID: r.SubjectID, Archived: step == Archive})
		return err
	}
	var in stock.UpdateInput
	if err := former(r, &in); err != nil {
		return err
	}
	_, err := s.Stock.UpdateLocation(ctx, requestID, in)
	return err
}

// takeArchive archives what was created, or the reverse of what was archived.
func (s *Service) takeArchive(ctx context.Context, requestID string, r journal.Recorded, into bool) error {
	named := struct{ IDs []int64 }{[]int64{r.SubjectID}}
	if r.SubjectID == 0 {
		if err := json.Unmarshal([]byte(r.Input), &named); err != nil {
			return fmt.Errorf("read which were archived: %w", err)
		}
	}
	var err error
	switch r.SubjectType {
	case product:
		_, err = s.Catalog.Archive(ctx, requestID, catalog.ArchiveInput{IDs: named.IDs, Archived: into})
	case supplierKind:
		_, err = s.Suppliers.Archive(ctx, requestID, party.ArchiveInput{IDs: named.IDs, Archived: into})
	case customerKind:
		_, err = s.Customers.Archive(ctx, requestID, party.ArchiveInput{IDs: named.IDs, Archived: into})
	default:
		err = ErrNoStep.At("")
	}
	return err
}

// takeEdit writes what an edit replaced.
func (s *Service) takeEdit(ctx context.Context, requestID string, r journal.Recorded) error {
	var p catalog.ProductInput
	var bought supplier.Input
	var sold customer.Input
	var code string
	var chosen settings.Preferences
	var err error
	switch r.Command {
	case "catalog.edit_many":
		_, err = s.Catalog.UndoEdit(ctx, requestID, r.ID)
	case "catalog.update":
		if err = former(r, &p); err == nil {
			_, err = s.Catalog.Update(ctx, requestID, r.SubjectID, p)
		}
	case "supplier.update":
		if err = former(r, &bought); err == nil {
			_, err = s.Suppliers.Update(ctx, requestID, r.SubjectID, bought)
		}
	case "customer.update":
		if err = former(r, &sold); err == nil {
			_, err = s.Customers.Update(ctx, requestID, r.SubjectID, sold)
		}
	case "settings.save_company":
		err = s.Settings.BringBack(ctx, requestID, []byte(r.FormerJSON))
	case "settings.save_currency":
		if err = former(r, &code); err == nil {
			err = s.Settings.SaveCurrency(ctx, requestID, code)
		}
	case "settings.save_preferences":
		if err = former(r, &chosen); err == nil {
			err = s.Settings.SavePreferences(ctx, requestID, chosen)
		}
	default:
		err = ErrNoStep.At("")
	}
	return err
}

// former reads what the command replaced.
func former(r journal.Recorded, into any) error {
	if err := json.Unmarshal([]byte(r.FormerJSON), into); err != nil {
		return fmt.Errorf("read what %s replaced: %w", r.Command, err)
	}
	return nil
}
