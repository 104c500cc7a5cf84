# `make` zonder doel toont wat er te maken is.
.DEFAULT_GOAL := hulp
.NOTPARALLEL:
.PHONY: hulp help env env-dev start proef check haken test test-alles aanval bench sweep mutanten lock clean
.DELETE_ON_ERROR:
SHELL := /bin/bash

# Wie Python niets laat bewaren (een container), vertaalt anders bij elke start en elke proef alles opnieuw.
export PYTHONDONTWRITEBYTECODE :=

PYTHON ?= python3
UV     := .venv/.uv/bin/uv
BIN    := .venv/bin

# Hashes bewaken elk pakket. Weigert uv (een eigen spiegel of certificaat dat alleen pip kent), dan doet pip het.
PIP     := $(BIN)/python -m pip --disable-pip-version-check -qq install
zelf    := --no-deps --no-build-isolation -e .
installeer = ( $(UV) pip sync -q --require-hashes --compile-bytecode --python $(BIN)/python $(1) \
		&& $(UV) pip install -q --offline --python $(BIN)/python $(zelf) ) \
	|| ( $(PIP) --no-deps --require-hashes -r $(1) && $(PIP) --no-index $(zelf) )

vertaal := $(BIN)/python -m compileall -q deployments flows models tasks

# Wat op de opdrachtregel na `bench` staat, is een meting en geen doel.
ifeq ($(firstword $(MAKECMDGOALS)),bench)
METING := $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))
$(filter-out start,$(METING)): ; @:
endif

hulp: ## toon deze lijst
	@echo "regie: wat kan er?"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 19

help: hulp ## hetzelfde, voor wie het zo gewend is

env: .venv/.klaar .venv/.sjabloon ## maak .venv met wat regie nodig heeft

env-dev: .venv/.klaar-dev .venv/.sjabloon ## hetzelfde, met alles om te toetsen

start: env ## start regie met een voorbeeldzaak; stoppen met Ctrl-C
	@$(if $(METING),:,$(BIN)/regie start --demo)

proef: env ## start een regie om weg te gooien, op vrije poorten en met korte termijnen
	@$(BIN)/regie start --proef

check: env-dev ## stijl, typen en de richting van de invoer
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# Wie pre-commit heeft, krijgt .pre-commit-config.yaml; wie het niet heeft, dezelfde opdrachten langs make.
haken: ## laat elke commit voorafgaan door check (met pre-commit, als dat er is)
	@haak=$$(git rev-parse --git-path hooks/pre-commit); \
	if command -v pre-commit >/dev/null; then pre-commit install; \
	elif [[ -e "$$haak" ]]; then echo "make haken: $$haak is er al en blijft zoals hij is." >&2; exit 1; \
	else mkdir -p "$${haak%/*}"; printf '#!/bin/sh\nexec make --no-print-directory check\n' >"$$haak"; \
		chmod +x "$$haak"; echo "Elke commit begint nu met make check ($$haak)."; fi

test: snel :=
test: .proeven ## toets wat een wijziging van de code kan breken (hooguit tien minuten)

test-alles: snel := --alles
test-alles: .proeven ## toets alles, op beide databases, met een wisselend derde van de mutanten
	@$(BIN)/python -m tests.mutanten --deel wisselend

# Wat beide doen; zelf geen doel om te geven.
.PHONY: .proeven
.proeven: check
	@.ci/browser
	@if [[ -z "$$REGIE_TEST_POSTGRES_URL" ]]; then \
		if (exec 3<>/dev/tcp/127.0.0.1/5432) 2>/dev/null; then \
			export REGIE_TEST_POSTGRES_URL=postgresql+psycopg://postgres@127.0.0.1:5432/postgres; \
		else \
			echo "make test: geen PostgreSQL op 127.0.0.1:5432 en REGIE_TEST_POSTGRES_URL is leeg;" \
				"wat op PostgreSQL draait blijft weg, wat op SQLite draait gaat door."; \
		fi; \
	fi; \
	$(BIN)/python -m pytest $(snel) -n 4 --dist loadgroup $(PYTEST)

aanval: env-dev ## speel elke aanval na op een regie die draait; een die lukt, is een proef die faalt
	@.ci/browser
	@$(BIN)/python -m pytest --alles tests/aanval $(PYTEST)

bench: env-dev ## meet snelheid; `make bench start` meet alleen de start
	@$(BIN)/python -m tests.bench $(METING)

sweep: env-dev ## de langdurige proeven
	@$(BIN)/python -m pytest -m sweep $(PYTEST)

mutanten: env-dev ## verander de code op één plek tegelijk, en zie dat een proef faalt
	@$(BIN)/python -m tests.mutanten $(NORM)

# Voor elk systeem, met hashes en zonder adressen: achter een spiegel werkt dezelfde lock.
vast := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(UPGRADE)

lock: env-dev ## leg de versies opnieuw vast (UPGRADE=--upgrade neemt de nieuwste)
	@$(vast) pyproject.toml --group bouw -o requirements.lock
	@$(vast) pyproject.toml --group bouw --extra dev --extra productie -c requirements.lock -o requirements-dev.lock
	@$(vast) --group uv -c requirements-dev.lock -o requirements-uv.lock
	@$(vast) --group productie --no-deps -c requirements-dev.lock -o requirements-productie.lock

clean: ## gooi .venv en alle sporen van toetsen weg
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.uv/.klaar: requirements-uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "make env: Python 3.11 of nieuwer is nodig (PYTHON=... kiest een andere)." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "apt install python3-venv" >&2; exit 1; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes --target .venv/.uv -r $<
	@touch $@

# .venv met de toetsmiddelen erin heeft ook alles van .venv/.klaar: `make env` laat haar dan met rust.
.venv/.klaar: requirements.lock .venv/.uv/.klaar
	@if [[ ! .venv/.klaar-dev -nt requirements.lock ]]; then rm -f .venv/.klaar-dev; $(call installeer,$<); fi
	@$(vertaal)
	@touch $@

.venv/.klaar-dev: requirements-dev.lock .venv/.uv/.klaar
	@$(call installeer,$<)
	@$(vertaal)
	@touch $@

# Een lege databank van Prefect, al gemigreerd: dat scheelt een eerste start de helft.
.venv/.sjabloon: requirements.lock
	@$(BIN)/python -m deployments.prefect.leeg
	@touch $@
