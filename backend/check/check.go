// Package check proves the books: that the file is sound, that the ledger and
// every figure derived from it agree, and that no document, movement or
// command stands alone. It changes nothing.
package check

import (
	"context"

	"stockroom/backend/db"
	"stockroom/backend/money"
)

// most is how many problems one rule reports; one damage can break thousands of rows.
const most = 100

// Problem is one thing that is not as it must be.
type Problem struct {
	Rule     string // the rule's stable name, such as "balances"
	What     string // what must hold, as a sentence
	Where    string // such as "Chang (2) at Main", or a document's number
	Expected string
	Found    string
}

// Summary says what was proved.
type Summary struct {
	Rules      int // how many were applied
	Products   int64
	Movements  int64
	Orders     int64 // purchase and sales orders
	Commands   int64 // in the journal
	StockValue money.Minor
	Currency   money.Currency
}

// Progress is told before each rule: how many are done of how many, and the next one's name.
type Progress func(done, total int, rule string)

// Run applies every rule to one state of the database and returns what is
// wrong, nothing when all is well. progress may be nil. The error is that the
// check itself could not be done.
func Run(ctx context.Context, d *db.DB, progress Progress) ([]Problem, Summary, error) {
	if progress == nil {
		progress = func(int, int, string) {}
	}
	problems := []Problem{}
	summary := Summary{}
	rules := allRules()
	err := snapshot(ctx, d, func(b *books) error {
		if err := b.summarise(&summary); err != nil {
			return err
		}
		for i, r := range rules {
			progress(i, len(rules), r.name)
			found, err := r.find(b)
			if err != nil {
				return err
			}
			for _, f := range found {
				problems = append(problems, Problem{Rule: r.name, What: r.what, Where: f.Place, Expected: f.Expected, Found: f.Found})
			}
		}
		return nil
	})
	summary.Rules = len(rules)
	progress(len(rules), len(rules), "")
	return problems, summary, err
}

// rule is one thing that must hold.
type rule struct {
	name string
	what string
	find func(b *books) ([]finding, error)
}

// finding is one place where a rule does not hold.
type finding struct {
	Place    string
	Expected string
	Found    string
}

// allRules lists the rules, the file's own first: what they find explains
// much of what the others find.
func allRules() []rule {
	rules := []rule{
		{"file", "The file's pages and indexes are sound.", integrity},
		{"references", "Every row that is named exists.", references},
		{"guards", "The schema guards the ledger.", guards},
		{"search", "The search index knows every product as it is.", searchIndex},
		{"ledger", "Each movement tells the balance that it leaves, never below zero without leave, and worth nothing at zero.", runningBalances},
		{"purchase_lines", "A purchase order's line comes to round(cost × quantity × (1 − discount)).", purchaseAmounts},
		{"sales_lines", "A sales order's line comes to round(price × quantity × (1 − discount)).", salesAmounts},
	}
	for _, group := range [][]statement{stockStatements(), orderStatements(), documentStatements()} {
		for _, s := range group {
			rules = append(rules, rule{s.name, s.what, s.find})
		}
	}
	return rules
}
