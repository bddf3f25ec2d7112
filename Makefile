# 常用命令 | The usual commands:  make install · make demo · make test · make clean
PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.installed

.PHONY: install dev demo test lint format bench clean

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[ocr]'
	touch $@

$(VENV)/.dev: $(STAMP)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[ocr,dev]'
	touch $@

dev: $(VENV)/.dev

demo: install
	$(VENV)/bin/kb demo

lint: dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

test: lint
	$(VENV)/bin/python -m pytest -n 2

format: dev
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

bench: dev
	$(VENV)/bin/python -m benchmarks

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
