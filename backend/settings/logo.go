package settings

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"os"

	"stockroom/backend/fault"
)

// Failures of logos.
var (
	ErrLogoFormat = fault.Define("settings.logo_format", "The logo must be a PNG or JPEG picture of at most {limit} by {limit} pixels.")
	ErrLogoSize   = fault.Define("settings.logo_size", "The logo must be a file of at most {limit} KB.")
	ErrLogoUnread = fault.Define("settings.logo_unread", "{path} could not be read: {why}.")
)

const (
	// MaxLogoBytes keeps every document that carries the logo small.
	MaxLogoBytes = 512 << 10
	// maxLogoPixels is the longest side: a small file can unfold to a picture
	// that fills the memory.
	maxLogoPixels = 4096
)

// Logo is a PNG or JPEG picture; without Data there is none.
type Logo struct {
	Type string // image/png or image/jpeg, found by decoding
	Data []byte
}

// CheckLogo decodes the picture to see that every document can carry it; no
// data is no logo. Fails with ErrLogoFormat, ErrLogoSize.
func CheckLogo(data []byte) (Logo, error) {
	if len(data) == 0 {
		return Logo{}, nil
	}
	if len(data) > MaxLogoBytes {
		return Logo{}, ErrLogoSize.At("logo").With("limit", MaxLogoBytes>>10)
	}
	for _, f := range []struct {
		name   string
		size   func(io.Reader) (image.Config, error)
		decode func(io.Reader) (image.Image, error)
	}{
		{"image/png", png.DecodeConfig, png.Decode},
		{"image/jpeg", jpeg.DecodeConfig, jpeg.Decode},
	} {
		size, err := f.size(bytes.NewReader(data))
		if err != nil || size.Width > maxLogoPixels || size.Height > maxLogoPixels {
			continue
		}
		if _, err := f.decode(bytes.NewReader(data)); err == nil {
			return Logo{Type: f.name, Data: data}, nil
		}
	}
	return Logo{}, ErrLogoFormat.At("logo").With("limit", maxLogoPixels)
}

// ReadLogo reads and checks a picture that the user chose. Fails as CheckLogo
// does, and with ErrLogoUnread.
func ReadLogo(path string) (Logo, error) {
	file, err := os.Open(path)
	if err != nil {
		return Logo{}, ErrLogoUnread.At("logo").With("path", path).With("why", err)
	}
	defer file.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(file, MaxLogoBytes+1))
	if err != nil {
		return Logo{}, ErrLogoUnread.At("logo").With("path", path).With("why", err)
	}
	if len(data) == 0 {
		return Logo{}, ErrLogoFormat.At("logo").With("limit", maxLogoPixels)
	}
	return CheckLogo(data)
}
