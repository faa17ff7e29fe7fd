// Package catalog is what we keep: products, units, categories, barcodes, reorder rules.
package catalog

import "stockroom/backend/db"

// Service gives the commands and queries of the package. Each command is one
// transaction, recorded in the journal.
type Service struct{ db *db.DB }

// New returns the service on an open database.
func New(d *db.DB) *Service { return &Service{db: d} }
