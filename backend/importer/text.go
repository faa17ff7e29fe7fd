package importer

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The encodings that are recognised.
const (
	encodingUTF8    = "UTF-8"
	encodingUTF16LE = "UTF-16LE"
	encodingUTF16BE = "UTF-16BE"
	encoding1252    = "Windows-1252"
)

// unreadable is a file that is no text we can read: where and why.
type unreadable struct {
	line int
	why  string
}

// Error says why the file cannot be read.
func (u *unreadable) Error() string { return u.why }

// decode turns the bytes of a file into UTF-8 and names the encoding they
// were in. It guesses nothing: what is neither UTF-8, nor UTF-16 with its
// mark, nor plausible Windows-1252 is refused as *unreadable.
func decode(content []byte) (text []byte, encoding string, err error) {
	if what := foreignFormat(content); what != "" {
		return nil, "", &unreadable{1, what}
	}
	switch {
	case bytes.HasPrefix(content, []byte{0xEF, 0xBB, 0xBF}):
		text, encoding = content[3:], encodingUTF8
		if at := invalidAt(text); at >= 0 {
			return nil, "", unreadableAt(text, at, "unreadable encoding: the file says it is UTF-8, but byte 0x%02X is not", text[at])
		}
	case bytes.HasPrefix(content, []byte{0xFF, 0xFE}):
		encoding = encodingUTF16LE
		text, err = decodeUTF16(content[2:], binary.LittleEndian)
	case bytes.HasPrefix(content, []byte{0xFE, 0xFF}):
		encoding = encodingUTF16BE
		text, err = decodeUTF16(content[2:], binary.BigEndian)
	case utf8.Valid(content):
		text, encoding = content, encodingUTF8
	default:
		encoding = encoding1252
		text, err = decode1252(content)
	}
	if err != nil {
		return nil, "", err
	}
	if at := bytes.IndexFunc(text, isControl); at >= 0 {
		return nil, "", unreadableAt(text, at, "unreadable encoding: control character 0x%02X; save the file as CSV in UTF-8", text[at])
	}
	return text, encoding, nil
}

// foreignFormat names the formats that people take for CSV.
func foreignFormat(content []byte) string {
	switch {
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return "unreadable encoding: this is a workbook or an archive, not a text; save the sheet as CSV (UTF-8)"
	case bytes.HasPrefix(content, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return "unreadable encoding: this is an old Excel workbook, not a text; save the sheet as CSV"
	case bytes.HasPrefix(content, []byte("%PDF-")):
		return "unreadable encoding: this is a PDF, not a text"
	}
	return ""
}

func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != '\v'
}

func unreadableAt(text []byte, at int, format string, args ...any) error {
	return &unreadable{1 + bytes.Count(text[:at], []byte{'\n'}), fmt.Sprintf(format, args...)}
}

// invalidAt returns where the text stops being UTF-8, or -1.
func invalidAt(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func decodeUTF16(content []byte, order binary.ByteOrder) ([]byte, error) {
	if len(content)%2 != 0 {
		return nil, &unreadable{1, "unreadable encoding: the file says it is UTF-16, but ends in the middle of a character"}
	}
	text := make([]byte, 0, len(content)/2)
	for i := 0; i < len(content); i += 2 {
		r := rune(order.Uint16(content[i:]))
		if utf16.IsSurrogate(r) {
			var low rune
			if i+4 <= len(content) {
				low = rune(order.Uint16(content[i+2:]))
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				return nil, unreadableAt(text, len(text), "unreadable encoding: the file says it is UTF-16, but has half a character")
			}
			i += 2
		}
		text = utf8.AppendRune(text, r)
	}
	return text, nil
}

// decode1252 takes the text for Windows-1252 where that is plausible. Two
// things are not: bytes that Windows-1252 leaves undefined, and a text that is
// nearly all UTF-8 or in a language that Windows-1252 cannot write, which
// would come out as gibberish without anybody noticing.
func decode1252(content []byte) ([]byte, error) {
	at := invalidAt(content)
	if looksLikeUTF8(content) {
		return nil, unreadableAt(content, at, "unreadable encoding: the file is UTF-8 but for byte 0x%02X, which is damaged", content[at])
	}
	if looksForeign(content) {
		return nil, unreadableAt(content, at, "unreadable encoding: neither UTF-8 nor Windows-1252; save the file as CSV in UTF-8")
	}
	for i, b := range content {
		switch b {
		case 0x81, 0x8D, 0x8F, 0x90, 0x9D:
			return nil, unreadableAt(content, i, "unreadable encoding: byte 0x%02X is neither UTF-8 nor Windows-1252", b)
		}
	}
	return charmap.Windows1252.NewDecoder().Bytes(content)
}

// looksLikeUTF8 tells whether most characters beyond ASCII are whole UTF-8
// ones. In Windows-1252 such pairs hardly occur ("Ã¤").
func looksLikeUTF8(content []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		i += size
	}
	return whole > broken
}

// foreignRun is how many letters beyond ASCII in a row no language of
// Windows-1252 writes; words of Cyrillic, Greek or Chinese code pages do.
const foreignRun = 4

func looksForeign(content []byte) bool {
	all, inRuns, run := 0, 0, 0
	for _, b := range content {
		if b < 0x80 {
			run = 0
			continue
		}
		all++
		run++
		switch {
		case run == foreignRun:
			inRuns += foreignRun
		case run > foreignRun:
			inRuns++
		}
	}
	return inRuns*4 > all
}
