# Everything starts here. `make` alone lists the targets.
# Options for the command behind a target go into ARGS: make run ARGS="--car my_car"

ARGS ?=
NAME ?=
PYTHON_BIN := .venv/bin/python
SHELL := /bin/sh

.DEFAULT_GOAL := help
.PHONY: help setup run test coverage check bench legibility shots demo-shots voice-model companion companion-test new-feature vcan interop constraints clean ready ready-dev

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | while IFS='	' read -r t d; do printf '  make %-14s %s\n' "$$t" "$$d"; done

ready:
	@sh setup/prepare.sh run

ready-dev:
	@sh setup/prepare.sh dev

setup: ready-dev ## get everything that running and testing need

run: ready ## the dashboard with a simulated car
	@.venv/bin/cockpit demo $(ARGS)

# What starts whole programs has the machine to itself; the rest shares its cores. What fails is
# looked at once more, alone: it must pass then.
AGAIN := QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest --lf --lfnf=none
test: ready-dev ## all tests, without a screen (ARGS: only those, one after the other)
ifeq ($(strip $(ARGS)),)
	@QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest -q -m "not system" -n auto --dist loadfile || $(AGAIN)
	@QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest -m system || $(AGAIN)
else
	@QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest $(ARGS)
endif

coverage: ready-dev ## all tests, and what they do not reach (half as fast)
	@QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest --cov --cov-report=term $(ARGS)

check: ready-dev ## style, types, imports, taps of each task, all tests: what CI runs
	$(PYTHON_BIN) -m ruff format --check .
	$(PYTHON_BIN) -m ruff check .
	$(PYTHON_BIN) -m mypy
	.venv/bin/lint-imports --no-logo
	@QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m tests.tools.distraction
	@$(MAKE) --no-print-directory test

vcan: ready-dev ## the tests on real SocketCAN (needs user-mode-linux)
	@setup/vcan.sh $(PYTHON_BIN) -m pytest tests/socketcan -q $(ARGS)

interop: ready-dev ## the car at a real Home Assistant (900 MB, once; Python 3.13 or 3.14)
	@setup/interop.sh $(ARGS)

bench: ready-dev ## the benchmarks
	@set -e; for bench in tests/benchmarks/bench_*.py; do QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) "$$bench" $(ARGS); done

legibility: ready-dev ## all that is hard to read or to hit, on every page
	@$(PYTHON_BIN) tests/tools/legibility.py $(ARGS)

shots: ready-dev ## every page × theme × language beside the kept pictures; ARGS=--update keeps the new
	@$(PYTHON_BIN) -m tests.tools.shots $(ARGS)

demo-shots: ready ## screenshots of the demo, day and night, in four languages, into build/demo-shots
	@set -e; for theme in day night; do for lang in en de zh ar; do \
		QT_QPA_PLATFORM=offscreen .venv/bin/cockpit demo --headless --for 6 \
			--theme $$theme --language $$lang --shots build/demo-shots/$$theme-$$lang $(ARGS); \
	done; done; ls build/demo-shots/*

voice-model: ready-dev ## make the bundled speech model anew (hours; see setup/voice_model)
	@sh setup/voice_model/build.sh

companion: companion/node_modules ## build the phone's companion into assets/companion (needs npm)
	@cd companion && npm run --silent build

companion-test: ready-dev companion/node_modules ## its tests, in a real browser too (needs npm, chromium)
	@cd companion && npm run --silent test
	@QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest tests/companion $(ARGS) || $(AGAIN) tests/companion

companion/node_modules: companion/package-lock.json
	@cd companion && npm ci --loglevel=error && touch node_modules

new-feature: ready ## a new feature to start from: make new-feature NAME=horn
	@$(PYTHON_BIN) setup/new_feature.py "$(NAME)"

constraints: ready-dev ## write constraints.txt anew from pyproject.toml
	@sh setup/pin.sh

clean: ## remove what was built, .venv too
	rm -rf .venv build dist companion/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage
	find cockpit simulators tests setup -name __pycache__ -type d -prune -exec rm -rf {} +
