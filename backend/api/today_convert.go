package api

import (
	"context"

	"stockroom/backend/day"
	"stockroom/backend/money"
	"stockroom/backend/report"
)

func todayOverview(ctx context.Context, b *Books) (TodayOverview, error) {
	o, err := report.Today(ctx, b.DB)
	if err != nil {
		return TodayOverview{}, err
	}
	return TodayOverview{
		Day: o.Day.String(), StockValueMinor: int64(o.StockValue),
		ToReceiveOrders: o.Counts.OpenPurchases, ToReceiveMinor: int64(o.ToReceive),
		ToShipOrders: o.Counts.OpenSales, ToShipMinor: int64(o.ToShip), Shippable: o.Counts.Shippable,
		LatePurchaseOrders: todayOrders(o.LatePurchases, o.Day), LateSalesOrders: todayOrders(o.LateSales, o.Day),
		ShortOrders: todayOrders(o.ShortOrders, o.Day), Drafts: todayOrders(o.Drafts, o.Day), Quotes: todayOrders(o.Quotes, o.Day),
		LowProducts: TodayProducts{Count: o.Counts.Low, Products: todayProducts(o.Low)},
		Sales:       todaySales(o), Best: todaySellers(o.Best), Slowest: todaySellers(o.Slowest),
		Counts: countsDTO(o.Counts),
	}, nil
}

func todayCounts(ctx context.Context, b *Books) (TodayCounts, error) {
	c, err := report.Rail(ctx, b.DB)
	return countsDTO(c), err
}

func countsDTO(c report.Counts) TodayCounts {
	return TodayCounts{
		ToReceive: c.OpenPurchases, ToShip: c.Shippable, Low: c.Low, Out: c.Out, Reorder: c.Reorder, LatePurchases: c.LatePurchases, LateSales: c.LateSales,
		PurchaseDrafts: c.Drafts, Quotes: c.Quotes, ShortOrders: c.Short,
	}
}

func todayOrders(list report.Orders, today day.Day) TodayOrders {
	dto := TodayOrders{Count: list.Count, Orders: make([]TodayOrder, len(list.First))}
	for i, o := range list.First {
		dto.Orders[i] = TodayOrder{
			ID: o.ID, Number: o.Number, Partner: o.Partner, State: o.State, OrderDay: o.OrderDay.String(),
			DueDay: o.DueDay.String(), DaysLate: o.Late(today), NetMinor: int64(o.Net),
		}
	}
	return dto
}

func todayProducts(low []report.LowProduct) []TodayProduct {
	dto := make([]TodayProduct, len(low))
	for i, p := range low {
		dto[i] = TodayProduct{
			ID: p.ID, SKU: p.SKU, Name: p.Name, OnHandMilli: int64(p.OnHand), AvailableMilli: int64(p.Available), ShortMilli: int64(p.Short),
			OnOrderMilli: int64(p.OnOrder), ReorderPointMilli: int64(p.Point), SuggestedMilli: int64(p.Suggested), Status: p.Status,
		}
	}
	return dto
}

func todaySellers(sellers []report.Seller) []TodaySeller {
	dto := make([]TodaySeller, len(sellers))
	for i, p := range sellers {
		dto[i] = TodaySeller{
			ID: p.ID, SKU: p.SKU, Name: p.Name, QuantityMilli: int64(p.Quantity), NetMinor: int64(p.Net),
			OnHandMilli: int64(p.OnHand), ValueMinor: int64(p.Value),
		}
	}
	return dto
}

func todaySales(o report.Overview) TodaySales {
	net, days := todayDays(o.Days)
	beforeNet, before := todayDays(o.Before)
	return TodaySales{NetMinor: int64(net), BeforeNetMinor: int64(beforeNet), Days: days, Before: before}
}

func todayDays(series []report.DaySales) (sum money.Minor, days []TodayDay) {
	days = make([]TodayDay, len(series))
	for i, d := range series {
		sum += d.Net
		days[i] = TodayDay{Day: d.Day.String(), NetMinor: int64(d.Net)}
	}
	return sum, days
}
