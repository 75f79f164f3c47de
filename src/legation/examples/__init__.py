"""News pages to try Legation on: real diplomatic facts, told by outlets that do not exist."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def folder() -> Path:
    """The folder that holds the example pages, text (`.txt`) and HTML (`.html`), nothing else."""
    return Path(str(resources.files(__name__) / "pages"))
