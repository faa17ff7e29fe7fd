package importer

import (
	"slices"
	"strings"

	"stockroom/backend/catalog"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// productDraft is one row of products.
type productDraft struct {
	row      row
	id       int64 // 0 is a new one
	input    catalog.ProductInput
	onHand   quantity.Milli // opening balance; 0 is none
	cost     *money.PerUnit
	location int64
	shelves  []shelf // quantities at locations that have a column of their own
}

// productBatch is how many products are written at a time.
const productBatch = 500

// productReader turns rows into drafts.
type productReader struct {
	*attempt
	sheet      *sheet
	index      *catalog.Index
	used       map[string]bool // folded SKUs that were given to products without one
	categories *categoryBook
	suppliers  *partyBook
	units      *unitBook
	places     *placeBook
	shelves    []shelf
	seen       map[string]int // what a row is about → its number
}

func (a *attempt) takeProducts() error {
	p, err := a.productReader()
	if err != nil {
		return err
	}
	a.tx.Changed(db.Catalog)
	var openings []productDraft
	for rows := range slices.Chunk(a.main.table.rows, productBatch) {
		drafts, err := p.batch(rows)
		if err != nil {
			return err
		}
		for _, d := range drafts {
			openings = append(openings, d.openings()...)
		}
	}
	return a.openBalances(openings)
}

// batch writes some rows. Where bad ones are left out, what they made before
// they failed, a supplier or a category, is undone: the batch begins anew without them.
func (p *productReader) batch(rows []row) ([]productDraft, error) {
	if !p.request.SkipBad {
		return p.write(rows)
	}
	for {
		p.undo = p.undo[:0]
		notices, good := len(p.sheet.notices), len(p.sheet.bad)
		if err := savepoint(p.tx); err != nil {
			return nil, err
		}
		drafts, err := p.write(rows)
		if err != nil {
			return nil, err
		}
		if len(p.sheet.bad) == good {
			return drafts, release(p.tx)
		}
		if err := p.forget(); err != nil {
			return nil, err
		}
		p.sheet.notices = p.sheet.notices[:notices]
		rows = slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return p.sheet.bad[r.number] })
	}
}

func (p *productReader) write(rows []row) ([]productDraft, error) {
	drafts, err := p.drafts(rows)
	if err != nil {
		return nil, err
	}
	return p.writeProducts(drafts)
}

func (a *attempt) productReader() (*productReader, error) {
	p := &productReader{attempt: a, sheet: a.main, shelves: a.main.shelves(), seen: map[string]int{}, used: map[string]bool{}}
	var err error
	if p.index, err = catalog.LoadIndex(a.tx.DB); err != nil {
		return nil, err
	}
	if p.categories, err = loadCategoryBook(a.tx); err != nil {
		return nil, err
	}
	if p.suppliers, err = supplierBook(a.tx); err != nil {
		return nil, err
	}
	if p.units, err = loadUnitBook(a.tx); err != nil {
		return nil, err
	}
	p.places, err = loadPlaceBook(a.tx)
	return p, err
}

// drafts reads some rows; bad ones are left out.
func (p *productReader) drafts(rows []row) ([]productDraft, error) {
	var drafts []productDraft
	var ids []int64
	for _, r := range rows {
		if err := p.step("write", len(p.sheet.table.rows)); err != nil {
			return nil, err
		}
		d := productDraft{row: r}
		if p.identify(&d) {
			drafts, ids = append(drafts, d), append(ids, d.id)
		}
	}
	before, err := catalog.LoadInputs(p.tx.DB, slices.DeleteFunc(ids, func(id int64) bool { return id == 0 }))
	if err != nil {
		return nil, err
	}
	kept := drafts[:0]
	for _, d := range drafts {
		sku := d.input.SKU
		if d.id != 0 {
			d.input = before[d.id]
		} else {
			d.input.SKU = sku
		}
		if err := p.read(&d); err != nil {
			return nil, err
		}
		if !p.sheet.bad[d.row.number] {
			kept = append(kept, d)
		}
	}
	return kept, nil
}

// read puts what the row says over the draft's input; what it does not say
// stays. Names are resolved last, so that a row with a bad figure makes none.
func (p *productReader) read(d *productDraft) error {
	s, r, in := p.sheet, d.row, &d.input
	s.overlay(r, fName, &in.Name)
	s.overlay(r, fPack, &in.Pack)
	s.overlay(r, fNotes, &in.Notes)
	if said := s.text(r, fDescription); said != "" {
		in.Description = plainText(said)
	}
	if price := s.price(r, fPrice); price != nil {
		in.Price = *price
	}
	s.overlayQuantity(r, fReorderPoint, &in.ReorderPoint)
	s.overlayQuantity(r, fReorderUpTo, &in.ReorderUpTo)
	s.overlayQuantity(r, fReorderQuantity, &in.ReorderQuantity)
	s.overlayQuantity(r, fOrderMultiple, &in.OrderMultiple)
	p.readArchived(d)
	p.readBarcodes(d)
	s.overlayQuantity(r, fOnHand, &d.onHand)
	p.readShelves(d)
	d.cost = s.price(r, fCost)
	if s.bad[r.number] {
		return nil
	}
	return p.resolve(d)
}

