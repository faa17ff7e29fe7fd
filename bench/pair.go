package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"path/filepath"

	_ "github.com/glebarez/go-sqlite" // the program's own SQLite
	"gorm.io/gorm"

	"stockroom/backend/api"
	"stockroom/backend/db"
)

// statement is one statement with its parameters.
type statement struct {
	text string
	args []driver.Value
}

// pair is the program and SQLite in C, each on its copy of the same books.
type pair struct {
	options options
	folder  string
	orders  string // how many there are, for the title
	db      *db.DB
	books   *api.Books
	host    *api.Host
	c       *plain

	recording bool
	recorded  []statement
	problem   error
}

func openPair(ctx context.Context, o options, seeded, folder string) (*pair, error) {
	p := &pair{options: o, folder: folder}
	if err := copyFile(seeded, p.ours()); err != nil {
		return nil, err
	}
	if err := copyFile(seeded, p.theirs()); err != nil {
		return nil, err
	}
	if err := p.open(ctx); err != nil {
		return nil, err
	}
	var bought, sold int64
	err := p.db.Read(ctx).Raw("SELECT (SELECT COUNT(*) FROM purchase_orders), (SELECT COUNT(*) FROM sales_orders)").Row().Scan(&bought, &sold)
	p.orders = fmt.Sprintf("%d purchase and %d sales orders", bought, sold)
	return p, err
}

func (p *pair) ours() string   { return filepath.Join(p.folder, "ours.db") }
func (p *pair) theirs() string { return filepath.Join(p.folder, "c.db") }

func (p *pair) open(ctx context.Context) (err error) {
	if p.db, err = open(ctx, p.ours()); err != nil {
		return err
	}
	p.books = api.NewBooks(p.db)
	p.host = api.NewHost(ctx, silent{})
	p.host.Open(p.books)
	if err := p.listen(p.db.Read(ctx)); err != nil {
		return err
	}
	if err := p.db.Snapshot(ctx, p.listen); err != nil {
		return err
	}
	err = p.db.Write(ctx, func(tx *db.Tx) error { return errors.Join(p.listen(tx.DB), db.ErrRollback) })
	if err != nil {
		return err
	}
	p.c, err = openPlain(p.theirs())
	return err
}

func (p *pair) close() {
	_ = p.db.Close()
	p.c.close()
}

// again closes both, makes their copy one of our books as they are now and
// opens both.
func (p *pair) again(ctx context.Context) error {
	p.close()
	if err := copyFile(p.ours(), p.theirs()); err != nil {
		return err
	}
	return p.open(ctx)
}

// listen lets every statement that the handle runs be recorded.
func (p *pair) listen(q *gorm.DB) error {
	c := q.Callback()
	return errors.Join(
		c.Create().After("gorm:create").Register("bench:create", p.record),
		c.Query().After("gorm:query").Register("bench:query", p.record),
		c.Update().After("gorm:update").Register("bench:update", p.record),
		c.Delete().After("gorm:delete").Register("bench:delete", p.record),
		c.Row().After("gorm:row").Register("bench:row", p.record),
		c.Raw().After("gorm:raw").Register("bench:raw", p.record),
	)
}

func (p *pair) record(q *gorm.DB) {
	if !p.recording || q.DryRun { // a dry run only writes the statement
		return
	}
	s := statement{text: q.Statement.SQL.String(), args: make([]driver.Value, len(q.Statement.Vars))}
	for i, v := range q.Statement.Vars {
		if valuer, ok := v.(driver.Valuer); ok {
			v, p.problem = valuer.Value()
		}
		var err error
		if s.args[i], err = driver.DefaultParameterConverter.ConvertValue(v); err != nil {
			p.problem = fmt.Errorf("record a parameter of %s: %w", s.text, err)
		}
	}
	p.recorded = append(p.recorded, s)
}

// recordedBy runs the operation and returns its statements.
func (p *pair) recordedBy(run func() error) ([]statement, error) {
	p.recording, p.recorded, p.problem = true, nil, nil
	err := run()
	p.recording = false
	return p.recorded, errors.Join(err, p.problem)
}

// sameAnswers fails unless both answer every statement alike.
func (p *pair) sameAnswers(ctx context.Context, statements []statement) error {
	q, err := sql.Open("sqlite", "file:"+p.ours()+"?mode=ro")
	if err != nil {
		return err
	}
	defer q.Close() //nolint:errcheck // only read
	for _, s := range statements {
		ours, err := answerOfOurs(ctx, q, s)
		if err != nil {
			return err
		}
		theirs, err := p.c.answer(s)
		if err != nil {
			return err
		}
		if ours != theirs {
			return fmt.Errorf("the answers differ: %s %v", s.text, s.args)
		}
	}
	return nil
}

// silent is a shell that nobody sees.
type silent struct{}

func (silent) SaveFile(api.SaveQuestion) (string, error) { return "", nil }
func (silent) OpenFile(api.OpenQuestion) (string, error) { return "", nil }
func (silent) Emit(string, any)                          {}
func (silent) Reveal(string) error                       { return nil }
