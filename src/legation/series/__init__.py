"""Recurring engagements, their sessions and their gaps."""

from legation.series.group import Mention, blocks, group
from legation.series.names import called

__all__ = ["Mention", "blocks", "called", "group"]
