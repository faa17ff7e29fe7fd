package export

import (
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"
)

// mmPerPoint turns font sizes into millimetres, the unit of all lengths here.
const mmPerPoint = 25.4 / 72

// colour is red, green, blue.
type colour [3]int

// The colours of paper: the light theme's text, quiet text and lines.
func ink() colour   { return colour{0x15, 0x18, 0x1D} }
func quiet() colour { return colour{0x5A, 0x62, 0x70} }
func hair() colour  { return colour{0xE3, 0xE6, 0xEB} }
func rule() colour  { return colour{0x9A, 0xA1, 0xAD} }

// style is how a text is drawn.
type style struct {
	size   float64 // points
	weight weight
	colour colour
}

// pen draws text on the pages of a PDF and changes the font where a letter
// needs another one.
type pen struct {
	pdf    *fpdf.Fpdf
	faces  [2]*face // by weight
	wide   *face    // Chinese, Japanese, Korean and the rest; opened when needed
	loaded map[*face]bool
	now    *face // what the PDF's font is set to
	size   float64
	colour colour
	err    error
}

func newPen(pdf *fpdf.Fpdf) (*pen, error) {
	p := &pen{pdf: pdf, loaded: map[*face]bool{}, colour: colour{-1}}
	var err error
	if p.faces[regular], err = newFace(family, "", "NotoSans-Regular.ttf"); err != nil {
		return nil, err
	}
	if p.faces[bold], err = newFace(family, "B", "NotoSans-Bold.ttf"); err != nil {
		return nil, err
	}
	return p, nil
}

// clean makes a text drawable: one line, letters composed, nothing invisible.
func clean(s string) string {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] >= ' ' && s[i] < 0x7F
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) && r != '\u00A0' && r != '\u202F':
			return ' '
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
			return -1
		}
		return r
	}, norm.NFC.String(s))
}

// pick returns the face that has the letter, and the letter to draw instead
// when none has it.
func (p *pen) pick(r rune, w weight) (*face, rune, int16) {
	if width := p.faces[w].width(r); width >= 0 {
		return p.faces[w], r, width
	}
	if r == '\u202F' { // the narrow space between thousands
		return p.pick('\u00A0', w)
	}
	if wide := p.fallback(); wide != nil {
		if width := wide.width(r); width >= 0 {
			return wide, r, width
		}
	}
	return p.faces[w], '?', p.faces[w].width('?')
}

func (p *pen) fallback() *face {
	if p.wide == nil && p.err == nil {
		p.wide, p.err = newFace(fallback, "", "WenQuanYiMicroHei.ttf")
	}
	return p.wide
}

// width returns how wide the text is, in mm. The text must be clean.
func (p *pen) width(s string, st style) float64 {
	sum := 0
	for _, r := range s {
		_, _, w := p.pick(r, st.weight)
		sum += int(w)
	}
	return float64(sum) / emUnits * st.size * mmPerPoint
}

// text draws a clean text with its baseline beginning at x, y.
func (p *pen) text(x, y float64, s string, st style) {
	var run []rune
	var in *face
	width := 0
	flush := func() {
		if len(run) == 0 {
			return
		}
		p.use(in, st)
		p.pdf.Text(x, y, string(run))
		x += float64(width) / emUnits * st.size * mmPerPoint
		run, width = run[:0], 0
	}
	for _, r := range s {
		f, drawn, w := p.pick(r, st.weight)
		if f != in {
			flush()
			in = f
		}
		run, width = append(run, drawn), width+int(w)
	}
	flush()
}

// right draws a clean text that ends at x.
func (p *pen) right(x, y float64, s string, st style) { p.text(x-p.width(s, st), y, s, st) }

func (p *pen) use(f *face, st style) {
	if !p.loaded[f] {
		p.pdf.AddUTF8FontFromBytes(f.family, f.style, f.data)
		p.loaded[f] = true
	}
	if p.now != f || p.size != st.size {
		p.pdf.SetFont(f.family, f.style, st.size)
		p.now, p.size = f, st.size
	}
	if p.colour != st.colour {
		p.pdf.SetTextColor(st.colour[0], st.colour[1], st.colour[2])
		p.colour = st.colour
	}
}

// forget makes the next text set its font again, on a page that others wrote on.
func (p *pen) forget() { p.now = nil }

// line draws a horizontal line.
func (p *pen) line(x1, x2, y, thickness float64, c colour) {
	p.pdf.SetDrawColor(c[0], c[1], c[2])
	p.pdf.SetLineWidth(thickness)
	p.pdf.Line(x1, y, x2, y)
}

// lineHeight is the distance of baselines.
func lineHeight(size float64) float64 { return size * mmPerPoint * 1.25 }

// fit shortens a clean text with … until it is at most as wide as given.
func (p *pen) fit(s string, st style, width float64) string {
	if p.width(s, st) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 {
		runes = runes[:len(runes)-1]
		if short := strings.TrimRight(string(runes), " ") + "…"; p.width(short, st) <= width {
			return short
		}
	}
	return ""
}

// wrap breaks a clean text into at most the given number of lines; what does
// not fit into the last ends with ….
func (p *pen) wrap(s string, st style, width float64, lines int) []string {
	if p.width(s, st) <= width {
		return []string{s}
	}
	var out []string
	for rest := []rune(s); len(rest) > 0; {
		if len(out) == lines-1 {
			return append(out, p.fit(string(rest), st, width))
		}
		n := p.lineBreak(rest, st, width)
		out = append(out, strings.TrimRight(string(rest[:n]), " "))
		rest = []rune(strings.TrimLeft(string(rest[n:]), " "))
	}
	return out
}

// lineBreak returns how many letters stand on the first line: up to the last
// space or hyphen, or between two CJK letters, else as many as fit; at least one.
func (p *pen) lineBreak(text []rune, st style, width float64) int {
	room := width / (st.size * mmPerPoint) * emUnits
	used, after := 0.0, 0
	for i, r := range text {
		if i > 0 && (r == ' ' || r >= firstIdeograph || text[i-1] == '-' || text[i-1] == '/' || text[i-1] >= firstIdeograph) {
			after = i
		}
		_, _, w := p.pick(r, st.weight)
		if used += float64(w); used > room {
			if after == 0 {
				after = max(i, 1)
			}
			return after
		}
	}
	return len(text)
}

// firstIdeograph is where the scripts begin that break between any two letters.
const firstIdeograph = 0x2E80
