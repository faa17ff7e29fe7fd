package api

import (
	"context"

	"stockroom/backend/customer"
	"stockroom/backend/party"
	"stockroom/backend/supplier"
)

func partyCard(c PartyCard) party.Card {
	card := party.Card{
		Code: c.Code, Name: c.Name, Address: c.Address, City: c.City, Region: c.Region, PostalCode: c.PostalCode, Country: c.Country,
		Email: c.Email, Phone: c.Phone, Website: c.Website, TaxNumber: c.TaxNumber, Terms: c.Terms, Notes: c.Notes,
	}
	for _, p := range c.Contacts {
		card.Contacts = append(card.Contacts, party.Contact(p))
	}
	return card
}

func partyCardDTO(c party.Card) PartyCard {
	contacts := make([]Contact, len(c.Contacts))
	for i, p := range c.Contacts {
		contacts[i] = Contact(p)
	}
	return PartyCard{
		Code: c.Code, Name: c.Name, Address: c.Address, City: c.City, Region: c.Region, PostalCode: c.PostalCode, Country: c.Country,
		Email: c.Email, Phone: c.Phone, Website: c.Website, TaxNumber: c.TaxNumber, Terms: c.Terms, Notes: c.Notes, Contacts: contacts,
	}
}

func partyFiguresDTO(f party.Figures) PartyFigures {
	return PartyFigures{
		Orders: f.Orders, OpenOrders: f.OpenOrders, OpenNetMinor: f.OpenNet, NetMinor: f.Net, LateOrders: f.LateOrders,
		LastOrderDay: f.LastOrderDay.String(),
	}
}

func partyQuery(ctx context.Context, b *Books, q PartyQuery) (party.Query, error) {
	asked, err := where(ctx, b, party.QuerySchema(), q.Query, q.Filters)
	return party.Query{
		Search: q.Search, Archived: q.Archived, Where: asked, Sort: q.Sort, Descending: q.Descending, Cursor: q.Cursor, Limit: q.Limit,
	}, err
}

func listSuppliers(ctx context.Context, b *Books, q PartyQuery) (PartyList, error) {
	asked, err := partyQuery(ctx, b, q)
	if err != nil {
		return PartyList{}, err
	}
	list, err := b.Suppliers.List(ctx, asked)
	return partyListDTO(list), err
}

func listCustomers(ctx context.Context, b *Books, q PartyQuery) (PartyList, error) {
	asked, err := partyQuery(ctx, b, q)
	if err != nil {
		return PartyList{}, err
	}
	list, err := b.Customers.List(ctx, asked)
	return partyListDTO(list), err
}

func partyListDTO(list party.List) PartyList {
	rows := make([]PartyRow, len(list.Rows))
	for i, r := range list.Rows {
		rows[i] = PartyRow{
			ID: r.ID, Code: r.Code, Name: r.Name, City: r.City, Country: r.Country, Contact: r.Contact, Email: r.Email, Phone: r.Phone,
			Archived: r.Archived, OpenOrders: r.OpenOrders, OpenNetMinor: r.OpenNet, LastOrderDay: r.LastOrderDay.String(),
		}
	}
	return PartyList{Rows: rows, Total: list.Total, Next: list.Next}
}

func partyPicksDTO(picks []party.Pick) PartyPicks {
	rows := make([]PartyPick, len(picks))
	for i, p := range picks {
		rows[i] = PartyPick(p)
	}
	return PartyPicks{Rows: rows}
}

func partyArchive(q PartyArchive) party.ArchiveInput {
	return party.ArchiveInput{IDs: q.IDs, Archived: q.Archived}
}

func supplierInput(card PartyCard, leadTimeDays *int64) supplier.Input {
	return supplier.Input{Card: partyCard(card), LeadTimeDays: leadTimeDays}
}

func supplierDTO(s supplier.Supplier) Supplier {
	return Supplier{
		ID: s.ID, Card: partyCardDTO(s.Card), LeadTimeDays: s.LeadTimeDays, Archived: s.Archived, Products: s.Products,
		Figures: partyFiguresDTO(s.Figures), CreatedAt: instantText(s.CreatedAt), UpdatedAt: instantText(s.UpdatedAt),
	}
}

func customerInput(card PartyCard) customer.Input { return customer.Input{Card: partyCard(card)} }

func customerDTO(c customer.Customer) Customer {
	return Customer{
		ID: c.ID, Card: partyCardDTO(c.Card), Archived: c.Archived,
		Figures: partyFiguresDTO(c.Figures), CreatedAt: instantText(c.CreatedAt), UpdatedAt: instantText(c.UpdatedAt),
	}
}
