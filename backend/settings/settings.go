// Package settings is what the user chose.
package settings

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/text"
)

// Failures of this package.
var (
	ErrCurrencyFixed = fault.Define("settings.currency_fixed", "The currency is {currency} and stays so: there are already prices or amounts in it.")
	ErrLogoGone      = fault.Define("settings.logo_gone", "The logo was another one, and the history does not keep pictures. Choose it again in the settings.")
	ErrChoice        = fault.Define("settings.choice_unknown", "“{value}” is not one of the choices.")
	ErrLocale        = fault.Define("settings.locale_unknown", "“{value}” is not a language tag. Write one such as en-GB or de.")
)

// Company is who we are, as every document carries it.
type Company struct {
	Name      string
	Address   string // several lines
	TaxNumber string
	Logo      Logo
}

// Preferences are how the window looks and speaks; "" is the first choice of each.
type Preferences struct {
	Locale       string // BCP 47; "" is the system's
	Theme        string // system, light, dark
	Density      string // comfortable, compact
	ReportFormat string // xlsx, csv, pdf, json: the one exported last
}

// All is everything that the user chose.
type All struct {
	Company            Company
	Currency           money.Currency
	CurrencyChangeable bool
	Preferences        Preferences
}

// Service gives the commands and queries of the package. Each command is one
// transaction, recorded in the journal.
type Service struct{ db *db.DB }

// New returns the service on an open database.
func New(d *db.DB) *Service { return &Service{db: d} }

// companyCommand is what SaveCompany records: the logo by its hash, so that
// the history does not keep every picture.
type companyCommand struct {
	Name, Address, TaxNumber, LogoHash string
}

func (c Company) command() companyCommand {
	sum := sha256.Sum256(c.Logo.Data)
	return companyCommand{c.Name, c.Address, c.TaxNumber, hex.EncodeToString(sum[:])}
}

// BringBack saves the company as SaveCompany's command recorded it. Fails with
// ErrLogoGone where it had another logo, of which only the hash was kept, and
// as SaveCompany does.
func (s *Service) BringBack(ctx context.Context, requestID string, former []byte) error {
	var wanted companyCommand
	if err := json.Unmarshal(former, &wanted); err != nil {
		return fmt.Errorf("read the former company: %w", err)
	}
	present, err := CompanyOf(s.db.Read(ctx))
	if err != nil {
		return err
	}
	if present.command().LogoHash != wanted.LogoHash {
		return ErrLogoGone.At("")
	}
	present.Name, present.Address, present.TaxNumber = wanted.Name, wanted.Address, wanted.TaxNumber
	return s.SaveCompany(ctx, requestID, present)
}

// SaveCompany changes who we are. Fails with text's faults, ErrLogoFormat, ErrLogoSize.
func (s *Service) SaveCompany(ctx context.Context, requestID string, c Company) error {
	return s.save(ctx, journal.Command{RequestID: requestID, Name: "settings.save_company", Input: c.command()}, "Changed the company",
		func(tx *db.Tx) error {
			clean, err := c.clean()
			if err != nil {
				return err
			}
			before, err := CompanyOf(tx.DB)
			if err != nil {
				return err
			}
			if err := journal.Former(tx, before.command()); err != nil {
				return err
			}
			return writeCompany(tx, clean)
		})
}

func (c Company) clean() (Company, error) {
	var t text.Cleaner
	t.Line("name", &c.Name, text.Name)
	t.Block("address", &c.Address, text.Body)
	t.Line("taxNumber", &c.TaxNumber, text.Code)
	if t.Err() != nil {
		return c, t.Err()
	}
	logo, err := CheckLogo(c.Logo.Data)
	c.Logo = logo
	return c, err
}

// SaveCurrency chooses the currency of the books, while there are no amounts.
// Fails with money.ErrUnknownCurrency, ErrCurrencyFixed.
func (s *Service) SaveCurrency(ctx context.Context, requestID, code string) error {
	return s.save(ctx, journal.Command{RequestID: requestID, Name: "settings.save_currency", Input: code}, "Chose the currency",
		func(tx *db.Tx) error {
			chosen, err := money.CurrencyOf(code)
			if err != nil {
				return money.ErrUnknownCurrency.At("code").With("code", code)
			}
			present, err := Currency(tx.DB)
			if err != nil || present == chosen {
				return err
			}
			used, err := hasAmounts(tx.DB)
			if err != nil {
				return err
			}
			if used {
				return ErrCurrencyFixed.At("code").With("currency", present.Code)
			}
			if err := journal.Former(tx, present.Code); err != nil {
				return err
			}
			return write(tx, map[string]string{keyCurrency: chosen.Code})
		})
}

// SavePreferences changes how the window looks and speaks. Fails with
// ErrChoice, ErrLocale.
func (s *Service) SavePreferences(ctx context.Context, requestID string, p Preferences) error {
	return s.save(ctx, journal.Command{RequestID: requestID, Name: "settings.save_preferences", Input: p}, "Changed the preferences",
		func(tx *db.Tx) error {
			clean, err := p.clean()
			if err != nil {
				return err
			}
			before, err := PreferencesOf(tx.DB)
			if err != nil {
				return err
			}
			if err := journal.Former(tx, before); err != nil {
				return err
			}
			return write(tx, map[string]string{
				keyLocale: clean.Locale, keyTheme: clean.Theme, keyDensity: clean.Density, keyReportFormat: clean.ReportFormat,
			})
		})
}

func (p Preferences) clean() (Preferences, error) {
	p = p.withDefaults()
	for _, c := range []struct {
		field, value string
		choices      []string
	}{
		{"theme", p.Theme, []string{"system", "light", "dark"}},
		{"density", p.Density, []string{"comfortable", "compact"}},
		{"reportFormat", p.ReportFormat, []string{"xlsx", "csv", "pdf", "json"}},
	} {
		if !slices.Contains(c.choices, c.value) {
			return p, ErrChoice.At(c.field).With("value", c.value)
		}
	}
	p.Locale = strings.TrimSpace(p.Locale)
	if p.Locale == "" {
		return p, nil
	}
	tag, err := language.Parse(p.Locale)
	if err != nil {
		return p, ErrLocale.At("locale").With("value", p.Locale)
	}
	p.Locale = tag.String()
	return p, nil
}

func (p Preferences) withDefaults() Preferences {
	if p.Theme == "" {
		p.Theme = "system"
	}
	if p.Density == "" {
		p.Density = "comfortable"
	}
	if p.ReportFormat == "" {
		p.ReportFormat = "xlsx"
	}
	return p
}

// save runs one command that answers nothing.
func (s *Service) save(ctx context.Context, c journal.Command, summary string, run func(tx *db.Tx) error) error {
	_, err := journal.Do(ctx, s.db, c, func(tx *db.Tx) (struct{}, error) {
		if err := run(tx); err != nil {
			return struct{}{}, err
		}
		tx.Changed(db.Settings)
		return struct{}{}, journal.About(tx, journal.Subject{Type: "settings"}, summary)
	})
	return err
}