func (p *productReader) readArchived(d *productDraft) {
	if isStockStatus(p.sheet.text(d.row, fActive)) {
		d.input.Archived = false
	} else if active := p.sheet.flag(d.row, fActive); active != nil {
		d.input.Archived = !*active
	}
	if archived := p.sheet.flag(d.row, fArchived); archived != nil {
		d.input.Archived = *archived
	}
}

// isStockStatus knows how lists, our own among them, say how much there is of a
// product, in the column where others say whether it is active.
func isStockStatus(cell string) bool {
	switch normal(cell) {
	case "ok", "instock", "low", "lowstock", "out", "outofstock", "onitsway", "onbackorder":
		return true
	}
	return false
}

func (p *productReader) readBarcodes(d *productDraft) {
	said := p.sheet.text(d.row, fBarcode)
	if isDamagedBarcode(said) {
		p.sheet.failAt(d.row, fBarcode, "“%s” was damaged by a spreadsheet; format the column as text there and enter the code again", said)
		return
	}
	codes := slices.Clone(d.input.Barcodes)
	for _, code := range strings.FieldsFunc(said, func(r rune) bool { return r == ',' || r == ';' || r == '|' }) {
		code = strings.TrimPrefix(strings.TrimSpace(code), "'")
		if repaired, ok := restoreZero(code); ok {
			p.sheet.note("%s:%d: %s: %s lost a leading zero in a spreadsheet; it was read as %s.",
				p.sheet.table.file, d.row.number, p.sheet.columnName(fBarcode), code, repaired)
			code = repaired
		}
		known := slices.ContainsFunc(codes, func(b catalog.Barcode) bool { return b.Code == code })
		if code != "" && !known {
			codes = append(codes, catalog.Barcode{Code: code})
		}
	}
	d.input.Barcodes = codes
}

// resolve finds, or makes, what the row names.
func (p *productReader) resolve(d *productDraft) error {
	s, r, in := p.sheet, d.row, &d.input
	category, err := p.categoryOf(p.categories, s, r)
	if err != nil {
		return asProblem(s, r, fCategory, err)
	}
	if category != 0 {
		in.CategoryID = &category
	}
	unit, err := p.units.find(p.attempt, s, r)
	if err != nil {
		return asProblem(s, r, fUnit, err)
	}
	if unit != 0 {
		in.UnitID = unit
	}
	if !d.onHand.Fits(p.units.decimals(in.UnitID)) {
		s.failAt(r, fOnHand, "%s has more decimals than the unit “%s” allows", d.onHand, p.units.code(in.UnitID))
	}
	s.checkWorth(r, fOnHand, d.onHand, d.cost)
	if d.location, err = p.places.find(p.attempt, s, r); err != nil {
		return asProblem(s, r, fLocation, err)
	}
	if err := p.resolveShelves(d); err != nil {
		return err
	}
	chosen, err := p.partyBy(p.suppliers, s, r, fSupplierCode, fSupplier)
	if err != nil {
		return asProblem(s, r, fSupplier, err)
	}
	p.readSupplier(d, chosen)
	return nil
}

// asProblem turns a failure that the user can act on into a problem of the row.
func asProblem(s *sheet, r row, field string, err error) error {
	f, ok := fault.Of(err)
	if !ok {
		return err
	}
	s.failAt(r, field, "%s", sentence(f))
	return nil
}

// readSupplier notes what the row says about the product at its supplier: the
// one it names, else the default one it already has.
func (p *productReader) readSupplier(d *productDraft, chosen int64) {
	in := &d.input
	if chosen != 0 {
		in.SupplierID = &chosen
	}
	if in.SupplierID == nil {
		return
	}
	all := slices.Clone(in.Suppliers)
	at := slices.IndexFunc(all, func(s catalog.ProductSupplier) bool { return s.SupplierID == *in.SupplierID })
	if at < 0 {
		all, at = append(all, catalog.ProductSupplier{SupplierID: *in.SupplierID}), len(all)
	}
	if code := p.sheet.text(d.row, fSupplierSKU); code != "" {
		all[at].Code = code
	}
	if d.cost != nil {
		all[at].Cost = d.cost
	}
	if least := p.sheet.quantity(d.row, fMinimumOrder); least != nil {
		all[at].MinimumOrder = *least
	}
	if days := p.sheet.days(d.row, fLeadTime); days != nil {
		lead := int64(*days)
		all[at].LeadTimeDays = &lead
	}
	in.Suppliers = all
}
