# One task file; `.ci/run` calls it too.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/.runs
STAMP := $(VENV)/.installed
LOCK := uv pip compile -q --only-binary :all: --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url

SIDE := $(VENV)/side

.PHONY: help setup demo test check format golden bench bench-speed lock docs clean kill fuzz fuzz-guided test-ray audit

help:  ## what can be done
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/\t/'

setup: $(STAMP)  ## the environment in .venv, from the locked and hashed dependencies

$(RUNS): requirements/core.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/core.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(RUNS)

$(STAMP): $(RUNS) requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $(STAMP)

demo: $(RUNS)  ## build the example case, print the most telling findings, write its HTML report
	$(BIN)/sayso demo demo

test: check $(STAMP)  ## everything that gates
	$(BIN)/python -m pytest -n auto

check: $(STAMP)  ## format, lint, strict types, import contract
	$(BIN)/ruff format --check src tests benchmarks docs training
	$(BIN)/ruff check src tests benchmarks docs training
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)  ## write the format and the safe lint fixes
	$(BIN)/ruff format src tests benchmarks docs training
	$(BIN)/ruff check --fix src tests benchmarks docs training

bench: $(STAMP)  ## scores on ../shared/data and reading speed beside bare spaCy
	$(BIN)/python benchmarks/run.py

kill: $(STAMP)  ## a hundred kills of a build at random moments, each resumed and compared with an undisturbed one
	$(BIN)/python -m tests.robustness.killing --times 100

fuzz: $(STAMP)  ## 20,000 damaged files, and the grammars and JSON put to thousands of odd strings
	$(BIN)/python -m tests.robustness.fuzz --inputs 20000
	SAYSO_EXAMPLES=2000 $(BIN)/python -m pytest tests/robustness/test_grammars.py

fuzz-guided: $(SIDE)/fuzz  ## fuzzing guided by coverage (atheris), a minute for each format and grammar
	for target in html pdf warc email json_lines markdown text numbers times quotations dates; do \
		PYTHONPATH=src:. $(SIDE)/fuzz/bin/python -m tests.robustness.fuzz.guided $$target -max_total_time=60 -timeout=10 -rss_limit_mb=1536 || exit 1; done

test-ray: $(SIDE)/ray  ## the tests on a Ray cluster of two nodes on this machine
	PYTHONPATH=src $(SIDE)/ray/bin/python -m pytest tests/cluster

audit: $(SIDE)/audit  ## licences, known vulnerabilities, unused dependencies, a bill of materials, install size and time
	$(SIDE)/audit/bin/python benchmarks/dependencies.py

$(SIDE)/%: requirements/%.txt
	$(PYTHON) -m venv $@
	$@/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	@touch $@

bench-speed: $(STAMP)  ## the table of speed, beside peers where they are installed
	$(BIN)/python benchmarks/speed.py --all

docs: $(STAMP)  ## write the reference from the code
	$(BIN)/python docs/generate.py

lock:  ## lock the dependencies again, with hashes (needs uv); what runs sayso is locked at what the tests ran with
	$(LOCK) --upgrade --group dev pyproject.toml -o requirements/dev.txt
	$(LOCK) --constraint requirements/dev.txt --group install pyproject.toml -o requirements/core.txt
	for group in ray fuzz; do $(LOCK) --constraint requirements/dev.txt --group dev --group $$group pyproject.toml -o requirements/$$group.txt; done
	$(LOCK) --group audit -o requirements/audit.txt

clean:  ## remove the environment and the demo
	rm -rf $(VENV) demo
