// Package sqlite stands in for github.com/glebarez/go-sqlite: it puts the
// glebarez/sqlite dialect of GORM on modernc.org/sqlite's own database/sql
// driver. The SQLite is the same; this driver can cancel a running SELECT,
// binds in linear time and has SQLite's online backup.
//
// docs/decisions/0001-sqlite-driver.md says why. To drop it, remove the
// replace directive from go.mod: no other file knows of it.
package sqlite

import driver "modernc.org/sqlite"

// Error is the driver's error; Code returns SQLite's extended result code.
type Error = driver.Error
