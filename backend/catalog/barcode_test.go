package catalog

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"stockroom/backend/fault"
	"stockroom/backend/text"
)

func TestCleanBarcodes(t *testing.T) {
	for name, c := range map[string]struct {
		in    []Barcode
		want  []Barcode
		kind  error
		field string
		digit string
	}{
		"EAN-13":                     {in: []Barcode{{Code: "4006381333931"}}, want: []Barcode{{Code: "4006381333931"}}},
		"UPC-A":                      {in: []Barcode{{Code: "036000291452"}}, want: []Barcode{{Code: "036000291452"}}},
		"GTIN-8":                     {in: []Barcode{{Code: "96385074"}}, want: []Barcode{{Code: "96385074"}}},
		"GTIN-14":                    {in: []Barcode{{Code: "10614141000415"}}, want: []Barcode{{Code: "10614141000415"}}},
		"blanks around":              {in: []Barcode{{Code: " 96385074\t"}}, want: []Barcode{{Code: "96385074"}}},
		"wrong digit":                {in: []Barcode{{Code: "4006381333932"}}, kind: ErrCheckDigit, field: "barcodes.0.code", digit: "1"},
		"wrong digit, second":        {in: []Barcode{{Code: "A"}, {Code: "96385070"}}, kind: ErrCheckDigit, field: "barcodes.1.code", digit: "4"},
		"wrong digit, marked own":    {in: []Barcode{{Code: "4006381333932", Own: true}}, want: []Barcode{{Code: "4006381333932", Own: true}}},
		"own flag on a GTIN is lost": {in: []Barcode{{Code: "96385074", Own: true}}, want: []Barcode{{Code: "96385074"}}},
		"digits of another length":   {in: []Barcode{{Code: "1234567"}}, want: []Barcode{{Code: "1234567", Own: true}}},
		"letters":                    {in: []Barcode{{Code: "SHELF-12/ä"}}, want: []Barcode{{Code: "SHELF-12/ä", Own: true}}},
		"empty ones go":              {in: []Barcode{{Code: "  "}, {Code: "X"}}, want: []Barcode{{Code: "X", Own: true}}},
		"twice":                      {in: []Barcode{{Code: "X"}, {Code: "X"}}, kind: ErrBarcodeTwice, field: "barcodes.1.code"},
		"twice, with a zero before":  {in: []Barcode{{Code: "036000291452"}, {Code: "0036000291452"}}, kind: ErrBarcodeTwice, field: "barcodes.1.code"},
		"too long":                   {in: []Barcode{{Code: strings.Repeat("9", 65)}}, kind: text.ErrTooLong, field: "barcodes.0.code"},
		"non-ASCII digits are text":  {in: []Barcode{{Code: "４００６３８１３"}}, want: []Barcode{{Code: "４００６３８１３", Own: true}}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := cleanBarcodes(c.in)
			if c.kind != nil {
				wantFault(t, err, c.kind, c.field)
				if f, _ := fault.Of(err); c.digit != "" && f.Params()["digit"] != c.digit {
					t.Errorf("proposes digit %q, want %q", f.Params()["digit"], c.digit)
				}
				return
			}
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("got %v, %v; want %v", got, err, c.want)
			}
		})
	}
}

func TestSameCodes(t *testing.T) {
	for code, want := range map[string][]string{
		"036000291452":   {"00036000291452", "0036000291452", "036000291452"},
		"0036000291452":  {"00036000291452", "0036000291452", "036000291452"},
		"96385074":       {"00000096385074", "0000096385074", "000096385074", "96385074"},
		"10614141000415": {"10614141000415"},
		"96385070":       {"96385070"},
		"own":            {"own"},
	} {
		if got := sameCodes(code); !slices.Equal(got, want) {
			t.Errorf("sameCodes(%q) = %v, want %v", code, got, want)
		}
	}
}

// wantFault checks kind and place of a failure.
func wantFault(t *testing.T, err, kind error, field string) {
	t.Helper()
	f, ok := fault.Of(err)
	if !ok || !errors.Is(err, kind) {
		t.Fatalf("got %v, want %v", err, kind)
	}
	if f.Field() != field {
		t.Errorf("at %q, want %q", f.Field(), field)
	}
	if strings.Contains(f.Error(), "{") {
		t.Errorf("the sentence has a gap: %s", f.Error())
	}
}
