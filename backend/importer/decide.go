package importer

import (
	"strings"

	"stockroom/backend/money"
)

func (s *sheet) decideMarks() {
	evidence := map[string]*marks{}
	var all marks
	for _, f := range s.fields {
		column, there := s.at[f.Name]
		if !there || f.reads != cellMoney && f.reads != cellQuantity && f.reads != cellDiscount {
			continue
		}
		m := &marks{}
		for _, r := range s.table.rows {
			m.see(r.cells[column])
		}
		evidence[f.Name] = m
		all.comma += m.comma
		all.point += m.point
	}
	usual := all.decided()
	if usual == markUnknown && s.table.separator == ';' {
		usual = markComma
	}
	if usual == markUnknown {
		usual = markPoint
	}
	for _, f := range s.fields {
		m := evidence[f.Name]
		if m == nil {
			continue
		}
		s.marks[f.Name] = m.decided()
		if s.marks[f.Name] == markUnknown {
			s.marks[f.Name] = usual
			s.noteEither(f.Name, m.either)
		}
		if f.reads == cellDiscount {
			s.decidePercent(f.Name)
		}
	}
}

func (s *sheet) noteEither(field, either string) {
	if n, ok := clean(either); ok && either != "" {
		if text, ok := plain(n, s.marks[field]); ok {
			s.note("%s: column %q can be read two ways; %q was taken as %s.", s.table.file, s.columnName(field), either, text)
		}
	}
}

// decidePercent: a value above 1, or a per cent sign, makes the column per cent.
func (s *sheet) decidePercent(field string) {
	for _, r := range s.table.rows {
		n, ok := clean(s.text(r, field))
		if !ok {
			continue
		}
		text, ok := plain(n, s.marks[field])
		if n.percent || ok && aboveOne(text) {
			s.percent = true
			s.note("%s: column %q is read as per cent.", s.table.file, s.columnName(field))
			return
		}
	}
}

func aboveOne(text string) bool {
	_, err := money.ParseDiscount(text)
	return err != nil && !strings.HasPrefix(text, "-")
}

func (s *sheet) decideDates() {
	evidence := map[string]*orders{}
	var all orders
	for _, f := range s.fields {
		column, there := s.at[f.Name]
		if !there || f.reads != cellDate {
			continue
		}
		o := &orders{}
		for _, r := range s.table.rows {
			o.see(r.cells[column])
		}
		evidence[f.Name] = o
		all.dayFirst += o.dayFirst
		all.monthFirst += o.monthFirst
	}
	for _, f := range s.fields {
		o := evidence[f.Name]
		if o == nil {
			continue
		}
		order := firstOrder(o.decided(), s.dates, all.decided(), DayFirst)
		s.order[f.Name] = order
		if o.decided() == DatesByFile && s.dates == DatesByFile && o.either != "" {
			s.note("%s: the dates in column %q can be read two ways; %q was taken as %s.",
				s.table.file, s.columnName(f.Name), o.either, s.example(o.either, order))
		}
	}
}

func firstOrder(orders ...DateOrder) DateOrder {
	for _, o := range orders {
		if o != DatesByFile {
			return o
		}
	}
	return DayFirst
}

func (s *sheet) example(cell string, order DateOrder) string {
	w, _ := readDate(cell)
	d, _ := w.in(order)
	return d.String()
}
