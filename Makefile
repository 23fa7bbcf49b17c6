# OneMap. `make` alone prints this help.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
GO ?= go
BIN := bin/onemap
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
PKG ?= ./...
FUZZTIME ?= 10s

.PHONY: help
help: ## print this help
	@grep -hE '^[a-z/-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

.PHONY: setup
setup: ## install PostGIS, GDAL and the jail when they are missing (root), or print the line to run
	@.ci/setup

.PHONY: web
web: ## build the map page, when Node 20 or newer is there
	@.ci/web

.PHONY: build
build: web ## build bin/onemap
	@echo "building $(BIN) (the first build takes a minute or two)"
	@$(GO) build -ldflags "-X main.version=$(VERSION)" -o $(BIN) ./cmd/onemap

.PHONY: demo
demo: setup build ## private PostGIS, a synthetic county and the server on :8080
	@exec $(BIN) demo $(ARGS)

.PHONY: test
test: setup web ## all tests, on real PostGIS and, with Chromium and Node, in the browser
	$(GO) vet ./...
	$(GO) test -count=1 -timeout 14m $(PKG)

.PHONY: test/short
test/short: setup ## the quick tests, still on real PostGIS
	$(GO) test -short $(PKG)

.PHONY: test/full
test/full: setup ## the differential tests against PostGIS on the full county (minutes)
	ONEMAP_FULL=1 $(GO) test -count=1 -timeout 60m -run 'Full' -v ./...

.PHONY: test/clients
test/clients: ## real clients: GDAL, QGIS, OWSLib, MapLibre, Leaflet, OpenLayers, LibreOffice (installs them when root)
	@.ci/setup-clients
	ONEMAP_CLIENTS=1 $(GO) test -count=1 -timeout 20m -run '^TestClient' -v ./...

.PHONY: lint
lint: ## formatting and the linters of .golangci.yaml (built on first use, a minute or two)
	@test -z "$$(gofmt -l cmd internal api schema fixtures)" || { gofmt -l cmd internal api schema fixtures; echo "run gofmt -w on these"; exit 1; }
	$(GO) tool -modfile=lint.mod golangci-lint run ./...

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME (10s)
	@for p in $$($(GO) list ./...); do \
	  for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz' || true); do \
	    echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) $$p; done; done

# One package at a time: processor time of the whole database is counted.
.PHONY: bench
bench: setup web ## what the design promises, measured beside PostGIS in one run (minutes)
	@ONEMAP_BENCH=1 $(GO) test -p 1 -count=1 -timeout 60m -run '^TestBench' -v ./internal/... ./cmd/... | grep -vE '^=== |no tests to run|no test files|^testing: warning'
	@$(GO) test -run '^$$' -bench BesidePostGIS -benchtime 1x ./internal/tile
	@$(GO) test -run '^$$' -bench Report -benchtime 5x ./internal/report

.PHONY: bench/small
bench/small: ## the benchmarks of single functions
	$(GO) test -run '^$$' -bench . -benchtime 1s ./internal/...

.PHONY: pictures
pictures: setup web ## take the pictures of docs/screenshots/web anew; look at them
	@mkdir -p docs/screenshots/web
	ONEMAP_PICTURES=$(CURDIR)/docs/screenshots/web $(GO) test -count=1 -run TestPagePictures ./cmd/onemap
	@! command -v mogrify >/dev/null || mogrify +dither -colors 192 -define png:compression-level=9 docs/screenshots/web/*.png # a third of the bytes

.PHONY: bless
bless: ## rewrite the expected answers of the golden cases; review the diff
	ONEMAP_BLESS=1 $(GO) test -count=1 ./internal/check -run Golden

.PHONY: clean
clean: ## remove what make built
	rm -rf bin web/node_modules
	find web/dist -mindepth 1 ! -name placeholder.txt -delete
