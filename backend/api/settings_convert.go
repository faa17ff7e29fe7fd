package api

import (
	"context"
	"encoding/base64"

	"stockroom/backend/fault"
	"stockroom/backend/settings"
)

func allSettings(ctx context.Context, b *Books) (AllSettings, error) {
	all, err := b.Settings.All(ctx)
	if err != nil {
		return AllSettings{}, err
	}
	return AllSettings{
		Company: Company{
			Name: all.Company.Name, Address: all.Company.Address, TaxNumber: all.Company.TaxNumber, Logo: logoDTO(all.Company.Logo),
		},
		Currency:    CurrencyChoice{Code: all.Currency.Code, Decimals: all.Currency.Decimals, Changeable: all.CurrencyChangeable},
		Preferences: Preferences(all.Preferences),
	}, nil
}

func logoDTO(logo settings.Logo) Logo {
	return Logo{Type: logo.Type, Data: base64.StdEncoding.EncodeToString(logo.Data)}
}

func companyInput(c Company) (settings.Company, error) {
	data, err := base64.StdEncoding.DecodeString(c.Logo.Data)
	if err != nil {
		return settings.Company{}, ErrShape.At("company.logo.data").With("why", "it is not base64")
	}
	return settings.Company{Name: c.Name, Address: c.Address, TaxNumber: c.TaxNumber, Logo: settings.Logo{Data: data}}, nil
}

// under puts a fault's field below the request's member that holds the form;
// the ids of the request itself stay where they are.
func under(prefix string, err error) error {
	f, ok := fault.Of(err)
	if !ok || f.Field() == "" || f.Field() == "requestId" || f.Field() == "id" {
		return err
	}
	return f.At(prefix + "." + f.Field())
}
