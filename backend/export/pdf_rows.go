package export

// drawHeading draws the heading row; it stands on every page.
func (p *pdfTable) drawHeading() {
	st := p.headingStyle()
	lines := 1
	for _, h := range p.heading {
		lines = max(lines, len(h))
	}
	height := lineHeight(st.size)
	x := p.left()
	for i, h := range p.heading {
		for n, line := range h {
			y := p.y + height*float64(lines-len(h)+n) + p.ascent(st.size)
			p.place(x, y, i, line, st)
		}
		x += p.layout.widths[i]
	}
	p.y += height*float64(lines) + rowPadding
	p.line(p.left(), p.rightX(), p.y, 0.3, rule())
}

// ascent is the distance from the top of a line to its baseline.
func (p *pdfTable) ascent(size float64) float64 { return size * mmPerPoint * 0.98 }

// place draws a text in its column: numbers end at the right edge.
func (p *pdfTable) place(x, y float64, column int, s string, st style) {
	if p.t.Columns[column].Kind.numeric() {
		p.right(x+p.layout.widths[column]-cellPadding, y, s, st)
		return
	}
	p.text(x+cellPadding, y, s, st)
}

func (p *pdfTable) drawRow(row []Cell) {
	p.drawCells(row, "", style{size: p.layout.size, colour: ink()})
	p.line(p.left(), p.rightX(), p.y, 0.1, hair())
}

func (p *pdfTable) drawTotals(totals []Cell) {
	if !p.room(p.rowHeight(1)) {
		p.nextPage()
	}
	p.line(p.left(), p.rightX(), p.y, 0.3, ink())
	p.drawCells(totals, p.words.Total, style{size: p.layout.size, weight: bold, colour: ink()})
}

func (p *pdfTable) nextPage() {
	p.addPage()
	p.drawNextHead()
	p.drawHeading()
}

func (p *pdfTable) rowHeight(lines int) float64 {
	return lineHeight(p.layout.size)*float64(lines) + 2*rowPadding
}

// drawCells draws one row, first replaces the first cell's text unless "".
func (p *pdfTable) drawCells(row []Cell, first string, st style) {
	texts := make([][]string, len(row))
	lines := 1
	for i, c := range row {
		text := clean(p.show.cell(c))
		if i == 0 && first != "" {
			text = clean(first)
		}
		texts[i] = []string{text}
		if p.t.Columns[i].Kind == KindText {
			texts[i] = p.wrap(text, st, p.layout.widths[i]-2*cellPadding, cellLines)
		}
		lines = max(lines, len(texts[i]))
	}
	if !p.room(p.rowHeight(lines)) {
		p.nextPage()
	}
	x := p.left()
	for i, text := range texts {
		for n, line := range text {
			y := p.y + rowPadding + lineHeight(st.size)*float64(n) + p.ascent(st.size)
			p.place(x, y, i, line, p.shrunk(line, i, st))
		}
		x += p.layout.widths[i]
	}
	p.y += p.rowHeight(lines)
}

// shrunk makes the letters smaller for a number or date that is wider than its
// column: they are never cut off.
func (p *pdfTable) shrunk(s string, column int, st style) style {
	room := p.layout.widths[column] - 2*cellPadding
	if width := p.width(s, st); width > room && p.t.Columns[column].Kind != KindText {
		st.size = max(st.size*room/width, sizeOfSmallest)
	}
	return st
}
