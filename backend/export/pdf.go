package export

import (
	"io"
	"strings"

	"stockroom/backend/day"
)

const (
	pdfSample      = 300 // rows looked at for the widths of columns
	cellLines      = 2   // a text wraps onto so many lines at most
	headingLines   = 3
	rowPadding     = 1.1 // mm above and below a row's lines
	sizeOfSmallest = 4.0 // points: a number too wide for its column is drawn smaller, down to this
)

// pdfTable streams one table onto pages.
type pdfTable struct {
	*paper
	t       Table
	words   Words
	show    show
	layout  tableLayout
	heading [][]string
	sample  [][]Cell
	started bool
	rows    int
}

func writePDF(w io.Writer, t Table, rows Rows, s *sums) error {
	p := &pdfTable{t: t, words: wordsOr(t.Words), show: newShow(t.Locale, t)}
	if err := rows(p.take); err != nil {
		return err
	}
	totals, err := s.cells()
	if err != nil {
		return err
	}
	if err := p.start(totals); err != nil {
		return err
	}
	if p.rows == 0 {
		p.y += 6
		p.text(p.left()+cellPadding, p.y, clean(p.words.NoRows), style{size: 9, colour: quiet()})
		p.y += 4
	}
	if s.wanted() {
		p.drawTotals(totals)
	}
	return p.finish(w, p.words, p.footer())
}

// take draws one row; the first rows wait until the columns can be arranged.
func (p *pdfTable) take(row []Cell) error {
	p.rows++
	if !p.started && len(p.sample) < pdfSample {
		p.sample = append(p.sample, append([]Cell(nil), row...))
		return nil
	}
	if err := p.start(nil); err != nil {
		return err
	}
	p.drawRow(row)
	return p.err
}

// start arranges the columns, opens the first page and draws the rows that waited; once.
func (p *pdfTable) start(totals []Cell) error {
	if p.started {
		return nil
	}
	p.started = true
	measure, err := newPaper(p.t.Locale, false, Company{}, "", p.t.Generated)
	if err != nil {
		return err
	}
	room := roomFor{portrait: measure.pageW - 2*margin, landscape: measure.pageH - 2*margin}
	p.layout = arrange(p.needs(measure.pen, totals), room)
	p.paper, err = newPaper(p.t.Locale, p.layout.landscape, p.t.Company, p.t.Title, p.t.Generated)
	if err != nil {
		return err
	}
	p.wrapHeading()
	p.addPage()
	p.drawFirstHead()
	p.drawHeading()
	for _, row := range p.sample {
		p.drawRow(row)
	}
	p.sample = nil
	return p.err
}

// needs measures the columns at a size of 1 pt.
func (p *pdfTable) needs(pen *pen, totals []Cell) []columnNeed {
	plain, strong := style{size: 1}, style{size: 1, weight: bold}
	needs := make([]columnNeed, len(p.t.Columns))
	for i, c := range p.t.Columns {
		needs[i].text = c.Kind == KindText
		for _, word := range strings.Fields(clean(c.Title)) {
			needs[i].natural = max(needs[i].natural, pen.width(word, strong))
		}
		for _, row := range p.sample {
			needs[i].natural = max(needs[i].natural, pen.width(clean(p.show.cell(row[i])), plain))
		}
		if i == 0 {
			needs[i].natural = max(needs[i].natural, pen.width(clean(p.words.Total), strong))
		}
		switch {
		case totals != nil:
			needs[i].natural = max(needs[i].natural, pen.width(clean(p.show.cell(totals[i])), strong))
		case c.has(): // rows are still to come: their sum has some digits more
			needs[i].natural += pen.width("00,", strong)
		}
	}
	return needs
}

func (p *pdfTable) wrapHeading() {
	st := p.headingStyle()
	for i, c := range p.t.Columns {
		p.heading = append(p.heading, p.wrap(clean(c.Title), st, p.layout.widths[i]-2*cellPadding, headingLines))
	}
}

func (p *pdfTable) headingStyle() style {
	return style{size: p.layout.size, weight: bold, colour: quiet()}
}

// drawFirstHead draws company, title, period and parameters on the first page.
func (p *pdfTable) drawFirstHead() {
	top := p.y
	companyY := top + p.drawLogo(p.rightX(), top)
	if p.logo != "" {
		companyY += 1.5
	}
	name := style{size: 10, weight: bold, colour: ink()}
	half := (p.rightX() - p.left()) / 2
	p.right(p.rightX(), companyY+4, p.fit(clean(p.t.Company.Name), name, half), name)

	room := p.rightX() - p.left() - max(p.logoW, min(half, p.width(clean(p.t.Company.Name), name))) - 8
	title := style{size: 17, weight: bold, colour: ink()}
	for _, line := range p.wrap(clean(p.t.Title), title, room, cellLines) {
		p.y += lineHeight(title.size)
		p.text(p.left(), p.y-1, line, title)
	}
	p.y += 5
	p.text(p.left(), p.y, p.fit(clean(p.period()), style{size: 10}, room), style{size: 10, colour: ink()})
	small := style{size: 8.5, colour: quiet()}
	for _, line := range p.t.Parameters {
		p.y += 4.4
		p.text(p.left(), p.y, p.fit(clean(line), small, room), small)
	}
	p.y = max(p.y, companyY+4) + 6
}

// drawNextHead draws the slim head of the following pages.
func (p *pdfTable) drawNextHead() {
	st := style{size: 8, colour: quiet()}
	p.y += 3
	company := p.fit(clean(p.t.Company.Name), st, (p.rightX()-p.left())/3)
	p.right(p.rightX(), p.y, company, st)
	p.text(p.left(), p.y, p.fit(clean(p.t.Title+" · "+p.period()), st, (p.rightX()-p.left())*0.6), st)
	p.y += 4
}

// period says what time the report covers.
func (p *pdfTable) period() string {
	date := func(d day.Day) string { return p.t.Locale.Date(d) }
	switch t := p.t; {
	case !t.AsOf.IsZero():
		return fill(p.words.AsOf, "date", date(t.AsOf))
	case !t.From.IsZero() && !t.To.IsZero():
		return date(t.From) + " – " + date(t.To)
	case !t.From.IsZero():
		return fill(p.words.FromOn, "date", date(t.From))
	case !t.To.IsZero():
		return fill(p.words.UntilOn, "date", date(t.To))
	}
	return p.words.AllTime
}

func (p *pdfTable) footer() string {
	if p.t.Generated.IsZero() {
		return p.t.Company.Name
	}
	created := fill(p.words.Created, "date", p.show.cell(Instant(p.t.Generated)))
	if p.t.Company.Name == "" {
		return created
	}
	return p.t.Company.Name + " · " + created
}
