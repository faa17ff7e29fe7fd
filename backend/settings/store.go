package settings

import (
	"context"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/money"
)

// The keys of the table of settings.
const (
	keyCompanyName    = "company.name"
	keyCompanyAddress = "company.address"
	keyCompanyTax     = "company.tax_number"
	keyCompanyLogo    = "company.logo"
	keyCurrency       = "currency"
	keyLocale         = "locale"
	keyTheme          = "theme"
	keyDensity        = "density"
	keyReportFormat   = "report_format"
)

// All returns everything that the user chose.
func (s *Service) All(ctx context.Context) (All, error) {
	var all All
	err := s.db.Snapshot(ctx, func(q *gorm.DB) error {
		used, err := hasAmounts(q)
		if err != nil {
			return err
		}
		all.CurrencyChangeable = !used
		if all.Company, err = CompanyOf(q); err != nil {
			return err
		}
		if all.Currency, err = Currency(q); err != nil {
			return err
		}
		all.Preferences, err = PreferencesOf(q)
		return err
	})
	return all, err
}

// Currency reads the currency of the books.
func Currency(q *gorm.DB) (money.Currency, error) {
	values, err := read(q, keyCurrency)
	if err != nil {
		return money.Currency{}, err
	}
	code := values[keyCurrency]
	if code == "" {
		code = DefaultCurrency
	}
	return money.CurrencyOf(code)
}

// CompanyOf reads who we are.
func CompanyOf(q *gorm.DB) (Company, error) {
	values, err := read(q, keyCompanyName, keyCompanyAddress, keyCompanyTax, keyCompanyLogo)
	if err != nil {
		return Company{}, err
	}
	data, err := base64.StdEncoding.DecodeString(values[keyCompanyLogo])
	if err != nil {
		return Company{}, fmt.Errorf("read the logo: %w", err)
	}
	c := Company{Name: values[keyCompanyName], Address: values[keyCompanyAddress], TaxNumber: values[keyCompanyTax]}
	c.Logo, err = CheckLogo(data)
	return c, err
}

// PreferencesOf reads how the window looks and speaks.
func PreferencesOf(q *gorm.DB) (Preferences, error) {
	values, err := read(q, keyLocale, keyTheme, keyDensity, keyReportFormat)
	p := Preferences{Locale: values[keyLocale], Theme: values[keyTheme], Density: values[keyDensity], ReportFormat: values[keyReportFormat]}
	return p.withDefaults(), err
}

func writeCompany(tx *db.Tx, c Company) error {
	return write(tx, map[string]string{
		keyCompanyName: c.Name, keyCompanyAddress: c.Address, keyCompanyTax: c.TaxNumber,
		keyCompanyLogo: base64.StdEncoding.EncodeToString(c.Logo.Data),
	})
}

func read(q *gorm.DB, keys ...string) (map[string]string, error) {
	var rows []struct {
		Key   string
		Value string
	}
	if err := q.Raw("SELECT key, value FROM settings WHERE key IN ?", keys).Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("read settings: %w", err)
	}
	values := make(map[string]string, len(rows))
	for _, r := range rows {
		values[r.Key] = r.Value
	}
	return values, nil
}

func write(tx *db.Tx, values map[string]string) error {
	for _, key := range slices.Sorted(maps.Keys(values)) {
		err := tx.Exec("INSERT INTO settings(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", key, values[key]).Error
		if err != nil {
			return fmt.Errorf("keep a setting: %w", err)
		}
	}
	return nil
}

// hasAmounts tells whether any price or amount was entered: from then on the
// currency's decimals are fixed.
func hasAmounts(q *gorm.DB) (bool, error) {
	var used bool
	err := q.Raw(`SELECT EXISTS(SELECT 1 FROM products WHERE price_e4 > 0)
		OR EXISTS(SELECT 1 FROM product_suppliers WHERE cost_e4 > 0)
		OR EXISTS(SELECT 1 FROM stock_movements WHERE value <> 0 OR unit_cost_e4 IS NOT NULL)
		OR EXISTS(SELECT 1 FROM purchase_order_lines WHERE unit_cost_e4 > 0)
		OR EXISTS(SELECT 1 FROM sales_order_lines WHERE unit_price_e4 > 0)`).Scan(&used).Error
	if err != nil {
		return false, fmt.Errorf("look for amounts: %w", err)
	}
	return used, nil
}
