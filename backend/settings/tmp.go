package settings

import "context"

func (s *Service) All(ctx context.Context) (All, error)                               { return All{}, nil }
func (s *Service) SaveCompany(ctx context.Context, requestID string, c Company) error { return nil }
func (s *Service) SaveCurrency(ctx context.Context, requestID, code string) error     { return nil }
func (s *Service) SavePreferences(ctx context.Context, requestID string, p Preferences) error {
	return nil
}
func (s *Service) SaveWindow(ctx context.Context, w WindowPlace) error { return nil }
func ReadLogo(path string) (Logo, error)                               { return Logo{}, nil }
