# claimledger. `make dataset` and `make test` set up what they need; `make help` lists the rest.

# The first Python that is new enough; PYTHON=… on the command line overrides it.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && echo $(name))))
SEEDS ?= seeds
OUTPUT ?= output
WORKERS ?= 2
VERSION_mutmut := 3.8.1
VERSION_pip-audit := 2.10.1
VERSION_uv := 0.13.9
BIN := .venv/bin
INSTALLED := .venv/.installed
PINNED := --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	--python-version 3.11 --extra ui --extra cluster --extra duckdb --constraint constraints.txt

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export DO_NOT_TRACK := 1

.DEFAULT_GOAL := help
.PHONY: help env dataset ui test coverage mutation soak check lint types defs format floors readme docs pictures graph licences audit models calibrate accuracy pins clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

env: $(INSTALLED)  ## set up .venv with the pinned versions

$(INSTALLED): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "claimledger needs Python 3.11 to 3.14, and none was found: PYTHON=path/to/python make env"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --constraint constraints.txt --upgrade pip
	$(BIN)/python -m pip install -qq --constraint constraints.txt --group dev --editable ".[ui]"
	@touch $@

dataset: env  ## build the package: SEEDS=folder OUTPUT=folder
	$(BIN)/claimledger build "$(SEEDS)" --output "$(OUTPUT)"

ui: env  ## open Dagster's page on the project
	$(BIN)/claimledger ui

test: env  ## run all tests except the long ones, within 5 minutes
	$(BIN)/python -m pytest -m "not soak" -n $(WORKERS) --dist worksteal $(ARGS)

coverage: env  ## run the same tests and measure branch coverage: at least 92%
	$(BIN)/python -m pytest -m "not soak" -n $(WORKERS) --dist worksteal --cov --cov-report= $(ARGS)

mutation: env build/tools/mutmut  ## change the code and see whether a test fails (about an hour)
	PYTHONPATH=$(CURDIR)/build/tools/mutmut PARTS="$(PARTS)" FILES=$(FILES) SAMPLE=$(SAMPLE) $(BIN)/python -m tests.mutation

soak: env  ## run the long tests: live cycles, kills, browsers, big packages; FULL=1 for the longest
	$(BIN)/python -m pytest -m soak -n $(WORKERS) --dist loadfile $(ARGS)

check: lint types defs test  ## check format, lint, prose, types and definitions, and run the tests

lint: env  ## check format, lint and prose
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python -m tests.prose

types: env  ## check types
	$(BIN)/mypy

defs: env  ## check the definitions with Dagster
	mkdir -p .dagster; test -e .dagster/dagster.yaml || cp pipeline/claimledger/cli/dagster.yaml .dagster/
	cd pipeline && DAGSTER_HOME="$(CURDIR)/.dagster" VIRTUAL_ENV="$(CURDIR)/.venv" \
		PATH="$(CURDIR)/$(BIN):$$PATH" dg check defs

format: env  ## format the code and apply the safe fixes
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

floors: env  ## raise the floors of the quality gate to the figures reached now
	$(BIN)/python tests/quality/gate.py

readme: env  ## update the README's table of claims and figures, and those of the model card
	$(BIN)/python -m tests.integration.readme

docs: env  ## build the documentation in build/site and check its links
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

pictures: env  ## take the screenshots of the documentation again (needs Chromium)
	$(BIN)/python -m tests.browser.pictures

licences: env  ## print the version and the licence of each dependency
	$(BIN)/python -m tests.licences

audit: env build/tools/pip-audit  ## look up the known weaknesses of what the package needs (asks the package index)
	PYTHONPATH=build/tools/pip-audit $(BIN)/python -m pip_audit --strict --disable-pip --require-hashes --requirement requirements.txt

models: env  ## train the claim models (hours on two cores; needs ../shared)
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable ".[training]"
	$(BIN)/python -m claimledger.training train

calibrate: env  ## calibrate the shipped claim models on pages reserved for that (minutes; needs ../shared)
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable ".[training]"
	$(BIN)/python -m claimledger.training calibrate

accuracy: env  ## measure the shipped claim models; write accuracy.json, their card and the README (needs ../shared)
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable ".[training]"
	$(BIN)/python -m claimledger.training measure
	$(BIN)/python -m tests.integration.readme

graph: env  ## print which package imports which
	$(BIN)/python -m tests.import_graph

pins: env build/tools/uv  ## write constraints.txt from the installed versions, and requirements.txt with hashes
	$(BIN)/python -m pip freeze --all --exclude-editable --exclude setuptools > constraints.txt
	build/tools/uv/bin/uv pip compile $(PINNED) --output-file requirements.txt pyproject.toml

# Programs that only a command or two need, each in a folder of its own.
build/tools/%: | env
	$(BIN)/python -m pip install -qq --constraint constraints.txt --target $@ "$*==$(VERSION_$*)"

clean:  ## remove build results, .venv and Dagster's home
	rm -rf .venv .dagster output build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
