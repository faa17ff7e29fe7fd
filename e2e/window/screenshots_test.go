//go:build native && screenshots

package window_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

var pictures = flag.String("pictures", "", "the folder for the pictures")

// TestScreenshots takes the pictures of the manual, light and dark, of the
// real window on a company's books.
//
//	make screenshots
func TestScreenshots(t *testing.T) {
	if *pictures == "" {
		t.Fatal("where to? -args -pictures=FOLDER; make screenshots does that")
	}
	p := home(t)
	chai := p.shop(t)
	for _, theme := range []struct {
		name string
		dark int
	}{{"light", 0}, {"dark", 1}} {
		p.lookLike(t, theme.dark)
		p.open(t)
		picture := func(page string) { p.picture(t, page+"-"+theme.name) }

		p.find(roleLink, "Today…")
		picture("today")
		p.find(roleMenuItem, "Products").press()
		p.find(roleCell, "Chai")
		picture("products")
		p.find(roleCell, "Chang").click()
		p.find(roleHeading, "Chang")
		picture("product")
		p.find(roleMenuItem, "Purchasing").press()
		p.find(roleCell, chai.Number).click()
		p.find(roleHeading, chai.Number)
		picture("purchase-order")
		p.find(roleLink, "Receive…").click()
		p.find(roleHeading, "Receive")
		p.find(roleCell, chai.Number).click()
		p.find(roleEntry, "Arrived: Chang").fill("15")
		p.find(roleEntry, "Arrived: Aniseed Syrup").fill("20")
		picture("receive")
		p.find(roleMenuItem, "Reports").press()
		p.leave()
		p.find(roleLink, "…Sales by period").click()
		p.find(roleButton, "$…")
		picture("report")
		p.quit(t)
	}
}

// lookLike sets GTK's own theme, which the page follows.
func (p *program) lookLike(t *testing.T, dark int) {
	t.Helper()
	folder := filepath.Join(p.folder, "config", "gtk-3.0")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	settings := fmt.Sprintf("[Settings]\ngtk-application-prefer-dark-theme=%d\ngtk-cursor-blink=0\n", dark)
	if err := os.WriteFile(filepath.Join(folder, "settings.ini"), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
}

// picture keeps what the window shows once that no longer changes.
func (p *program) picture(t *testing.T, name string) {
	t.Helper()
	// The mouse would light up what it points at.
	if err := p.bus.Object(registry, keyboard).Call(point, 0, int32(1399), int32(899), "abs").Err; err != nil {
		t.Fatal(err)
	}
	at := p.find(roleWindow, windowTitle).box()
	place := fmt.Sprintf("%dx%d+%d+%d", at.Width, at.Height, at.X, at.Y)
	var before, now []byte
	shown := eventually(patience, func() bool {
		before = now
		out, err := exec.Command("import", "-silent", "-window", "root", "-crop", place, "+repage", "-strip", "+dither", "-colors", "256", "png8:-").Output()
		now = out
		return err == nil && bytes.Equal(before, now)
	})
	if !shown {
		t.Fatalf("there is no picture of %s, or it always changes", name)
	}
	if err := os.WriteFile(filepath.Join(*pictures, name+".png"), now, 0o644); err != nil {
		t.Fatal(err)
	}
}

// shop is Northwind as if its last order came in yesterday, with orders of its
// own. It returns an order of which a part has arrived.
func (p *program) shop(t *testing.T) order {
	t.Helper()
	p.importNorthwind(t, p.northwindToday(t))
	p.call(t, "Settings.SaveCompany", fields{"requestId": "company", "company": fields{
		"name": "Northwind Traders", "address": "4 Harbour Street\nSeattle, WA 98101", "taxNumber": "US 91-1144442",
		"logo": fields{"type": "", "data": ""},
	}}, nil)
	p.receive(t, p.placeOrder(t, 18, days{inDays(-26), inDays(-12)}, orderLine(38, 4, 16_500), orderLine(39, 20, 1_050)), 4, 20)
	p.receive(t, p.placeOrder(t, 12, days{inDays(-23), inDays(-9)}, orderLine(64, 20, 1_980), orderLine(77, 30, 780)), 20, 30)
	p.receive(t, p.placeOrder(t, 20, days{inDays(-22), inDays(-8)}, orderLine(43, 40, 2_750), orderLine(44, 12, 1_160)), 40, 12)
	p.receive(t, p.placeOrder(t, 7, days{inDays(-19), inDays(-5)}, orderLine(63, 30, 2_640), orderLine(70, 25, 900)), 30, 25)
	p.placeOrder(t, 14, days{inDays(-9), inDays(3)}, orderLine(31, 40, 750), orderLine(32, 24, 1_920))
	p.placeOrder(t, 17, days{inDays(-6), inDays(6)}, orderLine(37, 30, 1_560))
	p.placeOrder(t, 24, days{inDays(-2), inDays(10)}, orderLine(51, 20, 3_180))
	exotic := p.placeOrder(t, 1, days{inDays(-16), inDays(-2)}, orderLine(1, 30, 1_080), orderLine(2, 40, 1_140), orderLine(3, 50, 600))
	p.receive(t, exotic, 30, 25, 0)

	var shop struct{ ID int64 }
	p.call(t, "Stock.CreateLocation", fields{"requestId": "shop", "code": "SHOP", "name": "Shop", "parentId": nil, "quarantine": false}, &shop)
	p.call(t, "Stock.Transfer", fields{
		"requestId": "transfer", "fromLocationId": 1, "toLocationId": shop.ID, "day": "", "note": "",
		"lines": []fields{{"productId": 2, "quantityMilli": 6_000}, {"productId": 1, "quantityMilli": 8_000}},
	}, nil)
	p.call(t, "Stock.Adjust", fields{
		"requestId": "damage", "reason": "damage", "day": "", "note": "Fell off the trolley",
		"lines": []fields{{"productId": 2, "locationId": shop.ID, "quantityMilli": -2_000, "unitCostMinorE4": nil}},
	}, nil)
	return exotic
}

// receive takes in so many units of each line.
func (p *program) receive(t *testing.T, o order, units ...int64) {
	t.Helper()
	var lines []fields
	for i, n := range units {
		if n > 0 {
			lines = append(lines, fields{"orderLineId": o.Lines[i].ID, "quantityMilli": n * 1000})
		}
	}
	p.call(t, "Purchasing.Receive", fields{
		"requestId": "receipt-" + o.Number, "orderId": o.ID, "locationId": nil, "day": "", "note": "", "acceptOver": false, "lines": lines,
	}, nil)
}

func inDays(n int) string { return time.Now().AddDate(0, 0, n).Format(time.DateOnly) }

// northwindToday makes Northwind's files with days that are a whole number
// of weeks later: the last order came in within the last seven days.
func (p *program) northwindToday(t *testing.T) string {
	t.Helper()
	last := time.Date(1998, time.May, 6, 0, 0, 0, 0, time.UTC)
	weeks := int(time.Since(last) / (7 * 24 * time.Hour))
	folder := filepath.Join(p.folder, "northwind")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(northwind, "*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	dates := regexp.MustCompile(`\b199[678]-\d\d-\d\d\b`)
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		content = dates.ReplaceAllFunc(content, func(text []byte) []byte {
			day, err := time.Parse(time.DateOnly, string(text))
			if err != nil {
				t.Fatal(err)
			}
			return []byte(day.AddDate(0, 0, 7*weeks).Format(time.DateOnly))
		})
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(file)), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// leave answers the question that protects what was entered.
func (p *program) leave() {
	p.find(roleButton, "Discard").click()
}
