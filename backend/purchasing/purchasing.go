// Package purchasing is purchase orders from draft to closed, receipts and reorder proposals.
package purchasing

import "stockroom/backend/db"

// Service gives the commands and queries of the package. Each command is one
// transaction, recorded in the journal.
type Service struct{ db *db.DB }

// New returns the service on an open database.
func New(d *db.DB) *Service { return &Service{db: d} }
