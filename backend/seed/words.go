package seed

import (
	"fmt"
	"strings"

	"stockroom/backend/party"
)

// family is a branch of the catalogue: its kinds, in what variants they come,
// and what they cost, in whole minor units.
type family struct {
	name      string
	kinds     []string
	variants  []string
	low, high int
}

func families() []family {
	sizes, colours := []string{"small", "medium", "large"}, []string{"red", "blue", "green", "white", "black", "natural"}
	return []family{
		{
			"Kitchen",
			[]string{"Saucepan", "Chopping board", "Whisk", "Ladle", "Colander", "Espresso pot", "Crème brûlée dish", "Kitchen scale", "Storage jar"},
			append([]string{"steel", "enamel", "set of 2"}, sizes...), 300, 6000,
		},
		{
			"Tools",
			[]string{"Claw hammer", "Screwdriver", "Spanner", "Pliers", "Wood chisel", "Spirit level", "Hand saw", "Tape measure"},
			[]string{"150 mm", "200 mm", "250 mm", "300 mm", "set of 3", "heavy duty"},
			250, 5500,
		},
		{
			"Fixings",
			[]string{"Wood screw", "Hex bolt", "Wall plug", "Washer", "Coach bolt", "Angle bracket", "Stainless nail", "不锈钢螺丝"},
			[]string{"4 × 25 mm", "4 × 40 mm", "5 × 60 mm", "6 × 80 mm", "8 × 100 mm", "pack of 50", "pack of 200"},
			5, 900,
		},
		{
			"Garden",
			[]string{"Terracotta pot", "Hand trowel", "Secateurs", "Watering can", "Garden hose", "Bird feeder", "Seed tray"},
			append([]string{"galvanised", "oak"}, sizes...), 150, 4500,
		},
		{
			"Stationery",
			[]string{"Notebook", "Fountain pen", "Envelope", "Binder", "Sketch pad", "Gummed label", "Ink cartridge"},
			append([]string{"A4", "A5", "pack of 10"}, colours...), 40, 2500,
		},
		{
			"Lighting",
			[]string{"Filament bulb", "Desk lamp", "Lampshade", "LED strip", "Torch", "Outdoor lantern"},
			[]string{"warm white", "cool white", "brass", "black", "5 W", "12 W"},
			200, 7000,
		},
		{"Textiles", []string{"Tea towel", "Apron", "Linen napkin", "Wool blanket", "Cushion cover", "Bath mat"}, append([]string{"striped", "set of 4"}, colours...), 300, 6500},
		{
			"Pantry",
			[]string{"Black tea", "Olive oil", "Honey", "Café blend", "Sea salt", "Müsli", "Gewürzmischung", "Jalapeño relish"},
			[]string{"100 g", "250 g", "500 g", "1 kg", "organic", "gift tin"},
			150, 2200,
		},
		{"Paint", []string{"Wall paint", "Wood varnish", "Flat brush", "Paint roller", "Masking tape", "Primer"}, append([]string{"matt", "satin"}, colours...), 120, 5200},
		{"Packaging", []string{"Carton", "Bubble wrap", "Paper bag", "Parcel tape", "Tissue paper", "Gift box"}, append([]string{"brown", "pack of 25", "pack of 100"}, sizes...), 10, 1500},
	}
}

func makers() []string {
	return []string{
		"Nordwind", "Ålesund", "Brûlé", "Castell", "Dvořák", "Ember", "Fjord", "Grünwald", "Hartley", "Ítaca", "Juniper", "Kestrel",
		"Łódź", "Marlow", "Nakano", "Øresund", "Peregrine", "Quill", "Rosso", "Söderberg", "Tamar", "Ulverston", "Vauban", "Whitby", "Yarrow",
	}
}

func supplierEndings() []string {
	return []string{"Trading", "Wholesale", "& Sons", "Werke GmbH", "Manufacturing", "Import", "Mills", "Industries", "S.A.", "Supply Co."}
}

func customerEndings() []string {
	return []string{"Café", "Workshop", "Primary School", "Stores", "Interiors", "Hotel", "Kitchen", "Joinery", "Bookshop", "Garden Centre", "Clinic", "Restaurant"}
}

type town struct{ city, code, country string }

func towns() []town {
	return []town{
		{"Berlin", "10117", "Germany"},
		{"Lyon", "69002", "France"},
		{"Gdańsk", "80-001", "Poland"},
		{"Bristol", "BS1 4DJ", "UK"},
		{"Porto", "4000-322", "Portugal"},
		{"Malmö", "211 22", "Sweden"},
		{"Graz", "8010", "Austria"},
		{"Utrecht", "3511", "Netherlands"},
		{"Bilbao", "48001", "Spain"},
		{"Torino", "10121", "Italy"},
		{"Portland", "97204", "USA"},
		{"Kyoto", "604-8005", "Japan"},
	}
}

func people() []string {
	return []string{"Ana", "Ben", "Chiara", "Dmitri", "Élise", "Fatma", "Goran", "Hana", "Ivo", "Jürgen", "Kaya", "Lena", "Marta", "Noor", "Oskar", "Pia"}
}

// card makes up the i-th company with one of the endings.
func (s *shop) card(i int, endings []string) party.Card {
	maker, place, person := pick(makers(), i), pick(towns(), s.random.IntN(97)), pick(people(), s.random.IntN(89))
	name := maker + " " + pick(endings, i/len(makers())+s.random.IntN(3))
	if round := i / (len(makers()) * len(endings)); round > 0 {
		name = fmt.Sprintf("%s %d", name, round+1)
	}
	return party.Card{
		Name: name, Address: fmt.Sprintf("%d %s Street", s.between(1, 180), pick(makers(), i+7)), City: place.city, PostalCode: place.code,
		Country: place.country, Phone: fmt.Sprintf("+%d %d %06d", s.between(30, 49), s.between(10, 99), s.random.IntN(1_000_000)),
		Email: "orders@" + mailName(name) + ".example", Terms: pick([]string{"30 days net", "14 days net", "On delivery", "60 days net"}, s.random.IntN(4)),
		Contacts: []party.Contact{{Name: person + " " + pick(makers(), i+11), Role: pick([]string{"Sales", "Orders", "Owner", "Accounts"}, i)}},
	}
}

func pick[T any](from []T, i int) T { return from[i%len(from)] }

// mailName keeps the plain letters and digits of a name.
func mailName(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, name)
}
