# `make demo` and `make test` do all set-up themselves: a virtual environment in .venv, with uv where it is present.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint check bench clean

demo: $(STAMP)
	@mkdir -p demo
	$(BIN)/riskctl assess deepseek-v4-pro@deepseek-api --use-case data/examples/malaysian-bank.yaml -o demo/report.html -o demo/report.pdf -o demo/assessment.json

test: $(STAMP) lint
	$(BIN)/python -m pytest -n 2

lint: $(STAMP)
	$(BIN)/ruff check riskctl tests benchmarks
	$(BIN)/ruff format --check riskctl tests benchmarks
	$(BIN)/mypy

check: $(STAMP)
	$(BIN)/riskctl rules check
	$(BIN)/riskctl catalogue check

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

$(STAMP): pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && uv pip install --quiet --python $(BIN)/python -e '.[dev,pdf]'; \
	else \
	  $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,pdf]'; \
	fi
	@touch $@

clean:
	rm -rf $(VENV) demo dist build .mypy_cache .ruff_cache .pytest_cache
