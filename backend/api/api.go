// Package api is what the window, `stockroom call` and the browser tests may
// call: it checks the shape of a request, converts, calls one command or
// query, and never decides.
//
// Units at this boundary: …Milli is a quantity in thousandths of the product's
// unit, …Minor an amount in minor units of the company's currency, …MinorE4 a
// price or cost of one unit in ten-thousandths of a minor unit, …Ppm a part in
// millionths; days are "YYYY-MM-DD" ("" is none), instants RFC 3339 in UTC.
package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"

	"stockroom/backend/catalog"
	"stockroom/backend/customer"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/history"
	"stockroom/backend/purchasing"
	"stockroom/backend/sales"
	"stockroom/backend/settings"
	"stockroom/backend/stock"
	"stockroom/backend/supplier"
)

// Failures of this package.
var (
	ErrInternal = fault.Define("api.internal", "Something went wrong inside Stockroom. Nothing was changed. Please report the reference {reference}.")
	ErrClosed   = fault.Define("api.closed", "Stockroom is closing. Nothing was changed.")
	ErrShape    = fault.Define("api.shape", "The request does not have the expected shape: {why}.")
)

// Books are the services on one open database.
type Books struct {
	DB         *db.DB
	Catalog    *catalog.Service
	Stock      *stock.Service
	Suppliers  *supplier.Service
	Customers  *customer.Service
	Purchasing *purchasing.Service
	Sales      *sales.Service
	Settings   *settings.Service
	History    *history.Service
}

// NewBooks wires the services on an open database.
func NewBooks(d *db.DB) *Books {
	b := &Books{
		DB: d, Catalog: catalog.New(d), Stock: stock.New(d), Suppliers: supplier.New(d), Customers: customer.New(d),
		Purchasing: purchasing.New(d), Sales: sales.New(d), Settings: settings.New(d),
	}
	b.History = history.New(history.Services{
		DB: d, Catalog: b.Catalog, Stock: b.Stock, Suppliers: b.Suppliers, Customers: b.Customers,
		Purchasing: b.Purchasing, Sales: b.Sales, Settings: b.Settings,
	})
	return b
}

// Host is what all bound structs share: the books, once they are open, and
// the context that ends with the program. Calls that come before the books
// are open wait for them.
type Host struct {
	ctx    context.Context //nolint:containedctx // bound methods get no context; this one ends with the program
	shell  Shell
	rescue Rescue
	ready  chan struct{}
	once   sync.Once

	exports runningWork

	mu    sync.Mutex
	books *Books
	err   error
	sound soundness
}

// NewHost returns a host whose calls wait until Open or Fail. ctx ends with the program.
func NewHost(ctx context.Context, shell Shell) *Host {
	return &Host{ctx: ctx, shell: shell, ready: make(chan struct{})}
}

// CanRescue says what can be done about books that cannot be opened. To be
// called before any method is.
func (h *Host) CanRescue(r Rescue) { h.rescue = r }

// Open lets the waiting calls run on the books.
func (h *Host) Open(b *Books) { h.settle(b, nil) }

// Fail makes every call answer with the error: the books could not be opened.
// A later Open ends that.
func (h *Host) Fail(err error) { h.settle(nil, err) }

func (h *Host) settle(b *Books, err error) {
	h.mu.Lock()
	h.books, h.err = b, err
	h.mu.Unlock()
	h.once.Do(func() { close(h.ready) })
}

// wait waits until the books are open or could not be opened. Fails with ErrClosed.
func (h *Host) wait() error {
	select {
	case <-h.ready:
		return nil
	case <-h.ctx.Done():
		return ErrClosed.At("")
	}
}

// now returns the books, or why they could not be opened.
func (h *Host) now() (books *Books, closed error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.books, h.err
}

// run is around every bound method: it waits for the books, keeps a panic from
// leaving the page waiting for ever, and gives errors that are not the user's
// a reference under which the log has them.
func run[T any](h *Host, method string, call func(ctx context.Context, b *Books) (T, error)) (T, error) {
	return runAnyway(h, method, func(ctx context.Context, b *Books, closed error) (T, error) {
		if closed != nil {
			var none T
			return none, closed
		}
		return call(ctx, b)
	})
}

// runAnyway is run for the few methods that are there for books that could not
// be opened: closed says why, nil is open books.
func runAnyway[T any](h *Host, method string, call func(ctx context.Context, b *Books, closed error) (T, error)) (answer T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = internal(method, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	if err := h.wait(); err != nil {
		return answer, err
	}
	books, closed := h.now()
	answer, err = call(h.ctx, books, closed)
	if err != nil {
		var none T
		return none, known(method, err)
	}
	return answer, nil
}

// summing is the context of a list whose sums may come later.
func summing(ctx context.Context, later bool) context.Context {
	if later {
		return db.SumsLater(ctx)
	}
	return ctx
}

func known(method string, err error) error {
	if f, ok := fault.Of(err); ok {
		return f
	}
	if errors.Is(err, context.Canceled) {
		return ErrClosed.At("")
	}
	return internal(method, err)
}

func internal(method string, err error) error {
	reference := newReference()
	slog.Error("call failed", "method", method, "reference", reference, "error", err)
	return ErrInternal.With("reference", reference)
}

// Failure is how an error crosses to the window and out of `stockroom call`.
type Failure struct {
	Code    string            `json:"code"`
	Field   string            `json:"field"`
	Params  map[string]string `json:"params"`
	Message string            `json:"message"` // the complete English sentence
}

// FailureOf describes any error as a Failure.
func FailureOf(err error) Failure {
	f, ok := fault.Of(err)
	if !ok {
		f, _ = fault.Of(internal("", err))
	}
	return Failure{Code: string(f.Code()), Field: f.Field(), Params: f.Params(), Message: f.Error()}
}

// FormatError is the window's error formatter: a JSON string, because the
// window's runtime makes `new Error(text)` of what it returns.
func FormatError(err error) any {
	b, marshalErr := json.Marshal(FailureOf(err))
	if marshalErr != nil {
		return err.Error()
	}
	return string(b)
}
