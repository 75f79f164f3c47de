"""Recurring engagements, their sessions and their gaps."""

from legation.series.group import Mention, group

__all__ = ["Mention", "group"]
