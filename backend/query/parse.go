package query

import (
	"slices"
	"strings"

	"stockroom/backend/fold"
)

const (
	// maxTerms bounds what one query can ask of a database; a paste is no question.
	maxTerms = 24
	// maxDepth bounds brackets within brackets.
	maxDepth = 8
)

// parser reads lexemes by recursive descent: or below and below not.
type parser struct {
	schema   Schema
	context  Context
	left     []lexeme
	tokens   []Token
	problems []error
	terms    int
	depth    int
	tooLong  bool
}

// Parse reads what was typed. It never fails.
func Parse(text string, schema Schema, context Context) Query {
	p := &parser{schema: schema, context: context, left: lex(text)}
	var all []Node
	for len(p.left) > 0 {
		all = append(all, p.alternatives().Nodes...)
		if len(p.left) > 0 { // a bracket too deep to be opened
			p.left = p.left[1:]
		}
	}
	if p.tooLong {
		p.problem(ErrLong.With("limit", maxTerms))
	}
	return Query{Root: Node{Op: And, Nodes: all}, Tokens: p.tokens, Problems: p.problems}
}

func (p *parser) problem(f error) { p.problems = append(p.problems, f) }

func (p *parser) next() (lexeme, bool) {
	if len(p.left) == 0 {
		return lexeme{}, false
	}
	return p.left[0], true
}

func (p *parser) sign(sign string) { p.tokens = append(p.tokens, Token{Sign: sign}) }

// alternatives reads `a b OR c`: and binds closer. The answer is always an And.
func (p *parser) alternatives() Node {
	var sides []Node
	mark := -1 // the token of the last OR
	for {
		side := p.sequence()
		if len(side.Nodes) > 0 {
			sides, mark = append(sides, side), -1
		} else if mark >= 0 {
			p.tokens = slices.Delete(p.tokens, mark, mark+1)
			p.problem(ErrSide.With("word", "OR"))
			mark = -1
		}
		l, ok := p.next()
		if !ok || l.sign != "or" {
			break
		}
		p.left = p.left[1:]
		if len(sides) == 0 {
			p.problem(ErrSide.With("word", "OR"))
			continue
		}
		mark = len(p.tokens)
		p.sign("or")
	}
	switch len(sides) {
	case 0:
		return Node{Op: And}
	case 1:
		return sides[0]
	}
	return Node{Op: And, Nodes: []Node{{Op: Or, Nodes: sides}}}
}

// sequence reads terms that all must hold, up to OR, a closing bracket or the end.
func (p *parser) sequence() Node {
	all := Node{Op: And}
	for {
		l, ok := p.next()
		switch {
		case !ok || l.sign == "or" || l.sign == ")":
			return all
		case l.sign == "and":
			p.left = p.left[1:]
		default:
			if node, ok := p.denied(); ok {
				all.Nodes = append(all.Nodes, node)
			}
		}
	}
}

// denied reads one term or bracket with the nots before it.
func (p *parser) denied() (Node, bool) {
	not, before := false, len(p.tokens)
	for {
		l, ok := p.next()
		if !ok || l.sign != "not" {
			break
		}
		p.left, not = p.left[1:], !not
	}
	if not {
		p.sign("not")
	}
	node, ok := p.one()
	if !ok {
		p.tokens = p.tokens[:before]
		return Node{}, false
	}
	if not {
		node = Node{Op: Not, Nodes: []Node{node}}
	}
	return node, true
}

// one reads a bracket or a term; false where nothing was understood.
func (p *parser) one() (Node, bool) {
	l, ok := p.next()
	if !ok || l.sign == "or" || l.sign == ")" || l.sign == "and" {
		return Node{}, false
	}
	p.left = p.left[1:]
	if l.sign == "(" {
		return p.bracket()
	}
	if p.terms == maxTerms {
		p.tooLong = true
		return Node{}, false
	}
	term, ok := p.term(l)
	if !ok {
		return Node{}, false
	}
	p.terms++
	p.tokens = append(p.tokens, Token{Term: term})
	return Node{Op: Is, Term: term}, true
}

func (p *parser) bracket() (Node, bool) {
	if p.depth == maxDepth {
		p.tooLong = true
		return Node{}, false
	}
	before := len(p.tokens)
	p.sign("(")
	p.depth++
	node := p.alternatives()
	p.depth--
	if l, ok := p.next(); ok && l.sign == ")" {
		p.left = p.left[1:]
	}
	if len(node.Nodes) == 0 {
		p.tokens = p.tokens[:before]
		return Node{}, false
	}
	p.sign(")")
	return node, true
}

// term reads one word or field; false where it is left out.
func (p *parser) term(l lexeme) (Term, bool) {
	if l.open {
		p.problem(ErrQuote.At(""))
	}
	if l.field == "" {
		if l.quoted && strings.TrimSpace(l.text) == "" {
			return Term{}, false
		}
		if t, ok := p.bare(l); ok {
			return t, true
		}
		return Term{Text: l.text}, true
	}
	field, ok := p.field(l.field)
	if !ok {
		p.problem(ErrField.With("field", l.field).With("text", l.whole()))
		return Term{Text: l.whole()}, true
	}
	if strings.TrimSpace(l.text) == "" {
		p.problem(ErrEmpty.With("field", field.Words[0]))
		return Term{}, false
	}
	t, problem := p.context.value(field, l)
	if problem != nil {
		p.problem(problem)
		return Term{}, false
	}
	return t, true
}

// plain folds a typed name: case, dashes and blanks do not matter.
func plain(word string) string {
	return strings.NewReplacer("-", "", "_", "", " ", "").Replace(fold.Key(word))
}

func (p *parser) field(name string) (Field, bool) {
	for _, f := range p.schema {
		if slices.Contains(f.Words, plain(name)) {
			return f, true
		}
	}
	return Field{}, false
}

// bare reads a word of state, such as low.
func (p *parser) bare(l lexeme) (Term, bool) {
	if l.quoted {
		return Term{}, false
	}
	word := fold.Key(l.text)
	for _, f := range p.schema {
		if !f.Bare {
			continue
		}
		if f.Kind == Flag && f.Words[0] == word {
			return Term{Field: f.Name, Kind: Flag, On: true}, true
		}
		for _, o := range f.Options {
			if slices.Contains(o.Words, word) {
				return Term{Field: f.Name, Kind: Choice, Any: []string{o.Value}}, true
			}
		}
	}
	return Term{}, false
}
