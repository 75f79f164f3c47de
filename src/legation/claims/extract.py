"""From an article to its reading: each step answers one question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from legation.claims import (
    acts,
    captions,
    composing,
    dating,
    drafting,
    entries,
    gate,
    gather,
    offices,
    participants,
    readouts,
    recurrence,
    sourcing,
    times,
    triggers,
    whereabouts,
)
from legation.claims.drafts import Draft
from legation.claims.evidence import evidence_of
from legation.claims.partners import apart
from legation.claims.people import People, capitals, names
from legation.claims.people.memory import remember
from legation.claims.people.names import NameKind, Register
from legation.claims.prominence import is_main
from legation.claims.stops import stops
from legation.claims.suppression import COUNTED, SINCE, suppressed
from legation.language import Language, Sentence, split
from legation.lexicon import Lexicon
from legation.model import (
    Actor,
    ActorType,
    Article,
    Label,
    Reading,
    Span,
    Unread,
    Working,
)
from legation.model import Trigger as Traced

_LAYOUT = {ord(mark): " " for mark in "\n\t\u00a0\u2007\u2009\u202f"}

_CAPTION = -9
"""The paragraph of sentences that stand in captions, near to none of the body's."""


def extract(article: Article, *, language: Language, lexicon: Lexicon) -> Reading:
    """Read the article's body, and captions that bear a day of their own; never furniture.

    An article whose body has no word of engagement is returned unread and empty.
    """
    text = article.text
    # Line breaks and no-break spaces inside sentences are layout; offsets stay as they are.
    flat = text.translate(_LAYOUT)
    plans = _plans(article, language)
    spans = [span for span, _ in plans]
    shouted = capitals.capitals_only(flat, spans)
    if shouted:
        flat = capitals.cased(
            flat, spans, language=language, lexicon=lexicon, on=article.anchor_day
        )
    body = " ".join(span.of(flat) for span, _ in plans)
    if article.language != language.code or not gate.engages(body) or gate.sporting(body):
        return Reading(article=article, working=Working(times=times.mentions(flat, article)))
    here = lexicon.dateline_city(article.dateline) if article.dateline else None
    if here is not None:
        here = lexicon.city_then(here, on=article.anchor_day)
    register = names.register(
        flat, spans, lexicon=lexicon, entities=language.entities(flat, spans),
        on=article.anchor_day, home=here.country if here is not None else None,
    )  # fmt: skip
    parsed = language.parse(flat, plans, merge=register.merged())
    sentences = [sentence for sentence in parsed if sentence.paragraph != _CAPTION]
    lands = _lands(register, lexicon)
    people = People(
        flat if shouted else text,
        register,
        lexicon,
        remember(register, spans, parsed, lands=lands),
    )
    said = sourcing.find(sentences, people=people, agency=article.agency)
    paragraphs = [block.span for block in article.labelled(Label.BODY)]
    told = times.timeline(flat, paragraphs, anchor=article.anchor_day)
    over = entries.days(flat, paragraphs, told, anchor=article.anchor_day)
    ground = drafting.Ground(article, people, said, here, over)
    drafts, unread = _drafts(sentences, told, ground)
    shown = [sentence for sentence in parsed if sentence.paragraph == _CAPTION]
    drafts += captions.drafts(shown, ground)
    clusters, alone = gather.gather(drafts, lands=lands)
    for cluster in clusters:
        readouts.dated(cluster, article)
        whereabouts.filed_from(cluster, here, article.anchor_day)
    unread += [Unread(quote=draft.evidence, reason=reason) for draft, reason in alone]
    claims = tuple(
        composing.claim(cluster, article=article.id, main=is_main(cluster, article))
        for cluster in clusters
    )
    return Reading(
        article=article,
        claims=claims,
        acts=acts.find(
            sentences, people=people, said=said, article=article, anchor=article.anchor_day
        ),
        offices=offices.find(sentences, people=people, anchor=article.anchor_day, text=text),
        series=recurrence.find(sentences, people=people, anchor=article.anchor_day, text=text),
        unread=tuple(unread),
        working=Working(
            times=times.mentions(flat, article),
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


def _plans(article: Article, language: Language) -> list[tuple[Span, int]]:
    """The sentences of the body with their paragraph's number, then those of the captions."""
    numbered = [(block, n) for n, block in enumerate(article.labelled(Label.BODY))]
    numbered += [(block, _CAPTION) for block in article.labelled(Label.CAPTION)]
    return [
        (span, paragraph)
        for block, paragraph in numbered
        for span in split(article.text, block.span, code=language.code)
    ]


def _lands(register: Register, lexicon: Lexicon) -> dict[str, Actor]:
    """The country itself for each code that names of the article bear."""
    found = {}
    for code in {code for name in register.names for code in name.countries}:
        country = lexicon.coded(code)
        if country is not None:
            found[code] = Actor(name=country.name, type=ActorType.COUNTRY, country=code)
    return found


def _drafts(
    sentences: Sequence[Sentence],
    told: Sequence[times.Told],
    ground: drafting.Ground,
) -> tuple[list[Draft], list[Unread]]:
    drafts: list[Draft] = []
    unread: list[Unread] = []
    stands = partial(participants.stands, people=ground.people, here=ground.here)
    for index, sentence in enumerate(sentences):
        found = list(triggers.find(sentence, stands=stands))
        timed = dating.in_sentence(sentence, told)
        in_sentence: list[Draft] = []
        reasons = {trigger: suppressed(trigger, found) for trigger in found}
        # What is told of "the round" is told of the talks that it counts.
        found = [t for t in found if reasons[t] != COUNTED]
        for trigger, reason in reasons.items():
            before = (
                drafting.last(trigger, index, found, timed, ground) if reason == SINCE else None
            )
            if before is not None:
                in_sentence.append(before)
                continue
            if reason is not None:
                at = evidence_of(trigger, ground.article.text)
                unread.append(Unread(quote=at, reason=reason))
                continue
            whole = drafting.draft(trigger, index, found, timed, ground)
            for one in drafting.moved(whole):
                for stop in stops(
                    one,
                    ground.people,
                    timed,
                    text=ground.article.text,
                    anchor=ground.article.anchor_day,
                ):
                    in_sentence += apart(stop)
        drafts += drafting.inherited(in_sentence)
    return drafts, unread


def _traced(draft: Draft, claim: str | None) -> Traced:
    return Traced(
        quote=draft.words,
        frame=draft.trigger.frame.name, claim=claim, slots=draft.slots,
    )  # fmt: skip
