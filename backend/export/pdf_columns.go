package export

// columnNeed is what a column of a PDF table asks for, in mm at size 1 pt.
type columnNeed struct {
	natural float64 // everything on one line
	text    bool    // may wrap, then be cut off with …; numbers may not
}

// tableLayout is the answer: the paper, the size of letters and the widths.
type tableLayout struct {
	landscape bool
	size      float64 // points
	widths    []float64
}

const (
	cellPadding   = 1.7  // mm, left and right
	slack         = 0.1  // mm, for what adding up widths loses
	textWrapShare = 0.55 // a text column may shrink to this part: it wraps onto two lines
	textLeast     = 20.0 // mm
	textMost      = 80.0 // mm; longer texts wrap
)

// lengths of a page's sides without margins.
type roomFor struct{ portrait, landscape float64 }

// arrange finds the largest letters with which the columns fit, upright before
// landscape. When nothing fits, texts are cut and numbers drawn smaller.
func arrange(needs []columnNeed, room roomFor) tableLayout {
	for _, size := range []float64{9, 8.5, 8} {
		if widths, ok := widthsAt(needs, size, room.portrait); ok {
			return tableLayout{size: size, widths: widths}
		}
	}
	for _, size := range []float64{8.5, 8, 7.5, 7, 6.5, 6} {
		if widths, ok := widthsAt(needs, size, room.landscape); ok {
			return tableLayout{landscape: true, size: size, widths: widths}
		}
	}
	widths, _ := widthsAt(needs, 6, room.landscape)
	return tableLayout{landscape: true, size: 6, widths: widths}
}

func widthsAt(needs []columnNeed, size, room float64) (widths []float64, fits bool) {
	var natural, least float64
	naturals, leasts := make([]float64, len(needs)), make([]float64, len(needs))
	for i, n := range needs {
		full := n.natural*size + 2*cellPadding + slack
		naturals[i], leasts[i] = full, full
		if n.text {
			naturals[i] = min(full, textMost)
			leasts[i] = min(naturals[i], max(textLeast, naturals[i]*textWrapShare))
		}
		natural, least = natural+naturals[i], least+leasts[i]
	}
	widths = make([]float64, len(needs))
	for i := range needs {
		switch {
		case natural <= room:
			widths[i] = naturals[i] * room / natural
		case least < room:
			widths[i] = leasts[i] + (naturals[i]-leasts[i])*(room-least)/(natural-least)
		default:
			widths[i] = leasts[i] * room / least
		}
	}
	return widths, least <= room
}
