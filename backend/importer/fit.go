package importer

import "strings"

// fit makes every row as wide as the header. Cells too few are refused. Cells
// too many come from commas that nobody quoted; such a row is taken where it
// can be said which cells belong together, and refused where a figure could
// slip into the wrong column.
func (s *sheet) fit() {
	width, joined, beyond := len(s.table.header), []int{}, []int{}
	kept := s.table.rows[:0]
	for _, r := range s.table.rows {
		r.cells = dropEmptyTail(r.cells, width)
		switch extra := len(r.cells) - width; {
		case extra == 0:
		case extra < 0:
			s.fail(r.number, "file", "the row has %d cells, the header has %d", len(r.cells), width)
			continue
		default:
			if cells := joinSplit(r.cells, extra); cells != nil {
				r.cells = cells
				joined = append(joined, r.number)
			} else if s.safeBeyond(r.cells, width) {
				beyond = append(beyond, r.number)
			} else {
				s.fail(r.number, "file", "the row has %d cells, the header has %d; put a text that contains a %s in quotation marks",
					len(r.cells), width, separatorName(s.table.separator))
				continue
			}
		}
		kept = append(kept, r)
	}
	s.table.rows = kept
	if len(joined) > 0 {
		s.note("%s: %s more cells than the header, from a %s inside a text; the parts were put together again.",
			s.table.file, rowsHave(joined), separatorName(s.table.separator))
	}
	if len(beyond) > 0 {
		s.note("%s: %s more cells than the header, all beyond the columns that are read; they were left aside.", s.table.file, rowsHave(beyond))
	}
}

func dropEmptyTail(cells []string, width int) []string {
	for len(cells) > width && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// joinSplit puts texts together again that were cut at a comma: after a comma
// inside a text comes a blank, after one that separates cells there is none.
// It returns nil unless exactly the surplus cells begin with a blank.
func joinSplit(cells []string, extra int) []string {
	split := 0
	for i, cell := range cells {
		if i > 0 && strings.HasPrefix(cell, " ") {
			split++
		}
	}
	if split != extra {
		return nil
	}
	joined := cells[:1:1]
	for _, cell := range cells[1:] {
		if strings.HasPrefix(cell, " ") {
			joined[len(joined)-1] += "," + cell
			continue
		}
		joined = append(joined, cell)
	}
	return joined
}

// safeBeyond tells whether the surplus can only be to the right of all
// columns that are read: none of those is a free text or a split number.
func (s *sheet) safeBeyond(cells []string, width int) bool {
	last := -1
	for _, f := range s.fields {
		column, there := s.at[f.Name]
		if !there {
			continue
		}
		last = max(last, column)
	}
	if last < 0 || last >= width-1 {
		return false
	}
	for column := range last + 1 {
		if !s.tight(column) || isDigits(cells[column]) && isDigits(cells[column+1]) && s.splits(column) {
			return false
		}
	}
	return true
}

// tight tells whether the cells of a column cannot contain a separator: it is
// a date, a figure, or a short code without blanks in every row.
func (s *sheet) tight(column int) bool {
	for _, f := range s.fields {
		if at, there := s.at[f.Name]; there && at == column && f.reads != cellText {
			return true
		}
	}
	for _, r := range s.table.rows {
		if len(r.cells) == len(s.table.header) && strings.ContainsAny(r.cells[column], " ,;") {
			return false
		}
	}
	return true
}

// splits tells whether a number of this column may have been cut at its decimal comma.
func (s *sheet) splits(column int) bool {
	for _, f := range s.fields {
		if at, there := s.at[f.Name]; there && at == column {
			return f.reads == cellMoney || f.reads == cellQuantity || f.reads == cellDiscount
		}
	}
	return false
}

func isDigits(cell string) bool {
	return cell != "" && strings.Trim(cell, "0123456789") == ""
}

func separatorName(separator rune) string {
	switch separator {
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	}
	return "comma"
}
