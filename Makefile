# Glossator. Each target does its own set-up in .venv; nothing outside this folder is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.DEFAULT_GOAL := help
.PHONY: help demo test unit wheel check fix docs messages bench fuzz lock clean

help:
	@echo "make demo    translate and check the example article, and print where the results are"
	@echo "make test    all tests, then again against the built wheel"
	@echo "make check   ruff, mypy, import-linter, generated pages up to date"
	@echo "make unit    the quick tests alone     make fix    let ruff repair what it can"
	@echo "make docs    write docs/rules          make bench  measure speed (docs/performance.md)"
	@echo "make messages  bring locales/ up to date with the code, new messages translated and marked fuzzy"
	@echo "make fuzz    break files for every reader, 10 minutes each, twice"
	@echo "make lock    renew constraints.txt     make clean  remove what make made"

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed, found $$($(PYTHON) --version 2>&1); try: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "No virtual environment could be made; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Installing into $(VENV) (about a minute, once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(READY)
	@$(BIN)/python scripts/demo.py

test: $(READY)
	$(BIN)/python -m pytest -n auto
	$(BIN)/python scripts/test_wheel.py

unit: $(READY)
	$(BIN)/python -m pytest -n auto -m "not slow"

wheel: $(READY)
	rm -rf build dist
	$(BIN)/python -m build --wheel --outdir dist .

check: $(READY)
	@mkdir -p .typing && ln -sfn .. .typing/glossator
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/make_rule_pages.py --check

fix: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(READY)
	$(BIN)/python scripts/make_rule_pages.py

messages: $(READY)
	$(BIN)/python scripts/make_messages.py

fuzz: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]'
	$(BIN)/python benchmarks/fuzz.py tests/formats --seconds 600
	$(BIN)/python benchmarks/fuzz.py tests/formats --seconds 600 --engine atheris

bench: $(READY)
	$(BIN)/python benchmarks/speed.py

# Exact versions of everything the demo, the tests and CI use; pyproject.toml keeps ranges.
lock:
	rm -rf .venv-lock
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	.venv-lock/bin/python -m pip freeze --disable-pip-version-check --exclude glossator > constraints.txt
	rm -rf .venv-lock build

clean:
	rm -rf $(VENV) .venv-wheel .venv-lock .venv-peers .typing build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
