package export

import (
	"os"
	"strings"
)

// SystemLocale returns the locale of numbers that POSIX names in the
// environment, for LocaleOf; elsewhere there is none.
func SystemLocale() string {
	for _, name := range []string{"LC_ALL", "LC_NUMERIC", "LANG"} {
		if value := os.Getenv(name); value != "" {
			return value
		}
	}
	return ""
}

// AddressLines splits a text into its lines, trimmed and without empty ones.
func AddressLines(text string) []string {
	var kept []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, line)
		}
	}
	return kept
}
