package api

import (
	"context"

	"stockroom/backend/journal"
	"stockroom/backend/seed"
)

// App is what the window asks about the program itself.
type App struct {
	host    *Host
	version string
}

// NewApp returns the bound struct; version is the program's.
func NewApp(h *Host, version string) *App { return &App{host: h, version: version} }

// VersionInfo is the program's version.
type VersionInfo struct {
	Version string `json:"version"`
}

// Version answers without waiting for the database: also when it cannot be opened.
func (a *App) Version(NoInput) (VersionInfo, error) {
	return VersionInfo{Version: a.version}, nil
}

// DatabaseInfo is what there is to say about the open database.
type DatabaseInfo struct {
	// Path is the file's absolute path.
	Path string `json:"path"`
	// SizeBytes is the size of the file and of what is not yet merged into it.
	SizeBytes int64 `json:"sizeBytes"`
	// Schema is the newest schema version of the file, such as "0004_history".
	Schema    string `json:"schema"`
	Products  int64  `json:"products"`
	Suppliers int64  `json:"suppliers"`
	Customers int64  `json:"customers"`
	Orders    int64  `json:"orders"`
	Movements int64  `json:"movements"`
	// User is who commands are recorded under.
	User string `json:"user"`
	// Today is the present business day in the company's time zone.
	Today string `json:"today"`
	// Empty tells that nothing was entered yet: the window then offers a beginning.
	Empty bool `json:"empty"`
	// Sample tells that the books began as the sample shop, which can be thrown away.
	Sample bool `json:"sample"`
}

// Database tells which database is open and what it holds. Fails with the
// fault of opening it (db.newer, db.foreign, db.unusable …) where that failed.
func (a *App) Database(NoInput) (DatabaseInfo, error) {
	return run(a.host, "App.Database", func(ctx context.Context, b *Books) (DatabaseInfo, error) {
		s, err := b.DB.Status(ctx)
		if err != nil {
			return DatabaseInfo{}, err
		}
		sample, err := seed.IsSample(ctx, b.DB)
		if err != nil {
			return DatabaseInfo{}, err
		}
		return DatabaseInfo{
			Path: s.Path, SizeBytes: s.SizeBytes, Schema: s.Schema,
			Products: s.Products, Suppliers: s.Suppliers, Customers: s.Customers, Orders: s.Orders, Movements: s.Movements,
			User: b.DB.User(), Today: b.DB.Today().String(), Empty: s.Empty(), Sample: sample,
		}, nil
	})
}

// SampleStart asks to fill the empty database with a small shop, to try things out.
type SampleStart struct {
	RequestID string `json:"requestId"`
}

// SampleMade says what the sample shop has.
type SampleMade struct {
	Products       int `json:"products"`
	Suppliers      int `json:"suppliers"`
	Customers      int `json:"customers"`
	PurchaseOrders int `json:"purchaseOrders"`
	SalesOrders    int `json:"salesOrders"`
	Movements      int `json:"movements"`
}

// SampleProgress is the data of the event "progress" while the sample shop is made.
type SampleProgress struct {
	Task  string `json:"task"` // "sample"
	Done  int    `json:"done"` // movements
	Total int    `json:"total"`
}

// StartWithSample fills the empty database with a small shop, all or nothing.
// It takes some seconds and emits "progress". Only an empty database takes it,
// so a repetition makes nothing twice. Fails with seed.not_empty and journal.request_id.
func (a *App) StartWithSample(q SampleStart) (SampleMade, error) {
	return run(a.host, "App.StartWithSample", func(ctx context.Context, b *Books) (SampleMade, error) {
		if q.RequestID == "" {
			return SampleMade{}, journal.ErrRequestID.At("requestId")
		}
		made, err := seed.Run(ctx, b.DB, seed.Options{Seed: 1}, func(done, total int) {
			a.host.shell.Emit("progress", SampleProgress{Task: "sample", Done: done, Total: total})
		})
		return SampleMade(made), err
	})
}
