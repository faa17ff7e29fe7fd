package query_test

import (
	"fmt"
	"strings"
	"testing"

	"stockroom/backend/day"
	"stockroom/backend/fault"
	"stockroom/backend/query"
)

func schema() query.Schema {
	return query.Schema{
		{Name: "supplier", Words: []string{"supplier"}, Empty: true},
		{Name: "onHand", Words: []string{"onhand", "stock"}, Kind: query.Quantity},
		{Name: "price", Words: []string{"price"}, Kind: query.UnitPrice},
		{Name: "net", Words: []string{"net"}, Kind: query.Amount},
		{Name: "lines", Words: []string{"lines"}, Kind: query.Count},
		{Name: "due", Words: []string{"due"}, Kind: query.Date, Empty: true},
		{Name: "late", Words: []string{"late"}, Kind: query.Flag, Bare: true},
		{Name: "status", Words: []string{"status"}, Kind: query.Choice, Bare: true, Options: []query.Option{
			{Value: "low", Words: []string{"low"}}, {Value: "on_its_way", Words: []string{"on-its-way", "coming"}},
		}},
	}
}

func parse(text string) query.Query {
	return query.Parse(text, schema(), query.Context{Decimals: 2, Today: day.Day(20261123)})
}

// show writes a node as one line: (a & b), (a | b), !a, field=value.
func show(n query.Node) string {
	switch n.Op {
	case query.Is:
		return showTerm(n.Term)
	case query.Not:
		return "!" + show(n.Nodes[0])
	case query.Or, query.And:
	}
	sign := map[query.Op]string{query.And: " & ", query.Or: " | "}[n.Op]
	parts := make([]string, len(n.Nodes))
	for i, below := range n.Nodes {
		parts[i] = show(below)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return "(" + strings.Join(parts, sign) + ")"
}

func showTerm(t query.Term) string {
	switch {
	case t.None:
		return t.Field + "=none"
	case t.Kind == query.Text:
		return t.Field + "~" + t.Text
	case t.Kind == query.Choice:
		return t.Field + "=" + strings.Join(t.Any, ",")
	case t.Kind == query.Flag:
		return fmt.Sprint(t.Field, "=", t.On)
	}
	end := func(n *int64) string {
		if n == nil {
			return ""
		}
		return fmt.Sprint(*n)
	}
	return t.Field + "=" + end(t.From) + ".." + end(t.To)
}

func problems(q query.Query) string {
	codes := []string{}
	for _, problem := range q.Problems {
		f, ok := fault.Of(problem)
		if !ok {
			codes = append(codes, problem.Error())
			continue
		}
		codes = append(codes, strings.TrimPrefix(string(f.Code()), "query."))
	}
	return strings.Join(codes, " ")
}

func TestParse(t *testing.T) {
	for text, want := range map[string][2]string{
		"":                                 {"()"},
		"blue mug":                         {"(~blue & ~mug)"},
		`"blue mug"`:                       {"~blue mug"},
		"supplier:exotic price:10..20 low": {"(supplier~exotic & price=10000000..20000000 & status=low)"},
		`Supplier:"exotic liquids"`:        {"supplier~exotic liquids"},
		"supplier:none":                    {"supplier=none"},
		`supplier:"none"`:                  {"supplier~none"},
		"low OR late":                      {"(status=low | late=true)"},
		"a b OR c d":                       {"((~a & ~b) | (~c & ~d))"},
		"a (b OR c)":                       {"(~a & (~b | ~c))"},
		"(a|b)":                            {"~a|b"},
		"(a | (b c))":                      {"(~a | (~b & ~c))"},
		"a AND b":                          {"(~a & ~b)"},
		"a or b and not":                   {"(~a & ~or & ~b & ~and & ~not)"},
		"-low":                             {"!status=low"},
		"NOT (low OR late)":                {"!(status=low | late=true)"},
		"NOT -a":                           {"~a"},
		"a-b -":                            {"(~a-b & ~-)"},
		"-- DROP":                          {"(~-- & ~DROP)"},
		"late:no":                          {"late=false"},
		"late:maybe":                       {"()", "choice"},
		"status:low,coming":                {"status=low,on_its_way"},
		"status:on_its_way":                {"status=on_its_way"},
		"status:purple":                    {"()", "choice"},
		`"low"`:                            {"~low"},
		"low-fat":                          {"~low-fat"},
		"onhand:>5":                        {"onHand=5001.."},
		"on-hand:>=5":                      {"onHand=5000.."},
		"stock:<0.5":                       {"onHand=..499"},
		"stock:<=0,5":                      {"onHand=..500"},
		"stock:-3..":                       {"onHand=-3000.."},
		"stock:..2":                        {"onHand=..2000"},
		"stock:0.0001":                     {"()", "number"},
		"price:1,234.5":                    {"price=1234500000..1234500000"},
		"price:1.234,5":                    {"price=1234500000..1234500000"},
		"price:1,234":                      {"price=1234000000..1234000000"},
		"price:1.25":                       {"price=1250000..1250000"},
		"net:12.345":                       {"()", "number"},
		"net:x":                            {"()", "number"},
		"net:..":                           {"()", "number"},
		"net:>":                            {"()", "number"},
		"net:":                             {"()", "empty"},
		"net:99999999999999999999":         {"()", "number"},
		"lines:3":                          {"lines=3..3"},
		"lines:3.5":                        {"()", "number"},
		"due:2026-03":                      {"due=20260301..20260331"},
		"due:>2026-03":                     {"due=20260401.."},
		"due:<2026":                        {"due=..20251231"},
		"due:2024-02..2026":                {"due=20240201..20261231"},
		"due:31.12.2026":                   {"due=20261231..20261231"},
		"due:2026-02-30":                   {"()", "date"},
		"due:today":                        {"due=20261123..20261123"},
		"due:this-week":                    {"due=20261123..20261129"},
		"due:last-week":                    {"due=20261116..20261122"},
		"due:lastmonth":                    {"due=20261001..20261031"},
		"due:7d":                           {"due=20261117..20261123"},
		"due:none":                         {"due=none"},
		"due:soon":                         {"()", "date"},
		"colour:red":                       {"~colour:red", "field_unknown"},
		":x":                               {"~:x"},
		"tea (24 pack)":                    {"(~tea & (~24 & ~pack))"},
		"f(x) :)":                          {"(~f(x) & ~:))"},
		"(a OR b":                          {"(~a | ~b)"},
		"a )":                              {"(~a & ~))"},
		"()":                               {"()"},
		"a OR":                             {"~a", "side"},
		"OR a":                             {"~a", "side"},
		"OR":                               {"()", "side"},
		"a OR OR b":                        {"(~a | ~b)", "side"},
		"NOT":                              {"()"},
		"- a":                              {"(~- & ~a)"},
		`"open end`:                        {"~open end", "quote"},
		strings.Repeat("a ", 30):           {"(" + strings.TrimSuffix(strings.Repeat("~a & ", 24), " & ") + ")", "long"},
		strings.Repeat("(", 30) + "a":      {"~a", "long"},
	} {
		got := parse(text)
		if show(got.Root) != want[0] || problems(got) != want[1] {
			t.Errorf("%q is\n%s %q, want\n%s %q", text, show(got.Root), problems(got), want[0], want[1])
		}
	}
}

func TestTokensTellWhatWasUnderstood(t *testing.T) {
	for text, want := range map[string]string{
		"a -(low OR price:x) late:no": "~a not ( status=low ) late=false",
		"a OR (b c)":                  "~a or ( ~b ~c )",
		"NOT price:x b":               "~b",
		"(price:x)":                   "",
	} {
		var parts []string
		for _, token := range parse(text).Tokens {
			if token.Sign != "" {
				parts = append(parts, token.Sign)
			} else {
				parts = append(parts, showTerm(token.Term))
			}
		}
		if got := strings.Join(parts, " "); got != want {
			t.Errorf("%q says %q, want %q", text, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	for text, want := range map[string]string{
		"price:4.33": "price=4325000..4334999", "price:4": "price=3500000..4499999", "price:4..5": "price=4000000..5000000",
		"price:4.333333": "price=4333333..4333333",
	} {
		term := parse(text).Root.Nodes[0].Term.Nearest()
		if got := showTerm(term); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestCompile(t *testing.T) {
	got, err := query.Compile(parse("a -(low OR stock:>2) colour").Root, func(term query.Term) (query.SQL, error) {
		if term.Kind == query.Quantity {
			return term.Between("q"), nil
		}
		return query.SQL{Text: "x = ?", Values: []any{showTerm(term)}}, nil
	})
	want := "(x = ?) AND (NOT COALESCE(((x = ?) OR (q >= ?)), FALSE)) AND (x = ?)"
	if err != nil || got.Text != want || fmt.Sprint(got.Values) != "[~a status=low 2001 ~colour]" {
		t.Errorf("%s %v %v, want %s", got.Text, got.Values, err, want)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"supplier:exotic price:10..20 low", `-(a OR "b c") NOT late:no`, "due:>2026-03 )(", "stock:1.234,5..", "OR OR | AND -", `x:"`, "(((a)))",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := parse(text)
		terms, depth := 0, 0
		for _, token := range got.Tokens {
			switch token.Sign {
			case "(":
				depth++
			case ")":
				depth--
			case "":
				terms++
			}
			if depth < 0 {
				t.Fatal("a bracket closes that was not opened")
			}
		}
		if depth != 0 {
			t.Fatal("a bracket stays open")
		}
		asked := 0
		compiled, err := query.Compile(got.Root, func(term query.Term) (query.SQL, error) {
			asked++
			if term.Kind >= query.Count && !term.None && term.From == nil && term.To == nil {
				t.Fatal("a range without ends")
			}
			return query.SQL{Text: "x = ?", Values: []any{1}}, nil
		})
		if err != nil || asked != terms || strings.Count(compiled.Text, "?") != len(compiled.Values) {
			t.Fatalf("%d terms, %d asked, %s %v", terms, asked, compiled.Text, err)
		}
		for _, problem := range got.Problems {
			if message := problem.Error(); strings.Contains(message, "{") && !strings.Contains(text, "{") {
				t.Fatalf("the sentence has a gap: %s", message)
			}
		}
	})
}
