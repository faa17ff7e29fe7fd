package api_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"stockroom/backend"
	"stockroom/backend/api"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/seed"
)

func TestTheSampleShopIsThrownAway(t *testing.T) {
	b := open(t)
	app, catalog, chosen := bound[*api.App](t, b), bound[*api.Catalog](t, b), bound[*api.Settings](t, b)
	if _, err := chosen.SaveCompany(api.CompanySave{RequestID: dbtest.RequestID(), Company: api.Company{Name: "Corner Shop"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := app.StartOver(api.StartOverRequest{RequestID: dbtest.RequestID()}); !errors.Is(err, seed.ErrNoSample) {
		t.Errorf("blank books were thrown away: %v", err)
	}
	if _, err := app.StartWithSample(api.SampleStart{RequestID: dbtest.RequestID()}); err != nil {
		t.Fatal(err)
	}
	if info, err := app.Database(api.NoInput{}); err != nil || !info.Sample || info.Empty || info.Products == 0 {
		t.Errorf("%+v, %v", info, err)
	}
	done, err := app.StartOver(api.StartOverRequest{RequestID: dbtest.RequestID()})
	if err != nil {
		t.Fatal(err)
	}
	info, err := app.Database(api.NoInput{})
	if err != nil || info.Sample || !info.Empty || info.Products != 0 || info.Movements != 0 {
		t.Errorf("%+v, %v", info, err)
	}
	if all, err := chosen.Get(api.NoInput{}); err != nil || all.Company.Name != "Corner Shop" {
		t.Errorf("the company is %q, %v", all.Company.Name, err)
	}
	found, err := filepath.Glob(filepath.Join(filepath.Dir(info.Path), "*", done.Backup))
	if err != nil || len(found) != 1 {
		t.Fatalf("the backup %s is at %v, %v", done.Backup, found, err)
	}
	if f, err := os.Stat(found[0]); err != nil || f.Size() == 0 {
		t.Errorf("the backup is empty, %v", err)
	}
	// One's own books are not thrown away.
	if _, err := catalog.Create(api.ProductCreate{RequestID: dbtest.RequestID(), Product: api.ProductInput{SKU: "A", Name: "Own", UnitID: 1}}); err != nil {
		t.Fatal(err)
	}
	if _, err := app.StartOver(api.StartOverRequest{RequestID: dbtest.RequestID()}); !errors.Is(err, seed.ErrNoSample) {
		t.Errorf("own books were thrown away: %v", err)
	}
}

// bound finds one of the structs that the window calls.
func bound[T any](t *testing.T, b *backend.Backend) T {
	t.Helper()
	for _, service := range b.Bound() {
		if found, ok := service.(T); ok {
			return found
		}
	}
	var none T
	t.Fatalf("%T is not bound", none)
	return none
}
