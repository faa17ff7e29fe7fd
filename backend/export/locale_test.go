package export

import (
	"testing"

	"stockroom/backend/day"
)

func TestLocale(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, number, date string
		letter             bool
	}{
		{"", "-1,617,085.35", "2026-11-23", false},
		{"C", "-1,617,085.35", "2026-11-23", false},
		{"C.UTF-8", "-1,617,085.35", "2026-11-23", false},
		{"POSIX", "-1,617,085.35", "2026-11-23", false},
		{"not a locale!", "-1,617,085.35", "2026-11-23", false},
		{"en_US.UTF-8", "-1,617,085.35", "11/23/2026", true},
		{"en-GB", "-1,617,085.35", "23/11/2026", false},
		{"en_CA", "-1,617,085.35", "2026-11-23", true},
		{"es_MX.UTF-8", "-1,617,085.35", "23/11/2026", true},
		{"fil-PH", "-1,617,085.35", "11/23/2026", true},
		{"de_DE.UTF-8", "-1.617.085,35", "23.11.2026", false},
		{"de_DE@euro", "-1.617.085,35", "23.11.2026", false},
		{"fr_FR.UTF-8", "-1\u00a0617\u00a0085,35", "23/11/2026", false},
		{"ru-RU", "-1\u00a0617\u00a0085,35", "23.11.2026", false},
		{"hi-IN", "-16,17,085.35", "23/11/2026", false},
		{"ar-EG", "\u200e-1,617,085.35", "23/11/2026", false},
		{"ja_JP.UTF-8", "-1,617,085.35", "2026/11/23", false},
		{"sv_SE", "−1\u00a0617\u00a0085,35", "2026-11-23", false},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			l := LocaleOf(c.text)
			if got := l.marks().number("-1617085.35"); got != c.number {
				t.Errorf("number %q, want %q", got, c.number)
			}
			if got := l.Date(day.Day(20261123)); got != c.date {
				t.Errorf("date %q, want %q", got, c.date)
			}
			if l.Letter() != c.letter {
				t.Errorf("letter %v", l.Letter())
			}
		})
	}
}

func TestNumbersAreGroupedFromTheRight(t *testing.T) {
	t.Parallel()
	for plain, want := range map[string]string{
		"0": "0", "7": "7", "999": "999", "1000": "1,000", "-999.5": "-999.5", "123456": "123,456",
		"1234567.891234": "1,234,567.891234", "0.00": "0.00",
	} {
		if got := plainMarks().number(plain); got != want {
			t.Errorf("%s: %q, want %q", plain, got, want)
		}
	}
}

func TestPercentagesStandAsTheLocaleWritesThem(t *testing.T) {
	t.Parallel()
	for locale, want := range map[string]string{"": "37.50%", "en-US": "37.50%", "de": "37,50\u00a0%", "tr": "%37,50"} {
		if got := LocaleOf(locale).marks().percent("37.50"); got != want {
			t.Errorf("%s: %q, want %q", locale, got, want)
		}
	}
}
