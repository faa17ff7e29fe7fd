// Package fault is a failure the user can act on: a stable code, the field it
// concerns and the parameters of its message.
//
// Every kind of failure is declared once, beside the rule that it reports:
//
//	var ErrInsufficient = fault.Define("stock.insufficient", "There is only {available} of {product} at {location}.")
//
// and made concrete where the rule fails:
//
//	return ErrInsufficient.At("lines.0.quantityMilli").With("available", "3")
//
// The English sentence lives here so that the command line can say it; `make
// generate` carries codes and sentences into the window's message catalogue,
// where every code must have a message in every language.
package fault

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// Code names a kind of failure, "<package>.<snake_case>"; it never changes
// once released.
type Code string

// Kind is one declared kind of failure. It is itself an error, so that
// errors.Is(err, ErrInsufficient) tells whether err is of this kind.
type Kind struct {
	code    Code
	message string
}

var registry = map[Code]*Kind{} //nolint:gochecknoglobals // filled only by Define while packages initialise, read-only afterwards

// Define declares a kind of failure with its English message; {name} in the
// message stands for the parameter of that name. It is called only for
// package-level variables; a code declared twice is a programming error and
// stops the program at its start.
func Define(code Code, message string) *Kind {
	if registry[code] != nil {
		panic("fault: code " + string(code) + " is declared twice") //nolint:forbidigo // found by any test of the package, never by a user
	}
	k := &Kind{code: code, message: message}
	registry[code] = k
	return k
}

// Kinds lists every declared kind, by code.
func Kinds() []*Kind {
	all := make([]*Kind, 0, len(registry))
	for _, k := range registry {
		all = append(all, k)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].code < all[j].code })
	return all
}

// Code returns the kind's code.
func (k *Kind) Code() Code { return k.code }

// Message returns the English message with its placeholders.
func (k *Kind) Message() string { return k.message }

// Error returns the message with its placeholders, for logs.
func (k *Kind) Error() string { return string(k.code) + ": " + k.message }

// At makes a fault of this kind that concerns the field: the JSON path of the
// request's member, such as "name" or "lines.2.quantityMilli".
func (k *Kind) At(field string) *Fault { return &Fault{kind: k, field: field} }

// With makes a fault of this kind that concerns no single field.
func (k *Kind) With(name string, value any) *Fault { return k.At("").With(name, value) }

// Fault is one failure: a kind, the field it concerns and the parameters of
// its message. It is immutable.
type Fault struct {
	kind   *Kind
	field  string
	params map[string]string
}

// With returns a copy of the fault with one more message parameter.
func (f *Fault) With(name string, value any) *Fault {
	params := make(map[string]string, len(f.params)+1)
	for k, v := range f.params {
		params[k] = v
	}
	params[name] = fmt.Sprint(value)
	return &Fault{kind: f.kind, field: f.field, params: params}
}

// At returns a copy of the fault that concerns the given field, for a caller
// who knows the place better than the rule did ("lines.2." + field).
func (f *Fault) At(field string) *Fault {
	return &Fault{kind: f.kind, field: field, params: f.params}
}

// Code returns the code of the fault's kind.
func (f *Fault) Code() Code { return f.kind.code }

// Field returns the JSON path of the member that the fault concerns, or "".
func (f *Fault) Field() string { return f.field }

// Params returns the message parameters; never nil.
func (f *Fault) Params() map[string]string {
	if f.params == nil {
		return map[string]string{}
	}
	return f.params
}

// Error returns the complete English sentence.
func (f *Fault) Error() string {
	pairs := make([]string, 0, 2*len(f.params))
	for name, value := range f.params {
		pairs = append(pairs, "{"+name+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(f.kind.message)
}

// Is tells whether target is the fault's kind, for errors.Is.
func (f *Fault) Is(target error) bool {
	k, ok := target.(*Kind)
	return ok && k == f.kind
}

// Of finds the fault in err's chain. A bare kind counts as a fault without
// field and parameters.
func Of(err error) (*Fault, bool) {
	var f *Fault
	if errors.As(err, &f) {
		return f, true
	}
	var k *Kind
	if errors.As(err, &k) {
		return k.At(""), true
	}
	return nil, false
}
