package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"strings"
	"time"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// plain is SQLite in C, with each statement prepared once.
type plain struct {
	conn       driver.Conn
	statements map[string]driver.Stmt
}

// openPlain sets the connection up as the program's are.
func openPlain(path string) (*plain, error) {
	conn, err := (&sqlite3.SQLiteDriver{}).Open("file:" + path + "?_busy_timeout=10000&_foreign_keys=1&_journal_mode=WAL&_synchronous=FULL&_cache_size=-32768")
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	p := &plain{conn: conn, statements: map[string]driver.Stmt{}}
	return p, p.run(statement{text: "PRAGMA temp_store = MEMORY"}, nil)
}

// run steps through all rows of the statement.
func (p *plain) run(s statement, row func([]driver.Value)) (err error) {
	prepared, ok := p.statements[s.text]
	if !ok {
		if prepared, err = p.conn.Prepare(s.text); err != nil {
			return fmt.Errorf("prepare %s: %w", s.text, err)
		}
		p.statements[s.text] = prepared
	}
	rows, err := prepared.Query(s.args) //nolint:staticcheck // the plainest way there is
	if err != nil {
		return fmt.Errorf("run %s: %w", s.text, err)
	}
	values := make([]driver.Value, len(rows.Columns()))
	for {
		err := rows.Next(values)
		if errors.Is(err, io.EOF) {
			return rows.Close()
		}
		if err != nil {
			return errors.Join(fmt.Errorf("run %s: %w", s.text, err), rows.Close())
		}
		if row != nil {
			row(values)
		}
	}
}

// all runs the statements one after the other.
func (p *plain) all(statements []statement) error {
	for _, s := range statements {
		if err := p.run(s, nil); err != nil {
			return err
		}
	}
	return nil
}

// commit runs the statements in one transaction.
func (p *plain) commit(statements []statement) error {
	if err := p.run(statement{text: "BEGIN IMMEDIATE"}, nil); err != nil {
		return err
	}
	if err := p.all(statements); err != nil {
		return err
	}
	return p.run(statement{text: "COMMIT"}, nil)
}

// answer sums up all values that a statement answers.
func (p *plain) answer(s statement) (uint64, error) {
	sum := fnv.New64a()
	err := p.run(s, func(values []driver.Value) { digest(sum, values) })
	return sum.Sum64(), err
}

// explain prints how a statement is run when it takes long.
func (p *plain) explain(out io.Writer, s statement, longer time.Duration) error {
	begun := time.Now()
	if err := p.run(s, nil); err != nil {
		return err
	}
	took := time.Since(begun)
	if took < longer {
		return nil
	}
	fmt.Fprintf(out, "  %v: %s\n    %v\n", took.Round(100*time.Microsecond), strings.Join(strings.Fields(s.text), " "), s.args)
	return p.run(statement{"EXPLAIN QUERY PLAN " + s.text, s.args}, func(values []driver.Value) {
		fmt.Fprintf(out, "      %v\n", values[len(values)-1])
	})
}

func (p *plain) close() {
	for _, s := range p.statements {
		_ = s.Close()
	}
	_ = p.conn.Close()
}

// answerOfOurs sums up what our SQLite answers to the statement.
func answerOfOurs(ctx context.Context, q *sql.DB, s statement) (uint64, error) {
	args := make([]any, len(s.args))
	for i, a := range s.args {
		args[i] = a
	}
	rows, err := q.QueryContext(ctx, s.text, args...)
	if err != nil {
		return 0, fmt.Errorf("run %s: %w", s.text, err)
	}
	defer rows.Close() //nolint:errcheck // only read
	columns, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	sum := fnv.New64a()
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return 0, err
		}
		digest(sum, values)
	}
	return sum.Sum64(), rows.Err()
}

// digest is the same for both drivers, which name some types differently.
func digest[V any](sum io.Writer, values []V) {
	for _, v := range values {
		switch v := any(v).(type) {
		case bool:
			n := int64(0)
			if v {
				n = 1
			}
			_ = binary.Write(sum, binary.LittleEndian, n)
		case int64:
			_ = binary.Write(sum, binary.LittleEndian, v)
		case []byte:
			_, _ = sum.Write(v)
		default:
			_, _ = fmt.Fprint(sum, v)
		}
		_, _ = sum.Write([]byte{0})
	}
}
