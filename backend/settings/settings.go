// Package settings is what the user chose.
package settings

import (
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/money"
)

// Failures of this package.
var (
	ErrLogoFormat    = fault.Define("settings.logo_format", "The logo must be a PNG or JPEG picture.")
	ErrLogoSize      = fault.Define("settings.logo_size", "The logo has {size} KB; at most {limit} KB are kept.")
	ErrLogoUnread    = fault.Define("settings.logo_unread", "{path} could not be read: {why}.")
	ErrCurrencyFixed = fault.Define("settings.currency_fixed", "The currency is {currency} and stays so: there are already prices or amounts in it.")
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

// Logo is a PNG or JPEG picture; without Data there is none.
type Logo struct {
	Type string // image/png or image/jpeg, found by decoding
	Data []byte
}

// Preferences are how the window looks and speaks.
type Preferences struct {
	Locale       string // BCP 47; "" is the system's
	Theme        string // system, light, dark
	Density      string // comfortable, compact
	ReportFormat string // csv, xlsx, pdf, json
}

// WindowPlace is where the window was, in logical pixels.
type WindowPlace struct {
	X         int
	Y         int
	Width     int // 0: never placed
	Height    int
	Maximised bool
}

// All is everything that the user chose.
type All struct {
	Company            Company
	Currency           money.Currency
	CurrencyChangeable bool
	Preferences        Preferences
	Window             WindowPlace
}

// Service gives the commands and queries of the package. Each command is one
// transaction, recorded in the journal.
type Service struct{ db *db.DB }

// New returns the service on an open database.
func New(d *db.DB) *Service { return &Service{db: d} }
