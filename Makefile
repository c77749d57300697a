# gtap's commands for people who work on it. Each does all it needs on a fresh Debian or Ubuntu.
#
#   make demo       a real CUDA program on the CPU device         make test    every test but gpu, docker, root
#   make check      lint, types, quick tests                        make shown   what the project must show, with results
#   make wheels     release wheels in dist/                       make build   compile the native files
#   make gpu-test   tests/gpu on a machine with a GPU             make lock    pin requirements anew
#   make test-clients   real clients (downloads 1.3 GB once)  make test-system   what takes long: packages, full fuzz
#   make coverage   list what the tests check of each library     make fuzz    10 minutes of libFuzzer a target
#   make bench      what gtap costs, beside raw sockets

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO_VENV := build/demo
PROJECTS := $(sort $(patsubst %/pyproject.toml,%,$(wildcard plugins/*/pyproject.toml)))
EDITABLE := -e . $(addprefix -e ,$(PROJECTS))
# WHEELS=folder: take packages from there, and from nowhere else.
OFFLINE := $(if $(WHEELS),--no-index --find-links $(abspath $(WHEELS)))
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet $(OFFLINE)
PYTEST := $(BIN)/python -m pytest
# JOBS=n: how many tests run at the same time.
JOBS ?= $(shell nproc)
ANYWHERE := not gpu and not root and not docker and not clients
SYSTEM := not gpu and not clients and (system or root or docker)
# TESTS=path: what `make test` runs, instead of everything.
TESTS ?=
# Where tests are that run alone: collecting all the others would take seconds.
ALONE = $(or $(TESTS),$(shell grep -rl --include='test_*.py' mark.alone tests plugins))

.DEFAULT_GOAL := check
.PHONY: need need-cxx need-tls venv build check test test-clients test-system coverage shown fuzz bench demo wheels gpu-test lock format clean

need:
	@command -v $(PYTHON) >/dev/null || { echo "gtap needs Python 3.11 or newer. Type: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "gtap needs Python 3.11 or newer; $(PYTHON) is older. Name another one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. Type: apt-get install python3-venv" >&2; exit 1; }
	@command -v $${CC:-cc} >/dev/null || { echo "A C compiler is missing. Type: apt-get install gcc libc6-dev" >&2; exit 1; }

$(VENV)/bin/python: | need
	$(PYTHON) -m venv $(VENV)

$(VENV)/requirements.stamp: requirements/dev.txt | $(VENV)/bin/python
	$(PIP) --requirement requirements/dev.txt
	@touch $@

$(VENV)/projects.stamp: $(VENV)/requirements.stamp pyproject.toml $(addsuffix /pyproject.toml,$(PROJECTS))
	$(PIP) --no-build-isolation --no-deps $(EDITABLE)
	@touch $@

venv: $(VENV)/projects.stamp

build: venv
	$(BIN)/gtap build

check: venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PYTEST) -q -n $(JOBS) -m "$(ANYWHERE) and not wheels and not slow and not system and not alone"

# nvcc compiles through a C++ compiler of the system.
need-cxx:
	@command -v $${CXX:-c++} >/dev/null || { echo "The tests need a C++ compiler for nvcc. Type: apt-get install g++" >&2; exit 1; }

# TLS is made of OpenSSL's static libraries.
need-tls:
	@test -e "$$($${CC:-cc} -print-file-name=libssl.a)" || { echo "TLS needs OpenSSL's static libraries. Type: apt-get install libssl-dev" >&2; exit 1; }

# Status 5: nothing is selected.
test: need-cxx need-tls build
	$(PYTEST) -n $(JOBS) -m "$(ANYWHERE) and not system and not alone" $(TESTS) || test $$? = 5
	$(PYTEST) -m "$(ANYWHERE) and not system and alone" $(ALONE) || test $$? = 5

# The rest that needs no GPU: release wheels, a fresh clone, thousands of random programs.
test-system: need-cxx need-tls build $(VENV)/fuzz.stamp
	$(PYTEST) -n $(JOBS) -m "$(SYSTEM) and not alone" $(TESTS) || test $$? = 5
	$(PYTEST) -m "$(SYSTEM) and alone" $(ALONE) || test $$? = 5

# Programs that people run, from the package registry, unchanged; kept in the tests' cache between runs.
test-clients: build
	$(PYTEST) -m "clients and not gpu" tests/clients

# FUZZ_SECONDS=n for each of TARGETS="name..", all by default; findings lie outside the repository.
FUZZ_SECONDS ?= 600
TARGETS ?=

$(VENV)/fuzz.stamp: requirements/fuzz.txt $(VENV)/projects.stamp
	$(PIP) --require-hashes --requirement $<
	@touch $@

fuzz: build $(VENV)/fuzz.stamp
	$(BIN)/python -m tests.fuzz.run --seconds $(FUZZ_SECONDS) $(TARGETS)

# BENCHMARKS="name..", all by default; SECONDS_EACH=s for each run of a program; the figures also lie in build/bench.json.
BENCHMARKS ?=
SECONDS_EACH ?= 2

bench: need-tls build
	@mkdir -p build
	$(BIN)/gtap bench --seconds $(SECONDS_EACH) --json build/bench.json $(BENCHMARKS)

coverage: venv
	$(BIN)/python -m tests.coverage.lists
	$(BIN)/gtap plugins --coverage

shown: need-cxx need-tls build $(VENV)/fuzz.stamp
	$(PYTEST) -q --shown

gpu-test:
	PYTHON="$(PYTHON)" WHEELS="$(if $(WHEELS),$(abspath $(WHEELS)))" sh tests/gpu/run.sh $(ARGS)

$(DEMO_VENV)/stamp: requirements/demo.txt | need
	$(PYTHON) -m venv $(DEMO_VENV)
	$(DEMO_VENV)/bin/python -m pip --disable-pip-version-check install --quiet $(OFFLINE) --require-hashes --requirement $<
	@touch $@

demo: build $(DEMO_VENV)/stamp
	GTAP=$(BIN)/gtap DEMO_PYTHON=$(DEMO_VENV)/bin/python sh examples/demo.sh

wheels: need-tls venv
	$(PIP) --requirement requirements/release.txt
	$(BIN)/python -m gtap_core.release dist . $(PROJECTS)

lock: venv
	$(PIP) --upgrade --requirement requirements/dev.in
	$(BIN)/python -m pip freeze --exclude-editable > requirements/dev.txt

format: venv
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf build dist
