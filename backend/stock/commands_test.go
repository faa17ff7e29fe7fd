package stock_test

import (
	"testing"

	"stockroom/backend/day"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

func unitCost(minor int64) *money.PerUnit {
	c := money.PerUnit(minor * money.PerUnitScale)
	return &c
}

func TestAdjustForAReason(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	b.mustPost(in(p, 1, 10, 1000))
	request := dbtest.RequestID()
	input := stock.AdjustInput{Reason: stock.Damage, Note: "fell", Lines: []stock.AdjustLine{{ProductID: p, Quantity: -2 * quantity.One}}}
	posted, err := b.service.Adjust(t.Context(), request, input)
	if err != nil {
		t.Fatal(err)
	}
	if posted.Number != "ADJ-00001" {
		t.Errorf("number %s, want ADJ-00001", posted.Number)
	}
	b.want(p, 1, 8, 800)
	again, err := b.service.Adjust(t.Context(), request, input)
	if err != nil || again != posted {
		t.Errorf("the same request again: %+v, %v; want %+v", again, err, posted)
	}
	b.want(p, 1, 8, 800)
	detail, err := b.service.Document(t.Context(), posted.Kind, posted.ID)
	if err != nil {
		t.Fatal(err)
	}
	if detail.Note != "fell" || detail.Reason != stock.Damage || len(detail.Movements) != 1 || detail.Movements[0].Location != "Main" ||
		len(detail.Timeline) != 1 || detail.Timeline[0].User != dbtest.User {
		t.Errorf("the document is %+v", detail)
	}
}

func TestAdjustRefuses(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	line := func(units int64) []stock.AdjustLine {
		return []stock.AdjustLine{{ProductID: p, Quantity: quantity.Milli(units) * quantity.One}}
	}
	costly := line(-1)
	costly[0].UnitCost = unitCost(1)
	nowhere := line(1)
	nowhere[0].LocationID = 77
	for name, c := range map[string]struct {
		input stock.AdjustInput
		field string
		want  error
	}{
		"no reason":          {stock.AdjustInput{Lines: line(1)}, "reason", stock.ErrReasonUnknown},
		"a reason of others": {stock.AdjustInput{Reason: stock.Receipt, Lines: line(1)}, "reason", stock.ErrReasonUnknown},
		"damage adds":        {stock.AdjustInput{Reason: stock.Damage, Lines: line(1)}, "lines.0.quantityMilli", stock.ErrReasonOut},
		"found takes away":   {stock.AdjustInput{Reason: stock.Found, Lines: line(-1)}, "lines.0.quantityMilli", stock.ErrReasonIn},
		"cost of a loss":     {stock.AdjustInput{Reason: stock.Loss, Lines: costly}, "lines.0.unitCostMinorE4", stock.ErrCostOutbound},
		"more than there is": {stock.AdjustInput{Reason: stock.Loss, Lines: line(-1)}, "lines.0.quantityMilli", stock.ErrInsufficient},
		"nowhere":            {stock.AdjustInput{Reason: stock.Found, Lines: nowhere}, "lines.0.locationId", stock.ErrNoLocation},
		"nothing":            {stock.AdjustInput{Reason: stock.Loss}, "lines", stock.ErrNoLines},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := b.service.Adjust(t.Context(), dbtest.RequestID(), c.input)
			wantKind(t, err, c.field, c.want)
		})
	}
	if got := b.rows("SELECT number FROM stock_documents"); len(got) != 0 {
		t.Errorf("refused adjustments left %v", got)
	}
	posted, err := b.service.Adjust(t.Context(), dbtest.RequestID(), stock.AdjustInput{Reason: stock.Found, Lines: line(1)})
	if err != nil || posted.Number != "ADJ-00001" {
		t.Errorf("after the refused ones came %s, %v; want ADJ-00001", posted.Number, err)
	}
}

func TestTransferMovesValueExactly(t *testing.T) {
	b := newBooks(t)
	p, unknown, shelf := b.product("A", pieces, false), b.product("B", pieces, false), b.location("Shelf", false)
	b.mustPost(in(p, 1, 3, 100), posting(unknown, 1, 4, stock.Found))
	posted, err := b.service.Transfer(t.Context(), dbtest.RequestID(), stock.TransferInput{
		ToLocationID: shelf, Lines: []stock.TransferLine{{p, quantity.One}, {p, quantity.One}, {unknown, 2 * quantity.One}},
	})
	if err != nil {
		t.Fatal(err)
	}
	b.want(p, 1, 1, 33)
	b.want(p, shelf, 2, 67)
	b.want(unknown, shelf, 2, 0)
	for _, m := range b.ledger(unknown) {
		if m.UnitCostE4 != nil {
			t.Errorf("moving made the cost known: %+v", m)
		}
	}
	if _, err := b.service.Reverse(t.Context(), dbtest.RequestID(), stock.ReverseInput{Kind: posted.Kind, ID: posted.ID}); err != nil {
		t.Fatal(err)
	}
	b.want(p, 1, 3, 100)
	b.want(p, shelf, 0, 0)
	b.want(unknown, 1, 4, 0)
	_, err = b.service.Reverse(t.Context(), dbtest.RequestID(), stock.ReverseInput{Kind: posted.Kind, ID: posted.ID})
	wantKind(t, err, "", stock.ErrAlreadyReversed)
}

