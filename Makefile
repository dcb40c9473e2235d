# make publish   sets everything up and publishes the newest demonstration edition
# make test      sets everything up and runs every check
# make messages  brings the message catalogues into step with the program, and names what waits for a translation
# make rules     writes the README's table of rules from their catalogue
# make bench     times each stage and the whole process, with its peak memory
# make fuzz      reads damaged files for so many minutes: make fuzz MINUTES=30
# make mutants   counts which wrong programs the tests would notice
# make coverage  tells which lines and branches the tests reach
# make audit     looks up the known vulnerabilities of what is locked
# make release   makes wheel, source, list of contents (CycloneDX) and checksums in dist/
# make lock      resolves the dependencies anew into requirements.lock (needs uv)
PYTHON ?= python3
MINUTES ?= 1
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: publish test messages rules bench fuzz mutants coverage audit release lock setup clean
.DEFAULT_GOAL := publish

publish: setup
	@echo "make: publishing the newest demonstration edition"
	@$(BIN)/reportgen publish
	@echo "make: the report is the file named above; its data lie beside it"

test: setup
	@echo "make: style, types, architecture, then the tests; they all stand in the terminal, nothing is written elsewhere"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/pytest

messages: setup
	@PYTHONPATH=tests $(BIN)/python -m tools.messages

rules: setup
	@PYTHONPATH=tests $(BIN)/python -m tools.rules

bench: setup
	@PYTHONPATH=tests $(BIN)/python -m tools.bench

fuzz: setup
	@PYTHONPATH=tests $(BIN)/python -m tools.fuzzing --minutes $(MINUTES)

mutants: setup
	@$(BIN)/mutmut run
	@$(BIN)/mutmut results

coverage: setup
	@$(BIN)/pytest --cov --cov-report=term

audit: setup
	@PYTHONPATH=tests $(BIN)/python -m tools.audit

release: setup
	@sh .ci/release dist

setup: .venv/.ready

# The system's Pango comes first: without it nothing can be laid out.
.venv/.ready: requirements.lock pyproject.toml .ci/install-system-libraries
	@echo "make: setting up .venv with the locked dependencies"
	@sh .ci/install-system-libraries
	@$(PYTHON) -c 'import sys; sys.exit("make: Python 3.11 or later is needed; name it with PYTHON=...") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group pyproject.toml:dev --extra upload pyproject.toml --output-file requirements.lock --upgrade --quiet

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
