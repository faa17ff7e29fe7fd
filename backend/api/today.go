package api

// Today is the window's first page: what needs attention.
type Today struct{ host *Host }

// NewToday returns the bound struct on the host.
func NewToday(h *Host) *Today { return &Today{host: h} }

// TodayOrder is an order that needs attention.
type TodayOrder struct {
	ID       int64  `json:"id"`
	Number   string `json:"number"`
	Partner  string `json:"partner"` // the supplier's or the customer's name
	State    string `json:"state"`
	OrderDay string `json:"orderDay"`
	DueDay   string `json:"dueDay"`   // promised or required; "" is none
	DaysLate int    `json:"daysLate"` // 0 when not late
	NetMinor int64  `json:"netMinor"`
}

// TodayOrders is the beginning of a list of orders: at most 8 of all.
type TodayOrders struct {
	Count  int64        `json:"count"`
	Orders []TodayOrder `json:"orders"`
}

// TodayProduct is a low product.
type TodayProduct struct {
	ID                int64  `json:"id"`
	SKU               string `json:"sku"`
	Name              string `json:"name"`
	OnHandMilli       int64  `json:"onHandMilli"`
	AvailableMilli    int64  `json:"availableMilli"`
	ShortMilli        int64  `json:"shortMilli"` // promised beyond what is on hand
	OnOrderMilli      int64  `json:"onOrderMilli"`
	ReorderPointMilli int64  `json:"reorderPointMilli"`
	SuggestedMilli    int64  `json:"suggestedMilli"`
	Status            string `json:"status"` // out, low, on_its_way
}

// TodayProducts is the beginning of the low-stock report: at most 8 of all, the most urgent first.
type TodayProducts struct {
	Count    int64          `json:"count"`
	Products []TodayProduct `json:"products"`
}

// TodaySeller is what a product sold in the last 30 days.
type TodaySeller struct {
	ID            int64  `json:"id"`
	SKU           string `json:"sku"`
	Name          string `json:"name"`
	QuantityMilli int64  `json:"quantityMilli"`
	NetMinor      int64  `json:"netMinor"`
	OnHandMilli   int64  `json:"onHandMilli"`
	ValueMinor    int64  `json:"valueMinor"` // of what is on hand
}

// TodayDay is the net sales of a day.
type TodayDay struct {
	Day      string `json:"day"`
	NetMinor int64  `json:"netMinor"`
}

// TodaySales is the last 30 days, today included, against the 30 before, by order day.
type TodaySales struct {
	NetMinor       int64      `json:"netMinor"`
	BeforeNetMinor int64      `json:"beforeNetMinor"`
	Days           []TodayDay `json:"days"`   // 30, oldest first
	Before         []TodayDay `json:"before"` // the 30 before them, oldest first
}

// TodayCounts are the numbers beside the entries of the rail.
type TodayCounts struct {
	ToReceive      int64 `json:"toReceive"` // open purchase orders
	ToShip         int64 `json:"toShip"`    // open sales orders of which something can be shipped now
	Low            int64 `json:"low"`       // low products
	Out            int64 `json:"out"`       // active products of which nothing is available
	Reorder        int64 `json:"reorder"`   // low products to order, as Purchasing.Reorder proposes them
	LatePurchases  int64 `json:"latePurchases"`
	LateSales      int64 `json:"lateSales"`
	PurchaseDrafts int64 `json:"purchaseDrafts"`
	Quotes         int64 `json:"quotes"`
	ShortOrders    int64 `json:"shortOrders"` // open sales orders that wait for goods
}

// TodayOverview is everything that the page Today shows.
type TodayOverview struct {
	Day             string `json:"day"`
	StockValueMinor int64  `json:"stockValueMinor"`
	ToReceiveOrders int64  `json:"toReceiveOrders"`
	ToReceiveMinor  int64  `json:"toReceiveMinor"` // net of what is still expected
	ToShipOrders    int64  `json:"toShipOrders"`   // open sales orders
	ToShipMinor     int64  `json:"toShipMinor"`    // net of what is still promised
	// Shippable of the open sales orders have something on hand that can be shipped now.
	Shippable int64 `json:"shippable"`

	LatePurchaseOrders TodayOrders   `json:"latePurchaseOrders"` // the longest overdue first
	LateSalesOrders    TodayOrders   `json:"lateSalesOrders"`
	ShortOrders        TodayOrders   `json:"shortOrders"` // first confirmed first
	Drafts             TodayOrders   `json:"drafts"`      // of purchase orders, newest first
	Quotes             TodayOrders   `json:"quotes"`      // newest first
	LowProducts        TodayProducts `json:"lowProducts"`
	Sales              TodaySales    `json:"sales"`
	Best               []TodaySeller `json:"best"` // at most 5, by net of the last 30 days
	// Slowest are at most 5 active products on hand that sold least in the last 30 days, the most valuable first.
	Slowest []TodaySeller `json:"slowest"`
	Counts  TodayCounts   `json:"counts"`
}

// Overview returns what needs attention today.
func (t *Today) Overview(_ NoInput) (TodayOverview, error) {
	return run(t.host, "Today.Overview", todayOverview)
}

// Counts returns the numbers beside the entries of the rail, without the rest.
func (t *Today) Counts(_ NoInput) (TodayCounts, error) {
	return run(t.host, "Today.Counts", todayCounts)
}
