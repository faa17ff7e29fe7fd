# Everything a developer does, by one word. What a target needs and the system
# has in packages is installed by scripts/need; Go and Node you bring yourself.

VERSION ?= 0.1.0
GO      ?= go
NPM     ?= npm --prefix frontend

# The same for building and testing, so that both share what Go compiled. No
# paths of this machine and no state of git get into the program.
export GOFLAGS = -trimpath -buildvcs=false

# Which state of the source this is, and its date: what is made carries these
# and not the day it was made on, so that anyone can make the same bytes.
COMMIT            ?= $(word 1,$(shell scripts/source))
SOURCE_DATE_EPOCH ?= $(word 2,$(shell scripts/source))
MAINTAINER        ?= The Stockroom authors <stockroom@stockroom.invalid>
export SOURCE_DATE_EPOCH

WAILS    = github.com/wailsapp/wails/v2/cmd/wails@v2.15.0
GOLANGCI = github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

# How large the books of `make bench` are. The promises are about
# PRODUCTS=100000 MOVEMENTS=1000000, which take minutes to make, once.
PRODUCTS  ?= 20000
MOVEMENTS ?= 100000

# How long `make proof` looks for a counterexample, for each target.
PROOF_TIME   ?= 60s
PROOF_CHECKS ?= 2000

# How often `make torture` kills the program, and the seed of its moments; 0
# takes a new one and prints it.
KILLS ?= 300
SEED  ?= 0

BINARY     = build/bin/stockroom
E2E_BINARY = build/bin/stockroom-e2e
PACKAGES   = frontend/node_modules/.package-lock.json
PAGE       = frontend/dist/index.html
PAGE_SOURCES = $(shell find frontend/src frontend/public frontend/wailsjs docs/guide -type f) \
  frontend/index.html frontend/vite.config.ts frontend/tsconfig.json

.PHONY: help run build tools languages dev generate test test-go test-page e2e test-window screenshots screens lint bench bench-growth torture proof clean FORCE
.PHONY: licences package package-deb package-rpm package-portable package-windows package-check dist-info proof-install proof-windows proof-rebuild audit
.DELETE_ON_ERROR:

help:
	@echo 'make run          build what is needed and open the window'
	@echo 'make build        $(BINARY)'
	@echo 'make test         Go, page and browser tests'
	@echo 'make test-window  the built program in a real window (Linux)'
	@echo 'make dev          the window with pages that reload as they are edited'
	@echo 'make generate     bindings and fault messages for the page, from Go'
	@echo 'make lint         golangci-lint, Biome and TypeScript'
	@echo 'make e2e          the browser tests alone'
	@echo 'make screenshots  docs/images, of the real window (Linux), and all that make screens takes'
	@echo 'make screens      every page, dialog and state into build/screenshots, to be looked at'
	@echo 'make bench        speed on seeded books, beside the same SQL in C'
	@echo 'make bench-growth the same with a tenth of the movements too, side by side'
	@echo 'make torture      kill the program while it works, many times'
	@echo 'make package      .deb, .rpm and .tar.gz for Linux, into build/dist; package-deb, package-rpm, package-portable: one'
	@echo 'make bench-window start, memory and speed of the real window beside an empty one'
	@echo 'make package-windows  installers and portable programs for Windows, amd64 and arm64'
	@echo 'make proof-install  the .deb installed, used and removed, here and in a bare Debian (as root)'
	@echo 'make licences     the licences of the work of others, after a change to dependencies'
	@echo 'make proof        long searches for counterexamples: properties and fuzzing'

run: build
	$(BINARY)

build: $(BINARY)

# Says at once what is missing, not after minutes of work.
tools:
	@scripts/need go node gtk

# Go decides by itself what has to be compiled again.
$(BINARY): tools $(PAGE)
	$(GO) build -buildmode=pie -tags desktop,production,webkit2_41 \
	  -ldflags "-s -w -X main.version=$(VERSION) -X main.commit=$(COMMIT)" -o $@ .

$(PAGE): $(PACKAGES) $(PAGE_SOURCES)
	$(NPM) run build

$(PACKAGES): frontend/package.json frontend/package-lock.json
	@scripts/need node
	$(NPM) ci
	@touch $@

dev: $(PACKAGES)
	@scripts/need go gtk
	$(GO) run $(WAILS) dev -m

# main() makes the bindings instead of opening the window; it needs no GTK.
generate:
	@scripts/need go
	tsoutputtype=interfaces $(GO) run -tags bindings . >/dev/null
	$(GO) run ./backend/api/gen

test: languages test-go test-page e2e

languages:
	@scripts/need go node

test-go:
	@scripts/need go
	$(GO) vet ./...
	$(GO) vet -tags e2e ./backend/bridge/...
	$(GO) vet -tags native,screenshots,installed,bench,measured . ./e2e/...
	$(GO) test ./...
	$(GO) test -tags e2e ./backend/bridge/...

test-page: $(PACKAGES)
	$(NPM) test

$(E2E_BINARY): FORCE
	@scripts/need go
	$(GO) build -tags e2e -o $@ ./backend/bridge/server

