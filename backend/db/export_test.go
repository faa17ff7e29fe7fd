package db

import "io/fs"

// WithSchema returns the options with other steps of the schema than the program's.
func WithSchema(o Options, steps fs.FS) Options {
	o.schema = steps
	return o
}

// SchemaSteps are the program's own.
func SchemaSteps() fs.FS { return migrationFiles }
