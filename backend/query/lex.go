package query

import (
	"strings"
	"unicode"
)

// lexeme is one piece of the typed text.
type lexeme struct {
	sign   string // "(", ")", "or", "and", "not"; "" for a word
	field  string // what stands before the colon, as typed
	text   string // the word, or the value after the colon
	quoted bool
	open   bool // a quotation mark has no end
}

// whole is the lexeme as it was typed, for text that looks like a field.
func (l lexeme) whole() string {
	if l.field == "" {
		return l.text
	}
	return l.field + ":" + l.text
}

// lex splits the text. A bracket opens only where a word could begin and
// closes only what was opened: `M8 (x)` and `a)` stay words of a search.
func lex(text string) []lexeme {
	var all []lexeme
	rest, depth := []rune(text), 0
	for {
		rest = trimLeft(rest)
		if len(rest) == 0 {
			return all
		}
		switch {
		case rest[0] == '(':
			all, rest, depth = append(all, lexeme{sign: "("}), rest[1:], depth+1
		case rest[0] == ')' && depth > 0:
			all, rest, depth = append(all, lexeme{sign: ")"}), rest[1:], depth-1
		case rest[0] == '|' && (len(rest) == 1 || unicode.IsSpace(rest[1])):
			all, rest = append(all, lexeme{sign: "or"}), rest[1:]
		case rest[0] == '-' && negates(rest[1:]):
			all, rest = append(all, lexeme{sign: "not"}), rest[1:]
		default:
			var l lexeme
			l, rest = word(rest, depth)
			all = append(all, l)
		}
	}
}

// negates says whether a dash before this text means not: it must touch what it denies.
func negates(after []rune) bool {
	return len(after) > 0 && after[0] != '-' && !unicode.IsSpace(after[0])
}

func trimLeft(rest []rune) []rune {
	for len(rest) > 0 && (unicode.IsSpace(rest[0]) || unicode.IsControl(rest[0])) {
		rest = rest[1:]
	}
	return rest
}

// word takes one word, quoted text, or field and value off the front.
func word(rest []rune, depth int) (lexeme, []rune) {
	if rest[0] == '"' {
		return quoted("", rest)
	}
	end := wordEnd(rest, depth)
	for i, r := range rest[:end] {
		if r != ':' || i == 0 {
			continue
		}
		field := string(rest[:i])
		if i+1 < len(rest) && rest[i+1] == '"' {
			return quoted(field, rest[i+1:])
		}
		return lexeme{field: field, text: string(rest[i+1 : end])}, rest[end:]
	}
	text := string(rest[:end])
	switch text {
	case "OR":
		return lexeme{sign: "or", text: text}, rest[end:]
	case "AND":
		return lexeme{sign: "and", text: text}, rest[end:]
	case "NOT":
		return lexeme{sign: "not", text: text}, rest[end:]
	}
	return lexeme{text: text}, rest[end:]
}

// wordEnd is where the word ends: at a blank, or at brackets that close an open one.
func wordEnd(rest []rune, depth int) int {
	end := 0
	for end < len(rest) && !unicode.IsSpace(rest[end]) {
		if rest[end] == ':' && end+1 < len(rest) && rest[end+1] == '"' {
			return end + 1
		}
		end++
	}
	for depth > 0 && end > 1 && rest[end-1] == ')' && !strings.ContainsRune(string(rest[:end-1]), '(') {
		end, depth = end-1, depth-1
	}
	return end
}

func quoted(field string, rest []rune) (lexeme, []rune) {
	for i := 1; i < len(rest); i++ {
		if rest[i] == '"' {
			return lexeme{field: field, text: string(rest[1:i]), quoted: true}, rest[i+1:]
		}
	}
	return lexeme{field: field, text: string(rest[1:]), quoted: true, open: true}, nil
}
