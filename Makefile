# One task file; `.ci/run` calls it too.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/.runs
STAMP := $(VENV)/.installed
LOCK := uv pip compile -q --only-binary :all: --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url

.PHONY: help setup demo test check format golden bench lock docs clean

help:  ## what can be done
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

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

docs: $(STAMP)  ## write the reference from the code
	$(BIN)/python docs/generate.py

lock:  ## lock the dependencies again, with hashes (needs uv); what runs sayso is locked at what the tests ran with
	$(LOCK) --upgrade --group dev pyproject.toml -o requirements/dev.txt
	$(LOCK) --constraint requirements/dev.txt --group install pyproject.toml -o requirements/core.txt

clean:  ## remove the environment and the demo
	rm -rf $(VENV) demo
