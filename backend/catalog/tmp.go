package catalog

import "context"

func (s *Service) Product(ctx context.Context, id int64) (Product, error) { return Product{}, nil }
func (s *Service) Scan(ctx context.Context, code string) (Product, error) { return Product{}, nil }
func (s *Service) List(ctx context.Context, q ProductQuery) (ProductList, error) {
	return ProductList{}, nil
}
func (s *Service) Find(ctx context.Context, q FindQuery) ([]Pick, error) { return nil, nil }
func (s *Service) ProposeSKU(ctx context.Context) (string, error)        { return "", nil }
func (s *Service) Create(ctx context.Context, requestID string, in ProductInput) (Product, error) {
	return Product{}, nil
}
func (s *Service) Update(ctx context.Context, requestID string, id int64, in ProductInput) (Product, error) {
	return Product{}, nil
}
func (s *Service) Archive(ctx context.Context, requestID string, in ArchiveInput) (int64, error) {
	return 0, nil
}
func (s *Service) Categories(ctx context.Context) (Tree, error) { return Tree{}, nil }
func (s *Service) CreateCategory(ctx context.Context, requestID string, in CategoryInput) (int64, error) {
	return 0, nil
}
func (s *Service) UpdateCategory(ctx context.Context, requestID string, id int64, in CategoryInput) error {
	return nil
}
func (s *Service) MoveCategory(ctx context.Context, requestID string, in MoveInput) error { return nil }
func (s *Service) DeleteCategory(ctx context.Context, requestID string, id int64) error   { return nil }
func (s *Service) Units(ctx context.Context) ([]Unit, error)                              { return nil, nil }
func (s *Service) CreateUnit(ctx context.Context, requestID string, in UnitInput) (int64, error) {
	return 0, nil
}
func (s *Service) UpdateUnit(ctx context.Context, requestID string, id int64, in UnitInput) error {
	return nil
}
func (s *Service) DeleteUnit(ctx context.Context, requestID string, id int64) error { return nil }
