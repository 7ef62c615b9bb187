# make run     set up what is missing, build the sample store if there never was one, start the dashboard
# make test    set up what is missing, run every test
# make check   the fast part of the tests: definitions, oracle on DuckDB, rules, statistics, architecture
# make lint    style, import rules and types
# make docs    write docs/reference.md and docs/data_dictionary.md anew from the code
# make bench   speed, as ratios
# make attack  try to undo the protection of the public figures, and show what came of it
# make sample  write the invented council's extracts and load them
# make clean   forget what can be made again

PYTHON ?= python3
BIN := .venv/bin

# Tests start the commands many times over, and what Python compiled once need not be compiled again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check lint docs bench attack sample clean

# Only the default store is built, and only where none has ever been: a lost one is not answered by invented
# families. `upgrade` then says what is lost and how to restore it.
run: .venv/ready
	@if [ -z "$$OUTCOMES_STORE" ] && $(BIN)/python -m data_access status --never; then \
		$(MAKE) --no-print-directory sample; fi
	@$(BIN)/python -m data_access upgrade
	@echo "The dashboard is at http://127.0.0.1:$${STREAMLIT_SERVER_PORT:-8501} (Ctrl+C stops it)"
	@$(BIN)/streamlit run app.py

test: .venv/ready-to-test
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(TESTS)

# Tests of metrics that load whole councils, or ask everything of one: `make test` has them.
WHOLE := $(patsubst %,--ignore=tests/metrics/test_%.py,by_hand changes constant counterweights progress stationary)

check: .venv/ready-to-test
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "not postgres and not simulation" $(WHOLE) tests/architecture tests/docs tests/metrics tests/statistics tests/readings

lint: .venv/ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

docs: .venv/ready-to-test
	@$(BIN)/python -m docs.generate

bench: .venv/ready-to-test
	$(BIN)/python -m tests.bench $(ONLY)

attack: .venv/ready-to-test
	@$(BIN)/python -m tests.attacks

sample: .venv/ready
	$(BIN)/python -m sample_data extracts
	$(BIN)/python -m data_access load extracts --invented

.venv/ready: requirements.txt
	@echo "Setting up the Python environment (a minute or two, once)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/ready-to-test: requirements.txt requirements-dev.txt
	@echo "Setting up the Python environment for the tests (a minute or two, once)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/ready

# What has been loaded is not touched: that is `rm -r store store.reached`, said by a person who means it.
clean:
	rm -rf .venv extracts artifacts
