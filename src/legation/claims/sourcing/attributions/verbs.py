"""Verbs that give what the text tells as somebody's: "X said that …", "urged Y to …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims.clauses import (
    is_infinitive,
    is_passive,
    objects_of_prepositions,
    surface_subject,
)
from legation.claims.sourcing.attributions import behind, contents, speakers
from legation.claims.sourcing.attributions.listed import charging, known, words
from legation.claims.sourcing.attributions.place import Attribution, Place, Reach
from legation.claims.sourcing.attributions.quotations import Quotation
from legation.language import Token
from legation.model import Span


def of(verb: Token, lemma: str, place: Place) -> Attribution | None:
    """What the verb gives as somebody's; None where it gives nothing, or nobody's."""
    if lemma not in known() or _says_nothing(verb, lemma):
        return None
    if is_passive(verb) and any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return _passive(verb, lemma, place)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod"):
        return None  # "a man accused of theft": nobody is told to accuse him
    speaker = speakers.of_verb(verb)
    if speaker is None or speaker.i == verb.i or speaker.lower_ in words("small", "nobody"):
        return None
    if _within_quotation(verb, speaker, place):
        return None
    source = speakers.phrase(speaker, verb)
    speech = lemma in words("verbs", "saying")
    after = contents.of_verb(verb)
    region = (verb.i, verb.i) if verb.tag_ == "VBG" else behind.region(verb, source, after)
    if behind.stands(verb, lemma, region, after, place):
        return behind.attribution(verb, source, region, place, speech=speech)
    quoting = speech or lemma in words("verbs", "naming")
    opened = behind.opened(verb, place) if quoting else None
    return _before(verb, (place.words(source),), region, after, opened, place, speech=speech)


def _before(
    verb: Token,
    source: tuple[Span, ...],
    region: Reach,
    after: Reach | None,
    opened: Quotation | None,
    place: Place,
    *,
    speech: bool,
) -> Attribution | None:
    """What stands behind the words of reporting: a clause, a quotation, or one with the other."""
    clause = place.words(after) if after is not None else None
    if opened is not None and (clause is None or not clause.overlaps(opened.span)):
        clause = opened.span
    elif opened is not None and clause is not None:
        start = opened.span.start if opened.span.start <= clause.start else clause.start
        clause = Span(start, max(clause.end, opened.span.end))
    if clause is None or clause.start == clause.end:
        return None
    at = place.sentence.reach(*region)
    end = min(at.end, clause.start) if clause.start > at.start else at.end
    return Attribution(
        source=source, cue=cue(verb, place), content=(clause,), region=Span(at.start, end),
        sentence=place.index, behind=False, speech=speech,
    )  # fmt: skip


def cue(verb: Token, place: Place) -> tuple[Span, ...]:
    """Where the verb stands, with the particle that belongs to it."""
    last = max([verb.i, *(c.i for c in verb.rights if c.dep_ == "prt" and c.i == verb.i + 1)])
    return (place.words((verb.i, last)),)


def _says_nothing(verb: Token, lemma: str) -> bool:
    """ "did not say whether", "could say", "declined to say"; "saying" in "quoted as saying"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return True
    if any(c.dep_ == "neg" for c in verb.children) and lemma in words("verbs", "silent"):
        return True
    if any(c.dep_ == "aux" and c.lower_ in words("verbs", "unsaid") for c in verb.children):
        return True
    if is_infinitive(verb):
        above = verb.head.lemma_.lower()
        raised = verb.dep_ in ("xcomp", "ccomp") and above in words("verbs", "raising")
        return not raised or lemma not in words("verbs", "saying")
    return verb.tag_ == "VB" and not any(c.dep_ in ("nsubj", "aux") for c in verb.children)


def _within_quotation(verb: Token, speaker: Token, place: Place) -> bool:
    """Whether the one quoted says it of himself ("I think"), or the quotation has only the verb."""
    inside = place.quoted(verb)
    if inside is None:
        return False
    return speaker.lower_ in words("small", "first") or place.quoted(speaker) != inside


