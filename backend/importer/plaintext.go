package importer

import (
	"html"
	"regexp"
	"strings"
)

var (
	htmlTag   = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
	htmlBreak = regexp.MustCompile(`(?i)<(br|/p|/li|/div|/h\d)[^<>]*>`)
)

// plainText takes the HTML of a web shop's description down to its text; a
// text without any stays as it is.
func plainText(text string) string {
	if !htmlTag.MatchString(text) {
		return text
	}
	text = htmlBreak.ReplaceAllString(text, "\n")
	text = html.UnescapeString(htmlTag.ReplaceAllString(text, ""))
	return strings.TrimSpace(text)
}
