package importer

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
)

// Field is one thing that a kind of file can tell.
type Field struct {
	// Name is what it is called in results and in FieldsOf.
	Name string
	// Headers are the headers it is found under, the preferred first:
	// lower case, letters and digits only.
	Headers []string
	// Required says that a file without it is refused.
	Required bool

	reads reading
	// instead are other fields that will do in place of a required one.
	instead []string
}

// reading is how the cells of a field are understood.
type reading int

const (
	cellText reading = iota
	cellMoney
	cellQuantity
	cellDiscount
	cellDate
	cellFlag
	cellDays
)

// normal brings a header into the form in which headers are compared.
func normal(header string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, header)
}

// mapping is which column of a table each field is read from.
type mapping struct {
	columns []Column
	at      map[string]int // field → column
	fields  []Field
	notices []string
}

// match finds the columns of the fields. A header that comes twice, or a
// second header for the same field, is left aside with a notice.
func match(t *table, fields []Field) *mapping {
	m := &mapping{at: map[string]int{}, fields: fields, columns: make([]Column, len(t.header))}
	places := m.places(t)
	for _, f := range fields {
		for _, header := range f.Headers {
			column, there := places[header]
			if !there || m.columns[column].Field != "" {
				continue
			}
			if first, taken := m.at[f.Name]; taken {
				m.note("%s: column %q is not used: %s is read from %q.", t.file, t.header[column], f.Name, t.header[first])
				delete(places, header)
				continue
			}
			m.at[f.Name], m.columns[column].Field = column, f.Name
		}
	}
	m.noteUnknown(t, places)
	return m
}

func (m *mapping) places(t *table) map[string]int {
	places := make(map[string]int, len(t.header))
	for i, header := range t.header {
		m.columns[i].Header = header
		key := normal(header)
		if key == "" {
			continue
		}
		if first, twice := places[key]; twice {
			m.note("%s: the header %q comes twice; column %d is read, column %d is not.", t.file, header, first+1, i+1)
			continue
		}
		places[key] = i
	}
	return places
}

func (m *mapping) noteUnknown(t *table, places map[string]int) {
	var unknown []int
	for _, column := range places {
		if m.columns[column].Field == "" {
			unknown = append(unknown, column)
		}
	}
	sort.Ints(unknown)
	names := make([]string, len(unknown))
	for i, column := range unknown {
		names[i] = t.header[column]
	}
	if len(names) > 0 {
		m.note("%s: columns that Stockroom does not know were left aside: %s.", t.file, strings.Join(names, ", "))
	}
}

func (m *mapping) note(format string, args ...any) {
	m.notices = append(m.notices, fmt.Sprintf(format, args...))
}

func (m *mapping) has(field string) bool {
	_, ok := m.at[field]
	return ok
}

// unnamed tells whether the file has none of the fields.
func (m *mapping) unnamed(fields ...string) bool {
	for _, f := range fields {
		if m.has(f) {
			return false
		}
	}
	return true
}

// missing returns the required fields that have neither a column of their own
// nor one that will do instead.
func (m *mapping) missing() []Field {
	var missing []Field
	for _, f := range m.fields {
		if f.Required && !m.has(f.Name) && m.unnamed(f.instead...) {
			missing = append(missing, f)
		}
	}
	return missing
}
