"""Which claims speak of the same engagement, and what they add up to."""

from legation.engagements.candidates import Facet, Facets, facets, pairs
from legation.engagements.fold import fold
from legation.engagements.judge import decide, groups, in_force, judge
from legation.engagements.likeness import Said, likeness
from legation.engagements.names import folded
from legation.engagements.select import answers, by_day
from legation.engagements.who import body

__all__ = [
    "Facet",
    "Facets",
    "Said",
    "answers",
    "body",
    "by_day",
    "decide",
    "facets",
    "fold",
    "folded",
    "groups",
    "in_force",
    "judge",
    "likeness",
    "pairs",
]
