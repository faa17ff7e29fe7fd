package export

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // logos may be JPEG
	"image/png"
	"io"
	"math"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// Measures of a page, in mm.
const (
	margin       = 14.0
	footerHeight = 12.0
	logoWidth    = 46.0 // at most
	logoHeight   = 16.0 // at most
	logoMaxSide  = 4000 // pixels
)

// paper is a PDF in the making: pages of one size, a footer on each.
type paper struct {
	*pen
	pageW, pageH float64 // of the page
	y            float64 // where the next thing goes
	logo         string  // name of the registered picture, "" for none
	logoW, logoH float64
}

// newPaper starts a PDF. landscape turns the pages.
func newPaper(l Locale, landscape bool, company Company, title string, created time.Time) (*paper, error) {
	size, orientation := fpdf.PageSizeA4, fpdf.OrientationPortrait
	if l.Letter() {
		size = fpdf.PageSizeLetter
	}
	if landscape {
		orientation = fpdf.OrientationLandscape
	}
	pdf := fpdf.New(orientation, fpdf.UnitMillimeter, size, "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(margin, margin, margin)
	pdf.SetTitle(plane(clean(title)), true)
	pdf.SetAuthor(plane(clean(company.Name)), true)
	pdf.SetCreator("Stockroom", true)
	pdf.SetLang(l.String())
	pdf.SetCatalogSort(true)
	if !created.IsZero() {
		pdf.SetCreationDate(created)
		pdf.SetModificationDate(created)
	}
	pen, err := newPen(pdf)
	if err != nil {
		return nil, err
	}
	p := &paper{pen: pen}
	p.pageW, p.pageH = pdf.GetPageSize()
	return p, p.register(company.Logo)
}

// plane replaces the letters that fpdf cannot write into a PDF's properties:
// those beyond the Basic Multilingual Plane. The text must be clean.
func plane(s string) string {
	return strings.Map(func(r rune) rune {
		if r > lastRune {
			return '?'
		}
		return r
	}, s)
}

func (p *paper) left() float64   { return margin }
func (p *paper) rightX() float64 { return p.pageW - margin }
func (p *paper) bottom() float64 { return p.pageH - margin - footerHeight/2 }

// room tells whether something of the height still fits on the page.
func (p *paper) room(height float64) bool { return p.y+height <= p.bottom() }

func (p *paper) addPage() {
	p.pdf.AddPage()
	p.forget()
	p.y = margin
}

func readLogo(data []byte) (image.Image, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || (format != "png" && format != "jpeg") {
		return nil, ErrLogoUnreadable
	}
	if config.Width > logoMaxSide || config.Height > logoMaxSide {
		return nil, ErrLogoTooLarge.With("limit", logoMaxSide)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil || config.Width == 0 || config.Height == 0 {
		return nil, ErrLogoUnreadable
	}
	return picture, nil
}

// register puts the logo into the PDF. It is encoded anew, because the PDF
// library knows neither interlaced nor 16-bit pictures.
func (p *paper) register(logo []byte) error {
	if len(logo) == 0 {
		return nil
	}
	picture, err := readLogo(logo)
	if err != nil {
		return err
	}
	size := picture.Bounds()
	flat := image.NewNRGBA(image.Rect(0, 0, size.Dx(), size.Dy()))
	for y := range size.Dy() {
		for x := range size.Dx() {
			flat.Set(x, y, picture.At(size.Min.X+x, size.Min.Y+y))
		}
	}
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, flat); err != nil {
		return fmt.Errorf("logo: %w", err)
	}
	p.logo = "logo"
	p.pdf.RegisterImageOptionsReader(p.logo, fpdf.ImageOptions{ImageType: "PNG"}, &encoded)
	scale := math.Min(logoWidth/float64(size.Dx()), logoHeight/float64(size.Dy()))
	p.logoW, p.logoH = float64(size.Dx())*scale, float64(size.Dy())*scale
	return nil
}

// drawLogo draws the logo with its upper right corner at x, y and returns its height, 0 for none.
func (p *paper) drawLogo(x, y float64) float64 {
	if p.logo == "" {
		return 0
	}
	p.pdf.ImageOptions(p.logo, x-p.logoW, y, p.logoW, p.logoH, false, fpdf.ImageOptions{ImageType: "PNG"}, 0, "")
	return p.logoH
}

// finish writes the footers, now that the number of pages is known, and the file.
func (p *paper) finish(w io.Writer, words Words, footer string) error {
	st := style{size: 7.5, colour: quiet()}
	pages := p.pdf.PageCount()
	for n := 1; n <= pages; n++ {
		p.pdf.SetPage(n)
		p.forget()
		y := p.pageH - footerHeight + 2
		number := clean(page(words, n, pages))
		p.right(p.rightX(), y, number, st)
		p.text(p.left(), y, p.fit(clean(footer), st, p.rightX()-p.left()-p.width(number, st)-6), st)
	}
	if p.err != nil {
		return p.err
	}
	if err := p.pdf.Output(w); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}
