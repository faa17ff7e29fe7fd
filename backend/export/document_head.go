package export

import "strings"

// Sizes of letters on documents, in points.
const (
	titleSize   = 20.0
	bodySize    = 9.5
	captionSize = 8.0
)

func body() style    { return style{size: bodySize, colour: ink()} }
func strong() style  { return style{size: bodySize, weight: bold, colour: ink()} }
func caption() style { return style{size: captionSize, colour: quiet()} }

// documentPDF draws one document.
type documentPDF struct {
	*paper
	d       Document
	words   Words
	show    show
	columns []documentColumn
}

// drawHead draws the company, the title, whom it is for and the facts.
func (p *documentPDF) drawHead() {
	half := (p.rightX() - p.left()) / 2
	logoBottom := p.y + p.drawLogo(p.rightX(), p.y)
	companyBottom := p.drawCompany(half)
	p.y = max(logoBottom, companyBottom) + 12

	title := style{size: titleSize, weight: bold, colour: ink()}
	heading := clean(p.d.title(p.words) + " " + p.d.Number)
	for _, line := range p.wrap(heading, title, p.rightX()-p.left(), cellLines) {
		p.text(p.left(), p.y, line, title)
		p.y += lineHeight(titleSize)
	}
	if p.d.Status != "" {
		p.text(p.left(), p.y-1, clean(p.d.Status), style{size: 11, weight: bold, colour: quiet()})
		p.y += 5
	}
	p.y += 3
	top := p.y
	left := p.drawParty(p.left(), top, half-8)
	right := p.drawFacts(p.left()+half, top, half)
	p.y = max(left, right) + 7
}

// drawCompany draws the sender on the left and returns where it ends.
func (p *documentPDF) drawCompany(width float64) float64 {
	y := p.y + 4
	name := style{size: 12, weight: bold, colour: ink()}
	for _, line := range p.wrap(clean(p.d.Company.Name), name, width, cellLines) {
		p.text(p.left(), y, line, name)
		y += lineHeight(name.size)
	}
	lines := append([]string(nil), p.d.Company.Address...)
	if p.d.Company.TaxNumber != "" {
		lines = append(lines, p.words.TaxNumber+" "+p.d.Company.TaxNumber)
	}
	st := style{size: 8.5, colour: quiet()}
	return p.paragraph(p.left(), y, width, lines, st)
}

// paragraph draws lines, each wrapped where it must, and returns where the next would stand.
func (p *documentPDF) paragraph(x, y, width float64, lines []string, st style) float64 {
	for _, text := range lines {
		for _, line := range p.wrap(clean(text), st, width, cellLines) {
			p.text(x, y, line, st)
			y += lineHeight(st.size)
		}
	}
	return y
}

func (p *documentPDF) drawParty(x, y, width float64) float64 {
	y = p.block(x, y, width, p.d.partyTitle(p.words), p.partyLines())
	if len(p.d.DeliverTo) > 0 {
		y = p.block(x, y+3, width, p.words.ShipTo, p.d.DeliverTo)
	}
	return y
}

func (p *documentPDF) partyLines() []string {
	lines := append([]string{p.d.Party.Name}, p.d.Party.Address...)
	if p.d.Party.TaxNumber != "" {
		lines = append(lines, p.words.TaxNumber+" "+p.d.Party.TaxNumber)
	}
	return lines
}

// block draws a caption with lines beneath, the first of them bold.
func (p *documentPDF) block(x, y, width float64, title string, lines []string) float64 {
	p.text(x, y, clean(title), caption())
	y += lineHeight(bodySize) + 0.6
	y = p.paragraph(x, y, width, lines[:1], strong())
	return p.paragraph(x, y, width, lines[1:], body())
}

// drawFacts draws number, dates, reference and terms as pairs.
func (p *documentPDF) drawFacts(x, y, width float64) float64 {
	const captions = 30.0 // mm
	for _, fact := range [][2]string{
		{p.words.Date, p.d.Locale.Date(p.d.Date)},
		{p.d.dueTitle(p.words), p.d.Locale.Date(p.d.Due)},
		{p.d.partyTitle(p.words), p.d.Party.Code},
		{p.words.Reference, p.d.Reference},
		{p.words.Terms, p.d.Terms},
	} {
		if strings.TrimSpace(fact[1]) == "" {
			continue
		}
		p.text(x, y, p.fit(clean(fact[0]), caption(), captions-2), caption())
		y = p.paragraph(x+captions, y, width-captions, fact[1:], body()) + 0.8
	}
	return y
}

func (p *documentPDF) footer() string {
	if p.d.Company.TaxNumber == "" {
		return p.d.Company.Name
	}
	return p.d.Company.Name + " · " + p.words.TaxNumber + " " + p.d.Company.TaxNumber
}
