# `make demo` and `make test` do all set-up themselves: a virtual environment in .venv, with uv where it is present.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: lowest demo test lint check bench clean

demo: $(STAMP)
	@mkdir -p demo
	$(BIN)/riskctl assess deepseek-v4-pro@deepseek-api --use-case data/examples/malaysian-bank.yaml -o demo/report.html -o demo/report.pdf -o demo/assessment.json

test: $(STAMP) lint
	$(BIN)/python -m pytest -n 2 --dist loadscope

lint: $(STAMP)
	$(BIN)/ruff check riskctl tests benchmarks
	$(BIN)/ruff format --check riskctl tests benchmarks
	$(BIN)/mypy

check: $(STAMP)
	$(BIN)/riskctl rules check
	$(BIN)/riskctl catalogue check

# The lowest versions that pyproject.toml admits, run: a bound nobody has tried is a promise nobody keeps.
LOWEST := .venv-lowest
SMOKE := tests/cli/test_explain.py tests/cli/test_rules_commands.py tests/cli/test_catalogue_commands.py \
  tests/cli/test_screen_command.py tests/cli/test_lists_commands.py tests/cli/test_completion.py tests/schema \
  tests/reports/test_report_write.py tests/sources/test_wrong_lists.py tests/workspace/test_session.py

lowest: $(LOWEST)/.installed
	PYTHONPATH=. $(LOWEST)/bin/python -m pytest -p no:cacheprovider -W ignore::DeprecationWarning $(SMOKE)

$(LOWEST)/.installed: pyproject.toml .ci/lowest.py
	$(PYTHON) -m venv $(LOWEST)
	$(PYTHON) .ci/lowest.py > $(LOWEST)/bounds.txt
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check -r $(LOWEST)/bounds.txt 'pytest>=8.2' 'hypothesis>=6.100' 'jsonschema>=4.22'
	@touch $@

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

$(STAMP): pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && uv pip install --quiet --python $(BIN)/python -e '.[dev,fonts,pdf,plan,xlsx]'; \
	else \
	  $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,fonts,pdf,plan,xlsx]'; \
	fi
	@touch $@

clean:
	rm -rf $(VENV) $(LOWEST) demo dist build .mypy_cache .ruff_cache .pytest_cache
