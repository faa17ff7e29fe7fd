package api_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"stockroom/backend/api"
	"stockroom/backend/db/dbtest"
)

// scripted is a window whose dialogs answer what a test wants.
type scripted struct{ open string }

func (scripted) SaveFile(api.SaveQuestion) (string, error)    { return "", nil }
func (s *scripted) OpenFile(api.OpenQuestion) (string, error) { return s.open, nil }
func (scripted) Emit(string, any)                             {}
func (scripted) Reveal(string) error                          { return nil }

// window is the whole API on a fresh database, called as the page calls it.
type window struct {
	registry *api.Registry
	shell    *scripted
	t        *testing.T
}

func openWindow(t *testing.T) window {
	t.Helper()
	d, _ := dbtest.New(t)
	shell := &scripted{}
	host := api.NewHost(context.Background(), shell)
	host.Open(api.NewBooks(d))
	return window{api.NewRegistry([]any{api.NewCatalog(host), api.NewSuppliers(host), api.NewCustomers(host), api.NewSettings(host)}), shell, t}
}

// call sends a request as JSON and reads the answer as JSON, as the page does.
func (w window) call(method, request string) map[string]any {
	w.t.Helper()
	answer, err := w.registry.Call(method, json.RawMessage(request))
	if err != nil {
		w.t.Fatalf("%s: %v", method, err)
	}
	b, err := json.Marshal(answer)
	if err != nil {
		w.t.Fatal(err)
	}
	var decoded map[string]any
	if err := json.Unmarshal(b, &decoded); err != nil {
		w.t.Fatal(err)
	}
	noNilLists(w.t, method, reflect.ValueOf(answer))
	return decoded
}

