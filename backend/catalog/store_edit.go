package catalog

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/quantity"
)

// column is where products keep what the edit changes.
func (f EditField) column() string {
	switch f {
	case EditCategory:
		return "category_id"
	case EditSupplier:
		return "supplier_id"
	case EditReorderPoint:
		return "reorder_point"
	case EditArchived:
	}
	return "archived"
}

// selected is the set of the ids of the selected products.
func selected(q *gorm.DB, s Selection) (*gorm.DB, error) {
	if !s.All {
		return q.Table("products p").Select("p.id").Where(db.AmongIDs("p.id", s.IDs)), nil
	}
	f, err := newFilter(s.Query)
	if err != nil {
		return nil, err
	}
	matching := f.onProducts(q.Table("products p").Select("p.id"), db.SearchProducts)
	if len(s.Except) == 0 {
		return matching, nil
	}
	except, ids := db.AmongIDs("p.id", s.Except)
	return matching.Where("NOT "+except, ids), nil
}

func readPreview(ctx context.Context, d *db.DB, in EditInput) (preview EditPreview, err error) {
	err = d.Snapshot(ctx, func(q *gorm.DB) error {
		if err := checkEdit(q, in.Edit); err != nil {
			return err
		}
		preview, err = previewEdit(q, in)
		return err
	})
	return preview, err
}

// checkEdit fails with ErrEditField, ErrCategoryUnknown, ErrEditSupplier,
// ErrSupplierUnknown, ErrNegative, quantity.ErrTooLarge.
func checkEdit(q *gorm.DB, e Edit) error {
	switch e.Field {
	case EditCategory:
		if e.ID == nil {
			return nil
		}
		known, err := existing(q, "SELECT id FROM categories WHERE id IN ?", []int64{*e.ID})
		if err == nil && !known[*e.ID] {
			err = ErrCategoryUnknown.At("edit.id").With("id", *e.ID)
		}
		return err
	case EditSupplier:
		if e.ID == nil {
			return ErrEditSupplier.At("edit.id")
		}
		known, err := existing(q, "SELECT id FROM suppliers WHERE id IN ?", []int64{*e.ID})
		if err == nil && !known[*e.ID] {
			err = ErrSupplierUnknown.At("edit.id").With("id", *e.ID)
		}
		return err
	case EditReorderPoint:
		if e.Quantity < 0 {
			return ErrNegative.At("edit.quantityMilli")
		}
		if e.Quantity > quantity.Max {
			return quantity.ErrTooLarge.At("edit.quantityMilli").With("text", e.Quantity)
		}
		return nil
	case EditArchived:
		return nil
	}
	return ErrEditField.At("edit.field").With("field", e.Field)
}

// refusal is one reason why products p (of units u) cannot be changed.
type refusal struct {
	kind      *fault.Kind
	condition string
	values    []any
}

func (e Edit) refusals() []refusal {
	if e.Field != EditReorderPoint || e.Quantity == 0 {
		return nil
	}
	const step = "(CASE u.decimals WHEN 0 THEN 1000 WHEN 1 THEN 100 WHEN 2 THEN 10 ELSE 1 END)" // thousandths
	return []refusal{
		{ErrEditUnits, "? % " + step + " <> 0", []any{int64(e.Quantity)}},
		{ErrEditUpTo, "p.reorder_up_to > 0 AND p.reorder_up_to <= ?", []any{int64(e.Quantity)}},
	}
}

// notes are what is good to know about those that change.
func (e Edit) notes() []refusal {
	if e.Field != EditArchived || !e.Archived {
		return nil
	}
	const figures = "EXISTS(SELECT 1 FROM product_stock ps WHERE ps.product_id = p.id AND "
	return []refusal{{ErrEditStock, figures + "ps.on_hand <> 0)", nil}, {ErrEditOpen, figures + "(ps.promised > 0 OR ps.on_order > 0))", nil}}
}

// differs is the condition that a product is not yet as the edit wants it.
func (e Edit) differs() (condition string, values []any) {
	return "p." + e.Field.column() + " IS NOT ?", []any{e.value()}
}

// possible is the condition that a product differs and nothing refuses.
func (e Edit) possible() (condition string, values []any) {
	condition, values = e.differs()
	for _, r := range e.refusals() {
		condition, values = condition+" AND NOT ("+r.condition+")", append(values, r.values...)
	}
	return condition, values
}

