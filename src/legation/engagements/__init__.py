"""Which claims speak of the same engagement, and what they add up to."""

from legation.engagements.candidates import Facet, Facets, facets, pairs
from legation.engagements.fold import fold
from legation.engagements.judge import decide, groups, in_force, judge
from legation.engagements.likeness import Said, likeness

__all__ = [
    "Facet",
    "Facets",
    "Said",
    "decide",
    "facets",
    "fold",
    "groups",
    "in_force",
    "judge",
    "likeness",
    "pairs",
]
