package api

// PartyCard is what we know of a supplier or a customer.
type PartyCard struct {
	Code       string    `json:"code"` // unique ignoring case; "" in a new card takes the next number
	Name       string    `json:"name"`
	Address    string    `json:"address"` // street, may have several lines
	City       string    `json:"city"`
	Region     string    `json:"region"`
	PostalCode string    `json:"postalCode"`
	Country    string    `json:"country"`
	Email      string    `json:"email"`
	Phone      string    `json:"phone"`
	Website    string    `json:"website"`
	TaxNumber  string    `json:"taxNumber"`
	Terms      string    `json:"terms"` // of payment and delivery, as printed on documents
	Notes      string    `json:"notes"`
	Contacts   []Contact `json:"contacts"` // the first is the main one
}

// Contact is a person at a supplier or a customer.
type Contact struct {
	Name  string `json:"name"`
	Role  string `json:"role"`
	Email string `json:"email"`
	Phone string `json:"phone"`
}

// PartyFigures sum up the orders with a supplier or a customer. Cancelled
// orders, drafts and quotes do not count.
type PartyFigures struct {
	Orders       int64  `json:"orders"`
	OpenOrders   int64  `json:"openOrders"`
	OpenNetMinor int64  `json:"openNetMinor"` // net of the open orders, whole orders
	NetMinor     int64  `json:"netMinor"`     // net of all orders
	LateOrders   int64  `json:"lateOrders"`
	LastOrderDay string `json:"lastOrderDay"` // "" when there was none
}

// PartyQuery asks for one page of the list of suppliers or customers.
type PartyQuery struct {
	// Search is words, each of which must occur in code, name, city, country or
	// the name of a contact, with or without diacritics.
	Search   string `json:"search"`
	Archived string `json:"archived"` // active (also "", unless the query or a filter asks for it), archived, all
	// Query is what was typed; see Lists.Understand.
	Query   string       `json:"query,omitempty"`
	Filters []ListFilter `json:"filters,omitempty"`
	// Sort is one of name (also ""), code, city, country, openOrders, openNet, lastOrder,
	// or up to three of them as in ProductQuery.
	Sort       string `json:"sort"`
	Descending bool   `json:"descending"`
	Cursor     string `json:"cursor"`
	Limit      int    `json:"limit"` // rows, 1 to 500; 0 is 100
}

// PartyRow is one supplier or customer in the list.
type PartyRow struct {
	ID           int64  `json:"id"`
	Code         string `json:"code"`
	Name         string `json:"name"`
	City         string `json:"city"`
	Country      string `json:"country"`
	Contact      string `json:"contact"` // the main contact's name, or ""
	Email        string `json:"email"`
	Phone        string `json:"phone"`
	Archived     bool   `json:"archived"`
	OpenOrders   int64  `json:"openOrders"`
	OpenNetMinor int64  `json:"openNetMinor"`
	LastOrderDay string `json:"lastOrderDay"`
}

// PartyList is one page of suppliers or customers.
type PartyList struct {
	Rows  []PartyRow `json:"rows"`
	Total int64      `json:"total"` // of all that match, with the first page; -1 on the others
	Next  string     `json:"next"`
}

// PartyFind asks a picker's question: the active ones that fit a text.
type PartyFind struct {
	Text  string `json:"text"`
	Limit int    `json:"limit"` // 1 to 100; 0 is 20
}

// PartyPick is one supplier or customer in a picker.
type PartyPick struct {
	ID    int64  `json:"id"`
	Code  string `json:"code"`
	Name  string `json:"name"`
	City  string `json:"city"`
	Terms string `json:"terms"`
}

// PartyPicks are those that fit: the exact code first, then names that begin
// with the text, then the others by name.
type PartyPicks struct {
	Rows []PartyPick `json:"rows"`
}

// PartyRef names one supplier or customer.
type PartyRef struct {
	ID int64 `json:"id"`
}

// PartyArchive is the command to archive suppliers or customers, or to bring them back.
type PartyArchive struct {
	RequestID string  `json:"requestId"`
	IDs       []int64 `json:"ids"`
	Archived  bool    `json:"archived"` // false brings them back
}
