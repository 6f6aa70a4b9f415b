# What a person or a machine does with this repository: make demo, test, check, bench, web, e2e.
#
# Models are kept in PARALLAX_HOME, or in the user's folder for data. Build outputs go to
# CARGO_TARGET_DIR, or to target/.

.SILENT:
.DEFAULT_GOAL := help
.PHONY: help demo test check bench format lint docs tests web web-tests e2e
.NOTPARALLEL:

TARGET := $(or $(CARGO_TARGET_DIR),target)
MODEL ?= en-md
DEMO := $(TARGET)/demo.plx
RELEASE := $(TARGET)/release/parallax
PARALLAX := cargo run --release -q -p parallax-cli --

help:
	echo "make demo    reads the articles in examples/articles/ and prints who says what"
	echo "make test    everything that is checked: format, lints, all tests with the model, pages"
	echo "make check   the quick part of it: format, lints, tests without the model"
	echo "make bench   lists the measurements; BENCH=NAME runs one; needs PARALLAX_DATA"
	echo "make web     builds the pages of the workbench, which the program then holds"
	echo "make e2e     works the workbench in Chromium (/usr/bin/chromium), as a person would"

# The pages of the workbench; a program that is built after this holds them.
web: web/dist/index.html

web/dist/index.html: web/node_modules/.package-lock.json web/index.html web/vite.config.ts $(shell find web/src web/public -type f 2>/dev/null)
	echo "Building the pages of the workbench"
	npm --prefix web run build --silent
	touch crates/parallax-serve/src/assets.rs

web/node_modules/.package-lock.json: web/package-lock.json
	echo "Fetching what the pages are built with"
	npm --prefix web ci --no-audit --no-fund --silent
	touch $@

web-tests: web
	echo "Tests of the pages"
	npm --prefix web test --silent

# The program is worked in Chromium; the model must be there.
e2e: web
	cargo build -q -p parallax-cli
	cd web && PARALLAX_BIN="$(abspath $(TARGET)/debug/parallax)" npm run e2e --silent

# MODEL=none keeps the articles without reading them.
demo: web
	echo "Building parallax; the first time takes some minutes."
	$(PARALLAX) --version
	if [ "$(MODEL)" != none ]; then \
	  echo "Fetching the model $(MODEL), unless it is here:"; \
	  $(PARALLAX) model fetch "$(MODEL)"; \
	fi
	mkdir -p "$(TARGET)"
	rm -f "$(DEMO)" "$(DEMO)-wal" "$(DEMO)-shm"
	echo "Reading examples/articles/, one invented event told by five outlets:"
	$(PARALLAX) map examples/articles --codebook examples/codebook.toml --model "$(MODEL)" -o "$(DEMO)"
	echo
	echo "The first statements:"
	$(PARALLAX) statements "$(DEMO)" > "$(TARGET)/demo.txt"
	head -n 25 "$(TARGET)/demo.txt"
	echo
	echo "Where to look next ($(RELEASE) is the program):"
	echo "  $(RELEASE) serve $(DEMO) --open                    the workbench, in your browser"
	echo "  $(RELEASE) show $(DEMO)                            the names of the articles"
	echo "  $(RELEASE) show $(DEMO) gazette/2019-05-14-order   one article with its marks"
	echo "  $(RELEASE) map YOUR-FOLDER -o yours.plx                        your own articles"
	echo "demo: done; the project file is $(DEMO)"

# Every step runs, even after one that fails.
test:
	$(MAKE) -k --no-print-directory web format lint docs web-tests tests
	echo "test: format, lints, documentation and all tests with the model en-md passed"

# The tests without a model: an empty PARALLAX_HOME holds none, and those that need one say so.
check: format lint
	mkdir -p "$(TARGET)/no-models"
	env -u PARALLAX_MODEL_DIR PARALLAX_HOME="$(abspath $(TARGET)/no-models)" \
	  cargo test -q --workspace
	echo "check: format, lints and the tests that need no model passed"

format:
	echo "Format"
	cargo fmt --all --check

lint:
	echo "Lints"
	cargo clippy -q --workspace --all-targets -- -D warnings

docs:
	echo "Documentation"
	RUSTDOCFLAGS="-D warnings" cargo doc -q --workspace --no-deps

# Tests that need the model find its folder in PARALLAX_MODEL_DIR, or look in PARALLAX_HOME.
tests:
	echo "Building the tests"
	cargo test -q --workspace --no-run
	echo "Fetching the model en-md, unless it is here"
	"$(TARGET)/debug/parallax" model fetch en-md > "$(TARGET)/model-folder.txt" || { \
	  echo "tests: without a model many of them cannot run; make check needs none"; \
	  exit 1; \
	}
	PARALLAX_MODEL_DIR="$$(cat "$(TARGET)/model-folder.txt")" \
	  cargo test --workspace --no-fail-fast

# BENCH names one measurement and its options, as BENCH="oracle --help".
bench:
	if [ -z "$${PARALLAX_DATA:-}" ]; then \
	  echo "bench: skipped; set PARALLAX_DATA to the folder that holds polnear/ and texts/"; \
	elif [ -z "$(BENCH)" ]; then \
	  cargo run --release -q -p parallax-bench -- --help && \
	  echo "bench: nothing measured; name one of these commands: make bench BENCH=NAME"; \
	else \
	  cargo run --release -q -p parallax-bench -- $(BENCH) && echo "bench: $(BENCH) is done"; \
	fi
