package export

import "strings"

// documentColumn is one column of a document's lines.
type documentColumn struct {
	title string
	value func(Line) string
	width float64 // mm
	right bool    // numbers
	name  bool    // the product's name: takes the room that is left, wraps
}

const (
	documentPadding = 1.6  // mm, between columns
	nameLines       = 4    // a name wraps onto so many lines at most
	nameLeast       = 40.0 // mm
	codeMost        = 32.0 // mm
	noteLines       = 40
)

// arrange chooses the columns and their widths: each as wide as its widest
// value, the rest for the name.
func (p *documentPDF) arrange() {
	p.columns = p.chosenColumns()
	room := p.rightX() - p.left()
	name := 0
	for i := range p.columns {
		c := &p.columns[i]
		if c.name {
			name = i
			continue
		}
		c.width = p.width(clean(c.title), p.headingStyle())
		for _, l := range p.d.Lines {
			c.width = max(c.width, p.width(clean(c.value(l)), body()))
		}
		if !c.right {
			c.width = min(c.width, codeMost)
		}
		c.width += 2*documentPadding + slack
		room -= c.width
	}
	p.columns[name].width = max(room, nameLeast)
}

func (p *documentPDF) chosenColumns() []documentColumn {
	w := p.words
	columns := []documentColumn{{title: w.Product, value: func(l Line) string { return l.SKU }}}
	if p.d.coded() {
		columns = append(columns, documentColumn{title: w.YourCode, value: func(l Line) string { return l.Code }})
	}
	columns = append(columns,
		documentColumn{title: w.Description, value: func(l Line) string { return l.Name }, name: true},
		documentColumn{title: w.Quantity, value: p.quantity, right: true})
	if !p.d.priced() {
		return columns
	}
	columns = append(columns, documentColumn{title: w.Price, value: func(l Line) string { return p.show.cell(UnitCost(l.Price)) }, right: true})
	if p.d.discounted() {
		columns = append(columns, documentColumn{title: w.Discount, value: p.discount, right: true})
	}
	return append(columns, documentColumn{
		title: w.Amount + " " + p.d.Currency.Code, value: func(l Line) string { return p.show.cell(Money(l.Net)) }, right: true,
	})
}

func (p *documentPDF) quantity(l Line) string {
	return strings.TrimSpace(p.show.cell(Quantity(l.Quantity)) + " " + l.Unit)
}

// discount writes millionths as a percentage; none is "".
func (p *documentPDF) discount(l Line) string {
	const millionthsDecimals = 4 // of a percentage
	if l.Discount == 0 {
		return ""
	}
	return p.show.marks.percent(withoutTrailingZeros(scaled(int64(l.Discount), millionthsDecimals)))
}

func (p *documentPDF) headingStyle() style {
	return style{size: captionSize, weight: bold, colour: quiet()}
}

func (p *documentPDF) drawHeading() {
	x := p.left()
	for i, c := range p.columns {
		p.place(x, p.y, i, clean(c.title), p.headingStyle())
		x += c.width
	}
	p.y += 2
	p.line(p.left(), p.rightX(), p.y, 0.3, rule())
	p.y += 0.8
}

// place draws a text in its column; the outer columns end at the margins.
func (p *documentPDF) place(x, y float64, column int, s string, st style) {
	c := p.columns[column]
	switch {
	case !c.right && column == 0:
		p.text(x, y, s, st)
	case !c.right:
		p.text(x+documentPadding, y, s, st)
	case column == len(p.columns)-1:
		p.right(x+c.width, y, s, st)
	default:
		p.right(x+c.width-documentPadding, y, s, st)
	}
}