func previewEdit(q *gorm.DB, in EditInput) (EditPreview, error) {
	var p EditPreview
	var counts struct{ Selected, Changes, Same int64 }
	matching, err := selected(q, in.Selection)
	if err != nil {
		return p, err
	}
	differs, different := in.Edit.differs()
	possible, able := in.Edit.possible()
	err = q.Table("products p").Joins("JOIN units u ON u.id = p.unit_id").Where("p.id IN (?)", matching).
		Select("COUNT(*) AS selected, COALESCE(SUM("+possible+"), 0) AS changes, COALESCE(SUM(NOT ("+differs+")), 0) AS same",
			append(able, different...)...).Scan(&counts).Error
	if err != nil {
		return p, fmt.Errorf("look at the selected products: %w", err)
	}
	p.Selected, p.Changes, p.Same, p.Refused = counts.Selected, counts.Changes, counts.Same, counts.Selected-counts.Changes-counts.Same
	before := "(" + differs + ")"
	for _, r := range in.Edit.refusals() {
		reason, err := countReason(q, matching, r, before, different)
		if err != nil {
			return p, err
		}
		p.Reasons = append(p.Reasons, reason...)
		before, different = before+" AND NOT ("+r.condition+")", append(different, r.values...)
	}
	for _, n := range in.Edit.notes() {
		note, err := countReason(q, matching, n, "("+possible+")", able)
		if err != nil {
			return p, err
		}
		p.Notes = append(p.Notes, note...)
	}
	return p, nil
}

// named is how many products a reason names.
const named = 3

// countReason counts the products of a reason; none when there are none.
func countReason(q *gorm.DB, matching *gorm.DB, r refusal, before string, values []any) ([]error, error) {
	var count int64
	var names []string
	of := func() *gorm.DB {
		return q.Table("products p").Joins("JOIN units u ON u.id = p.unit_id").Where("p.id IN (?)", matching).
			Where(before, values...).Where("("+r.condition+")", r.values...)
	}
	if err := of().Count(&count).Error; err != nil || count == 0 {
		return nil, err
	}
	if err := db.Load(of().Select("p.name").Order("p.name_key").Limit(named), &names); err != nil {
		return nil, fmt.Errorf("name the products that stay: %w", err)
	}
	list := strings.Join(names, ", ")
	if count > named {
		list += " …"
	}
	return []error{r.kind.With("count", count).With("names", list)}, nil
}

// applyEdit notes what is replaced and replaces it, a statement each.
func applyEdit(tx *db.Tx, in EditInput) (changed int64, err error) {
	matching, err := selected(tx.DB, in.Selection)
	if err != nil {
		return 0, err
	}
	var edit int64
	column, value := in.Edit.Field.column(), in.Edit.value()
	err = tx.Raw("INSERT INTO product_edits(entry_id, field, value) VALUES(?, ?, ?) RETURNING id", tx.Entry(), in.Edit.Field, value).Scan(&edit).Error
	if err != nil {
		return 0, fmt.Errorf("note the edit: %w", err)
	}
	possible, able := in.Edit.possible()
	added := "FALSE"
	if in.Edit.Field == EditSupplier {
		added = "NOT EXISTS(SELECT 1 FROM product_suppliers x WHERE x.product_id = p.id AND x.supplier_id = ?)"
		able = append([]any{value}, append([]any{matching}, able...)...)
	} else {
		able = append([]any{matching}, able...)
	}
	noted := tx.Exec("INSERT INTO product_edit_rows(edit_id, product_id, former, added) SELECT ?, p.id, p."+column+", "+added+
		" FROM products p JOIN units u ON u.id = p.unit_id WHERE p.id IN (?) AND "+possible, append([]any{edit}, able...)...)
	if noted.Error != nil {
		return 0, fmt.Errorf("note what the edit replaces: %w", noted.Error)
	}
	err = tx.Exec("UPDATE products SET "+column+" = ?, updated_at = ? WHERE id IN (SELECT product_id FROM product_edit_rows WHERE edit_id = ?)",
		value, tx.Millis(), edit).Error
	if err != nil {
		return 0, fmt.Errorf("edit the products: %w", err)
	}
	if in.Edit.Field == EditSupplier {
		err = tx.Exec(`INSERT INTO product_suppliers(product_id, supplier_id) SELECT product_id, ? FROM product_edit_rows
			WHERE edit_id = ? AND added`, value, edit).Error
		if err != nil {
			return 0, fmt.Errorf("add the supplier to the products: %w", err)
		}
	}
	return noted.RowsAffected, nil
}

