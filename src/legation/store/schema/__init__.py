"""The tables of a diary: what pages say, what was decided, what is watched, and the present."""

from __future__ import annotations

from legation.store.schema.decided import corrections, decisions, heirs, tokens
from legation.store.schema.kept import (
    act_pairs,
    acts,
    articles,
    claim_sides,
    claims,
    mention_sides,
    notes,
    office_names,
    offices,
    pages,
    prints,
    readings,
    schema_versions,
    series_mentions,
    sightings,
    tombstones,
    unread,
)
from legation.store.schema.metadata import tables
from legation.store.schema.present import (
    engagement_claims,
    engagement_learned,
    engagement_names,
    engagement_pairs,
    engagement_sides,
    engagement_terms,
    engagements,
    moment,
)
from legation.store.schema.watched import alerts, entries, feeds, hosts, searches

__all__ = [
    "act_pairs",
    "acts",
    "alerts",
    "articles",
    "claim_sides",
    "claims",
    "corrections",
    "decisions",
    "engagement_claims",
    "engagement_learned",
    "engagement_names",
    "engagement_pairs",
    "engagement_sides",
    "engagement_terms",
    "engagements",
    "entries",
    "feeds",
    "heirs",
    "hosts",
    "mention_sides",
    "moment",
    "notes",
    "office_names",
    "offices",
    "pages",
    "prints",
    "readings",
    "schema_versions",
    "searches",
    "series_mentions",
    "sightings",
    "tables",
    "tokens",
    "tombstones",
    "unread",
]
