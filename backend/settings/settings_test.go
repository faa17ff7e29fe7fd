package settings

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/text"
)

func wantFault(t *testing.T, err error, kind *fault.Kind, field string) {
	t.Helper()
	f, ok := fault.Of(err)
	if !ok || !errors.Is(err, kind) {
		t.Fatalf("got %v, want %v", err, kind)
	}
	if f.Field() != field {
		t.Errorf("at %q, want %q", f.Field(), field)
	}
}

func picture(t *testing.T, kind string, side int) []byte {
	t.Helper()
	var b bytes.Buffer
	img := image.NewGray(image.Rect(0, 0, side, 1))
	var err error
	switch kind {
	case "png":
		err = png.Encode(&b, img)
	case "jpeg":
		err = jpeg.Encode(&b, img, nil)
	default:
		err = gif.Encode(&b, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCurrencyOfLocale(t *testing.T) {
	for locale, want := range map[string]string{
		"": "USD", "C": "USD", "C.UTF-8": "USD", "POSIX": "USD", "en_US.UTF-8": "USD", "en_US": "USD", "en": "USD", "de": "USD",
		"de_AT.UTF-8": "EUR", "de_DE@euro": "EUR", "de-CH": "CHF", "en_GB.UTF-8": "GBP", "ja_JP.UTF-8": "JPY", "sv-SE": "SEK",
		"zh_Hant_TW": "TWD", "nonsense!": "USD", "ar_KW": "KWD",
	} {
		if got := currencyOfLocale(locale); got != want {
			t.Errorf("%q has %s, want %s", locale, got, want)
		}
	}
}

func TestInitialiseOnce(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx := context.Background()
	if c, err := Currency(d.Read(ctx)); err != nil || c != (money.Currency{Code: "USD", Decimals: 2}) {
		t.Errorf("before: %v, %v", c, err)
	}
	for _, locale := range []string{"ja_JP.UTF-8", "de_DE.UTF-8"} {
		if err := Initialise(ctx, d, locale); err != nil {
			t.Fatal(err)
		}
		if c, err := Currency(d.Read(ctx)); err != nil || c != (money.Currency{Code: "JPY", Decimals: 0}) {
			t.Errorf("after %s: %v, %v", locale, c, err)
		}
	}
}

func TestCurrencyStaysOnceThereAreAmounts(t *testing.T) {
	d, _ := dbtest.New(t)
	s, ctx := New(d), context.Background()
	if err := s.SaveCurrency(ctx, dbtest.RequestID(), "eur"); err != nil {
		t.Fatal(err)
	}
	wantFault(t, s.SaveCurrency(ctx, dbtest.RequestID(), "XXY"), money.ErrUnknownCurrency, "code")
	all, err := s.All(ctx)
	if err != nil || all.Currency.Code != "EUR" || !all.CurrencyChangeable {
		t.Fatalf("got %+v, %v", all, err)
	}
	err = d.Write(ctx, func(tx *db.Tx) error {
		return tx.Exec(`INSERT INTO products(sku, sku_key, name, name_key, search_key, unit_id, price_e4, created_at, updated_at)
			VALUES('a', 'a', 'a', 'a', 'a', 1, 100, 0, 0)`).Error
	})
	if err != nil {
		t.Fatal(err)
	}
	wantFault(t, s.SaveCurrency(ctx, dbtest.RequestID(), "JPY"), ErrCurrencyFixed, "code")
	if err := s.SaveCurrency(ctx, dbtest.RequestID(), "EUR"); err != nil {
		t.Errorf("the same one again: %v", err)
	}
	if all, err := s.All(ctx); err != nil || all.Currency.Code != "EUR" || all.CurrencyChangeable {
		t.Errorf("got %+v, %v", all, err)
	}
}

func TestCompany(t *testing.T) {
	d, _ := dbtest.New(t)
	s, ctx := New(d), context.Background()
	logo := picture(t, "png", 20)
	want := Company{Name: "Müller & Co.", Address: "Street 1\nTown", TaxNumber: "DE1", Logo: Logo{Type: "image/png", Data: logo}}
	err := s.SaveCompany(ctx, dbtest.RequestID(), Company{Name: " Müller & Co. ", Address: "Street 1\r\nTown", TaxNumber: "DE1", Logo: Logo{Data: logo}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := CompanyOf(d.Read(ctx))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	wantFault(t, s.SaveCompany(ctx, dbtest.RequestID(), Company{Name: strings.Repeat("x", 201)}), text.ErrTooLong, "name")
	wantFault(t, s.SaveCompany(ctx, dbtest.RequestID(), Company{Logo: Logo{Data: []byte("no picture")}}), ErrLogoFormat, "logo")
	if got, err := CompanyOf(d.Read(ctx)); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("a refused change left %+v, %v", got, err)
	}
	if err := s.SaveCompany(ctx, dbtest.RequestID(), Company{Name: "M"}); err != nil {
		t.Fatal(err)
	}
	if got, err := CompanyOf(d.Read(ctx)); err != nil || !reflect.DeepEqual(got, Company{Name: "M"}) {
		t.Errorf("without a logo: %+v, %v", got, err)
	}
}

func TestReadLogo(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		data []byte
		want string
		kind *fault.Kind
	}{
		"png":       {picture(t, "png", 10), "image/png", nil},
		"jpeg":      {picture(t, "jpeg", 10), "image/jpeg", nil},
		"gif":       {picture(t, "gif", 10), "", ErrLogoFormat},
		"cut short": {picture(t, "png", 10)[:40], "", ErrLogoFormat},
		"wide":      {picture(t, "png", 4097), "", ErrLogoFormat},
		"empty":     {nil, "", ErrLogoFormat},
		"large":     {make([]byte, MaxLogoBytes+1), "", ErrLogoSize},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name)
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := ReadLogo(path)
			if c.kind != nil {
				wantFault(t, err, c.kind, "logo")
				return
			}
			if err != nil || got.Type != c.want || !bytes.Equal(got.Data, c.data) {
				t.Errorf("got %s, %v", got.Type, err)
			}
		})
	}
	_, err := ReadLogo(filepath.Join(dir, "missing"))
	wantFault(t, err, ErrLogoUnread, "logo")
}

func TestPreferences(t *testing.T) {
	d, _ := dbtest.New(t)
	s, ctx := New(d), context.Background()
	all, err := s.All(ctx)
	if err != nil || all.Preferences != (Preferences{Theme: "system", Density: "comfortable", ReportFormat: "xlsx"}) {
		t.Errorf("at first: %+v, %v", all, err)
	}
	want := Preferences{Locale: "de-AT", Theme: "dark", Density: "compact", ReportFormat: "pdf"}
	if err := s.SavePreferences(ctx, dbtest.RequestID(), Preferences{Locale: "de_AT", Theme: "dark", Density: "compact", ReportFormat: "pdf"}); err != nil {
		t.Fatal(err)
	}
	for field, p := range map[string]Preferences{
		"theme": {Theme: "pink"}, "density": {Density: "x"}, "reportFormat": {ReportFormat: "doc"},
	} {
		wantFault(t, s.SavePreferences(ctx, dbtest.RequestID(), p), ErrChoice, field)
	}
	wantFault(t, s.SavePreferences(ctx, dbtest.RequestID(), Preferences{Locale: "!!"}), ErrLocale, "locale")
	if all, err = s.All(ctx); err != nil || all.Preferences != want {
		t.Errorf("got %+v, %v", all, err)
	}
}
