package report

// Statement returns the table's SQL with its parameters, for tests of how the
// database goes about it.
func (t *Table) Statement() (string, map[string]any) { return t.query.statement(), t.scope.arguments() }

// Sums is the SQL of the table's count and totals, with its parameters.
func (t *Table) Sums() (string, map[string]any) {
	return t.query.sums(t.Report.Columns), t.scope.arguments()
}