def _passive(verb: Token, lemma: str, place: Place) -> Attribution | None:
    """ "was described by X as Y", "was told that …", "it was announced that …"."""
    if place.quoted(verb) is not None:
        return None
    agent = next(objects_of_prepositions(verb, ("by",)), None)
    subject = surface_subject(verb)
    heard = lemma in words("verbs", "heard")
    empty = subject is not None and subject.lower_ == "it"
    if agent is None and not heard and not (empty and lemma in words("verbs", "impersonal")):
        return None
    source = (place.words(speakers.phrase(agent, verb)),) if agent is not None else ()
    after = contents.of_verb(verb)
    if after is not None:
        about: tuple[Span, ...] = (place.words(after),)
        laid = lemma in words("verbs", "naming") or lemma in charging()
        if laid and not heard and subject is not None and subject.i < verb.i:
            about = (place.words(speakers.phrase(subject, verb)), *about)
        return Attribution(
            source=source, cue=cue(verb, place), content=about, region=place.sentence.at(verb),
            sentence=place.index, behind=False, speech=heard,
        )  # fmt: skip
    if heard and subject is not None and subject.i < verb.i:
        whole = speakers.phrase(subject, verb)
        if speakers.behind_bound(whole[0], verb):
            found = behind.attribution(verb, whole, (whole[0], verb.i), place, speech=True)
            return replace(found, source=source) if found is not None else None
    return None


def quoted(verb: Token, place: Place) -> Attribution | None:
    """ "X was quoted as saying …", "Y quoted X as saying …"."""
    as_ = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    saying = next((t for t in as_.children if t.dep_ == "pcomp"), None) if as_ is not None else None
    spoken = (
        surface_subject(verb) if is_passive(verb)
        else next((c for c in verb.rights if c.dep_ == "dobj"), None)
    )  # fmt: skip
    if as_ is None or saying is None or spoken is None:
        return None
    last = verb.i - 1 if spoken.i < verb.i else as_.i - 1
    end = max(spoken.i, min(spoken.right_edge.i, last))
    source: tuple[Span, ...] = (place.words((spoken.left_edge.i, end)),)
    region = (min(verb.i, spoken.left_edge.i), saying.i)
    after, opened = contents.of_verb(saying), behind.opened(saying, place)
    found = _before(saying, source, region, after, opened, place, speech=True)
    if found is None and speakers.behind_bound(region[0], verb):
        found = behind.attribution(saying, region, region, place, speech=True)
    if found is None:
        return None
    cues = (place.words((verb.i, verb.i)), place.words((as_.i, saying.i)))
    return replace(found, source=source, cue=cues)


def citing(verb: Token, place: Place) -> Attribution | None:
    """ "…, citing officials": theirs is what the sentence tells besides; "they cited a report"."""
    cited = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if cited is None or place.quoted(verb) is not None:
        return None
    if verb.tag_ != "VBG":
        return of(verb, verb.lemma_.lower(), place)
    if verb.dep_ not in ("advcl", "acl", "prep", "xcomp"):
        return None
    content = _content_of_host(verb, place)
    if not content:
        return None
    return Attribution(
        source=(place.words((cited.left_edge.i, cited.right_edge.i)),),
        cue=(place.words((verb.i, verb.i)),), content=content,
        region=place.sentence.reach(verb.i, cited.right_edge.i), sentence=place.index,
        behind=content[0].start < place.sentence.at(verb).start, speech=False,
    )  # fmt: skip


def _content_of_host(verb: Token, place: Place) -> tuple[Span, ...]:
    """What the one who cites says: behind his verb, else what stands before the participle."""
    said: Sequence[Span] = ()
    if verb.head.pos_ == "VERB" and (host := of(verb.head, verb.head.lemma_.lower(), place)):
        said = host.content
    start = place.sentence.at(verb).start
    if not said and start > place.sentence.span.start:
        said = [Span(place.sentence.span.start, start)]
    parts = [Span(s.start, min(s.end, start)) if s.start < start < s.end else s for s in said]
    return tuple(part for s in parts if (part := place.trimmed(s)).end > part.start)
