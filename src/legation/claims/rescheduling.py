"""Plans whose day changes: "slipped from Tuesday to Friday", "first set for May, now in June"."""

from __future__ import annotations

from collections.abc import Sequence

from legation.claims.clauses import is_passive, negated
from legation.claims.judged import Judged, lists
from legation.claims.modifiers import by_modifiers
from legation.language import Token, table
from legation.model import Status


def not_as_planned(verb: Token) -> Judged | None:
    """ "did not open on Monday as scheduled": put off, till a day that nobody knows."""
    planned = (
        t for t in verb.subtree
        if t.i > verb.i and lists("modifiers").get(t.lower_) is Status.PLANNED
        and t.nbor(-1).lower_ == "as"
    )  # fmt: skip
    word = next(planned, None)
    if word is None or not negated(verb):
        return None
    return Judged(Status.POSTPONED, f"not {verb.text} as {word.text}", (word,))


def first_set(noun: Token, verb: Token) -> Token | None:
    """The "originally" of "originally set for May, the talks", "the talks, first set for May"."""
    planned = (
        c for above in (noun, verb) for c in above.children
        if c.dep_ in ("acl", "advcl", "relcl", "amod")
        and lists("governors").get(c.lemma_) is Status.PLANNED
    )  # fmt: skip
    return next((t for c in planned for t in c.children if t.lower_ in lists("at_first")), None)


def changes_day(noun: Token, verb: Token) -> bool:
    """ "slipped from Tuesday to Friday", "the talks, moved from June 1 to 3, will be held".

    "Due on Friday, was shifted to July 16" too, and "was bumped to July 16", which is later.
    """
    leads = [c for c in verb.children if c.dep_ in ("prep", "prt", "advmod")]
    leads += [c for lead in leads for c in lead.children if c.dep_ == "prep"]
    dated = {c.lower_ for c in leads if any(names_a_day(d) for d in c.subtree)}
    past = verb.tag_ in ("VBD", "VBN") and not any(c.tag_ == "MD" for c in verb.children)
    from_to = {"from", "to"} <= dated
    return (
        verb.lemma_ in lists("shifting") and past and (from_to or _has_new_day(noun, verb, leads))
    )


def _has_new_day(noun: Token, verb: Token, leads: Sequence[Token]) -> bool:
    """ "was bumped to June 16", not "moved to Geneva on June 16", "moved up to Monday"."""
    moved = is_passive(verb) or verb.lemma_ == "slip" or noun.dep_ == "dobj"
    if not moved or any(c.lower_ in ("up", "forward", "ahead") for c in leads):
        return False
    behind = by_modifiers(noun)
    had_a_day = behind is not None and behind.status is Status.PLANNED
    if verb.lemma_ not in lists("shifting_later") and not had_a_day:
        return False
    to = ("to", "until", *(("for",) if verb.lemma_ in lists("resetting") else ()))
    return any(_is_date(d) for c in leads if c.lower_ in to for d in c.children)


def _is_date(token: Token) -> bool:
    """A day or month, or the "week" of "to next week"."""
    return names_a_day(token) or token.lower_ in ("week", "month", "year")


def names_a_day(token: Token) -> bool:
    """Whether a word is a weekday, a month or a number."""
    named = (*table("en", "times")["weekdays"], *table("en", "times")["months"])
    return token.lower_ in named or token.text.isdigit()
