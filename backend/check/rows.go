package check

import (
	"fmt"

	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// balance is what a place holds after the movements read so far.
type balance struct {
	onHand quantity.Milli
	value  money.Minor
}

type ledgerRow struct {
	id, product, location int64
	quantity              quantity.Milli
	value                 money.Minor
	after                 quantity.Milli
	negative              *bool   // nil: the product is missing
	label                 *string // nil: the product is missing
}

func (b balance) moved(m ledgerRow) balance {
	return balance{b.onHand + m.quantity, b.value + m.value}
}

// broken says what is wrong with the balance that a movement left.
func (b balance) broken(books *books, m ledgerRow) []finding {
	var found []finding
	place := fmt.Sprintf("movement %d of %s", m.id, orNothing(m.label))
	if b.onHand != m.after {
		found = append(found, finding{place, "a balance of " + b.onHand.String(), m.after.String()})
	}
	if b.onHand < 0 && (m.negative == nil || !*m.negative) {
		found = append(found, finding{place, "a balance of 0 or more", b.onHand.String()})
	}
	if b.onHand == 0 && b.value != 0 {
		found = append(found, finding{place, "no value at a balance of 0", books.currency.Format(b.value)})
	}
	return found
}

type amountRow struct {
	place      string
	price      money.PerUnit
	quantity   quantity.Milli
	discount   money.Discount
	gross, net money.Minor
}

// broken says what is wrong with the amounts of a line.
func (l amountRow) broken(b *books) ([]finding, error) {
	gross, err := money.Gross(l.price, l.quantity)
	if err != nil {
		return []finding{{l.place, "an amount", err.Error()}}, err
	}
	net, err := money.Net(l.price, l.quantity, l.discount)
	if err != nil {
		return []finding{{l.place, "an amount", err.Error()}}, err
	}
	var found []finding
	if gross != l.gross {
		found = append(found, finding{l.place, "gross " + b.currency.Format(gross), b.currency.Format(l.gross)})
	}
	if net != l.net {
		found = append(found, finding{l.place, "net " + b.currency.Format(net), b.currency.Format(l.net)})
	}
	return found, nil
}
