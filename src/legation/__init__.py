"""The diplomatic diary from the news."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.diary import Diary, explain, read

__all__ = ["Diary", "explain", "read"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the diary only when it is asked for: `legation --version` needs no pipeline."""
    if name in __all__:
        return getattr(import_module("legation.diary"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
