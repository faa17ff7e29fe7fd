package report

// Statement returns the table's SQL with its parameters, for tests of how the
// database goes about it.
func (t *Table) Statement() (string, map[string]any) { return t.query.statement(), t.scope.arguments() }
