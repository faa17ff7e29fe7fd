package settings

import (
	"context"
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"stockroom/backend/db"
)

// DefaultCurrency is the currency of books whose locale names no other.
const DefaultCurrency = "USD"

// Initialise gives new books their currency: the one of the locale's country,
// such as EUR for de_AT.UTF-8, else USD. Books that have one keep it.
func Initialise(ctx context.Context, d *db.DB, locale string) error {
	chosen, err := read(d.Read(ctx), keyCurrency)
	if err != nil || chosen[keyCurrency] != "" {
		return err
	}
	return d.Write(ctx, func(tx *db.Tx) error {
		// Another process may have been faster.
		chosen, err := read(tx.DB, keyCurrency)
		if err != nil || chosen[keyCurrency] != "" {
			return err
		}
		return write(tx, map[string]string{keyCurrency: currencyOfLocale(locale)})
	})
}

// currencyOfLocale reads a locale of the system ("de_AT.UTF-8@euro") or a
// language tag ("de-AT"). Only a country that it names decides.
func currencyOfLocale(locale string) string {
	name, _, _ := strings.Cut(locale, ".")
	name, _, _ = strings.Cut(name, "@")
	tag, err := language.Parse(strings.ReplaceAll(name, "_", "-"))
	if err != nil {
		return DefaultCurrency
	}
	region, confidence := tag.Region()
	if confidence != language.Exact {
		return DefaultCurrency
	}
	unit, ok := currency.FromRegion(region)
	if !ok {
		return DefaultCurrency
	}
	return unit.String()
}
