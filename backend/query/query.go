// Package query reads what users type into the search field of a list, such
// as `supplier:exotic price:10..20 low`: words, fields with values, ranges of
// numbers and dates, words of state, OR, brackets, and - or NOT. It knows no
// database: a list names its fields in a Schema and makes conditions of the
// terms.
//
// Nothing that is typed is an error. What is not understood is left out, or
// looked for as text, and a Problem says so in a sentence.
package query

import (
	"stockroom/backend/day"
	"stockroom/backend/fault"
)

// What a Problem says. They are sentences for the user, not failures: the rest
// of the query holds.
var (
	ErrField  = fault.Define("query.field_unknown", "This list has no field “{field}”; “{text}” is looked for as text.")
	ErrNumber = fault.Define("query.number", "“{text}” is not a number or a range of numbers such as 10..20 or >5; this part is left out.")
	ErrDate   = fault.Define("query.date", "“{text}” is not a date or a period such as 2026-03, today or 2026-01..2026-03; this part is left out.")
	ErrChoice = fault.Define("query.choice", "“{text}” is not one of {choices}; this part is left out.")
	ErrEmpty  = fault.Define("query.empty", "“{field}:” needs a value.")
	ErrQuote  = fault.Define("query.quote", "A quotation mark has no end; the text goes to the end of the line.")
	ErrSide   = fault.Define("query.side", "“{word}” needs something on both sides; it is left out.")
	ErrLong   = fault.Define("query.long", "Only the first {limit} parts of the search count.")
)

// Kind is what the values of a field are.
type Kind uint8

// The kinds of fields.
const (
	Text      Kind = iota // texts: every word of the value must occur in it
	Choice                // one of a few words
	Flag                  // yes or no
	Count                 // whole numbers
	Quantity              // thousandths of a unit
	Amount                // minor units of the currency
	UnitPrice             // ten-thousandths of a minor unit
	Date                  // calendar dates
)

// Option is one value of a field of choices, and the words for it.
type Option struct {
	Value string
	Words []string // folded, without blanks; the first is shown
}

// Field is one field of a list.
type Field struct {
	Name    string   // what terms call it, such as onHand
	Words   []string // what is typed for it, folded, without blanks; the first is shown
	Kind    Kind
	Options []Option // of a Choice
	// Empty says that a row may have none: `category:none` finds those.
	Empty bool
	// Bare says that the words of its options, or of the flag itself, are
	// understood without the field: `low`, `late`.
	Bare bool
}

// Schema is what can be asked of one list.
type Schema []Field

// Field returns the field of that name.
func (s Schema) Field(name string) (Field, bool) {
	for _, f := range s {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Context is what values are read by.
type Context struct {
	Decimals int     // of the currency, 0 to 4
	Today    day.Day // what `today` is
}

// Op is how a node joins what is below it.
type Op uint8

// The ops of nodes.
const (
	And Op = iota // all of the nodes; of none: everything
	Is            // a single term
	Or            // any of the nodes
	Not           // not the one node
)

// Node is a query, or a part of one. The zero Node asks for nothing.
type Node struct {
	Op    Op
	Nodes []Node
	Term  Term // of Is
}

// Term is one question to a row.
type Term struct {
	Field string // "" is the row's text as a whole
	Kind  Kind
	Text  string   // of Text: what must occur, as typed
	Any   []string // of Choice: the values of which one must be it
	IDs   []int64  // of Text, from filters: the chosen ones, of which one must be it
	None  bool     // the field is empty
	On    bool     // of Flag
	// From and To are inclusive; nil is open. Numbers are in the unit of the
	// kind, dates are yyyymmdd.
	From, To *int64
	// Beyond is ">" or "<" where the bound was typed so: what was typed lies
	// just outside From or To.
	Beyond string
	// Digits is how many decimals a single number was typed with, -1 for ranges;
	// Scale how many it is stored with.
	Digits, Scale int
}

// Query is what was understood.
type Query struct {
	Root     Node
	Tokens   []Token
	Problems []error // faults
}

// Token is one step of the query in the order it was typed, for the sentence
// under the field: a term, or one of the signs and, or, not, (, ).
type Token struct {
	Sign string // "" for a term
	Term Term
}
