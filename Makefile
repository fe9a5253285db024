# What a person types. `make brief` shows what Secondsource does, `make test` says whether it is well.
# Needs Python 3.11 or newer and make; everything else goes into .venv.

PYTHON ?= python3
VENV := .venv
SUPPLY := .venv-supply
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
SOURCES := src tests bench docs training
EXAMPLE := examples/asia-tour
GOLD := $(wildcard ../shared/gold)

.PHONY: brief test gate bench bench-scale golden schema map lock hashes sbom fuzz schemathesis train lines clean
.DEFAULT_GOAL := brief

brief: $(VENV)/.ready
	@mkdir -p out
	@$(BIN)/secondsource brief $(EXAMPLE)
	@$(BIN)/secondsource brief $(EXAMPLE) -o out/asia-tour.html
	@echo "The page: $(CURDIR)/out/asia-tour.html"

test: $(VENV)/.ready-to-test
	@$(BIN)/ruff check --quiet $(SOURCES)
	@$(BIN)/ruff format --check --quiet $(SOURCES) > /dev/null || { echo "Run: $(BIN)/ruff format $(SOURCES)"; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo > $(VENV)/floors.txt 2>&1 || { cat $(VENV)/floors.txt; exit 1; }
	@$(BIN)/python -m pytest -n 2

# Quality against texts with a key made by hand; they are not part of this repository.
ifeq ($(GOLD),)
gate:
	@echo "No ../shared/gold beside this checkout: nothing to measure."
else
gate: $(VENV)/.ready
	@$(BIN)/python bench/gate.py
endif

# What every reader reaches, beside others in the same run. They live in an environment of their own; where they
# cannot be installed the table comes without them.
PEERS := .venv-bench
bench: $(VENV)/.ready
	@$(MAKE) --no-print-directory $(PEERS)/.ready || echo "The others could not be installed; going on without them."
	@$(BIN)/python bench/readings.py $(BENCH)
	@$(BIN)/python bench/copies.py
	@$(BIN)/python bench/copies_speed.py
	@$(BIN)/python bench/groups.py

# What it costs to read, keep and show much; what came of it stands in bench/*.md (the first two write it with
# BENCH=--write). It takes three quarters of an hour; with QUICK=1 less of everything, and some ten minutes.
QUICK ?=
bench-scale: $(VENV)/.ready-to-test
	@$(BIN)/python bench/engine.py $(if $(QUICK),--reports 240) $(BENCH)
	@$(BIN)/python bench/desk_load.py $(if $(QUICK),--seconds 20) $(BENCH)
	@if [ -n "$(GOLD)" ]; then $(BIN)/python bench/grouping_parts.py $(if $(QUICK),--reports 100 --stream 5000) \
	    && $(BIN)/python bench/whole.py $(if $(QUICK),--reports 1000 --stages 200); \
	  else echo "No ../shared beside this checkout: the whole of a day's stream is not measured."; fi

$(PEERS)/.ready: bench/peers.txt
	@echo "Installing what we compare with into $(PEERS) (a few minutes) …"
	@rm -rf $(PEERS)
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check -qq install --requirement bench/peers.txt
	@touch $@

# Feed every reader (or those of ONLY) what nobody would write, for so many seconds in all; findings lie in out/fuzz.
FUZZ ?= 600
ONLY ?=
FUZZER := .venv-fuzz
fuzz: $(VENV)/.ready-to-test
	@$(MAKE) --no-print-directory $(FUZZER)/.ready || echo "atheris could not be installed; inputs are made by chance."
	@if [ -e $(FUZZER)/.ready ]; then $(FUZZER)/bin/python bench/fuzz.py --seconds $(FUZZ) --only $(ONLY); \
	  else $(BIN)/python bench/fuzz.py --seconds $(FUZZ) --only $(ONLY); fi

$(FUZZER)/.ready: bench/fuzz.txt requirements.lock
	@rm -rf $(FUZZER)
	@$(PYTHON) -m venv $(FUZZER)
	@$(FUZZER)/bin/python -m pip --disable-pip-version-check -qq install --constraint requirements.lock --editable . \
	  --requirement bench/fuzz.txt
	@touch $@

# Serve a desk and ask it whatever its OpenAPI description allows, and what it does not; nothing may fail.
ASKER := .venv-schemathesis
schemathesis: $(VENV)/.ready $(ASKER)/.ready
	@$(BIN)/python bench/desk_schema.py $(ASKER)/bin/schemathesis $(EXAMPLE)

$(ASKER)/.ready: bench/schemathesis.txt
	@rm -rf $(ASKER)
	@$(PYTHON) -m venv $(ASKER)
	@$(ASKER)/bin/python -m pip --disable-pip-version-check -qq install --requirement bench/schemathesis.txt
	@touch $@

# Rewrite the expected outputs in tests/golden; read the difference before you commit it.
golden: $(VENV)/.ready-to-test
	@SECONDSOURCE_GOLDEN=rewrite $(BIN)/python -m pytest tests/golden

# Write the JSON Schema of the story file from the records.
schema: $(VENV)/.ready
	@$(BIN)/python -m secondsource.brief.schema

# Write the lists of ARCHITECTURE.md from the first lines of the files.
map: $(VENV)/.ready
	@$(BIN)/python docs/house_map.py

# Pin what is installed in .venv right now, and the hashes of the files each pin may come as.
# Nothing is installed for it but the program itself: what was put into .venv by hand is what is to be pinned.
lock: $(BIN)/python $(SUPPLY)/.ready
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip --disable-pip-version-check check
	@$(BIN)/python bench/lock.py > requirements.lock
	@$(SUPPLY)/bin/uv pip compile -q requirements.lock --generate-hashes --no-annotate --no-header -o requirements.hashes
	@$(BIN)/python bench/lock.py own < requirements.hashes > requirements.own.hashes

# Fetch what the lock pins and hold every file against its hash; nothing is installed.
hashes: $(BIN)/python
	@$(PIP) install --dry-run --ignore-installed --no-deps --require-hashes --requirement requirements.hashes
	@echo "Every file of the lock has the hash it had when it was pinned."

# What the program is made of (a software bill of materials, CycloneDX), from the environment as it is installed.
sbom: $(VENV)/.ready $(SUPPLY)/.ready
	@mkdir -p out
	@$(SUPPLY)/bin/cyclonedx-py environment $(BIN)/python --pyproject pyproject.toml --output-reproducible \
	  --output-format JSON --output-file out/sbom.json
	@echo "Written: $(CURDIR)/out/sbom.json"

$(SUPPLY)/.ready: bench/supply.txt
	@rm -rf $(SUPPLY)
	@$(PYTHON) -m venv $(SUPPLY)
	@$(SUPPLY)/bin/python -m pip --disable-pip-version-check -qq install --requirement bench/supply.txt
	@touch $@

# Train the reader's network anew (about an hour) and put it into the package; see training/MODEL-CARD.md.
TRAINER := .venv-training
train: $(TRAINER)/.ready
	@$(TRAINER)/bin/python training/train.py --data $(DATA) --vectors $(VECTORS) --out out/reader.pt
	@$(TRAINER)/bin/python training/export.py out/reader.pt

# Learn anew how the lines of a page are told apart (some minutes, from pages written by us alone).
lines: $(VENV)/.ready-to-test
	@$(BIN)/python training/page_lines.py

$(TRAINER)/.ready: training/requirements.txt
	@$(PYTHON) -m venv $(TRAINER)
	@$(TRAINER)/bin/python -m pip --disable-pip-version-check -qq install --requirement training/requirements.txt --editable .
	@mkdir -p out
	@touch $@

clean:
	@rm -rf $(VENV) $(SUPPLY) $(FUZZER) $(ASKER) $(PEERS) $(TRAINER) out build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# Every file that is installed has the hash it had when it was pinned, or nothing is: $(1) names the pins. The program
# itself is built by what was just installed; nothing else is fetched for it.
define hashed
	@$(PIP) install --require-hashes --requirement $(1) || { echo "What is needed could not be installed from $(1)." \
	  "Without a network: try again with one. If hashes do not match, the file was changed on its way or at its index:" \
	  "install nothing by hand, try another index or network, and tell us. If you changed pyproject.toml: make lock."; exit 1; }
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip --disable-pip-version-check check > $(VENV)/check.txt || { cat $(VENV)/check.txt; echo "What is in" \
	  "$(VENV) does not fit together. If you put something into it by hand: make clean, then again. If pyproject.toml asks" \
	  "for what $(1) does not pin: see CONTRIBUTING.md, Add or update a dependency."; exit 1; }
endef

$(VENV)/.ready: $(BIN)/python pyproject.toml requirements.own.hashes
	@echo "Installing Secondsource into $(VENV) (half a minute) …"
	$(call hashed,requirements.own.hashes)
	@touch $@

$(VENV)/.ready-to-test: $(BIN)/python pyproject.toml requirements.hashes
	@echo "Installing Secondsource and its tests into $(VENV) (a minute) …"
	$(call hashed,requirements.hashes)
	@touch $@ $(VENV)/.ready

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Secondsource needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo not there)."; \
	  echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
