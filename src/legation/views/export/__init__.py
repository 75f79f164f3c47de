"""A diary's engagements in the formats of other programs."""

from legation.views.export.bibtex import bibtex
from legation.views.export.icalendar import calendar
from legation.views.export.rows import COLUMNS, Row, claim_rows, csv_text, engagement_rows
from legation.views.export.table import extra, frame, parquet

__all__ = [
    "COLUMNS",
    "Row",
    "bibtex",
    "calendar",
    "claim_rows",
    "csv_text",
    "engagement_rows",
    "extra",
    "frame",
    "parquet",
]
