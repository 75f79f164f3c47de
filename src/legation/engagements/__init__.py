"""Which claims speak of the same engagement, and what they add up to."""

from legation.engagements.bearers import Bearer, Facet, bearers
from legation.engagements.bonds import apart, together
from legation.engagements.candidates import Facets, facets, pairs, sweep
from legation.engagements.copies import Print, fingerprint, one_story
from legation.engagements.corrections import known_on, standing
from legation.engagements.fold import fold, name_of, unresolved
from legation.engagements.heirs import heirs, inherited, reheld
from legation.engagements.judge import OneStory, decide, groups, in_force, judge
from legation.engagements.likeness import Said, likeness
from legation.engagements.names import folded
from legation.engagements.news import news
from legation.engagements.persons import called_so, persons, renamed
from legation.engagements.rulings import Ruling
from legation.engagements.select import answers, by_day, called, is_called, is_one_of, tallied
from legation.engagements.states import states
from legation.engagements.terms import asked, terms
from legation.engagements.unsure import unsure
from legation.engagements.voices import state_of
from legation.engagements.who import body

__all__ = [
    "Bearer",
    "Facet",
    "Facets",
    "OneStory",
    "Print",
    "Ruling",
    "Said",
    "answers",
    "apart",
    "asked",
    "bearers",
    "body",
    "by_day",
    "called",
    "called_so",
    "decide",
    "facets",
    "fingerprint",
    "fold",
    "folded",
    "groups",
    "heirs",
    "in_force",
    "inherited",
    "is_called",
    "is_one_of",
    "judge",
    "known_on",
    "likeness",
    "name_of",
    "news",
    "one_story",
    "pairs",
    "persons",
    "reheld",
    "renamed",
    "standing",
    "state_of",
    "states",
    "sweep",
    "tallied",
    "terms",
    "together",
    "unresolved",
    "unsure",
]
