# One door: run · test · check · bench · record. Every target sets up what it needs.
.PHONY: help setup run test check record fixtures linkage bench fuzz agree clean

help:
	@echo "make run      build, and run the example district (fixtures/tu-mo-rong)"
	@echo "make test     all tests"
	@echo "make check    format, lint, and that every room imports only what it may"
	@echo "make record   rewrite the expected outputs of cases and the generated docs; then read the diff"
	@echo "make fuzz     every reader of bytes under libFuzzer, a minute each (SECONDS=5 for a short run)"
	@echo "make agree    our CSV reader against libcsv, field for field, on INPUTS texts for each way of scanning"
	@echo "make bench    the peers' jobs and ours on the same lists, into docs/performance.md (ROWS=2000000 ROUNDS=5)"
	@echo "make fixtures make the examples anew: the district, and the lists of the other plans"
	@echo "make linkage  fit pipelines/linkage/weights.yaml anew, to lists made up with their truth"

setup:
	@scripts/setup-packages
	@scripts/setup-libcsv

# Exit code 3 says that the run is published but some list is missing: fine for an example.
run: setup
	swift build -c release --product rasoat
	.build/release/rasoat run fixtures/tu-mo-rong/rasoat.yaml || [ $$? -eq 3 ]

test: setup
	swift build --build-tests
	swift test --skip-build

check: setup
	swift format lint --strict --recursive Sources Tests Tools Fuzz Package.swift
	swift build --explicit-target-dependency-import-check error

record: setup
	swift build --build-tests
	RASOAT_RECORD=1 swift test --skip-build

fixtures: setup
	swift run fixture-maker fixtures/tu-mo-rong
	swift run fixture-maker plans fixtures

# 60 000 rows a year, two years: full lists, and lists of heads alone. Seeds 1 and 2; measure on others.
linkage: setup
	swift build -c release
	.build/release/fixture-maker heads .build/linkage/full 60000 2 full 1
	.build/release/fixture-maker heads .build/linkage/bare 60000 2 bare 2
	.build/release/fixture-maker heads .build/linkage/heirs 60000 2 heirs 3
	.build/release/rasoat fit-linkage --source "make linkage" .build/linkage/full/rasoat.yaml .build/linkage/full/labels.tsv \
		.build/linkage/bare/rasoat.yaml .build/linkage/bare/labels.tsv \
		--heirs .build/linkage/heirs/rasoat.yaml .build/linkage/heirs/labels.tsv > .build/linkage/weights.yaml
	cp .build/linkage/weights.yaml pipelines/linkage/weights.yaml

ROWS ?= 2000000
ROUNDS ?= 5
bench: setup
	swift build -c release
	Benchmarks/run $(ROWS) $(ROUNDS)

SECONDS ?= 60
fuzz: setup
	scripts/fuzz $(SECONDS)

INPUTS ?= 700000
agree: setup
	RASOAT_FUZZ_RUNS=$(INPUTS) swift test --filter agreesWithLibcsv

clean:
	rm -rf .build
