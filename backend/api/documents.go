package api

import (
	"context"
	"io"
	"strings"

	"stockroom/backend/document"
	"stockroom/backend/export"
)

func (b *Books) documents() document.Books {
	return document.Books{DB: b.DB, Purchasing: b.Purchasing, Sales: b.Sales, Settings: b.Settings}
}

func savePurchasePDF(ctx context.Context, h *Host, b *Books, q DocumentRequest) (DocumentFile, error) {
	doc, err := b.documents().PurchaseOrder(ctx, q.ID)
	return saveDocument(h, b, q, "Save the purchase order", doc, err)
}

func saveConfirmationPDF(ctx context.Context, h *Host, b *Books, q DocumentRequest) (DocumentFile, error) {
	doc, err := b.documents().Confirmation(ctx, q.ID)
	return saveDocument(h, b, q, "Save the order confirmation", doc, err)
}

func saveDeliveryNotePDF(ctx context.Context, h *Host, b *Books, q DocumentRequest) (DocumentFile, error) {
	doc, err := b.documents().DeliveryNote(ctx, q.ID)
	return saveDocument(h, b, q, "Save the delivery note", doc, err)
}

// saveDocument writes the document to the path of the request, or else to
// where the user wants it.
func saveDocument(h *Host, b *Books, q DocumentRequest, title string, doc export.Document, err error) (DocumentFile, error) {
	if err != nil {
		return DocumentFile{}, err
	}
	path := q.Path
	if path == "" {
		path, err = h.shell.SaveFile(SaveQuestion{Title: title, FileName: fileName(doc.Number) + ".pdf", Filter: "*.pdf"})
		if err != nil || path == "" {
			return DocumentFile{}, err
		}
	}
	if err := b.DB.RefuseOwn(path); err != nil {
		return DocumentFile{}, err
	}
	err = export.File(path, func(w io.Writer) error { return export.WriteDocument(w, doc) })
	if err != nil {
		return DocumentFile{}, err
	}
	return DocumentFile{Path: path}, nil
}

// fileName makes a number that people gave into a name that every system takes.
func fileName(number string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || r < ' ' {
			return '-'
		}
		return r
	}, number)
}
