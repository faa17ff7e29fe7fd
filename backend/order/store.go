package order

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/journal"
	"stockroom/backend/money"
)

// chunk is how many ids one query takes.
const chunk = 500

// Product is what an order needs to know of a product.
type Product struct {
	ID       int64
	SKU      string
	Name     string
	Unit     string // the unit's code
	Decimals int    // of the unit, 0 to 3
	PriceE4  money.PerUnit
	Archived bool
}

// Label names the product in a sentence: "Chang (2)".
func (p Product) Label() string { return p.Name + " (" + p.SKU + ")" }

// Products reads the products with these ids, in a few queries whatever their
// number; unknown ids are missing in the answer.
func Products(q *gorm.DB, ids []int64) (map[int64]Product, error) {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	products := make(map[int64]Product, len(ids))
	for some := range slices.Chunk(slices.Compact(ids), chunk) {
		var rows []Product
		err := db.Load(q.Raw(`SELECT p.id, p.sku, p.name, u.code AS unit, u.decimals, p.price_e4, p.archived
			FROM products p JOIN units u ON u.id = p.unit_id WHERE p.id IN ?`, some), &rows)
		if err != nil {
			return nil, fmt.Errorf("read the products of an order: %w", err)
		}
		for _, p := range rows {
			products[p.ID] = p
		}
	}
	return products, nil
}

// Place is what an order needs to know of a location.
type Place struct {
	ID         int64
	Name       string
	Quarantine bool
	Archived   bool
}

// FindPlace reads a location; without one of this id the answer is empty.
func FindPlace(q *gorm.DB, id int64) (Place, error) {
	var place Place
	if err := q.Raw("SELECT id, name, quarantine, archived FROM locations WHERE id = ?", id).Scan(&place).Error; err != nil {
		return Place{}, fmt.Errorf("read a location: %w", err)
	}
	return place, nil
}

// UsablePlace reads a location that an order can use. Fails with
// ErrNoLocation and ErrLocationGone at "locationId".
func UsablePlace(q *gorm.DB, id int64) (Place, error) {
	place, err := FindPlace(q, id)
	switch {
	case err != nil:
		return place, err
	case place.ID == 0:
		return place, ErrNoLocation.At("locationId")
	case place.Archived:
		return place, ErrLocationGone.At("locationId").With("location", place.Name)
	}
	return place, nil
}

// Series is a sequence of order numbers.
type Series struct {
	Counter string // its row in counters
	Prefix  string // "PO-"
	Table   string // where the numbers are kept
}

// TakeNumber takes the next number of the series. Numbers that imported orders
// brought along are passed over.
func (s Series) TakeNumber(tx *db.Tx) (number, key string, err error) {
	number, err = journal.NextNumber(tx, s.Counter, s.Prefix)
	if err != nil {
		return "", "", err
	}
	key = fold.NumberKey(number)
	taken, err := s.isTaken(tx, key)
	if err != nil || !taken {
		return number, key, err
	}
	n, err := strconv.ParseInt(strings.TrimPrefix(number, s.Prefix), 10, 64)
	if err != nil {
		return "", "", fmt.Errorf("read the number %s: %w", number, err)
	}
	if err := s.passTaken(tx, n); err != nil {
		return "", "", err
	}
	number, err = journal.NextNumber(tx, s.Counter, s.Prefix)
	return number, fold.NumberKey(number), err
}

func (s Series) isTaken(tx *db.Tx, key string) (bool, error) {
	var n int64
	if err := tx.Raw("SELECT COUNT(*) FROM "+s.Table+" WHERE number_key = ?", key).Scan(&n).Error; err != nil {
		return false, fmt.Errorf("look for an order number: %w", err)
	}
	return n > 0, nil
}

// keyDigits is how wide fold.NumberKey makes a run of digits.
const keyDigits = 12

// passTaken puts the counter behind the run of taken numbers that begins with n.
func (s Series) passTaken(tx *db.Tx, n int64) error {
	prefix := fold.Key(s.Prefix)
	key := func(n int64) string { return fmt.Sprintf("%s%0*d", prefix, keyDigits, n) }
	// In an unbroken run a number and its rank grow together.
	err := tx.Exec(`UPDATE counters SET next_value = 1 + (SELECT MAX(n) FROM
			(SELECT CAST(SUBSTR(number_key, ?) AS BIGINT) AS n, ROW_NUMBER() OVER (ORDER BY number_key) AS place FROM `+s.Table+`
			WHERE number_key BETWEEN ? AND ? AND LENGTH(number_key) = ?) AS taken WHERE n - place = ?) WHERE name = ?`,
		len(prefix)+1, key(n), key(lastNumber), len(prefix)+keyDigits, n-1, s.Counter).Error
	if err != nil {
		return fmt.Errorf("pass the taken numbers of %s: %w", s.Counter, err)
	}
	return nil
}

// lastNumber is the highest that a key has room for.
const lastNumber = 999_999_999_999
