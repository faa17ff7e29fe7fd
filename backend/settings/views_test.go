package settings_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/settings"
	"stockroom/backend/text"
)

func TestViews(t *testing.T) {
	d, _ := dbtest.New(t)
	s := settings.New(d)
	ctx := context.Background()
	save := func(v settings.View) int64 {
		t.Helper()
		id, err := s.SaveView(ctx, dbtest.RequestID(), v)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	show := func(list string) string {
		views, err := s.Views(ctx, list)
		if err != nil {
			t.Fatal(err)
		}
		names := []string{}
		for _, v := range views {
			mark := ""
			if v.Standard {
				mark = "!"
			}
			names = append(names, v.Name+mark+v.State)
		}
		return strings.Join(names, " ")
	}
	low := save(settings.View{List: "products", Name: " Low ", State: `{"q":"low"}`, Standard: true})
	all := save(settings.View{List: "products", Name: "all", State: `{}`})
	save(settings.View{List: "customers", Name: "Low", State: `1`, Standard: true})
	if got := show("products"); got != `all{} Low!{"q":"low"}` {
		t.Errorf("views are %s", got)
	}
	save(settings.View{ID: all, List: "products", Name: "All", State: `[1]`, Standard: true})
	if got := show("products") + show("customers"); got != `All![1] Low{"q":"low"}Low!1` {
		t.Errorf("views are %s", got)
	}
	for field, c := range map[string]struct {
		view settings.View
		kind *fault.Kind
	}{
		"name":  {settings.View{List: "products", Name: "LOW", State: "1"}, settings.ErrViewTaken},
		"state": {settings.View{List: "products", Name: "x", State: "{"}, settings.ErrViewState},
		"id":    {settings.View{ID: 99, List: "products", Name: "x", State: "1"}, settings.ErrViewUnknown},
		"list":  {settings.View{Name: "x", State: "1"}, text.ErrEmpty},
	} {
		_, err := s.SaveView(ctx, dbtest.RequestID(), c.view)
		if f, ok := fault.Of(err); !ok || !errors.Is(err, c.kind) || f.Field() != field {
			t.Errorf("%v, want %v at %s", err, c.kind, field)
		}
	}
	if err := s.DeleteView(ctx, dbtest.RequestID(), low); err != nil {
		t.Fatal(err)
	}
	if err := s.DeleteView(ctx, dbtest.RequestID(), low); !errors.Is(err, settings.ErrViewUnknown) {
		t.Errorf("deleted twice: %v", err)
	}
	if got := show("products"); got != `All![1]` {
		t.Errorf("views are %s", got)
	}
	for i := range 99 {
		save(settings.View{List: "products", Name: fmt.Sprint("view ", i), State: "1"})
	}
	if _, err := s.SaveView(ctx, dbtest.RequestID(), settings.View{List: "products", Name: "one more", State: "1"}); !errors.Is(err, settings.ErrViewMany) {
		t.Errorf("got %v", err)
	}
}
