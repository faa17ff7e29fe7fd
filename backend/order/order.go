// Package order is what purchase and sales orders have in common: the amounts
// of a line, the part of them that a part of its quantity is worth, and what
// is refused in any order.
package order

import (
	"strconv"
	"time"
	"unicode/utf8"

	"stockroom/backend/day"
	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// Failures of any order.
var (
	ErrNoLines       = fault.Define("order.no_lines", "There is no line. Add at least one.")
	ErrTooManyLines  = fault.Define("order.too_many_lines", "An order can have at most {limit} lines. Divide it.")
	ErrNoProduct     = fault.Define("order.product_unknown", "This product does not exist.")
	ErrArchived      = fault.Define("order.product_archived", "{product} is archived and cannot be added to an order. Take it out of the archive first.")
	ErrQuantity      = fault.Define("order.quantity", "The quantity must be more than 0.")
	ErrPrice         = fault.Define("order.price", "A price must not be negative.")
	ErrLineUnknown   = fault.Define("order.line_unknown", "The order has no such line. Load it again.")
	ErrLineTwice     = fault.Define("order.line_twice", "This line is there twice. Put its quantities together.")
	ErrTooLong       = fault.Define("order.too_long", "The text is too long; at most {limit} characters can be kept.")
	ErrReason        = fault.Define("order.reason_missing", "Say why.")
	ErrDayOrder      = fault.Define("order.day_order", "The day {day} is before the order day {orderDay}.")
	ErrSortUnknown   = fault.Define("order.sort_unknown", "Orders cannot be sorted by “{sort}”.")
	ErrFilterUnknown = fault.Define("order.filter_unknown", "“{value}” is not a value of this filter.")
	ErrNumberMissing = fault.Define("order.number_missing", "The order has no number.")
	ErrNoLocation    = fault.Define("order.location_unknown", "This location does not exist.")
	ErrLocationGone  = fault.Define("order.location_archived", "The location {location} is archived. Choose another one.")
	ErrNumberTwice   = fault.Define("order.number_twice", "The order number {number} is there twice.")
)

// Limits of an order.
const (
	// MaxLines is the most lines an order can have: what a person can still check.
	MaxLines = 2000
	// MaxReference, MaxTerms, MaxReason and MaxNote are numbers of characters.
	MaxReference = 200
	MaxTerms     = 500
	MaxReason    = 500
	MaxNote      = 10_000
)

// Terms are the money side of one line.
type Terms struct {
	Price    money.PerUnit
	Quantity quantity.Milli
	Discount money.Discount
}

// Amounts are what a line comes to; its discount is Gross − Net.
type Amounts struct{ Gross, Net money.Minor }

// Amounts returns what the line comes to, each amount rounded once. Fails
// with money.ErrTooLarge and money.ErrDiscountRange.
func (t Terms) Amounts() (Amounts, error) {
	gross, err := money.Gross(t.Price, t.Quantity)
	if err != nil {
		return Amounts{}, err
	}
	net, err := money.Net(t.Price, t.Quantity, t.Discount)
	return Amounts{Gross: gross, Net: net}, err
}

// Part tells how far an amount that belongs to a whole quantity was used up.
type Part struct {
	Amount money.Minor    // of the whole quantity
	Whole  quantity.Milli // never 0
	Done   quantity.Milli // received or shipped so far, and not reversed
	Taken  money.Minor    // what that was worth
}

// Next returns what the next part of the quantity is worth: what the amount
// of everything up to then comes to, less what was taken before. So the parts of a
// line add up to its amount, to the minor unit, in whatever portions and after
// whatever reversals. Never negative. Fails with money.ErrTooLarge.
func (p Part) Next(q quantity.Milli) (money.Minor, error) {
	upTo, err := money.Prorate(p.Amount, p.Done+q, p.Whole)
	return max(0, upTo-p.Taken), err
}

// CheckLine refuses a line that is wrong whatever the order; at is the line's
// place, such as "lines.2.", price the name of its price. Fails with
// ErrQuantity, quantity.ErrTooLarge, quantity.ErrDecimals, ErrPrice,
// money.ErrTooLarge, money.ErrDiscountRange.
func CheckLine(p Product, t Terms, at, price string) error {
	if err := CheckQuantity(p, t.Quantity, at+"quantityMilli"); err != nil {
		return err
	}
	switch {
	case t.Price < 0:
		return ErrPrice.At(at + price)
	case t.Price > money.Max:
		return money.ErrTooLarge.At(at + price)
	case t.Discount < 0 || t.Discount > money.Whole:
		return money.ErrDiscountRange.At(at + "discountPpm")
	}
	return nil
}

// CheckQuantity refuses a quantity that no line can have. Fails with
// ErrQuantity, quantity.ErrTooLarge, quantity.ErrDecimals, all at the field.
func CheckQuantity(p Product, q quantity.Milli, field string) error {
	switch {
	case q <= 0:
		return ErrQuantity.At(field)
	case !q.InRange():
		return quantity.ErrTooLarge.At(field).With("text", q)
	case !q.Fits(p.Decimals):
		return quantity.ErrDecimals.At(field).With("text", q).With("unit", p.Unit).With("decimals", p.Decimals)
	}
	return nil
}

// CheckCount refuses an order without lines or with too many. Fails with
// ErrNoLines and ErrTooManyLines at "lines".
func CheckCount(lines int) error {
	switch {
	case lines == 0:
		return ErrNoLines.At("lines")
	case lines > MaxLines:
		return ErrTooManyLines.At("lines").With("limit", MaxLines)
	}
	return nil
}

// Text is a text of an order with the place it came from and how many
// characters it can have.
type Text struct {
	Field, Value string
	Limit        int
}

// CheckTexts refuses a text that is too long. Fails with ErrTooLong at its field.
func CheckTexts(texts ...Text) error {
	for _, t := range texts {
		if utf8.RuneCountInString(t.Value) > t.Limit {
			return ErrTooLong.At(t.Field).With("limit", t.Limit)
		}
	}
	return nil
}

// CheckDays refuses days that nobody means, and an order that should be there
// before it is ordered; a day of 0 is none. Fails with day.ErrRange, and with
// ErrDayOrder at the field.
func CheckDays(ordered, wanted day.Day, field string) error {
	if err := ordered.Check(); err != nil {
		return At("orderDay", err)
	}
	if err := wanted.Check(); err != nil {
		return At(field, err)
	}
	if wanted != 0 && wanted < ordered {
		return ErrDayOrder.At(field).With("day", wanted).With("orderDay", ordered)
	}
	return nil
}

// Percent returns how much of the whole is done, 0 to 100, rounded down: 100
// means all of it.
func Percent(done, whole quantity.Milli) int {
	if whole <= 0 {
		return 0
	}
	return int(min(done, whole) * percent / whole)
}

const percent = 100

// Midnight returns the first instant of the day in the zone, as UTC
// milliseconds since 1970: when an imported order counts as confirmed. It is
// never 0, which says that an order was not confirmed.
func Midnight(d day.Day, zone *time.Location) int64 {
	y, m, dd := d.Time().Date()
	if at := time.Date(y, m, dd, 0, 0, 0, 0, zone).UnixMilli(); at != 0 {
		return at
	}
	return 1
}

// Count says how many: "1 line", "3 lines".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
