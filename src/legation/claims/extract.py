"""From an article to its reading: each step answers one question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims import (
    acts,
    dating,
    gate,
    gather,
    names,
    offices,
    participants,
    placing,
    recurrence,
    sourcing,
    status,
    times,
    topics,
    triggers,
)
from legation.claims.drafts import Draft
from legation.claims.evidence import evidence_of
from legation.claims.memory import remember
from legation.claims.names import NameKind, Register
from legation.claims.people import People
from legation.claims.prominence import is_main
from legation.claims.suppression import suppressed
from legation.claims.triggers import Trigger
from legation.language import Language, Sentence, split
from legation.lexicon import City, Lexicon
from legation.model import (
    Actor,
    ActorType,
    Article,
    Label,
    Quote,
    Reading,
    Slot,
    Span,
    TimeMention,
    Unread,
    Working,
)
from legation.model import Trigger as Traced


def extract(article: Article, *, language: Language, lexicon: Lexicon) -> Reading:
    """Read the article's body; furniture and captions are never read for claims.

    An article whose body has no word of engagement is returned unread and empty.
    """
    text = article.text
    plans = [
        (span, paragraph)
        for paragraph, block in enumerate(article.labelled(Label.BODY))
        for span in split(text, block.span, code=language.code)
    ]
    if article.language != language.code or not any(gate.engages(s.of(text)) for s, _ in plans):
        return Reading(article=article)
    spans = [span for span, _ in plans]
    here = lexicon.dateline_city(article.dateline) if article.dateline else None
    register = names.register(
        text, spans, lexicon=lexicon, entities=language.entities(text, spans),
        on=article.anchor_day,
    )  # fmt: skip
    wanted = [plan for plan in plans if gate.matters(plan[0].of(text))]
    sentences = language.parse(text, wanted, merge=register.merged())
    people = People(
        text,
        register,
        lexicon,
        remember(register, spans, sentences, lands=_lands(register, lexicon)),
    )
    said = sourcing.find(sentences, people=people, agency=article.agency)
    phrases = [phrase for span in spans for phrase in times.find(span.of(text), base=span.start)]
    drafts, unread = _drafts(article, sentences, people, said, phrases, here)
    clusters, alone = gather.gather(drafts)
    unread += [Unread(quote=draft.evidence, reason=reason) for draft, reason in alone]
    claims = tuple(
        gather.claim(cluster, article=article.id, main=is_main(cluster, article))
        for cluster in clusters
    )
    return Reading(
        article=article,
        claims=claims,
        acts=acts.find(
            sentences, people=people, said=said, article=article, anchor=article.anchor_day
        ),
        series=recurrence.find(sentences, people=people, anchor=article.anchor_day, text=text),
        offices=offices.find(sentences, people=people, anchor=article.anchor_day, text=text),
        unread=tuple(unread),
        working=Working(
            times=_times(text, phrases, article),
            actors=tuple(
                n.actor
                for n in register.names
                if n.kind in (NameKind.PERSON, NameKind.COUNTRY, NameKind.BODY)
            ),
            attributions=sourcing.spans(said),
            triggers=tuple(
                _traced(draft, claim.id)
                for cluster, claim in zip(clusters, claims, strict=True)
                for draft in cluster.drafts
            )
            + tuple(_traced(draft, None) for draft, _ in alone),
        ),
    )


def _lands(register: Register, lexicon: Lexicon) -> dict[str, Actor]:
    """The country itself for each code that names of the article bear."""
    found = {}
    for code in {code for name in register.names for code in name.countries}:
        country = lexicon.coded(code)
        if country is not None:
            found[code] = Actor(name=country.name, type=ActorType.COUNTRY, country=code)
    return found


def _drafts(
    article: Article,
    sentences: Sequence[Sentence],
    people: People,
    said: Sequence[sourcing.Said],
    phrases: Sequence[times.TimePhrase],
    here: City | None,
) -> tuple[list[Draft], list[Unread]]:
    drafts: list[Draft] = []
    unread: list[Unread] = []
    for index, sentence in enumerate(sentences):
        found = list(triggers.find(sentence))
        timed = dating.in_sentence(sentence, phrases)
        in_sentence: list[Draft] = []
        for trigger in found:
            reason = suppressed(trigger, found)
            if reason is not None:
                at = evidence_of(trigger, article.text)
                unread.append(Unread(quote=at, reason=reason))
                continue
            draft = _draft(article, index, trigger, found, people, said, timed, here)
            if draft.complete or not trigger.frame.placed:
                in_sentence.append(draft)
        drafts += _inherited(in_sentence)
    return drafts, unread


def _draft(
    article: Article,
    index: int,
    trigger: Trigger,
    beside: Sequence[Trigger],
    people: People,
    said: Sequence[sourcing.Said],
    timed: Sequence[dating.Timed],
    here: City | None,
) -> Draft:
    text = article.text
    judged = status.of(trigger)
    parties = participants.of(trigger, people)
    placed = placing.of(trigger, beside, people, here=here)
    when = dating.of(
        trigger, beside, timed, judged.status, text=text, anchor=article.anchor_day, reference=None
    )
    judged = status.by_parties(judged, parties.participants)
    judged = status.by_time(judged, trigger, when.dated, article.anchor_day)
    chain = sourcing.chain_for(trigger.sentence.at(trigger.token), index, said)
    slots = (
        *parties.slots,
        Slot(
            name="status", value=judged.status, reason=judged.reason,
            words=tuple(_quoted(text, trigger.sentence.at(w)) for w in judged.words),
        ),
        Slot(name="place", value=placed.place.name if placed else None, reason=placed.reason if placed else "no place is told of it"),
        Slot(name="when", value=when.dated.when.edtf if when.dated else None, reason=when.reason, words=(when.dated.quote,) if when.dated and when.dated.quote else ()),
        Slot(name="attribution", value=" > ".join(s.name for s in chain) or None, reason="who vouches for these words" if chain else "the article's own word"),
    )  # fmt: skip
    return Draft(
        trigger=trigger, words=_quoted(text, trigger.sentence.at(trigger.token)), kind=trigger.kind, judged=judged, participants=parties.participants,
        place=placed.place if placed else None,
        wide=placed is not None and people.lexicon.country(placed.place.name) is not None, when=when.dated, topic=topics.of(trigger, text),
        attribution=chain, evidence=evidence_of(trigger, text), slots=slots,
        looks_back=parties.leans or triggers.looks_back(trigger), weak=trigger.frame.weak,
    )  # fmt: skip


def _quoted(text: str, span: Span) -> Quote:
    return Quote.cut(text, span.start, span.end)


def _inherited(drafts: Sequence[Draft]) -> list[Draft]:
    """A meeting made on a visit of the same sentence takes the visit's place and, if none, its days."""
    done: list[Draft] = []
    for draft in drafts:
        visit = next(
            (
                d for d in reversed(done)
                if d.kind.group == "visit" and draft.kind.group == "meeting"
                and {p.name for p in d.participants} & {p.name for p in draft.participants}
                and d.trigger.token.i in {a.i for a in draft.trigger.token.ancestors}
            ),
            None,
        )  # fmt: skip
        if visit is not None:
            draft = replace(
                draft,
                place=draft.place or (replace(visit.place, span=None) if visit.place else None),
                wide=draft.wide if draft.place else visit.wide,
                when=draft.when or (replace(visit.when, quote=None) if visit.when else None),
            )
        done.append(draft)
    return done


def _times(
    text: str, phrases: Sequence[times.TimePhrase], article: Article
) -> tuple[TimeMention, ...]:
    found = []
    for phrase in phrases:
        resolved = times.resolve(
            phrase, anchor=article.anchor_day, direction=times.guess_direction(text, phrase)
        )
        found.append(
            TimeMention(
                quote=Quote.cut(text, phrase.start, phrase.end), when=resolved.when,
                reason=resolved.reason,
            )
        )  # fmt: skip
    return tuple(found)


def _traced(draft: Draft, claim: str | None) -> Traced:
    return Traced(
        quote=draft.words,
        frame=draft.trigger.frame.name, claim=claim, slots=draft.slots,
    )  # fmt: skip
