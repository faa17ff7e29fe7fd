package report

import (
	"strings"

	"stockroom/backend/day"
	"stockroom/backend/fault"
)

// Failures of parameters.
var (
	ErrParameter = fault.Define("report.parameter", "The report {report} cannot be narrowed by {parameter}; it takes {parameters}.")
	ErrPeriod    = fault.Define("report.period", "The period ends on {to}, before it begins on {from}.")
	ErrBasis     = fault.Define("report.basis", "“{text}” is not a basis. Use ordered or shipped.")
	ErrInterval  = fault.Define("report.interval", "“{text}” is not an interval. Use day, week, month, quarter or year.")
	ErrLocation  = fault.Define("report.location", "There is no location “{text}”. Use its code or its name.")
	ErrCategory  = fault.Define("report.category", "There is no category “{text}”. Use its code or its name.")
	ErrSeveral   = fault.Define("report.several", "“{text}” is the name of {count} different ones. Use the code.")
)

// Basis is the day by which sales count.
type Basis string

// The bases.
const (
	Ordered Basis = "ordered" // by order day
	Shipped Basis = "shipped" // by shipping day
)

// Interval is the length of a period.
type Interval string

// The intervals.
const (
	Day     Interval = "day"
	Week    Interval = "week" // ISO 8601
	Month   Interval = "month"
	Quarter Interval = "quarter"
	Year    Interval = "year"
)

// Params narrow a report, as texts: the command line and the window have
// them so. "" is none.
type Params struct {
	From string // YYYY-MM-DD, inclusive; "" is since ever
	To   string // YYYY-MM-DD, inclusive; "" is until ever
	AsOf string // YYYY-MM-DD; "" is now
	// Location and Category are a code, a name or "#" with the id; each takes
	// everything below it with it.
	Location string
	Category string
	Basis    string // ordered (also "") or shipped
	By       string // day, week, month (also ""), quarter, year
}

// given lists the parameters that are there, with the request's field of each.
func (p Params) given() []givenParameter {
	all := []givenParameter{
		{From, "from", p.From},
		{To, "to", p.To},
		{AsOf, "asOf", p.AsOf},
		{Location, "location", p.Location},
		{Category, "category", p.Category},
		{BasisOf, "basis", p.Basis},
		{By, "by", p.By},
	}
	var given []givenParameter
	for _, g := range all {
		if strings.TrimSpace(g.text) != "" {
			given = append(given, g)
		}
	}
	return given
}

type givenParameter struct {
	parameter Parameter
	field     string
	text      string
}

// scope is what a query is narrowed to; the zero value is everything.
type scope struct {
	from, to, asOf day.Day
	location       node
	category       node
	basis          Basis
	by             Interval
	product        int64 // 0 is all; only sales look at it
	withoutCost    bool  // leaves the costs of sales out, for a faster answer
}

// node is a node of the tree of locations or categories; the zero node is none.
type node struct {
	ID   int64
	Name string
}

// scopeOf reads the parameters of the report, all but the nodes of trees.
// Fails with ErrParameter, day.ErrInvalid, ErrPeriod, ErrBasis, ErrInterval.
func scopeOf(r Report, p Params) (scope, error) {
	for _, g := range p.given() {
		if !r.takes(g.parameter) {
			return scope{}, ErrParameter.At(g.field).With("report", r.Name).With("parameter", g.parameter).With("parameters", parameterNames(r))
		}
	}
	s := scope{basis: Basis(lower(p.Basis)), by: Interval(lower(p.By))}
	for _, d := range []struct {
		into        *day.Day
		field, text string
	}{{&s.from, "from", p.From}, {&s.to, "to", p.To}, {&s.asOf, "asOf", p.AsOf}} {
		parsed, err := day.Parse(strings.TrimSpace(d.text))
		if err != nil {
			return scope{}, day.ErrInvalid.At(d.field).With("text", d.text)
		}
		*d.into = parsed
	}
	if !s.to.IsZero() && s.to < s.from {
		return scope{}, ErrPeriod.At("to").With("from", s.from).With("to", s.to)
	}
	switch s.basis {
	case "":
		s.basis = Ordered
	case Ordered, Shipped:
	default:
		return scope{}, ErrBasis.At("basis").With("text", p.Basis)
	}
	switch s.by {
	case "":
		s.by = Month
	case Day, Week, Month, Quarter, Year:
	default:
		return scope{}, ErrInterval.At("by").With("text", p.By)
	}
	return s, nil
}

func lower(text string) string { return strings.ToLower(strings.TrimSpace(text)) }

func parameterNames(r Report) string {
	names := make([]string, len(r.Parameters))
	for i, p := range r.Parameters {
		names[i] = string(p)
	}
	return strings.Join(names, ", ")
}
