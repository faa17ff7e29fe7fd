package main

import (
	"bufio"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stockroom/backend/importer"
)

// importRatio is the most that an import may take of what prepared inserts of
// the same rows take in C.
const importRatio = 3

// imports measures a file of as many products as the books have, taken into
// empty books, beside prepared inserts of the rows that it made, with the same
// triggers and indexes.
func imports(ctx context.Context, p *pair, t *table) error {
	name := "import of products with stock"
	if !p.options.wanted(name) {
		return nil
	}
	file, ours, theirs := filepath.Join(p.folder, "products.csv"), filepath.Join(p.folder, "import.db"), filepath.Join(p.folder, "import-c.db")
	if err := writeProducts(file, p.options.products); err != nil {
		return err
	}
	for _, path := range []string{ours, theirs} {
		d, err := open(ctx, path)
		if err == nil {
			err = d.Close()
		}
		if err != nil {
			return err
		}
	}
	l := line{name: name, bulk: true, ratio: importRatio}
	took, peak, err := importInto(ctx, ours, file)
	if err != nil {
		return err
	}
	l.ours = times{took}
	if took, err = insertInto(ctx, ours, theirs); err != nil {
		return err
	}
	l.c = times{took}
	l.note = fmt.Sprintf("%d rows, %.0f a second, memory +%d MB", p.options.products, float64(p.options.products)/l.median().Seconds(), peak>>20)
	t.row(l)
	return nil
}

// writeProducts writes a file as another program would.
func writeProducts(path string, rows int) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	fmt.Fprintln(out, "sku,name,description,category,supplier,price,cost,stock,reorder point,barcode")
	for i := range rows {
		fmt.Fprintf(out, "IMP-%06d,\"Imported thing, no. %d\",Made to be imported,Category %d,Supplier %d,%d.90,%d.45,%d,%d,CODE%07d\n",
			i, i, i%500, i%200, i%90+5, i%90+1, i%40+1, i%10, i)
	}
	return errors.Join(out.Flush(), file.Close())
}

func importInto(ctx context.Context, path, file string) (took time.Duration, peak uint64, err error) {
	d, err := open(ctx, path)
	if err != nil {
		return 0, 0, err
	}
	memory := watchMemory()
	begun := time.Now()
	_, err = importer.Run(ctx, d, importer.Request{Kind: importer.Products, Path: file, RequestID: "bench-import"}, nil)
	return time.Since(begun), memory.peak(), errors.Join(err, d.Close())
}

// filled are the tables that an import fills itself, in an order that no
// reference minds; triggers fill the others.
func filled() []string {
	return []string{
		"journal_entries", "categories", "suppliers", "products", "barcodes", "product_suppliers", "stock_documents", "stock_movements",
	}
}

// insertInto puts the rows of one database into another by prepared inserts in
// C, in one transaction, and returns how long that took without reading them.
func insertInto(ctx context.Context, from, to string) (took time.Duration, err error) {
	source, err := sql.Open("sqlite", "file:"+from+"?mode=ro")
	if err != nil {
		return 0, err
	}
	defer source.Close() //nolint:errcheck // only read
	c, err := openPlain(to)
	if err != nil {
		return 0, err
	}
	defer c.close()
	if err := c.run(statement{text: "BEGIN IMMEDIATE"}, nil); err != nil {
		return 0, err
	}
	for _, table := range filled() {
		insert, rows, err := rowsOf(ctx, source, table)
		if err != nil {
			return 0, err
		}
		begun := time.Now()
		for _, row := range rows {
			if err := c.run(statement{text: insert, args: row}, nil); err != nil {
				return 0, err
			}
		}
		took += time.Since(begun)
	}
	begun := time.Now()
	if err := c.run(statement{text: "COMMIT"}, nil); err != nil {
		return 0, err
	}
	took += time.Since(begun)
	return took, sameStock(ctx, source, c)
}

// rowsOf reads a table and writes the statement that inserts a row of it.
func rowsOf(ctx context.Context, source *sql.DB, table string) (insert string, all [][]driver.Value, err error) {
	rows, err := source.QueryContext(ctx, "SELECT * FROM "+table+" ORDER BY rowid") //nolint:gosec // a table of ours
	if err != nil {
		return "", nil, err
	}
	defer rows.Close() //nolint:errcheck // only read
	columns, err := rows.Columns()
	if err != nil {
		return "", nil, err
	}
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return "", nil, err
		}
		row := make([]driver.Value, len(columns))
		for i, v := range values {
			row[i] = v
		}
		all = append(all, row)
	}
	marks := strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",")
	return "INSERT INTO " + table + "(" + strings.Join(columns, ",") + ") VALUES(" + marks + ")", all, rows.Err()
}

// sameStock fails unless both came to the same stock.
func sameStock(ctx context.Context, source *sql.DB, c *plain) error {
	s := statement{text: "SELECT COUNT(*), SUM(on_hand), SUM(value), SUM(reorder_point) FROM product_stock"}
	ours, err := answerOfOurs(ctx, source, s)
	if err != nil {
		return err
	}
	theirs, err := c.answer(s)
	if err == nil && ours != theirs {
		err = errors.New("the imported stock differs")
	}
	return err
}
