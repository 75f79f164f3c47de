"""Pages made to break their reader: no crash, no hang, and each is accounted for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "fuzz"))

import hostile

PAGES = int(os.environ.get("LEGATION_HOSTILE", "150"))
"""`.ci/run` asks for more, `make soak` for ten thousand."""


@pytest.mark.timeout(300 + PAGES)
def test_every_hostile_page_is_accounted_for(tmp_path):
    """Read or refused with its reason; none is a fault, too slow, or kills its reader."""
    told, bad = hostile.run(PAGES, tmp_path)
    assert bad == []
    assert told.total() == PAGES
    assert told["read"] > PAGES // 10
