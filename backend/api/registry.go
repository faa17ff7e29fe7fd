package api

import (
	"bytes"
	"encoding/json"
	"reflect"
	"sort"

	"stockroom/backend/fault"
)

// ErrMethod says that a caller named a method that does not exist.
var ErrMethod = fault.Define("api.method", "There is no method {method}. `stockroom call --list` prints all.")

// Method is one bound method, as `stockroom call --list` prints it.
type Method struct {
	// Name is what to call it by: "Catalog.Create".
	Name string
	// Request and Answer are the shapes of its JSON, such as
	// {"name":"string","priceMinorE4":"integer"}; "" is none.
	Request string
	Answer  string
}

// Registry finds the bound methods by name, for callers outside the window:
// `stockroom call` and the browser tests.
type Registry struct {
	methods map[string]boundMethod
}

type boundMethod struct {
	call    reflect.Value
	request reflect.Type // nil: the method takes none
	answer  reflect.Type // nil: the method answers nothing
}

// NewRegistry lists every exported method of the bound structs.
func NewRegistry(bound []any) *Registry {
	r := &Registry{methods: map[string]boundMethod{}}
	for _, service := range bound {
		v := reflect.ValueOf(service)
		for i := range v.NumMethod() {
			name := v.Type().Elem().Name() + "." + v.Type().Method(i).Name
			r.methods[name] = describe(v.Method(i))
		}
	}
	return r
}

func describe(call reflect.Value) boundMethod {
	m := boundMethod{call: call}
	if call.Type().NumIn() > 0 {
		m.request = call.Type().In(0)
	}
	for i := range call.Type().NumOut() {
		if out := call.Type().Out(i); !out.Implements(reflect.TypeFor[error]()) {
			m.answer = out
		}
	}
	return m
}

// List returns all methods, by name.
func (r *Registry) List() []Method {
	list := make([]Method, 0, len(r.methods))
	for name, m := range r.methods {
		list = append(list, Method{Name: name, Request: shapeOf(m.request), Answer: shapeOf(m.answer)})
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}

// Check fails as Call does with ErrMethod and ErrShape, and calls nothing.
func (r *Registry) Check(name string, request json.RawMessage) error {
	_, _, err := r.find(name, request)
	return err
}

// find returns the method and its arguments.
func (r *Registry) find(name string, request json.RawMessage) (boundMethod, []reflect.Value, error) {
	m, ok := r.methods[name]
	if !ok {
		return m, nil, ErrMethod.With("method", name)
	}
	arguments, err := m.arguments(request)
	return m, arguments, err
}

// Call calls the method with a request in JSON; no request is an empty one.
// Fails with ErrMethod, with ErrShape at the member that does not fit, and
// with whatever the method fails with.
func (r *Registry) Call(name string, request json.RawMessage) (any, error) {
	m, arguments, err := r.find(name, request)
	if err != nil {
		return nil, err
	}
	var answer any
	for _, out := range m.call.Call(arguments) {
		if out.Type().Implements(reflect.TypeFor[error]()) {
			if failure, failed := out.Interface().(error); failed {
				return nil, failure
			}
			continue
		}
		answer = out.Interface()
	}
	return answer, nil
}

func (m boundMethod) arguments(request json.RawMessage) ([]reflect.Value, error) {
	if len(bytes.TrimSpace(request)) == 0 {
		request = json.RawMessage("{}")
	}
	if m.request == nil {
		return nil, checkShape(request, reflect.TypeFor[struct{}]())
	}
	if err := checkShape(request, m.request); err != nil {
		return nil, err
	}
	value := reflect.New(m.request)
	if err := json.Unmarshal(request, value.Interface()); err != nil {
		return nil, ErrShape.With("why", err)
	}
	return []reflect.Value{value.Elem()}, nil
}
