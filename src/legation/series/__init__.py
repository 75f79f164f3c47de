"""Recurring engagements, their sessions and their gaps."""
