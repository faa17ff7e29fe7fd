package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

// member is one JSON member of a struct.
type member struct {
	name string
	kind reflect.Type
}

// membersOf lists the JSON members of a struct in their order, those of
// embedded structs in place.
func membersOf(t reflect.Type) []member {
	var members []member
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-":
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			members = append(members, membersOf(f.Type)...)
		case !f.IsExported():
		case name == "":
			members = append(members, member{f.Name, f.Type})
		default:
			members = append(members, member{name, f.Type})
		}
	}
	return members
}

// shapeOf renders the JSON that a type crosses as: member names with "string",
// "integer", "number" or "boolean", in the order of their declaration.
func shapeOf(t reflect.Type) string {
	if t == nil {
		return ""
	}
	var s strings.Builder
	writeShape(&s, t, nil)
	return s.String()
}

func writeShape(s *strings.Builder, t reflect.Type, within []reflect.Type) {
	switch t.Kind() {
	case reflect.Pointer:
		var inner strings.Builder
		writeShape(&inner, t.Elem(), within)
		if text, isText := strings.CutSuffix(inner.String(), `"`); isText {
			s.WriteString(text + `|null"`)
			return
		}
		s.WriteString(inner.String())
	case reflect.Slice, reflect.Array:
		s.WriteByte('[')
		writeShape(s, t.Elem(), within)
		s.WriteByte(']')
	case reflect.Map:
		s.WriteString(`{"*":`)
		writeShape(s, t.Elem(), within)
		s.WriteByte('}')
	case reflect.Struct:
		for _, outer := range within {
			if outer == t {
				s.WriteString(strconv.Quote("…" + t.Name())) // a tree: the same shape again
				return
			}
		}
		writeMembers(s, t, append(within, t))
	default:
		s.WriteString(strconv.Quote(kindName(t)))
	}
}

func writeMembers(s *strings.Builder, t reflect.Type, within []reflect.Type) {
	s.WriteByte('{')
	for i, m := range membersOf(t) {
		if i > 0 {
			s.WriteByte(',')
		}
		s.WriteString(strconv.Quote(m.name) + ":")
		writeShape(s, m.kind, within)
	}
	s.WriteByte('}')
}

func kindName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Float32, reflect.Float64:
		return "number"
	case reflect.Interface:
		return "any"
	default:
		return "integer"
	}
}

// checkShape compares a request with the type it is for, member by member, so
// that a refusal names the exact place: a member nobody knows, or one of
// another kind. Fails with ErrShape at "lines.2.quantityMilli".
func checkShape(request json.RawMessage, t reflect.Type) error {
	decoder := json.NewDecoder(bytes.NewReader(request))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return ErrShape.With("why", "it is not JSON: "+describeSyntax(err))
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return ErrShape.With("why", "it is more than one JSON value")
	}
	return checkValue(value, t, "")
}

func describeSyntax(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return "it ends too early"
	}
	return err.Error()
}

func checkValue(value any, t reflect.Type, path string) error {
	if t.Kind() == reflect.Pointer {
		if value == nil {
			return nil
		}
		return checkValue(value, t.Elem(), path)
	}
	switch t.Kind() {
	case reflect.Struct:
		return checkObject(value, t, path)
	case reflect.Slice:
		return checkList(value, t, path)
	case reflect.Map:
		return checkMap(value, t, path)
	default:
		return checkPlain(value, t, path)
	}
}

func checkObject(value any, t reflect.Type, path string) error {
	object, ok := value.(map[string]any)
	if !ok {
		return wrongKind(value, "an object", path)
	}
	known := map[string]reflect.Type{}
	for _, m := range membersOf(t) {
		known[m.name] = m.kind
	}
	for _, name := range sortedNames(object) {
		kind, ok := known[name]
		if !ok {
			return ErrShape.At(join(path, name)).With("why", "there is no member "+strconv.Quote(join(path, name)))
		}
		if err := checkValue(object[name], kind, join(path, name)); err != nil {
			return err
		}
	}
	return nil
}

func checkList(value any, t reflect.Type, path string) error {
	list, ok := value.([]any)
	if value != nil && !ok {
		return wrongKind(value, "a list", path)
	}
	for i, element := range list {
		if err := checkValue(element, t.Elem(), join(path, strconv.Itoa(i))); err != nil {
			return err
		}
	}
	return nil
}

func checkMap(value any, t reflect.Type, path string) error {
	object, ok := value.(map[string]any)
	if value != nil && !ok {
		return wrongKind(value, "an object", path)
	}
	for _, name := range sortedNames(object) {
		if err := checkValue(object[name], t.Elem(), join(path, name)); err != nil {
			return err
		}
	}
	return nil
}

func checkPlain(value any, t reflect.Type, path string) error {
	switch kindName(t) {
	case "string":
		if _, ok := value.(string); !ok {
			return wrongKind(value, "text", path)
		}
	case "boolean":
		if _, ok := value.(bool); !ok {
			return wrongKind(value, "true or false", path)
		}
	case "number":
		if _, ok := value.(json.Number); !ok {
			return wrongKind(value, "a number", path)
		}
	case "integer":
		number, ok := value.(json.Number)
		if !ok {
			return wrongKind(value, "a whole number", path)
		}
		if _, err := strconv.ParseInt(number.String(), 10, t.Bits()); err != nil {
			return ErrShape.At(path).With("why", fmt.Sprintf("%q must be a whole number that fits, not %s", path, number))
		}
	}
	return nil
}

func wrongKind(value any, want, path string) error {
	place := strconv.Quote(path)
	if path == "" {
		place = "the request"
	}
	return ErrShape.At(path).With("why", place+" must be "+want+", not "+kindOf(value))
}

func kindOf(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case string:
		return "text"
	case bool:
		return "true or false"
	case json.Number:
		return "a number"
	case []any:
		return "a list"
	default:
		return "an object"
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func sortedNames(object map[string]any) []string {
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
