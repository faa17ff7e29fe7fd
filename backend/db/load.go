package db

import (
	"database/sql"
	"fmt"
	"reflect"
	"strconv"
	"sync"

	"gorm.io/gorm"
	"gorm.io/gorm/schema"
)

// Load reads all rows of the query into the slice, as GORM's Scan does and
// more than twice as fast: which column fills which field is decided once for
// all rows. T is a whole number, a text, or a struct of such, of truth values
// and of pointers to them; columns are named as GORM names fields, and those
// that no field has are left out.
func Load[T any](q *gorm.DB, into *[]T) (err error) {
	rows, err := q.Rows()
	if err != nil {
		return err //nolint:wrapcheck // as GORM's Scan fails: the caller says what it was about
	}
	defer func() {
		if closing := rows.Close(); err == nil {
			err = closing
		}
	}()
	columns, err := rows.Columns()
	if err != nil {
		return fmt.Errorf("read the columns: %w", err)
	}
	fill, err := fillOf(q, reflect.TypeFor[T](), columns)
	if err != nil {
		return err
	}
	if *into = (*into)[:0]; *into == nil {
		*into = make([]T, 0, fewRows)
	}
	values, targets := targetsFor(len(columns))
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return fmt.Errorf("read a row: %w", err)
		}
		*into = append(*into, *new(T))
		row := reflect.ValueOf(&(*into)[len(*into)-1]).Elem()
		for i, to := range fill {
			if err := to.set(row, values[i]); err != nil {
				return fmt.Errorf("column %s: %w", columns[i], err)
			}
		}
	}
	return q.AddError(rows.Err()) // which says what the damage of a file means
}

// fewRows are what there is room for at once, when the caller made none.
const fewRows = 16

func targetsFor(columns int) (values, targets []any) {
	values, targets = make([]any, columns), make([]any, columns)
	for i := range values {
		targets[i] = &values[i]
	}
	return values, targets
}

// schemas keeps what GORM found out about the types.
var schemas sync.Map //nolint:gochecknoglobals // a cache of what the types are

// target is the field that a column fills.
type target struct {
	path  []int // within the row; nil is the row itself
	none  bool  // no field has that name
	scans bool  // the field reads the value itself
}

// fillOf returns the field that each column fills.
func fillOf(q *gorm.DB, t reflect.Type, columns []string) ([]target, error) {
	fill, scanner := make([]target, len(columns)), reflect.TypeFor[sql.Scanner]()
	if t.Kind() != reflect.Struct {
		if len(columns) != 1 {
			return nil, fmt.Errorf("%d columns for one %s", len(columns), t) //nolint:err113 // a mistake of the program
		}
		fill[0].scans = reflect.PointerTo(t).Implements(scanner)
		return fill, nil
	}
	parsed, err := schema.Parse(reflect.New(t).Interface(), &schemas, q.NamingStrategy)
	if err != nil {
		return nil, fmt.Errorf("read the type %s: %w", t, err)
	}
	for i, name := range columns {
		field := parsed.LookUpField(name)
		if field == nil {
			fill[i].none = true
			continue
		}
		fill[i] = target{path: field.StructField.Index, scans: reflect.PointerTo(field.FieldType).Implements(scanner)}
	}
	return fill, nil
}

func (t target) set(row reflect.Value, value any) error {
	if t.none {
		return nil
	}
	field := row
	if t.path != nil {
		field = row.FieldByIndex(t.path)
	}
	if !t.scans {
		return assign(field, value)
	}
	scanner, ok := field.Addr().Interface().(sql.Scanner)
	if !ok { // cannot happen: fillOf has asked
		return fmt.Errorf("a %s reads nothing itself", field.Type()) //nolint:err113 // a mistake of the program
	}
	return scanner.Scan(value)
}

// assign sets the field to what the driver read. NULL is the field's zero.
func assign(field reflect.Value, value any) error {
	if value == nil {
		field.SetZero()
		return nil
	}
	switch field.Kind() { //nolint:exhaustive // rows have fields of no other kind
	case reflect.Pointer:
		field.Set(reflect.New(field.Type().Elem()))
		return assign(field.Elem(), value)
	case reflect.String:
		if text, ok := value.(string); ok {
			field.SetString(text)
			return nil
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if n, ok := wholeOf(value); ok && !field.OverflowInt(n) {
			field.SetInt(n)
			return nil
		}
	case reflect.Bool:
		switch v := value.(type) {
		case bool:
			field.SetBool(v)
			return nil
		case int64:
			field.SetBool(v != 0)
			return nil
		}
	case reflect.Slice:
		if bytes, ok := value.([]byte); ok && field.Type().Elem().Kind() == reflect.Uint8 {
			field.SetBytes(bytes)
			return nil
		}
	}
	return fmt.Errorf("a %T does not fit a %s", value, field.Type()) //nolint:err113 // a mistake of the program
}

// wholeOf reads a whole number. Some databases hand sums over as text; one
// that became floating point did not fit, and fits nothing here.
func wholeOf(value any) (int64, bool) {
	switch v := value.(type) {
	case int64:
		return v, true
	case bool:
		if v {
			return 1, true
		}
		return 0, true
	case string:
		n, err := strconv.ParseInt(v, 10, 64)
		return n, err == nil
	}
	return 0, false
}
