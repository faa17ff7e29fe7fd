package party

import (
	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/query"
)

// Kind says where one kind of party is kept: suppliers or customers.
type Kind struct {
	Subject  string // what the journal calls it: "supplier"
	Table    string
	Contacts string // the table of contacts
	Owner    string // the column of contacts and orders that names the party
	Counter  string // the counter that gives codes
	Prefix   string // of those codes
	Orders   string // the table of orders
	Due      string // the column of orders with the day that makes them late
	Unborn   string // the state of orders that are not placed yet
	Open     [2]string
	Unknown  *fault.Kind // with {id}
}

// Topic is what commands about parties announce.
const Topic = db.Parties

// cancelled is the state of orders that came to nothing.
const cancelled = "cancelled"

// Party is one card as it is kept.
type Party struct {
	ID        int64
	Card      Card
	Archived  bool
	CreatedAt int64 // UTC milliseconds since 1970
	UpdatedAt int64 // UTC milliseconds since 1970
}

// Figures sum up the orders with a party. Cancelled orders, drafts and quotes
// do not count.
type Figures struct {
	Orders       int64
	OpenOrders   int64
	OpenNet      int64 // minor units; of whole orders
	Net          int64 // minor units
	LateOrders   int64
	LastOrderDay day.Day // 0 when there was none
}

// Query asks for one page of a list.
type Query struct {
	Search     string
	Archived   string     // active (also "", unless Where asks for it), archived, all
	Where      query.Node // what was typed and chosen, of QuerySchema
	Sort       string     // name (also ""), code, city, country, openOrders, openNet, lastOrder
	Descending bool
	Cursor     string
	Limit      int
}

// Row is one party in a list.
type Row struct {
	db.SortKey
	ID           int64
	Code         string
	Name         string
	City         string
	Country      string
	Contact      string // the main contact's name
	Email        string
	Phone        string
	Archived     bool
	OpenOrders   int64
	OpenNet      int64   // minor units
	LastOrderDay day.Day // 0 when there was none
}

// List is one page of parties.
type List struct {
	Rows  []Row
	Total int64 // with the first page; -1 on the others
	Next  string
}

// Pick is one party in a picker.
type Pick struct {
	ID    int64
	Code  string
	Name  string
	City  string
	Terms string
}

// ArchiveInput says which parties to archive or to bring back.
type ArchiveInput struct {
	IDs      []int64
	Archived bool
}

// Index finds parties without a query each.
type Index struct {
	Codes map[string]int64   // by folded code
	Names map[string][]int64 // by folded name; names need not be unique
}
