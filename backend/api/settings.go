package api

import (
	"context"

	"stockroom/backend/settings"
)

// Settings is the window's access to what the user chose.
type Settings struct{ host *Host }

// NewSettings returns the bound struct on the host.
func NewSettings(h *Host) *Settings { return &Settings{host: h} }

// Company is who we are, as every PDF carries it.
type Company struct {
	Name      string `json:"name"`
	Address   string `json:"address"` // several lines
	TaxNumber string `json:"taxNumber"`
	Logo      Logo   `json:"logo"`
}

// Logo is a PNG or JPEG picture of at most 512 KB.
type Logo struct {
	Type string `json:"type"` // image/png, image/jpeg; "" without a logo
	Data string `json:"data"` // base64; "" without a logo
}

// CurrencyChoice is the one currency of the books.
type CurrencyChoice struct {
	Code     string `json:"code"`     // ISO 4217
	Decimals int    `json:"decimals"` // of an amount
	// Changeable tells whether it can still be chosen: no amounts exist yet.
	Changeable bool `json:"changeable"`
}

// Preferences are how the window looks and speaks.
type Preferences struct {
	Locale       string `json:"locale"`       // BCP 47 such as de-AT; "" is the system's
	Theme        string `json:"theme"`        // system, light, dark
	Density      string `json:"density"`      // comfortable, compact
	ReportFormat string `json:"reportFormat"` // csv, xlsx, pdf, json: the one exported last
}

// AllSettings is everything that the user chose.
type AllSettings struct {
	Company     Company        `json:"company"`
	Currency    CurrencyChoice `json:"currency"`
	Preferences Preferences    `json:"preferences"`
}

// Get returns all settings.
func (s *Settings) Get(_ NoInput) (AllSettings, error) {
	return run(s.host, "Settings.Get", allSettings)
}

// CompanySave is the command to change who we are.
type CompanySave struct {
	RequestID string  `json:"requestId"`
	Company   Company `json:"company"`
}

// SaveCompany changes who we are. Fails with settings.logo_format,
// settings.logo_size, settings.text_long.
func (s *Settings) SaveCompany(q CompanySave) (AllSettings, error) {
	return run(s.host, "Settings.SaveCompany", func(ctx context.Context, b *Books) (AllSettings, error) {
		company, err := companyInput(q.Company)
		if err != nil {
			return AllSettings{}, err
		}
		if err := b.Settings.SaveCompany(ctx, q.RequestID, company); err != nil {
			return AllSettings{}, under("company", err)
		}
		return allSettings(ctx, b)
	})
}

// CurrencySave is the command to choose the currency.
type CurrencySave struct {
	RequestID string `json:"requestId"`
	Code      string `json:"code"` // ISO 4217
}

// SaveCurrency chooses the currency. Fails with money.unknown_currency and,
// once there are amounts, with settings.currency_fixed.
func (s *Settings) SaveCurrency(q CurrencySave) (AllSettings, error) {
	return run(s.host, "Settings.SaveCurrency", func(ctx context.Context, b *Books) (AllSettings, error) {
		if err := b.Settings.SaveCurrency(ctx, q.RequestID, q.Code); err != nil {
			return AllSettings{}, err
		}
		return allSettings(ctx, b)
	})
}

// PreferencesSave is the command to change how the window looks and speaks.
type PreferencesSave struct {
	RequestID   string      `json:"requestId"`
	Preferences Preferences `json:"preferences"`
}

// SavePreferences changes how the window looks and speaks. Fails with
// settings.choice_unknown, settings.locale_unknown.
func (s *Settings) SavePreferences(q PreferencesSave) (AllSettings, error) {
	return run(s.host, "Settings.SavePreferences", func(ctx context.Context, b *Books) (AllSettings, error) {
		if err := b.Settings.SavePreferences(ctx, q.RequestID, settings.Preferences(q.Preferences)); err != nil {
			return AllSettings{}, under("preferences", err)
		}
		return allSettings(ctx, b)
	})
}

// ChooseLogo asks the user for a picture and returns it without saving it; an
// empty logo means that the user cancelled. Fails as SaveCompany does, and
// with db.own and settings.logo_unread.
func (s *Settings) ChooseLogo(_ NoInput) (Logo, error) {
	return run(s.host, "Settings.ChooseLogo", func(_ context.Context, b *Books) (Logo, error) {
		path, err := s.host.shell.OpenFile(OpenQuestion{Title: "Choose the logo", Filter: "*.png;*.jpg;*.jpeg"})
		if err != nil || path == "" {
			return Logo{}, err
		}
		if err := b.DB.RefuseOwn(path); err != nil {
			return Logo{}, err
		}
		logo, err := settings.ReadLogo(path)
		return logoDTO(logo), err
	})
}
