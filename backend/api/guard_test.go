package api_test

import (
	"context"
	"testing"

	"stockroom/backend/api"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/stock/stocktest"
)

// TestTheOpenDatabaseIsNoFileOfTheUsers: whatever a user chooses to read or to
// write, the books themselves are refused before anything opens them.
func TestTheOpenDatabaseIsNoFileOfTheUsers(t *testing.T) {
	d := newDesk(t)
	own := d.DB.Path()
	h := api.NewHost(context.Background(), &scripted{open: own})
	h.Open(api.NewBooks(d.DB))
	imports, chosen := api.NewImports(h), api.NewSettings(h)
	request := func() api.ImportRequest {
		return api.ImportRequest{RequestID: dbtest.RequestID(), Kind: "products", Path: own}
	}
	for name, call := range map[string]func() error{
		"a report": func() error {
			_, err := d.reports.Export(api.ReportExportRequest{Name: "low-stock", Format: "csv", Path: own})
			return err
		},
		"a document": func() error { _, err := d.purchasing.SavePDF(api.DocumentRequest{ID: 1, Path: own}); return err },
		"the log of the database": func() error {
			_, err := d.purchasing.SavePDF(api.DocumentRequest{ID: 1, Path: own + "-wal"})
			return err
		},
		"a file to recognise": func() error { _, err := imports.Recognise(api.ImportRecogniseQuery{Path: own}); return err },
		"a file to test":      func() error { _, err := imports.Test(request()); return err },
		"a file to import":    func() error { _, err := imports.Run(request()); return err },
		"a logo":              func() error { _, err := chosen.ChooseLogo(api.NoInput{}); return err },
	} {
		t.Run(name, func(t *testing.T) { stocktest.WantFault(t, call(), db.ErrOwn, "") })
	}
}
