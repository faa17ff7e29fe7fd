// Icons draws the program's icon in every size that desktops ask for.
//
//	go run ./build/gen/icons PNG FOLDER.../hicolor     PNG icons for Linux
//	go run ./build/gen/icons PNG FILE.ico              one file for Windows
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"golang.org/x/image/draw"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return errors.New("usage: icons PNG FOLDER|FILE.ico")
	}
	content, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	whole, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		return err
	}
	if filepath.Ext(args[1]) == ".ico" {
		return windows(whole, args[1])
	}
	return linux(whole, args[1])
}

// linux writes the sizes of the freedesktop.org icon theme.
func linux(whole image.Image, folder string) error {
	for _, size := range []int{16, 22, 24, 32, 48, 64, 96, 128, 256, 512} {
		icon, err := drawn(whole, size)
		if err != nil {
			return err
		}
		apps := filepath.Join(folder, fmt.Sprintf("%dx%d", size, size), "apps")
		if err := os.MkdirAll(apps, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(apps, "stockroom.png"), icon, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// windows writes an ICO file of PNGs, which Windows has read since Vista.
func windows(whole image.Image, file string) error {
	sizes := []int{16, 24, 32, 48, 64, 128, 256}
	const header, entry = 6, 16
	directory := binary.LittleEndian.AppendUint16(nil, 0)
	directory = binary.LittleEndian.AppendUint16(directory, 1) // an icon
	directory = binary.LittleEndian.AppendUint16(directory, uint16(len(sizes)))
	var pictures []byte
	for _, size := range sizes {
		icon, err := drawn(whole, size)
		if err != nil {
			return err
		}
		at := header + entry*len(sizes) + len(pictures)
		directory = append(directory, byte(size), byte(size), 0, 0) // 256 is written as 0
		directory = binary.LittleEndian.AppendUint16(directory, 1)
		directory = binary.LittleEndian.AppendUint16(directory, 32)
		directory = binary.LittleEndian.AppendUint32(directory, uint32(len(icon)))
		directory = binary.LittleEndian.AppendUint32(directory, uint32(at))
		pictures = append(pictures, icon...)
	}
	return os.WriteFile(file, append(directory, pictures...), 0o644)
}

func drawn(whole image.Image, size int) ([]byte, error) {
	icon := image.NewNRGBA(image.Rect(0, 0, size, size))
	draw.CatmullRom.Scale(icon, icon.Bounds(), whole, whole.Bounds(), draw.Src, nil)
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, icon)
	return b.Bytes(), err
}