func TestTransferReversedAfterTheAverageMoved(t *testing.T) {
	b := newBooks(t)
	p, shelf := b.product("A", pieces, false), b.location("Shelf", false)
	b.mustPost(in(p, 1, 10, 1000))
	posted, err := b.service.Transfer(t.Context(), dbtest.RequestID(), stock.TransferInput{
		ToLocationID: shelf, Lines: []stock.TransferLine{{p, 10 * quantity.One}},
	})
	if err != nil {
		t.Fatal(err)
	}
	b.mustPost(in(p, shelf, 10, 0))
	b.mustPost(out(p, shelf, 10))
	b.want(p, shelf, 10, 500)
	if _, err := b.service.Reverse(t.Context(), dbtest.RequestID(), stock.ReverseInput{Kind: posted.Kind, ID: posted.ID}); err != nil {
		t.Fatal(err)
	}
	b.want(p, shelf, 0, 0)
	b.want(p, 1, 10, 500)
}

func TestTransferRefuses(t *testing.T) {
	b := newBooks(t)
	p, shelf := b.product("A", pieces, false), b.location("Shelf", false)
	b.mustPost(in(p, 1, 3, 100))
	for name, c := range map[string]struct {
		input stock.TransferInput
		field string
		want  error
	}{
		"to where it is": {stock.TransferInput{FromLocationID: 1, Lines: []stock.TransferLine{{p, quantity.One}}}, "toLocationId", stock.ErrSameLocation},
		"to nowhere":     {stock.TransferInput{ToLocationID: 99, Lines: []stock.TransferLine{{p, quantity.One}}}, "toLocationId", stock.ErrNoLocation},
		"backwards":      {stock.TransferInput{ToLocationID: shelf, Lines: []stock.TransferLine{{p, -quantity.One}}}, "lines.0.quantityMilli", stock.ErrQuantityPositive},
		"more than is":   {stock.TransferInput{ToLocationID: shelf, Lines: []stock.TransferLine{{p, quantity.One}, {p, 3 * quantity.One}}}, "lines.1.quantityMilli", stock.ErrInsufficient},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := b.service.Transfer(t.Context(), dbtest.RequestID(), c.input)
			wantKind(t, err, c.field, c.want)
			b.want(p, 1, 3, 100)
			b.want(p, shelf, 0, 0)
		})
	}
}

func TestTransferNamesTheQuantityAsItWasTyped(t *testing.T) {
	b := newBooks(t)
	p, shelf := b.product("A", pieces, false), b.location("Shelf", false)
	move := func(q quantity.Milli) error {
		_, err := b.service.Transfer(t.Context(), dbtest.RequestID(), stock.TransferInput{ToLocationID: shelf, Lines: []stock.TransferLine{{p, q}}})
		return err
	}
	wantFault(t, move(1500), quantity.ErrDecimals, "lines.0.quantityMilli", map[string]string{"text": "1.5", "unit": "pcs", "decimals": "0"})
	wantFault(t, move(quantity.Max+quantity.One), quantity.ErrTooLarge, "lines.0.quantityMilli", map[string]string{"text": "1000000001"})
}

func TestOpenBalanceOnlyBeforeTheFirstMovement(t *testing.T) {
	b := newBooks(t)
	p, shelf := b.product("A", pieces, false), b.location("Shelf", false)
	open := func(units int64) (stock.Posted, error) {
		return b.service.OpenBalance(t.Context(), dbtest.RequestID(), stock.OpeningInput{Lines: []stock.OpeningLine{
			{ProductID: p, Quantity: quantity.Milli(units) * quantity.One, UnitCost: unitCost(50)},
			{ProductID: p, LocationID: shelf, Quantity: quantity.One},
		}})
	}
	wrong, err := open(71)
	if err != nil {
		t.Fatal(err)
	}
	b.want(p, 1, 71, 3550)
	b.want(p, shelf, 1, 50)
	_, err = open(17)
	wantFault(t, err, stock.ErrHasMovements, "lines.0.productId", map[string]string{"product": "Product A (A)"})
	if _, err := b.service.Reverse(t.Context(), dbtest.RequestID(), stock.ReverseInput{Kind: wrong.Kind, ID: wrong.ID}); err != nil {
		t.Fatal(err)
	}
	right, err := open(17)
	if err != nil || right.Number != "OB-00002" {
		t.Fatalf("after the reversal: %+v, %v", right, err)
	}
	b.want(p, 1, 17, 850)
}