// edited is one edit as it was noted.
type edited struct {
	ID            int64
	Field         EditField
	Value         *int64
	UndoneEntryID *int64
}

// undoable tells whether the edit is there and was not taken back.
func undoable(q *gorm.DB, entryID int64) (open bool, err error) {
	_, err = findEdit(q, entryID)
	if _, refused := fault.Of(err); refused {
		return false, nil
	}
	return err == nil, err
}

func findEdit(q *gorm.DB, entryID int64) (edited, error) {
	var found []edited
	if err := db.Load(q.Raw("SELECT id, field, value, undone_entry_id FROM product_edits WHERE entry_id = ?", entryID), &found); err != nil {
		return edited{}, fmt.Errorf("find the edit: %w", err)
	}
	if len(found) == 0 {
		return edited{}, ErrEditUnknown.At("entryId")
	}
	if found[0].UndoneEntryID != nil {
		return edited{}, ErrEditUndone.At("entryId")
	}
	return found[0], nil
}

// undoEdit writes back what the edit replaced where it is still as the edit left it.
func undoEdit(tx *db.Tx, e edited) (UndoDone, error) {
	var rows int64
	if err := tx.Raw("SELECT COUNT(*) FROM product_edit_rows WHERE edit_id = ?", e.ID).Scan(&rows).Error; err != nil {
		return UndoDone{}, fmt.Errorf("count the edited products: %w", err)
	}
	column, still := e.Field.column(), ""
	switch e.Field {
	case EditCategory:
		still = " AND (r.former IS NULL OR EXISTS(SELECT 1 FROM categories c WHERE c.id = r.former))"
	case EditSupplier:
		still = " AND (r.former IS NULL OR EXISTS(SELECT 1 FROM product_suppliers x WHERE x.product_id = r.product_id AND x.supplier_id = r.former))"
	case EditReorderPoint, EditArchived:
	}
	done := tx.Exec("UPDATE products SET "+column+" = r.former, updated_at = ? FROM product_edit_rows r WHERE r.edit_id = ? AND r.product_id = products.id"+
		" AND products."+column+" IS ?"+still, tx.Millis(), e.ID, e.Value)
	if done.Error != nil {
		return UndoDone{}, fmt.Errorf("take the edit back: %w", done.Error)
	}
	if e.Field == EditSupplier {
		// What nobody said anything about since goes as it came.
		err := tx.Exec(`DELETE FROM product_suppliers WHERE supplier_id = ? AND code = '' AND cost_e4 IS NULL AND minimum_order = 0 AND lead_time_days IS NULL
			AND product_id IN (SELECT r.product_id FROM product_edit_rows r JOIN products p ON p.id = r.product_id
				WHERE r.edit_id = ? AND r.added AND p.supplier_id IS NOT ?)`, e.Value, e.ID, e.Value).Error
		if err != nil {
			return UndoDone{}, fmt.Errorf("take the supplier away again: %w", err)
		}
	}
	if err := tx.Exec("UPDATE product_edits SET undone_entry_id = ? WHERE id = ?", tx.Entry(), e.ID).Error; err != nil {
		return UndoDone{}, fmt.Errorf("note that the edit was taken back: %w", err)
	}
	return UndoDone{Restored: done.RowsAffected, Kept: rows - done.RowsAffected}, nil
}

// editWords says what the edit does: "Set the category to Beverages".
func editWords(q *gorm.DB, e Edit) (string, error) {
	switch {
	case e.Field == EditArchived && e.Archived:
		return "Archived", nil
	case e.Field == EditArchived:
		return "Brought back", nil
	case e.Field == EditReorderPoint:
		return "Set the reorder point to " + e.Quantity.String(), nil
	case e.ID == nil:
		return "Took away the category", nil
	}
	table, what := "categories", "category"
	if e.Field == EditSupplier {
		table, what = "suppliers", "default supplier"
	}
	var names []string
	if err := db.Load(q.Raw("SELECT name FROM "+table+" WHERE id = ?", *e.ID), &names); err != nil || len(names) == 0 {
		return "", fmt.Errorf("read the name of the %s: %w", what, err)
	}
	return "Set the " + what + " to " + names[0], nil
}
