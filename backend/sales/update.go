package sales

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/order"
)

// UpdateInput replaces what an order says. Unless it is a quote only
// RequiredDay, Reference and Note may change; the rest is empty or as it is.
type UpdateInput struct {
	ID          int64
	CustomerID  int64
	LocationID  int64
	OrderDay    day.Day
	RequiredDay day.Day // 0 is none
	Reference   string
	Terms       string
	Note        string
	Lines       []LineInput // all of them
}

// Update changes a quote in everything, another order in its required day,
// reference and note. Fails with ErrOrderUnknown, ErrStep, ErrFixed,
// ErrLineKept, order.ErrLineUnknown and as Create does.
func (s *Service) Update(ctx context.Context, requestID string, in UpdateInput) (Ref, error) {
	c := journal.Command{RequestID: requestID, Name: "sales.update", Input: in}
	return journal.Do(ctx, s.db, c, func(tx *db.Tx) (Ref, error) {
		o, lines, err := loadOrder(tx, in.ID)
		if err != nil {
			return Ref{}, err
		}
		before := inputOf(o, lines)
		if allow(o, lines, Edit) == nil {
			o, err = in.replace(tx, o, lines)
		} else {
			o, err = in.replaceHead(tx, o, lines)
		}
		if err != nil {
			return Ref{}, err
		}
		if err := journal.Former(tx, before); err != nil {
			return Ref{}, err
		}
		announce(tx, nil)
		return o.ref(), journal.About(tx, o.subject(), "Changed")
	})
}

// inputOf is what would write the order again as it is.
func inputOf(o Order, lines []Line) UpdateInput {
	in := UpdateInput{
		ID: o.ID, CustomerID: o.CustomerID, LocationID: o.LocationID, OrderDay: o.OrderDay, RequiredDay: o.RequiredDay,
		Reference: o.Reference, Terms: o.Terms, Note: o.Note, Lines: make([]LineInput, len(lines)),
	}
	for i, l := range lines {
		in.Lines[i] = LineInput{ID: l.ID, ProductID: l.ProductID, Quantity: l.Quantity, UnitPrice: &l.UnitPriceE4, Discount: l.DiscountPpm}
	}
	return in
}

// BringBack writes a former state that an update recorded. Lines that are gone
// are added anew. Fails as Update does.
func (s *Service) BringBack(ctx context.Context, requestID string, former []byte) (Ref, error) {
	var in UpdateInput
	if err := json.Unmarshal(former, &in); err != nil {
		return Ref{}, fmt.Errorf("read the former order: %w", err)
	}
	present, err := s.Order(ctx, in.ID)
	if err != nil {
		return Ref{}, err
	}
	for i := range in.Lines {
		if !slices.ContainsFunc(present.Items, func(l Item) bool { return l.ID == in.Lines[i].ID }) {
			in.Lines[i].ID = 0
		}
	}
	return s.Update(ctx, requestID, in)
}

func (in UpdateInput) replaceHead(tx *db.Tx, o Order, lines []Line) (Order, error) {
	if err := allow(o, lines, EditHead); err != nil {
		return o, err
	}
	if err := in.checkFixed(o, lines); err != nil {
		return o, err
	}
	d := draft{OrderDay: o.OrderDay, RequiredDay: in.RequiredDay, Reference: in.Reference, Note: in.Note}
	if in.RequiredDay == o.RequiredDay {
		d.OrderDay, d.RequiredDay = 0, 0 // what a file brought along stands
	}
	if err := d.checkHead(); err != nil {
		return o, err
	}
	o.RequiredDay, o.Reference, o.Note = in.RequiredDay, in.Reference, in.Note
	return o, saveOrder(tx, &o)
}

// checkFixed refuses to leave a change aside silently.
func (in UpdateInput) checkFixed(o Order, lines []Line) error {
	fixed := ErrFixed.With("number", o.Number).With("state", o.State.Words())
	switch {
	case in.CustomerID != 0 && in.CustomerID != o.CustomerID:
		return fixed.At("customerId")
	case in.LocationID != 0 && in.LocationID != o.LocationID:
		return fixed.At("locationId")
	case in.OrderDay != 0 && in.OrderDay != o.OrderDay:
		return fixed.At("orderDay")
	case in.Terms != "" && in.Terms != o.Terms:
		return fixed.At("terms")
	case len(in.Lines) > 0 && !slices.EqualFunc(in.Lines, lines, LineInput.is):
		return fixed.At("lines")
	}
	return nil
}

// is tells whether the input leaves the line as it is.
func (in LineInput) is(l Line) bool {
	return (in.ID == 0 || in.ID == l.ID) && in.ProductID == l.ProductID && in.Quantity == l.Quantity &&
		in.Discount == l.DiscountPpm && (in.UnitPrice == nil || *in.UnitPrice == l.UnitPriceE4)
}

func (in UpdateInput) replace(tx *db.Tx, o Order, existing []Line) (Order, error) {
	orderDay := in.OrderDay
	if orderDay == 0 {
		orderDay = o.OrderDay
	}
	p, err := prepare(tx, draft{
		CustomerID: in.CustomerID, LocationID: in.LocationID, OrderDay: orderDay, RequiredDay: in.RequiredDay,
		Reference: in.Reference, Terms: &in.Terms, Note: in.Note, Lines: in.Lines, existing: existing,
	})
	if err != nil {
		return o, err
	}
	if err := keepShipped(tx, o.ID, existing, p.lines); err != nil {
		return o, err
	}
	o.CustomerID, o.LocationID, o.OrderDay, o.RequiredDay = p.order.CustomerID, p.order.LocationID, orderDay, in.RequiredDay
	o.Reference, o.Terms, o.Note, o.Gross, o.Net = in.Reference, in.Terms, in.Note, p.order.Gross, p.order.Net
	if err := replaceLines(tx, o.ID, p.lines); err != nil {
		return o, err
	}
	return o, saveOrder(tx, &o)
}

// keepShipped refuses to remove a line, or to give it another product, that
// a reversed shipment names: both halves stay visible.
func keepShipped(tx *db.Tx, orderID int64, existing, wanted []Line) error {
	named, err := shippedLines(tx, orderID)
	if err != nil || len(named) == 0 {
		return err
	}
	for _, old := range existing {
		stays := slices.ContainsFunc(wanted, func(l Line) bool { return l.ID == old.ID && l.ProductID == old.ProductID })
		if stays || !slices.Contains(named, old.ID) {
			continue
		}
		products, err := order.Products(tx.DB, []int64{old.ProductID})
		if err != nil {
			return err
		}
		return ErrLineKept.At("lines").With("product", products[old.ProductID].Label())
	}
	return nil
}