e2e: $(PAGE) $(E2E_BINARY)
	@scripts/need chromium pdftotext
	$(NPM) run e2e

test-window: build
	@scripts/need window
	scripts/in-window $(GO) test -tags native -count=1 ./e2e/window -args -program=$(CURDIR)/$(BINARY)

screenshots: build screens
	@scripts/need window
	scripts/in-window $(GO) test -tags native,screenshots -count=1 -run '^TestScreenshots$$' ./e2e/window \
	  -args -program=$(CURDIR)/$(BINARY) -pictures=$(CURDIR)/docs/images

# The large books are made by the program itself, once, and kept in build/cache.
screens: build $(E2E_BINARY)
	@scripts/need chromium
	rm -rf build/screenshots
	$(NPM) run screens

lint: $(PACKAGES)
	@scripts/need go
	$(GO) run $(GOLANGCI) run --allow-parallel-runners
	$(NPM) run lint

bench:
	@scripts/need go gtk
	cd bench && CGO_ENABLED=1 $(GO) build -tags sqlite_fts5 -o ../build/cache/bench .
	build/cache/bench -products $(PRODUCTS) -movements $(MOVEMENTS)

# The same products with a tenth of the movements too, side by side.
bench-growth:
	@scripts/need go gtk
	cd bench && CGO_ENABLED=1 $(GO) build -tags sqlite_fts5 -o ../build/cache/bench .
	build/cache/bench -growth -products $(PRODUCTS) -movements $(MOVEMENTS)

torture:
	@scripts/need go
	$(GO) test -count=1 -v -timeout 2h ./e2e/torture -kills $(KILLS) -seed $(SEED)

proof: torture
	GO='$(GO)' PROOF_TIME='$(PROOF_TIME)' PROOF_CHECKS='$(PROOF_CHECKS)' scripts/proof
	$(MAKE) bench-growth PRODUCTS=100000 MOVEMENTS=1000000

# The licences of all that is in the program, for those who get it.
licences: $(PACKAGES)
	@scripts/need go
	$(GO) run ./build/gen/thirdparty licences backend/licence/licences.txt

package-deb package-rpm package-portable: package-%: build
	@scripts/need packager
	GO='$(GO)' VERSION='$(VERSION)' MAINTAINER='$(MAINTAINER)' scripts/package $*

package-windows: $(PAGE)
	@scripts/need go nsis
	GO='$(GO)' VERSION='$(VERSION)' COMMIT='$(COMMIT)' scripts/package-windows

# As far as Wine goes: see docs/packaging.md for what it cannot show.
proof-windows: package-windows
	@scripts/need wine
	scripts/proof-windows build/dist/stockroom-$(VERSION)-windows-amd64-installer.exe

# Of what lies in build/dist: what is in the program, and the sums of all.
dist-info: build
	VERSION='$(VERSION)' $(GO) run ./build/gen/thirdparty sbom $(BINARY) build/dist/stockroom-$(VERSION).cdx.json
	cd build/dist && rm -f SHA256SUMS && sha256sum -- * >../SHA256SUMS && mv ../SHA256SUMS .

package: package-deb package-rpm package-portable dist-info

package-check: package-deb
	scripts/package-check build/dist/stockroom-$(VERSION)-linux-$$($(GO) env GOARCH).deb

# Needs root: it installs and removes. SHORT=short leaves the bare Debian out.
proof-install: package-deb
	@scripts/need window mmdebstrap
	GO='$(GO)' scripts/proof-install build/dist/stockroom-$(VERSION)-linux-$$($(GO) env GOARCH).deb $(SHORT)

# Known holes in dependencies; it asks databases on the network.
audit: $(PACKAGES)
	@scripts/need go
	$(GO) run golang.org/x/vuln/cmd/govulncheck@v1.1.4 -tags desktop,production ./...
	$(NPM) audit --omit=dev --audit-level=moderate

# Builds everything once more in another folder, from what git has and with
# nothing that was compiled before, and compares the bytes.
proof-rebuild: package-deb package-rpm package-portable
	GO='$(GO)' VERSION='$(VERSION)' scripts/proof-rebuild

# What the window costs beside an empty one of the same Wails. BOOKS names a
# database to look at, such as one that `make bench` made; ROUNDS how often.
bench-window: build
	@scripts/need window
	$(GO) build -buildmode=pie -tags desktop,production,webkit2_41,measured -ldflags "-s -w" -o build/cache/measured .
	$(GO) build -buildmode=pie -tags native,desktop,production,webkit2_41,measured -ldflags "-s -w" -o build/cache/empty ./e2e/window/empty
	scripts/in-window $(GO) test -tags native,bench -count=1 -v -timeout 30m -run '^TestBenchWindow$$' ./e2e/window \
	  -args -program=$(CURDIR)/build/cache/measured -empty=$(CURDIR)/build/cache/empty -rounds=$(or $(ROUNDS),5) $(if $(BOOKS),-database=$(abspath $(BOOKS))) $(if $(RAW),-raw=$(abspath $(RAW)))

clean:
	rm -rf build/bin build/dist build/screenshots frontend/node_modules frontend/e2e/.output
	find frontend/dist -mindepth 1 ! -name .gitkeep -delete
