# claimledger. `make dataset` and `make test` set up what they need; `make help` lists the rest.

# The first Python that is new enough; PYTHON=… on the command line overrules it.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && echo $(name))))
SEEDS ?= seeds
OUTPUT ?= output
WORKERS ?= 2
BIN := .venv/bin
INSTALLED := .venv/.installed
PROSE := $(shell find README.md CHANGELOG.md .github docs seeds pipeline -name '*.md')

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export DO_NOT_TRACK := 1

.DEFAULT_GOAL := help
.PHONY: help env dataset ui test soak check lint types defs format floors readme docs pictures graph licences models calibrate accuracy pins clean

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

test: env  ## every test that is not long, within 5 minutes
	$(BIN)/python -m pytest -m "not soak" -n $(WORKERS) --dist worksteal $(ARGS)

soak: env  ## the long tests: live cycles, kills, browsers, big packages; FULL=1 for the longest
	$(BIN)/python -m pytest -m soak -n $(WORKERS) --dist loadfile $(ARGS)

check: lint types defs test  ## format, lint, types, definitions and tests, the layers among them

lint: env  ## format, lint and prose
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/proselint --config .proselintrc.json check $(PROSE)

types: env  ## types
	$(BIN)/mypy

defs: env  ## Dagster's own check of the definitions
	mkdir -p .dagster; test -e .dagster/dagster.yaml || cp pipeline/claimledger/cli/dagster.yaml .dagster/
	cd pipeline && DAGSTER_HOME="$(CURDIR)/.dagster" VIRTUAL_ENV="$(CURDIR)/.venv" \
		PATH="$(CURDIR)/$(BIN):$$PATH" dg check defs

format: env  ## format the code and apply the safe fixes
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

floors: env  ## raise the floors of the quality gate to the figures reached now
	$(BIN)/python tests/quality/gate.py

readme: env  ## write the README's table of claims and figures anew, and those of the model card
	$(BIN)/python -m tests.integration.readme

docs: env  ## build the documentation in build/site and check its links
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

pictures: env  ## take the pictures of the documentation anew (needs Chromium)
	$(BIN)/python -m tests.browser.pictures

licences: env  ## print the version and the licence of everything that the package needs
	$(BIN)/python -m tests.licences

models: env  ## train the models of claims (hours on two cores; needs ../shared)
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable ".[training]"
	$(BIN)/python -m claimledger.training train

calibrate: env  ## calibrate the shipped models of claims on pages kept for it (minutes; needs ../shared)
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable ".[training]"
	$(BIN)/python -m claimledger.training calibrate

accuracy: env  ## measure the shipped models of claims; write accuracy.json, their card and the README (needs ../shared)
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable ".[training]"
	$(BIN)/python -m claimledger.training measure
	$(BIN)/python -m tests.integration.readme

graph: env  ## print who imports whom
	$(BIN)/python -m tests.import_graph

pins: env  ## write constraints.txt anew from what is installed
	$(BIN)/python -m pip freeze --all --exclude-editable --exclude setuptools > constraints.txt

clean:  ## remove what was built, .venv and Dagster's home included
	rm -rf .venv .dagster output build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