func TestLocationsAreATree(t *testing.T) {
	b := newBooks(t)
	ctx := t.Context()
	add := func(name string, parent int64) int64 {
		t.Helper()
		id, err := b.service.CreateLocation(ctx, dbtest.RequestID(), stock.LocationInput{Name: name, ParentID: parent})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	aisle := add("Aisle 1", stock.MainLocation)
	shelf := add("Shelf", aisle)
	p := b.product("A", pieces, false)
	b.mustPost(in(p, shelf, 3, 30), in(p, 1, 2, 20))
	tree, err := b.service.Locations(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(tree) != 3 || tree[2].Path != "Main / Aisle 1 / Shelf" || tree[2].Depth != 2 || tree[0].Below.Value != 50 || tree[0].Value != 20 {
		t.Errorf("the tree is %+v", tree)
	}
	change := func(id int64, in stock.LocationInput) error {
		_, err := b.service.UpdateLocation(ctx, dbtest.RequestID(), stock.UpdateInput{ID: id, LocationInput: in})
		return err
	}
	archive := func(id int64, archived bool) error {
		_, err := b.service.ArchiveLocation(ctx, dbtest.RequestID(), stock.ArchiveInput{ID: id, Archived: archived})
		return err
	}
	wantKind(t, change(aisle, stock.LocationInput{Name: "Aisle 1", ParentID: shelf}), "parentId", stock.ErrLocationCycle)
	wantKind(t, change(shelf, stock.LocationInput{Name: "Shelf", ParentID: aisle, Quarantine: true}), "quarantine", stock.ErrLocationStock)
	wantKind(t, change(shelf, stock.LocationInput{Name: " ", ParentID: aisle}), "name", stock.ErrLocationName)
	wantKind(t, change(shelf, stock.LocationInput{Name: "Shelf", Code: "main", ParentID: aisle}), "code", stock.ErrLocationCodeTaken)
	wantKind(t, change(shelf, stock.LocationInput{Name: "MAIN"}), "name", stock.ErrLocationTaken)
	wantKind(t, archive(shelf, true), "id", stock.ErrLocationStock)
	wantKind(t, archive(stock.MainLocation, true), "id", stock.ErrMainLocation)
	wantKind(t, archive(aisle, true), "id", stock.ErrLocationChildren)
	b.mustPost(out(p, shelf, 3))
	if err := archive(shelf, true); err != nil {
		t.Fatal(err)
	}
	if err := archive(aisle, true); err != nil {
		t.Fatal(err)
	}
	wantKind(t, archive(shelf, false), "parentId", stock.ErrArchivedLocation)
	if tree, err = b.service.Locations(ctx, false); err != nil || len(tree) != 1 {
		t.Errorf("%d locations are shown, %v; want Main alone", len(tree), err)
	}
}

func TestLevelsAndTheirDoors(t *testing.T) {
	b := newBooks(t)
	ctx := t.Context()
	p, q := b.product("CHANG", pieces, false), b.product("CHAI", pieces, false)
	quarantine := b.location("Quarantine", true)
	b.mustPost(in(p, 1, 17, 1700), in(p, quarantine, 3, 300), in(q, 1, 2, 10))
	page, err := b.service.Levels(ctx, stock.LevelQuery{Sort: "onHand", Descending: true, Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Rows) != 1 || page.Rows[0].SKU != "CHANG" || page.Rows[0].Available != 17*quantity.One || page.Totals.Products != 2 || page.Totals.Value != 2010 {
		t.Errorf("first page %+v", page)
	}
	page, err = b.service.Levels(ctx, stock.LevelQuery{Sort: "onHand", Descending: true, Limit: 1, Cursor: page.Next})
	if err != nil || len(page.Rows) != 1 || page.Rows[0].SKU != "CHAI" || page.Next != "" || page.Totals.Products != -1 {
		t.Errorf("second page %+v, %v", page, err)
	}
	page, err = b.service.Levels(ctx, stock.LevelQuery{LocationID: quarantine, Search: "han"})
	if err != nil || len(page.Rows) != 1 || page.Rows[0].OnHand != 3*quantity.One || page.Rows[0].Value != 300 || page.Totals.OnHand != 3*quantity.One {
		t.Errorf("in quarantine %+v, %v", page, err)
	}
	page, err = b.service.Levels(ctx, stock.LevelQuery{LocationID: stock.MainLocation, Sort: "value", Descending: true, Limit: 1})
	if err != nil || page.Rows[0].Value != 1700 || page.Totals.Products != 2 || page.Totals.Value != 1710 {
		t.Errorf("at Main by value %+v, %v", page, err)
	}
	page, err = b.service.Levels(ctx, stock.LevelQuery{LocationID: stock.MainLocation, Sort: "value", Descending: true, Limit: 1, Cursor: page.Next})
	if err != nil || len(page.Rows) != 1 || page.Rows[0].Value != 10 || page.Next != "" {
		t.Errorf("at Main, second page %+v, %v", page, err)
	}
	_, err = b.service.Levels(ctx, stock.LevelQuery{LocationID: 99})
	wantKind(t, err, "locationId", stock.ErrNoLocation)
	levels, err := b.service.ProductLevels(ctx, p)
	if err != nil || levels.OnHand != 20*quantity.One || levels.Quarantined != 3*quantity.One || len(levels.Balances) != 2 || *levels.UnitCost() != *unitCost(100) {
		t.Errorf("the equation is %+v, %v", levels, err)
	}
	moves, err := b.service.Movements(ctx, stock.MovementQuery{ProductID: p, Limit: 1})
	if err != nil || len(moves.Rows) != 1 || moves.Totals.Movements != 2 || moves.Totals.Quantity != levels.OnHand || moves.Totals.Value != levels.Value {
		t.Errorf("behind the number are %+v, %v", moves, err)
	}
	moves, err = b.service.Movements(ctx, stock.MovementQuery{ProductID: p, Limit: 1, Cursor: moves.Next})
	if err != nil || len(moves.Rows) != 1 || moves.Rows[0].Location != "Main" || moves.Next != "" {
		t.Errorf("the older page is %+v, %v", moves, err)
	}
	for name, c := range map[string]struct {
		query stock.MovementQuery
		want  int64
	}{
		"of a day":             {stock.MovementQuery{From: day.Of(dbtest.Start()), To: day.Of(dbtest.Start())}, 3},
		"of the day before":    {stock.MovementQuery{To: day.Of(dbtest.Start()).AddDays(-1)}, 0},
		"of a reason":          {stock.MovementQuery{Reason: stock.Receipt, Search: "chang"}, 2},
		"of a location":        {stock.MovementQuery{LocationID: quarantine}, 1},
		"of no such document":  {stock.MovementQuery{Document: "ADJ-1"}, 0},
		"of somebody else":     {stock.MovementQuery{User: "bob"}, 0},
		"of a type, of a user": {stock.MovementQuery{DocumentType: stock.ReceiptDocument, User: dbtest.User}, 3},
	} {
		moves, err := b.service.Movements(ctx, c.query)
		if err != nil || moves.Totals.Movements != c.want || int64(len(moves.Rows)) != c.want {
			t.Errorf("%s: %d of %d movements, %v; want %d", name, len(moves.Rows), moves.Totals.Movements, err, c.want)
		}
	}
	if _, err := b.service.Adjust(ctx, dbtest.RequestID(), stock.AdjustInput{Reason: stock.Loss, Lines: []stock.AdjustLine{{ProductID: p, Quantity: -quantity.One}}}); err != nil {
		t.Fatal(err)
	}
	moves, err = b.service.Movements(ctx, stock.MovementQuery{Document: "adj-1"})
	if err != nil || len(moves.Rows) != 1 || moves.Rows[0].Document != "ADJ-00001" {
		t.Errorf("of the document are %+v, %v", moves, err)
	}
	_, err = b.service.Levels(ctx, stock.LevelQuery{Sort: "colour"})
	wantKind(t, err, "sort", stock.ErrSortUnknown)
	_, err = b.service.Levels(ctx, stock.LevelQuery{Cursor: "nonsense"})
	if err == nil {
		t.Error("a made-up cursor was taken")
	}
	_, err = b.service.ProductLevels(ctx, 4711)
	wantKind(t, err, "id", stock.ErrNoProduct)
}

func TestOtherDocumentsAreReversedAtTheirOrder(t *testing.T) {
	b := newBooks(t)
	for _, kind := range []string{"receipt", "shipment", ""} {
		_, err := b.service.Reverse(t.Context(), dbtest.RequestID(), stock.ReverseInput{Kind: kind, ID: 1})
		wantKind(t, err, "kind", stock.ErrDocumentKind)
		_, err = b.service.Document(t.Context(), kind, 1)
		wantKind(t, err, "kind", stock.ErrDocumentKind)
	}
	_, err := b.service.Document(t.Context(), stock.TransferDocument, 1)
	wantKind(t, err, "id", stock.ErrNoDocument)
}

func TestEveryCommandRefusesABadRequestID(t *testing.T) {
	b := newBooks(t)
	_, err := b.service.Adjust(t.Context(), "two words", stock.AdjustInput{})
	wantKind(t, err, "requestId", journal.ErrRequestID)
}
