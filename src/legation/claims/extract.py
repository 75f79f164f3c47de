"""From an article to its reading: each step answers one question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.claims import (
    accepting,
    acts,
    attendance,
    captions,
    company,
    composing,
    dating,
    drafting,
    entries,
    fringes,
    gather,
    looking,
    offices,
    precedents,
    presence,
    prose,
    readouts,
    receptions,
    recurrence,
    sequels,
    sourcing,
    times,
    triggers,
    whereabouts,
)
from legation.claims.afterwards import afterwards
from legation.claims.again import again, resumed
from legation.claims.drafts import Draft
from legation.claims.evidence import evidence_of
from legation.claims.itineraries import stops_after
from legation.claims.lands import lands
from legation.claims.occasions import occasions
from legation.claims.partners import apart, beside
from legation.claims.people.names import NameKind
from legation.claims.prominence import is_main
from legation.claims.prose import Parsed
from legation.claims.stops import stops, without_way
from legation.claims.suppression import COUNTED, SINCE, suppressed
from legation.claims.turns import turns
from legation.language import Language, Sentence, table
from legation.lexicon import Country, Lexicon
from legation.model import (
    Article,
    Label,
    Quote,
    Reading,
    Span,
    Unread,
    Working,
)
from legation.model import Trigger as Traced
from legation.timings import stage

_ENDLESS = "too long for a sentence"
_BEYOND = "beyond what is read of one page"
_SHOWN = 200
"""So many characters of what is too long are quoted."""


def extract(article: Article, *, language: Language, lexicon: Lexicon) -> Reading:
    """Read the article's body, and captions that bear a day of their own; never furniture.

    An article whose body has no word of engagement is returned unread and empty.
    """
    if article.language != language.code:
        return Reading(article=article)
    with stage("gate"):
        told = prose.of(article, language=language, lexicon=lexicon)
        engages = prose.engages(told, lexicon=lexicon)
    if not engages:
        return Reading(article=article)
    return _read(prose.parse(told, language=language, lexicon=lexicon))


def explain(article: Article, *, language: Language, lexicon: Lexicon) -> Reading:
    """`extract` with all times, actors and attributions of the page in its working.

    They are told also of an article whose body has no word of engagement, and those of its
    headings and captions too.
    """
    told = prose.of(article, language=language, lexicon=lexicon)
    if article.language != language.code:
        listed = times.mentions(told.flat, article)
        return Reading(article=article, working=Working(times=listed))
    parsed = prose.parse(told, language=language, lexicon=lexicon)
    reading = _read(parsed) if prose.engages(told, lexicon=lexicon) else Reading(article=article)
    over = prose.headings(parsed, language=language)
    sentences = sorted([*over, *parsed.sentences, *parsed.shown], key=lambda one: one.span)
    working = replace(
        reading.working,
        times=times.mentions(
            told.flat, article, looks=looking.at([*parsed.sentences, *parsed.shown])
        ),
        actors=tuple(
            n.actor
            for n in parsed.people.register.names
            if n.kind in (NameKind.PERSON, NameKind.COUNTRY, NameKind.BODY)
        ),
        attributions=sourcing.attributions.find(
            sentences, told.flat, headings={one.span for one in over}
        ),
    )
    return replace(reading, working=working)


def _read(parsed: Parsed) -> Reading:
    article, people, sentences = parsed.prose.article, parsed.people, parsed.sentences
    text, flat = article.text, parsed.prose.flat
    said = sourcing.find(sentences, people=people, agency=article.agency)
    end = parsed.prose.beyond[0].start if parsed.prose.beyond else len(text)
    paragraphs = [
        Span(block.start, min(block.end, end))
        for block in article.labelled(Label.BODY)
        if block.start < end
    ]
    titles = [block.span for block in article.labelled(Label.TITLE)]
    told = times.timeline(flat, [*titles, *paragraphs], anchor=article.anchor_day)
    over = entries.days(flat, article, told)
    speaking = replace(people, voiced=sourcing.voiced(said, sentences, people))
    ground = drafting.Ground(article, speaking, said, parsed.here, over, parsed.prose.filed)
    drafts, unread = _drafts(sentences, told, ground)
    drafts = accepting.accepted(drafts, sentences, speaking)
    drafts = attendance.told_after(drafts, sentences, speaking)
    drafts += captions.drafts(parsed.shown, ground)
    clusters, alone = gather.gather(drafts, lands=parsed.lands, filed=_land_of_origin(parsed))
    for cluster in clusters:
        readouts.dated(cluster, article)
        sequels.of_that_day(cluster, clusters, article)
        whereabouts.filed_from(cluster, clusters, parsed.here, article.anchor_day)
        presence.of_a_stay(cluster, clusters)
        whereabouts.opened_with(cluster, clusters, parsed.here, article.anchor_day)
    for cluster in clusters:
        fringes.placed(cluster, clusters, parsed.here, article.anchor_day)
    for cluster in clusters:
        receptions.as_visit(cluster, clusters)
    for cluster in clusters:
        whereabouts.received(cluster, clusters)
        whereabouts.at_the_hosts(cluster, people.lexicon)
        receptions.at_home(cluster, people.lexicon)
    unread += [Unread(quote=draft.evidence, reason=reason) for draft, reason in alone]
    unread += (
        Unread(quote=Quote.cut(text, span.start, span.start + _SHOWN), reason=_ENDLESS)
        for span in parsed.prose.endless
    )
    unread += (
        Unread(
            quote=Quote.cut(text, span.start, min(span.end, span.start + _SHOWN)), reason=_BEYOND
        )
        for span in parsed.prose.beyond[:1]
    )
    claims = tuple(
        composing.claim(cluster, clusters, article=article.id, main=is_main(cluster, article))
        for cluster in clusters
    )
    done = acts.grounded(
        sentences, people=people, said=said, article=article, anchor=article.anchor_day
    )
    held = offices.grounded(sentences, people=people, anchor=article.anchor_day, text=text)
    recurring = recurrence.grounded(sentences, people=people, anchor=article.anchor_day, text=text)
    return Reading(
        article=article,
        claims=claims,
        acts=tuple(act for act, _ in done),
        offices=tuple(fact for fact, _ in held),
        series=tuple(mention for mention, _ in recurring),
        unread=tuple(unread),
        working=Working(
            triggers=tuple(
                _traced(draft, claim.id)
                for cluster, claim in zip(clusters, claims, strict=True)
                for draft in cluster.drafts
            )
            + tuple(_traced(draft, None) for draft, _ in alone),
            acts=tuple(why for _, why in done),
            series=tuple(why for _, why in recurring),
            offices=tuple(why for _, why in held),
        ),
    )


def _land_of_origin(parsed: Parsed) -> Country | None:
    """The country of the city that the article is filed from; none of one where all states sit."""
    here = parsed.here
    if here is not None and here.name in table("en", "frames")["seated"].values():
        return None
    return parsed.people.lexicon.coded(here.country) if here is not None else None


def _drafts(
    sentences: Sequence[Sentence],
    told: Sequence[times.Told],
    ground: drafting.Ground,
) -> tuple[list[Draft], list[Unread]]:
    drafts: list[Draft] = []
    unread: list[Unread] = []
    text, anchor = ground.article.text, ground.article.anchor_day
    ordered = dating.in_order(told)
    for index, sentence in enumerate(sentences):
        found = list(triggers.find(sentence, stands=ground.stands))
        over = ground.entries.get(sentence.paragraph)
        timed = entries.leaning(dating.in_sentence(sentence, ordered), over)
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
                whole = drafting.draft(trigger, index, found, timed, ground)
                told_before = precedents.before(
                    whole, ground.people, timed, text=text, anchor=anchor
                )
                if told_before:
                    in_sentence += told_before
                    continue
                at = evidence_of(trigger, ground.article.text)
                unread.append(Unread(quote=at, reason=reason))
                continue
            whole = drafting.draft(trigger, index, found, timed, ground)
            told_before = precedents.before(whole, ground.people, timed, text=text, anchor=anchor)
            in_sentence += told_before
            whole = precedents.without_their_days(whole, told_before)
            told_of = drafting.moved(whole) if whole.complete else [whole]
            for parted in (stops, occasions, turns, lands):
                told_of = [
                    part for one in told_of
                    for part in parted(one, ground.people, timed, text=text, anchor=anchor)
                ]  # fmt: skip
            told_of = [part for one in told_of for part in afterwards(one, ground.people)]
            told_of = [part for one in told_of for part in apart(one)]
            told_of = [
                part for one in told_of for part in resumed(one, timed, text=text, anchor=anchor)
            ]
            in_sentence += again(told_of, ground.people, timed, text=text, anchor=anchor)
        in_sentence = beside(without_way(in_sentence), ground.people)
        in_sentence += stops_after(
            sentence, (*drafts, *in_sentence), ground.people, timed, text=text, anchor=anchor
        )
        in_sentence += company.drafts(sentence, index, found, in_sentence, timed, ground)
        drafts += drafting.inherited(in_sentence)
    return drafts, unread


def _traced(draft: Draft, claim: str | None) -> Traced:
    return Traced(
        quote=draft.words,
        frame=draft.trigger.frame.name, claim=claim, slots=draft.slots,
    )  # fmt: skip
