package importer

import (
	"strconv"
	"strings"

	"stockroom/backend/catalog"
	"stockroom/backend/fault"
	"stockroom/backend/fold"
	"stockroom/backend/stock"
)

// takeStock takes a file of quantities: opening balances of products that
// have no movements yet. The others keep what the ledger says.
func (a *attempt) takeStock() error {
	s := a.main
	p, err := a.stockReader()
	if err != nil {
		return err
	}
	var drafts []productDraft
	for _, r := range s.table.rows {
		if err := a.step("check", len(s.table.rows)); err != nil {
			return err
		}
		d := productDraft{row: r, cost: s.price(r, fCost)}
		if q := s.quantity(r, fQuantity); q != nil {
			d.onHand = *q
		} else if !s.bad[r.number] && !strings.EqualFold(s.text(r, fQuantity), "not stocked") {
			s.failAt(r, fQuantity, "the quantity is missing")
		}
		if err := p.find(&d); err != nil {
			return err
		}
		if !s.bad[r.number] && d.onHand > 0 {
			drafts = append(drafts, d)
		}
	}
	if err := a.openBalances(drafts); err != nil {
		return err
	}
	own, opened := a.count(string(Stock)), a.count("openingBalances")
	own.Created, own.Unchanged = opened.Created, opened.Unchanged
	if opened.Unchanged > 0 {
		s.note("%s: %s left as the ledger has it, because there are movements already.",
			s.table.file, countOf(opened.Unchanged, "quantity was", "quantities were"))
	}
	return nil
}

// stockReader resolves what a row of quantities names.
type stockReader struct {
	*attempt
	index    *catalog.Index
	decimals map[int64]int
	places   *placeBook
	seen     map[[2]int64]int
}

func (a *attempt) stockReader() (*stockReader, error) {
	p := &stockReader{attempt: a, seen: map[[2]int64]int{}}
	var err error
	if p.index, err = catalog.LoadIndex(a.tx.DB); err != nil {
		return nil, err
	}
	if p.decimals, err = unitDecimals(a.tx.DB); err != nil {
		return nil, err
	}
	p.places, err = loadPlaceBook(a.tx)
	return p, err
}

func (p *stockReader) find(d *productDraft) error {
	s, r := p.main, d.row
	if d.id = p.productOf(s, r); d.id == 0 {
		return nil
	}
	if decimals := p.decimals[d.id]; !d.onHand.Fits(decimals) {
		s.failAt(r, fQuantity, "%s has more decimals than the product's unit allows (%d)", d.onHand, decimals)
		return nil
	}
	s.checkWorth(r, fQuantity, d.onHand, d.cost)
	var err error
	if d.location, err = p.places.find(p.attempt, s, r); err != nil {
		return asProblem(s, r, fLocation, err)
	}
	place := [2]int64{d.id, d.location}
	if first, twice := p.seen[place]; twice {
		s.failAt(r, fQuantity, "this product already has a quantity there in row %d", first)
	}
	if !s.bad[r.number] {
		p.seen[place] = r.number
	}
	return nil
}

// productOf finds the product by SKU, else by barcode, else by name; 0 is
// none, with a problem.
func (p *stockReader) productOf(s *sheet, r row) int64 {
	if sku := s.text(r, fSKU); sku != "" {
		id := p.index.SKUs[fold.Key(sku)]
		if id == 0 {
			s.failAt(r, fSKU, "there is no product with the SKU “%s”", sku)
		}
		return id
	}
	if code := s.text(r, fBarcode); code != "" {
		id, known := p.index.Product(code)
		if !known {
			s.failAt(r, fBarcode, "there is no product with the barcode “%s”", code)
		}
		return id
	}
	name := s.text(r, fName)
	ids := p.index.Names[fold.Key(name)]
	switch {
	case name == "":
		s.failAt(r, fSKU, "the row does not say which product it is about")
	case len(ids) == 1:
		return ids[0]
	case len(ids) > 1:
		s.failAt(r, fName, "there are %d products called “%s”; say which by its SKU", len(ids), name)
	default:
		s.failAt(r, fName, "there is no product called “%s”", name)
	}
	return 0
}

// failLine finds the row of a failure at "lines.2.quantityMilli".
func (a *attempt) failLine(drafts []productDraft, f *fault.Fault) {
	at := drafts[0].row
	if rest, ok := strings.CutPrefix(f.Field(), "lines."); ok {
		index, _, _ := strings.Cut(rest, ".")
		if i, err := strconv.Atoi(index); err == nil && i < len(drafts) {
			at = drafts[i].row
		}
	}
	field := fOnHand
	if a.request.Kind == Stock {
		field = fQuantity
	}
	if strings.HasSuffix(f.Field(), "locationId") {
		field = fLocation
	}
	a.main.failAt(at, field, "%s", sentence(f))
}

// mainLocation is where stock goes when a file names no location.
const mainLocation = stock.MainLocation
