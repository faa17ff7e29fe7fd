package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"stockroom/backend"
	"stockroom/backend/api"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
)

// noShell refuses every dialog.
type noShell struct{}

var errNoShell = fault.Define("api_test.no_shell", "There is no window.")

func (noShell) SaveFile(api.SaveQuestion) (string, error) { return "", errNoShell }
func (noShell) OpenFile(api.OpenQuestion) (string, error) { return "", errNoShell }
func (noShell) Reveal(string) error                       { return errNoShell }
func (noShell) Emit(string, any)                          {}

func open(t *testing.T) *backend.Backend {
	t.Helper()
	clock := &dbtest.Clock{}
	clock.Set(dbtest.Start())
	b := backend.New(context.Background(), backend.Config{
		Path: filepath.Join(t.TempDir(), "books.db"), Create: true, Shell: noShell{}, Version: "1.2.3",
		User: dbtest.User, Locale: "C", Clock: clock.Now, Zone: time.UTC,
	})
	if err := b.Open(context.Background()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func TestEveryMethodTakesOneStructAndAnswersOne(t *testing.T) {
	b := backend.New(context.Background(), backend.Config{Shell: noShell{}})
	for _, service := range b.Bound() {
		v := reflect.TypeOf(service)
		for i := range v.NumMethod() {
			m := v.Method(i)
			name := v.Elem().Name() + "." + m.Name
			if m.Type.NumIn() != 2 || m.Type.In(1).Kind() != reflect.Struct {
				t.Errorf("%s does not take one request struct", name)
			}
			if m.Type.NumOut() != 2 || m.Type.Out(0).Kind() != reflect.Struct || m.Type.Out(1) != reflect.TypeFor[error]() {
				t.Errorf("%s does not answer with one struct and an error", name)
				continue
			}
			crosses(t, name+" request", m.Type.In(1), nil)
			crosses(t, name+" answer", m.Type.Out(0), nil)
		}
	}
}

// crosses checks that a type reaches TypeScript as it is: no floating point,
// no times, no interfaces, and every member with its name.
func crosses(t *testing.T, place string, typ reflect.Type, within []reflect.Type) {
	t.Helper()
	for _, outer := range within {
		if outer == typ {
			return
		}
	}
	within = append(within, typ)
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		crosses(t, place, typ.Elem(), within)
	case reflect.Struct:
		if typ == reflect.TypeFor[time.Time]() || strings.Contains(typ.Name(), "[") {
			t.Errorf("%s: %s does not cross", place, typ)
		}
		for i := range typ.NumField() {
			f := typ.Field(i)
			if f.Tag.Get("json") == "" && !f.Anonymous {
				t.Errorf("%s: %s.%s has no JSON name", place, typ, f.Name)
			}
			crosses(t, place+"."+f.Name, f.Type, within)
		}
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int32, reflect.Int64:
	default:
		t.Errorf("%s: a %s does not cross", place, typ)
	}
}

// Every method answers an empty request on empty books: with an answer whose
// lists are lists, or with a fault, never with something internal.
func TestEmptyRequests(t *testing.T) {
	registry := api.NewRegistry(open(t).Bound())
	answered := 0
	for _, m := range registry.List() {
		answer, err := registry.Call(m.Name, nil)
		if err != nil {
			if _, ok := fault.Of(err); !ok || errors.Is(err, api.ErrInternal) {
				t.Errorf("%s failed with %v", m.Name, err)
			}
			continue
		}
		answered++
		noNilLists(t, m.Name, reflect.ValueOf(answer))
	}
	if answered < 10 {
		t.Errorf("only %d methods answered", answered)
	}
}

func TestMalformedRequestsAreRefusedAtTheirPlace(t *testing.T) {
	registry := api.NewRegistry(open(t).Bound())
	for _, c := range []struct{ name, request, field, why string }{
		{"unknown member", `{"colour":"red"}`, "colour", `there is no member "colour"`},
		{"case counts", `{"RequestId":"x"}`, "RequestId", `there is no member "RequestId"`},
		{"wrong kind in a list", `{"lines":[{"quantityMilli":1},{"quantityMilli":"2"}]}`, "lines.1.quantityMilli", "a whole number, not text"},
		{"fraction", `{"lines":[{"productId":1.5}]}`, "lines.0.productId", "whole number"},
		{"too large", `{"lines":[{"productId":9223372036854775808}]}`, "lines.0.productId", "whole number"},
		{"null for a text", `{"note":null}`, "note", "must be text, not null"},
		{"object for a list", `{"lines":{}}`, "lines", "must be a list, not an object"},
		{"a list", `[]`, "", "the request must be an object, not a list"},
		{"cut off", `{"note":`, "", "it ends too early"},
		{"two values", `{} {}`, "", "more than one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := registry.Call("Stock.Adjust", json.RawMessage(c.request))
			f, ok := fault.Of(err)
			if !ok || !errors.Is(err, api.ErrShape) {
				t.Fatalf("got %v", err)
			}
			if f.Field() != c.field || !strings.Contains(f.Params()["why"], c.why) {
				t.Errorf("field %q, %q", f.Field(), f.Params()["why"])
			}
		})
	}
	if _, err := registry.Call("Stock.Explode", nil); !errors.Is(err, api.ErrMethod) {
		t.Errorf("unknown method: %v", err)
	}
}

func TestShapesNameUnitsAndNulls(t *testing.T) {
	b := backend.New(context.Background(), backend.Config{Shell: noShell{}})
	shapes := map[string]api.Method{}
	for _, m := range api.NewRegistry(b.Bound()).List() {
		shapes[m.Name] = m
		for _, shape := range []string{m.Request, m.Answer} {
			if !json.Valid([]byte(shape)) {
				t.Errorf("%s: not JSON: %s", m.Name, shape)
			}
		}
	}
	want := `{"requestId":"string","reason":"string","day":"string","note":"string",` +
		`"lines":[{"productId":"integer","locationId":"integer","quantityMilli":"integer","unitCostMinorE4":"integer|null"}]}`
	if got := shapes["Stock.Adjust"].Request; got != want {
		t.Errorf("Stock.Adjust takes %s", got)
	}
}

func TestDatabaseTellsWhatIsOpen(t *testing.T) {
	registry := api.NewRegistry(open(t).Bound())
	answer, err := registry.Call("App.Database", nil)
	if err != nil {
		t.Fatal(err)
	}
	info, ok := answer.(api.DatabaseInfo)
	if !ok || !info.Empty || info.SizeBytes == 0 || filepath.Base(info.Path) != "books.db" || info.User != dbtest.User || info.Today != "2026-03-02" {
		t.Errorf("%+v", answer)
	}
}

func TestBooksThatDoNotOpenFailEveryCallButTheVersion(t *testing.T) {
	b := backend.New(context.Background(), backend.Config{Path: filepath.Join(t.TempDir(), "none.db"), Shell: noShell{}, Version: "1.2.3"})
	if err := b.Open(context.Background()); err == nil {
		t.Fatal("a missing file was opened")
	}
	registry := api.NewRegistry(b.Bound())
	_, err := registry.Call("App.Database", nil)
	if f, ok := fault.Of(err); !ok || f.Code() != "db.missing" {
		t.Errorf("got %v", err)
	}
	if answer, err := registry.Call("App.Version", nil); err != nil || answer != (api.VersionInfo{Version: "1.2.3"}) {
		t.Errorf("got %v, %v", answer, err)
	}
}
