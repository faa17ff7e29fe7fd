package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// The bill of materials in CycloneDX 1.6, as far as we have something to say.
type (
	bill struct {
		Format      string      `json:"bomFormat"`
		SpecVersion string      `json:"specVersion"`
		Version     int         `json:"version"`
		Metadata    metadata    `json:"metadata"`
		Components  []component `json:"components"`
	}
	metadata struct {
		Timestamp string    `json:"timestamp,omitempty"`
		Component component `json:"component"`
	}
	component struct {
		Type     string    `json:"type"`
		Ref      string    `json:"bom-ref"`
		Name     string    `json:"name"`
		Version  string    `json:"version,omitempty"`
		Hashes   []hash    `json:"hashes,omitempty"`
		Licenses []licence `json:"licenses,omitempty"`
		PURL     string    `json:"purl,omitempty"`
	}
	hash struct {
		Algorithm string `json:"alg"`
		Content   string `json:"content"`
	}
	licence struct {
		Expression string `json:"expression"`
	}
)

// writeBill asks the program itself which modules were linked into it, and
// the page's lock which packages it was made of. It is dated by SOURCE_DATE_EPOCH.
func writeBill(program, file string) error {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	linked := map[string]bool{"pkg:golang/std@" + strings.TrimPrefix(info.GoVersion, "go"): true}
	for _, m := range info.Deps {
		linked["pkg:golang/"+m.Path+"@"+m.Version] = true
	}
	modules, err := goModules()
	if err != nil {
		return err
	}
	packages, err := npmPackages()
	if err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	b := bill{Format: "CycloneDX", SpecVersion: "1.6", Version: 1, Metadata: metadata{
		Timestamp: built(),
		Component: component{
			Type: "application", Ref: filepath.Base(program), Name: "stockroom", Version: os.Getenv("VERSION"),
			Hashes: []hash{{"SHA-256", hex.EncodeToString(sum[:])}}, Licenses: []licence{{"MIT"}},
		},
	}}
	for _, m := range modules {
		if linked[m.url] {
			b.Components = append(b.Components, m.component())
		}
	}
	for _, p := range packages {
		b.Components = append(b.Components, p.component())
	}
	out, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(out, '\n'), 0o644)
}

func (p part) component() component {
	c := component{Type: "library", Ref: p.url, Name: p.name, Version: p.version, PURL: p.url}
	if p.licence != "" {
		c.Licenses = []licence{{p.licence}}
	}
	if sum, found := strings.CutPrefix(p.integrity, "sha512-"); found {
		if raw, err := base64.StdEncoding.DecodeString(sum); err == nil {
			c.Hashes = []hash{{"SHA-512", hex.EncodeToString(raw)}}
		}
	}
	return c
}

// built is when the source was made, "" where nobody says.
func built() string {
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return ""
	}
	return time.Unix(seconds, 0).UTC().Format(time.RFC3339)
}
