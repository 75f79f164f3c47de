PYTHON ?= .venv/bin/python

MINUTES ?= 20

.PHONY: check audit format test lock soak

check:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(dir $(PYTHON))lint-imports
	$(PYTHON) tools/audit.py requirements.lock requirements-dev.lock
	$(PYTHON) -m pytest

# The libraries we stand on: pinned, hashed, consistent, and free of known holes where that can be asked.
audit:
	$(PYTHON) tools/audit.py requirements.lock requirements-dev.lock

format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

test:
	$(PYTHON) -m pytest

lock:
	uv pip compile -q --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile -q --generate-hashes --no-header --no-annotate --python-version 3.11 --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

# What takes longer than a check should: ten thousand hostile pages, MINUTES of fuzzing for each reader, the
# benches of pages and chains, fifty kills of a backfill and of a load, two hundred of an `add`, an archive
# of twenty thousand pages, what Spark costs, and a diary of a million claims.
# Needs the extras fuzz, bench and spark, and Java 17.
soak:
	$(PYTHON) fuzz/hostile.py 10000
	$(PYTHON) fuzz/readers.py html build/fuzz/found --minutes $(MINUTES)
	$(PYTHON) fuzz/readers.py text build/fuzz/found --minutes $(MINUTES)
	$(PYTHON) fuzz/readers.py feed build/fuzz/found --minutes $(MINUTES)
	$(PYTHON) fuzz/readers.py warc build/fuzz/found --minutes $(MINUTES)
	$(PYTHON) bench/articles.py bench/pages bench/unseen
	$(PYTHON) bench/linking.py --misses
	LEGATION_KILLS=50 $(PYTHON) -m pytest tests/cluster/test_backfill_killed.py tests/diary/test_loading.py \
		--timeout 7200
	LEGATION_KILLS=200 LEGATION_KILL_PAGES=200 $(PYTHON) -m pytest tests/diary/test_killed.py --timeout 7200
	$(PYTHON) bench/throughput.py
	$(PYTHON) bench/spark.py
	$(PYTHON) bench/soak.py 1000000
