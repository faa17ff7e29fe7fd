package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"stockroom/backend/catalog"
	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/quantity"
	"stockroom/backend/sales"
	"stockroom/backend/seed"
)

const (
	// rushOrders are confirmed orders that all wait for one product.
	rushOrders = 1_000
	rushSKU    = "RUSH-1"
	// tea has a name in Chinese; there are some of it.
	teaName, teas = "烏龍茶", 60
)

// books returns the file with the seeded books, which is made once for each
// size and schema.
func books(ctx context.Context, o options) (string, error) {
	if err := os.MkdirAll(o.cache, 0o755); err != nil {
		return "", err
	}
	schema, err := schemaOf(ctx, o.cache)
	if err != nil {
		return "", err
	}
	path := filepath.Join(o.cache, fmt.Sprintf("bench-%d-%d-%s.db", o.products, o.movements, schema))
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return path, err
	}
	unfinished := path + ".new"
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(unfinished + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	if err := sow(ctx, o, unfinished); err != nil {
		return "", err
	}
	return path, os.Rename(unfinished, path)
}

func sow(ctx context.Context, o options, path string) error {
	d, err := open(ctx, path)
	if err != nil {
		return err
	}
	begun, told := time.Now(), 0
	result, err := seed.Run(ctx, d, seed.Options{Products: o.products, Movements: o.movements, Seed: 1}, func(done, total int) {
		if tenth := done * 10 / total; tenth > told {
			told = tenth
			fmt.Fprintf(os.Stderr, "seeding: %d of about %d movements\n", done, total)
		}
	})
	if err == nil {
		fmt.Fprintf(os.Stderr, "seeded %+v in %v\n", result, time.Since(begun).Round(time.Second))
		err = d.Batch(ctx, func(ctx context.Context) error { return extras(ctx, d) })
	}
	return errors.Join(err, d.Close())
}

// schemaOf tells schemas apart.
func schemaOf(ctx context.Context, folder string) (string, error) {
	path := filepath.Join(folder, "schema-"+strconv.Itoa(os.Getpid())+".db")
	defer os.Remove(path) //nolint:errcheck // what is left is in a cache
	d, err := open(ctx, path)
	if err != nil {
		return "", err
	}
	var texts []string
	err = d.Read(ctx).Raw("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").Scan(&texts).Error
	hash := sha256.New()
	for _, text := range texts {
		_, _ = io.WriteString(hash, text)
	}
	return hex.EncodeToString(hash.Sum(nil))[:8], errors.Join(err, d.Close())
}

func open(ctx context.Context, path string) (*db.DB, error) {
	return db.Open(ctx, db.Options{Path: path, Create: true, User: "bench"})
}

// extras are what seeded books do not have: a product that a thousand orders
// wait for, and names in another script.
func extras(ctx context.Context, d *db.DB) error {
	inputs := []catalog.ProductInput{{SKU: rushSKU, Name: "Rush of the season", UnitID: 1}}
	for i := range teas {
		inputs = append(inputs, catalog.ProductInput{SKU: fmt.Sprintf("TEA-%d", i), Name: fmt.Sprintf("%s 第%d号", teaName, i), UnitID: 1})
	}
	command := journal.Command{RequestID: "bench-extras", Name: "bench.extras"}
	ids, err := journal.Do(ctx, d, command, func(tx *db.Tx) ([]int64, error) {
		ids, problems, err := catalog.CreateProducts(tx, inputs)
		if err == nil && len(problems) > 0 {
			err = problems[0].Err
		}
		return ids, err
	})
	if err != nil {
		return err
	}
	service := sales.New(d)
	for i := range rushOrders {
		_, err := service.Create(ctx, fmt.Sprintf("bench-rush-%d", i), sales.CreateInput{
			CustomerID: 1, Confirm: true, Lines: []sales.LineInput{{ProductID: ids[0], Quantity: quantity.One}},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// copyFile copies a closed database.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err = io.Copy(out, in); err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