func (p *documentPDF) drawLine(l Line) {
	texts := make([][]string, len(p.columns))
	lines := 1
	for i, c := range p.columns {
		limit := 1
		if !c.right {
			limit = cellLines
		}
		if c.name {
			limit = nameLines
		}
		text := clean(c.value(l))
		texts[i] = []string{text}
		if limit > 1 {
			texts[i] = p.wrap(text, body(), c.width-2*documentPadding, limit)
		}
		lines = max(lines, len(texts[i]))
	}
	height := lineHeight(bodySize)*float64(lines) + 3.2
	p.need(height, p.drawHeading)
	x := p.left()
	for i, text := range texts {
		for n, s := range text {
			p.place(x, p.y+0.7+lineHeight(bodySize)*float64(n+1), i, s, body())
		}
		x += p.columns[i].width
	}
	p.y += height
	p.line(p.left(), p.rightX(), p.y, 0.1, hair())
}

// need goes to the next page when the height does not fit, with the slim head
// and what is to be repeated on it.
func (p *documentPDF) need(height float64, repeat func()) {
	if p.room(height) {
		return
	}
	p.addPage()
	p.y += 3
	st := style{size: 8, colour: quiet()}
	half := (p.rightX() - p.left()) / 2
	p.text(p.left(), p.y, p.fit(clean(p.d.title(p.words)+" "+p.d.Number), st, half-4), st)
	p.right(p.rightX(), p.y, p.fit(clean(p.d.Party.Name), st, half-4), st)
	p.y += 8
	repeat()
}

func nothing() {}

// drawSums draws the sums beneath the amounts.
func (p *documentPDF) drawSums() {
	type sum struct {
		title  string
		amount Cell
	}
	var sums []sum
	if p.d.Discount != 0 {
		sums = append(sums, sum{p.words.Gross, Money(p.d.Gross)}, sum{p.words.DiscountTotal, Money(-p.d.Discount)})
	}
	for _, c := range p.d.Charges {
		sums = append(sums, sum{c.Title, Money(c.Amount)})
	}
	step := lineHeight(bodySize) + 1.2
	p.need(step*float64(len(sums)+1)+8, nothing)
	const sumsWidth = 78.0 // mm
	x := p.rightX() - sumsWidth
	p.y += 2
	for _, s := range sums {
		p.y += step
		p.text(x, p.y, p.fit(clean(s.title), body(), sumsWidth/2), style{size: bodySize, colour: quiet()})
		p.right(p.rightX(), p.y, p.show.cell(s.amount), body())
	}
	p.y += 2.4
	p.line(x, p.rightX(), p.y, 0.3, ink())
	total := style{size: 11.5, weight: bold, colour: ink()}
	p.y += lineHeight(total.size) + 0.6
	p.text(x, p.y, clean(p.words.Total), total)
	p.right(p.rightX(), p.y, p.d.Currency.Code+" "+p.show.cell(Money(p.d.Total)), total)
}

func (p *documentPDF) drawNote() {
	note := strings.TrimSpace(p.d.Note)
	if note == "" {
		return
	}
	p.need(lineHeight(bodySize)*3+10, nothing)
	p.y += 12
	p.text(p.left(), p.y, clean(p.words.Note), caption())
	p.y += lineHeight(bodySize) + 0.6
	for _, text := range strings.Split(note, "\n") {
		for _, line := range p.wrap(clean(text), body(), (p.rightX()-p.left())*0.7, noteLines) {
			p.need(lineHeight(bodySize), nothing)
			p.text(p.left(), p.y, line, body())
			p.y += lineHeight(bodySize)
		}
	}
}

// drawSignature draws the lines on which the receiver signs.
func (p *documentPDF) drawSignature() {
	const height, dateWidth, nameWidth = 30.0, 40.0, 80.0 // mm
	p.need(height, nothing)
	p.y += height - 6
	p.line(p.left(), p.left()+dateWidth, p.y, 0.2, rule())
	p.line(p.left()+dateWidth+10, p.left()+dateWidth+10+nameWidth, p.y, 0.2, rule())
	p.y += 4
	p.text(p.left(), p.y, clean(p.words.SignatureDate), caption())
	p.text(p.left()+dateWidth+10, p.y, clean(p.words.ReceivedBy), caption())
}
