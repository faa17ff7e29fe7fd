package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
)

// goModules lists what is linked in on any of the systems, and Go itself.
func goModules() ([]part, error) {
	modules := map[string]part{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		command := exec.Command("go", "list", "-deps", "-tags", "desktop,production,webkit2_41",
			"-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", ".")
		command.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1", "GOFLAGS=-mod=readonly")
		command.Stderr = os.Stderr
		out, err := command.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", system, err)
		}
		for line := range strings.Lines(string(out)) {
			f := strings.Split(strings.TrimSpace(line), "\t")
			if len(f) != 3 || ours(f[2]) {
				continue
			}
			text, spdx, err := licenceOf(f[2])
			if err != nil {
				return nil, err
			}
			modules[f[0]] = part{name: f[0], version: f[1], url: "pkg:golang/" + f[0] + "@" + f[1], text: text, licence: spdx}
		}
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	text, spdx, err := licenceOf(strings.TrimSpace(string(root)))
	if err != nil {
		return nil, err
	}
	modules["go"] = part{name: "Go, its library and runtime", text: text, licence: spdx, url: "pkg:golang/std@" + strings.TrimPrefix(runtime.Version(), "go")}
	return sorted(modules), nil
}

// ours tells whether the module's source is a folder of this project.
func ours(folder string) bool {
	here, err := os.Getwd()
	return err == nil && strings.HasPrefix(folder, here+string(filepath.Separator))
}

// npmPackages lists what the page depends on.
func npmPackages() ([]part, error) {
	content, err := os.ReadFile("frontend/package-lock.json")
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			Version, License, Integrity string
			Dev, DevOptional, Optional  bool
		}
	}
	if err := json.Unmarshal(content, &lock); err != nil {
		return nil, err
	}
	packages := map[string]part{}
	for path, p := range lock.Packages {
		if path == "" || p.Dev || p.DevOptional || p.Optional {
			continue
		}
		text, _, err := licenceOf(filepath.Join("frontend", path))
		if err != nil {
			return nil, errors.Join(errors.New("the page's packages are not installed (npm --prefix frontend ci)"), err)
		}
		name := path[strings.LastIndex(path, "node_modules/")+len("node_modules/"):]
		url := "pkg:npm/" + strings.Replace(name, "@", "%40", 1) + "@" + p.Version
		packages[url] = part{name: name, version: p.Version, url: url, licence: p.License, text: text, integrity: p.Integrity}
	}
	return sorted(packages), nil
}

func sorted(parts map[string]part) []part {
	list := make([]part, 0, len(parts))
	for _, p := range parts {
		list = append(list, p)
	}
	sort.Slice(list, func(i, k int) bool { return list[i].url < list[k].url })
	return list
}
