package export

import (
	"embed"
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed fonts/*.ttf
var fontFiles embed.FS

// weight is how heavy letters are.
type weight uint8

const (
	regular weight = iota
	bold
)

const (
	emUnits  = 1000   // widths are in thousandths of the font size
	lastRune = 0xFFFF // fpdf keeps no letters beyond the Basic Multilingual Plane
	unasked  = -2     // width not looked up yet
	noGlyph  = -1     // the font has no such letter
	family   = "noto" // names fpdf knows the fonts by
	fallback = "wqy"  // one weight only
)

// face is one font file: which letters it has and how wide they are.
type face struct {
	family, style string
	data          []byte
	font          *sfnt.Font
	buffer        sfnt.Buffer
	widths        []int16 // by rune, in thousandths of the size
}

func newFace(family, style, file string) (*face, error) {
	data, err := fontFiles.ReadFile("fonts/" + file)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", file, err)
	}
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", file, err)
	}
	f := &face{family: family, style: style, data: data, font: parsed, widths: make([]int16, lastRune+1)}
	for i := range f.widths {
		f.widths[i] = unasked
	}
	return f, nil
}

// width returns the width of a letter, noGlyph when the font lacks it.
func (f *face) width(r rune) int16 {
	if r < 0 || r > lastRune {
		return noGlyph
	}
	if f.widths[r] == unasked {
		f.widths[r] = f.lookUp(r)
	}
	return f.widths[r]
}

func (f *face) lookUp(r rune) int16 {
	glyph, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || glyph == 0 {
		return noGlyph
	}
	advance, err := f.font.GlyphAdvance(&f.buffer, glyph, fixed.I(emUnits), font.HintingNone)
	if err != nil {
		return noGlyph
	}
	return int16(advance.Round()) // a glyph is at most a few times as wide as the font is high
}
