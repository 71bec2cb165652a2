# Every target works first on a fresh clone, in any order, twice. Nothing here needs sudo.
.DEFAULT_GOAL := help
.PHONY: help demo test test-browser screenshots browser lint format glossary bench test-argos-stock test-scale train-test apertium office clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

help:             ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 20

$(VENV)/.installed: pyproject.toml models/pyproject.toml tools/venv.sh
	@echo 'Installing into $(VENV): 0.7 GB, some minutes of silence.'
	@sh tools/venv.sh $(PYTHON) $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[translate,web,documents,argos,dev]' --editable ./models
	@touch $@

apertium:         ## Debian's Apertium pairs (installed when run as root, named otherwise)
	@sh tools/debian.sh "nothing is translated with Apertium" apertium apertium-eng-spa apertium-bel-rus apertium-rus-ukr

office:           ## Debian's LibreOffice, for the tests with spreadsheets and documents (installed when run as root, named otherwise)
	@command -v soffice >/dev/null || sh tools/debian.sh "tests with LibreOffice are skipped" libreoffice-calc-nogui libreoffice-writer-nogui

demo: $(VENV)/.installed apertium  ## translate the examples, write out/ and its report
	@$(BIN)/python examples/demo.py

test: $(VENV)/.installed apertium office browser  ## the whole suite, doctests and README included
	@$(BIN)/python -m pytest -n auto --dist loadfile

browser:          ## Debian's chromium (installed when run as root, named otherwise)
	@sh tools/debian.sh "tests in a browser are skipped" chromium libatomic1  # the second: what Playwright's driver is linked against

test-browser: $(VENV)/.installed apertium browser  ## the workbench in a real browser; skipped where there is no chromium
	@$(BIN)/python -m pytest tests/web/browser

screenshots: $(VENV)/.installed apertium browser  ## the pictures of the guide, docs/img/workbench-*.png
	@$(BIN)/python tools/screenshots.py

lint: $(VENV)/.installed  ## ruff and mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy translit cli

format: $(VENV)/.installed  ## let ruff lay out the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

glossary: $(VENV)/.installed  ## after a change to glossaries/ or to the rules: what the glossary is read fast from
	@$(BIN)/python tools/build_glossary.py

bench: $(VENV)/.installed apertium  ## measure speed and memory, by ratio in one run
	@$(BIN)/python -m benchmarks

test-argos-stock:  ## the engine contract against stock argostranslate, in an environment of its own (several GB)
	@sh tools/venv.sh $(PYTHON) .venv-stock
	@.venv-stock/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[translate,web,documents,argos-stock,dev]'
	@ARGOS_INTRA_THREADS=1 .venv-stock/bin/python -m pytest tests/engines

test-scale:       ## a batch on a small Ray cluster, in an environment of its own (0.7 GB)
	@sh tools/venv.sh $(PYTHON) .venv-scale
	@.venv-scale/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[ray]' pytest hypothesis
	@RAY_DEDUP_LOGS=0 .venv-scale/bin/python -m pytest tests/scale translit/scale

train-test: apertium  ## the trainer's tests, in an environment of its own with torch and stock argostranslate (several GB)
	@sh tools/venv.sh $(PYTHON) .venv-train
	@.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[translate,argos-stock,train,dev]'
	@OMP_NUM_THREADS=1 .venv-train/bin/python -m pytest tests/training training

clean:            ## forget what was built, keep what you wrote
	rm -rf $(VENV) .venv-stock .venv-scale .venv-train out build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
