// Thirdparty says what of the work of others is in the program.
//
//	go run ./build/gen/thirdparty licences FILE          all licences with their texts
//	go run ./build/gen/thirdparty sbom PROGRAM FILE      CycloneDX 1.6, of the built program and its page
//
// It runs in the project's folder, with the page's packages installed.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"

	"github.com/google/licensecheck"
)

// part is something by others.
type part struct {
	name, version string
	// url is its package URL (purl-spec), such as "pkg:npm/react@19.3.1".
	url string
	// licence is an SPDX expression; text is what lies with its source.
	licence, text string
	// integrity is npm's, "sha512-…" in base64; Go keeps its own in go.sum.
	integrity string
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 2 && args[0] == "licences":
		return writeLicences(args[1])
	case len(args) == 3 && args[0] == "sbom":
		return writeBill(args[1], args[2])
	}
	return errors.New("usage: thirdparty licences FILE | sbom PROGRAM FILE")
}

// writeLicences groups the parts by the text of their licence.
func writeLicences(file string) error {
	own, err := os.ReadFile("LICENSE")
	if err != nil {
		return err
	}
	parts, err := everything()
	if err != nil {
		return err
	}
	names := map[string][]string{}
	for _, p := range parts {
		text := p.text
		if text == "" {
			text = "No text comes with it. Its author offers it under: " + p.licence + "\n"
		}
		names[text] = append(names[text], strings.TrimSpace(p.name+" "+p.version))
	}
	texts := make([]string, 0, len(names))
	for text := range names {
		sort.Strings(names[text])
		texts = append(texts, text)
	}
	sort.Slice(texts, func(i, k int) bool { return names[texts[i]][0] < names[texts[k]][0] })
	line := strings.Repeat("-", 78)
	var b strings.Builder
	fmt.Fprintf(&b, "Stockroom\n%s\n%s\nWhat follows is in the program, too, and by others.\n", line, own)
	for _, text := range texts {
		fmt.Fprintf(&b, "\n%s\n%s\n%s\n%s", line, strings.Join(names[text], "\n"), line, text)
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}

// everything is what the program can contain on any system.
func everything() ([]part, error) {
	modules, err := goModules()
	if err != nil {
		return nil, err
	}
	packages, err := npmPackages()
	if err != nil {
		return nil, err
	}
	parts := append(modules, packages...)
	for name, file := range map[string]string{
		"Noto Sans (font of the PDFs)":           "LICENSE-OFL-1.1.txt",
		"WenQuanYi Micro Hei (font of the PDFs)": "LICENSE-Apache-2.0.txt",
	} {
		text, err := os.ReadFile(filepath.Join("backend/export/fonts", file))
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{name: name, text: tidy(string(text))})
	}
	return parts, nil
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense)([-.].*)?$`)

// licenceOf reads the licences that lie in a folder, and what they are.
func licenceOf(folder string) (text, spdx string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", "", err
	}
	found := map[string]bool{}
	for _, e := range entries {
		if e.IsDir() || !licenceFile.MatchString(e.Name()) {
			continue
		}
		content, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return "", "", err
		}
		text += tidy(string(content))
		for _, m := range licensecheck.Scan(content).Match {
			found[m.ID] = true
		}
	}
	ids := make([]string, 0, len(found))
	for id := range found {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return text, strings.Join(ids, " AND "), nil
}

// tidy has Unix ends of lines and nothing at their ends.
func tidy(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\r\f")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n") + "\n"
}
