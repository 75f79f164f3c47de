"""What people decided, for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from legation.model import Aspect, Correction, Decision, Person, Spelling, Verdict
from legation.model.decision import RULES
from legation.views.calendar import instant_words
from legation.views.json import Json
from legation.views.lines import Line, Piece, Style, line
from legation.views.words import ID_SHOWN, plural

_BODY = 12
_REASONS = 3
_SAYS = {
    Verdict.SAME: "one engagement",
    Verdict.DIFFERENT: "different engagements",
    Verdict.WITHDRAWN: "taken back, an open question again",
}


def acts_lines(acts: Iterable[Sequence[Decision | Correction]]) -> Iterator[Line]:
    """Each act with its time, who did it and why, and what it says."""
    for act in acts:
        first = act[0]
        yield line(
            Piece(first.by, Style.STRONG),
            f" · {instant_words(first.made_at.replace(microsecond=0))}",
            lead=[Piece(f"  {first.id[:ID_SHOWN]}", Style.DIM)],
            hang=_BODY,
        )
        for told in act_words(act):
            yield line(told, lead=[" " * _BODY], hang=_BODY)
        reason = act_reason(act)
        if reason:
            yield line(Piece(reason, Style.DIM), lead=[" " * _BODY], hang=_BODY)


def ruling_dict(ruling: Decision | Correction) -> Json:
    """One decision, as `legation decide --json` prints it."""
    if isinstance(ruling, Correction):
        return {
            "id": ruling.id,
            "subject": ruling.subject,
            "aspect": ruling.aspect.value,
            "value": ruling.value,
            "before": ruling.before,
            "by": ruling.by,
            "reason": ruling.reason,
            "made_at": ruling.made_at.isoformat(),
        }
    return {
        "id": ruling.id,
        "claims": list(ruling.pair),
        "verdict": ruling.verdict.value,
        "by": ruling.by,
        "reason": " ".join(ruling.reasons),
        "made_at": ruling.made_at.isoformat(),
    }


def why_dict(
    persons: Iterable[Person], together: Mapping[str, Decision], apart: Mapping[str, Decision]
) -> Json:
    """Why names, pages and other engagements are one or not, as `legation show --json` has it."""
    return {
        "persons": [
            {
                "name": person.name,
                "country": person.country,
                "spellings": [_spelling(one) for one in person.spellings],
                "apart": [_spelling(one) for one in person.apart],
            }
            for person in persons
        ],
        "together": [{"article": id, **_why(decision)} for id, decision in together.items()],
        "apart": [{"engagement": id, **_why(decision)} for id, decision in apart.items()],
    }


def _spelling(one: Spelling) -> Json:
    return {"name": one.name, "count": one.count, "reason": one.reason}


def _why(decision: Decision) -> Json:
    return {
        "verdict": decision.verdict.value,
        "by": decision.by,
        "reasons": list(decision.reasons),
        "score": decision.score,
    }


def correction_words(correction: Correction) -> str:
    """A correction in words: "status: held (was planned)"."""
    if correction.value is None:
        return f"{correction.aspect}: taken back"
    match correction.aspect:
        case Aspect.CONFIRMED:
            return "right as it stands"
        case Aspect.REJECTED:
            return "the page does not say so"
        case Aspect.NAME:
            return f"{correction.subject.partition('/')[2]} is {correction.value}"
    was = f" (was {correction.before})" if correction.before is not None else ""
    return f"{correction.aspect}: {correction.value}{was}"


def act_reason(act: Sequence[Decision | Correction]) -> str:
    """Why somebody decided so, as they told it; empty where they did not."""
    first = act[0]
    return first.reason if isinstance(first, Correction) else " ".join(first.reasons)


def act_words(act: Sequence[Decision | Correction]) -> Iterator[str]:
    """What was decided in one act, a sentence for each thing."""
    pairs = [ruling for ruling in act if isinstance(ruling, Decision)]
    for verdict, words in _SAYS.items():
        same = [ruling for ruling in pairs if ruling.verdict is verdict]
        if same:
            first, second, others = _among(same)
            more = f" and {plural(others, 'more claim')}" if others else ""
            yield f"{first[:ID_SHOWN]} and {second[:ID_SHOWN]}{more}: {words}"
    for ruling in act:
        if isinstance(ruling, Correction):
            about = "" if ruling.aspect is Aspect.NAME else f"{ruling.subject[:ID_SHOWN]} · "
            yield about + correction_words(ruling)


def because(decision: Decision) -> str:
    """Who decided so and why: a person in their words, the rules by their weightiest reasons."""
    if decision.by == RULES:
        return "; ".join(decision.reasons[:_REASONS])
    return f"{decision.by}: {' '.join(decision.reasons)}" if decision.reasons else decision.by


def _among(pairs: Sequence[Decision]) -> tuple[str, str, int]:
    """The first claim of either side of these pairs, and how many claims there are besides.

    An engagement is called by its first claim.
    """
    claims = {claim for decision in pairs for claim in decision.pair}
    first = min(claims)
    second = min(claim for d in pairs if first in d.pair for claim in d.pair if claim != first)
    return first, second, len(claims) - 2