// at walks into an answer: at(answer, "rows.0.name"); nil where nothing is.
func at(answer any, path string) any {
	for _, step := range strings.Split(path, ".") {
		switch v := answer.(type) {
		case map[string]any:
			answer = v[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(v) {
				return nil
			}
			answer = v[i]
		default:
			return nil
		}
	}
	return answer
}

// refuse expects a failure with the code at the field.
func (w window) refuse(method, request, code, field string) {
	w.t.Helper()
	_, err := w.registry.Call(method, json.RawMessage(request))
	if err == nil {
		w.t.Fatalf("%s(%s) was not refused", method, request)
	}
	f := api.FailureOf(err)
	if f.Code != code || f.Field != field || strings.Contains(f.Message, "{") {
		w.t.Errorf("%s: %+v, want %s at %s", method, f, code, field)
	}
}

// noNilLists walks an answer: a nil slice would arrive as null.
func noNilLists(t *testing.T, path string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			t.Errorf("%s is nil", path)
		}
		for i := range v.Len() {
			noNilLists(t, path, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			noNilLists(t, path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	}
}

func TestCatalogueAsThePageUsesIt(t *testing.T) {
	w := openWindow(t)
	w.call("Suppliers.Create", `{"requestId":"request-1","card":{"name":"Exotic Liquids","contacts":[{"name":"Charlotte"}]},"leadTimeDays":7}`)
	w.call("Catalog.CreateCategory", `{"requestId":"request-2","name":"Beverages"}`)
	proposal := w.call("Catalog.ProposeSKU", `{}`)
	if proposal["sku"] != "P-00001" {
		t.Errorf("proposes %v", proposal)
	}
	product := w.call("Catalog.Create", `{"requestId":"request-3","product":{"sku":"2","name":"Chang","categoryId":1,"supplierId":1,"priceMinorE4":19000000,
		"reorderPointMilli":25000,"barcodes":[{"code":"4006381333931"}],"suppliers":[{"supplierId":1,"code":"CH","costMinorE4":15200000}]}}`)
	if product["id"] != 1.0 || product["supplier"] != "Exotic Liquids" || product["unit"] != "pcs" || product["unitCostMinorE4"] != nil ||
		product["status"] != "out" || product["createdAt"] != "2026-03-02T09:00:00Z" {
		t.Errorf("got %v", product)
	}
	w.refuse("Catalog.Create", `{"requestId":"request-4","product":{"sku":"2","name":"x"}}`, "catalog.sku_taken", "product.sku")
	w.refuse("Catalog.Create", `{"requestId":"request-4","product":{"sku":"3","name":"x","barcodes":[{"code":"4006381333930"}]}}`,
		"catalog.check_digit", "product.barcodes.0.code")
	w.refuse("Catalog.Create", `{"requestId":"x y","product":{"sku":"3","name":"x"}}`, "journal.request_id", "requestId")
	w.refuse("Catalog.Update", `{"requestId":"request-5","id":9,"product":{"sku":"3","name":"x"}}`, "catalog.product_unknown", "id")
	list := w.call("Catalog.List", `{"search":"chang","sort":"available","descending":true,"statuses":["out","low"]}`)
	if list["total"] != 1.0 || list["next"] != "" || at(list, "rows.0.category") != "Beverages" || at(list, "rows.0.priceMinorE4") != 19000000.0 {
		t.Errorf("got %v", list)
	}
	if picks := w.call("Catalog.Find", `{"text":"ch","supplierId":1}`); at(picks, "rows.0.costMinorE4") != 15200000.0 {
		t.Errorf("picks %v", picks)
	}
	if found := w.call("Catalog.Scan", `{"code":"04006381333931"}`); found["id"] != 1.0 {
		t.Errorf("scanned %v", found)
	}
	if n := w.call("Catalog.Archive", `{"requestId":"request-6","ids":[1],"archived":true}`); n["changed"] != 1.0 {
		t.Errorf("archived %v", n)
	}
	if ids := w.call("Catalog.IDs", `{"archived":"archived"}`); at(ids, "ids.0") != 1.0 {
		t.Errorf("ids %v", ids)
	}
	w.call("Catalog.List", `{}`)
	w.call("Catalog.Categories", `{}`)
	w.call("Catalog.Units", `{}`)
	w.refuse("Catalog.DeleteCategory", `{"requestId":"request-7","id":1}`, "catalog.category_used", "id")
	w.refuse("Catalog.DeleteUnit", `{"requestId":"request-7","id":1}`, "catalog.unit_default", "id")
	if got := w.call("Suppliers.Get", `{"id":1}`); got["leadTimeDays"] != 7.0 || got["products"] != 0.0 {
		t.Errorf("got %v", got)
	}
}

func TestPartiesAsThePageUsesThem(t *testing.T) {
	w := openWindow(t)
	for _, service := range []string{"Suppliers", "Customers"} {
		w.call(service+".List", `{}`)
		w.call(service+".Find", `{}`)
		made := w.call(service+".Create", `{"requestId":"`+service+`-1","card":{"code":"ALFKI","name":"Alfreds Futterkiste"}}`)
		if at(made, "card.code") != "ALFKI" || made["archived"] != false {
			t.Errorf("made %v", made)
		}
		w.refuse(service+".Create", `{"requestId":"`+service+`-2","card":{"code":"alfki","name":"x"}}`, "party.code_taken", "card.code")
		w.refuse(service+".Create", `{"requestId":"`+service+`-2","card":{}}`, "text.empty", "card.name")
		changed := w.call(service+".Update", `{"requestId":"`+service+`-3","id":1,"card":{"name":"Alfreds","city":"Berlin"}}`)
		if at(changed, "card.code") != "ALFKI" || at(changed, "card.city") != "Berlin" {
			t.Errorf("changed %v", changed)
		}
		if list := w.call(service+".List", `{"search":"berl","sort":"city"}`); list["total"] != 1.0 {
			t.Errorf("listed %v", list)
		}
		w.call(service+".Archive", `{"requestId":"`+service+`-4","ids":[1],"archived":true}`)
		if got := w.call(service+".Get", `{"id":1}`); got["archived"] != true {
			t.Errorf("got %v", got)
		}
	}
	w.refuse("Suppliers.Get", `{"id":9}`, "supplier.unknown", "id")
	w.refuse("Customers.Get", `{"id":9}`, "customer.unknown", "id")
}

func TestSettingsAsThePageUsesThem(t *testing.T) {
	w := openWindow(t)
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	data := base64.StdEncoding.EncodeToString(picture.Bytes())
	w.shell.open = filepath.Join(t.TempDir(), "logo.png")
	if err := os.WriteFile(w.shell.open, picture.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if logo := w.call("Settings.ChooseLogo", `{}`); logo["type"] != "image/png" || logo["data"] != data {
		t.Errorf("chose %v", logo)
	}
	if all := w.call("Settings.Get", `{}`); at(all, "company.logo.data") != "" {
		t.Errorf("choosing saved the logo: %v", all)
	}
	w.shell.open = ""
	if logo := w.call("Settings.ChooseLogo", `{}`); logo["data"] != "" {
		t.Errorf("cancelled, and got %v", logo)
	}
	all := w.call("Settings.SaveCompany", `{"requestId":"request-1","company":{"name":"Mine","logo":{"data":"`+data+`"}}}`)
	if at(all, "company.name") != "Mine" || at(all, "company.logo.type") != "image/png" {
		t.Errorf("saved %v", all)
	}
	w.refuse("Settings.SaveCompany", `{"requestId":"request-2","company":{"logo":{"data":"?"}}}`, "api.shape", "company.logo.data")
	w.refuse("Settings.SaveCompany", `{"requestId":"request-2","company":{"logo":{"data":"YWJj"}}}`, "settings.logo_format", "company.logo")
	w.refuse("Settings.SavePreferences", `{"requestId":"request-2","preferences":{"theme":"pink"}}`, "settings.choice_unknown", "preferences.theme")
	w.refuse("Settings.SaveCurrency", `{"requestId":"request-2","code":"??"}`, "money.unknown_currency", "code")
	all = w.call("Settings.SaveCurrency", `{"requestId":"request-3","code":"EUR"}`)
	if at(all, "currency.code") != "EUR" || at(all, "currency.decimals") != 2.0 || at(all, "currency.changeable") != true {
		t.Errorf("got %v", all)
	}
	w.call("Settings.SavePreferences", `{"requestId":"request-4","preferences":{"locale":"de-AT","theme":"dark"}}`)
	all = w.call("Settings.Get", `{}`)
	if at(all, "preferences.locale") != "de-AT" || at(all, "preferences.density") != "comfortable" {
		t.Errorf("got %v", all)
	}
}

func TestClosedWindowAnswers(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := api.NewCatalog(api.NewHost(ctx, &scripted{})).Units(api.NoInput{})
	if !errors.Is(err, api.ErrClosed) {
		t.Errorf("got %v", err)
	}
}
