"""Sides that no words near a draft tell: those whom the story is about at that point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from legation.claims import slots
from legation.claims.clauses import subject
from legation.claims.clusters import CHANGES, DONE, Cluster, together
from legation.claims.completing import is_domestic, of_a_stranger
from legation.claims.drafts import Draft
from legation.claims.frames import frames, words
from legation.claims.noun_phrases import top
from legation.claims.participants import poles
from legation.claims.pointing import aside, counted, looks_back
from legation.language import Token, table
from legation.lexicon import Country
from legation.model import Actor, ActorType, Kind, Participant, Place, Side, Slot, Status

_FAR = 2
"""So many paragraphs back a side is still who the story is about."""

_PARTNERS = ("with", "between", "among", "of", "object", "compound")


def sided(
    drafts: Sequence[Draft],
    clusters: Sequence[Cluster],
    *,
    lands: Mapping[str, Actor],
    filed: Country | None,
) -> list[tuple[Draft, Draft | None]]:
    """Each draft beside itself with the sides it leaves to the story, None where it gives none.

    `clusters` are the article's engagements; `lands` gives the country itself for each code that
    the article names; `filed` is that of the city it is filed from.
    """
    return [
        (
            draft,
            _there_again(draft, clusters)
            or _sided(draft, clusters, lands)
            or _with_who_acts(draft, clusters)
            or (_where_filed(draft, clusters, filed) if filed else _with_him(draft, clusters)),
        )
        for draft in drafts
    ]


def _sided(draft: Draft, clusters: Sequence[Cluster], lands: Mapping[str, Actor]) -> Draft | None:
    if draft.weak or draft.overtaken or draft.complete or draft.status is Status.HABITUAL:
        return None
    if draft.kind is Kind.CONFERENCE or draft.trigger.frame.pronoun or is_domestic(draft):
        return None
    if not _tells(draft) or _of_strangers(draft) or of_a_stranger(draft):
        return None
    if draft.trigger.frame.part == "verb" and len(draft.poles) == 1:
        # "They" was taken for somebody of the side whom they met.
        named = tuple(p for p in draft.participants if p.span is not None)
        draft = replace(draft, participants=named)
    way = _visiting if draft.kind is Kind.VISIT else _meeting
    back = looks_back(draft.trigger)
    for cluster in [*_before(draft, clusters), *_only_pair(clusters)]:
        if back and draft.kind is not Kind.VISIT and not _may_be(draft, cluster):
            continue
        whole = way(draft, cluster, lands)
        if whole is not None and whole.complete and _enough(whole):
            names = ", ".join(p.name for p in whole.participants if p not in draft.participants)
            slot = Slot(name="participants", value=names, reason="whom the story is about there")
            whole = replace(whole, slots=(*whole.slots, slot), leans=True)
            return _recalled(whole, cluster) if back else whole
    return None


def _there_again(draft: Draft, clusters: Sequence[Cluster]) -> Draft | None:
    """ "visited Delhi in May and is expected to return in June": to where the last visit was.

    "Was invited to Delhi and will come in June" to where he was asked to.
    """
    ahead = draft.status in (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED)
    statuses = _LEANING.get(draft.trigger.frame.name)
    if statuses is None or not ahead or draft.weak or len(draft.poles) > 1:
        return None
    names = {p.name for p in draft.participants if p.side is Side.VISITOR}
    for cluster in reversed(clusters):
        visitors = {p.name for p in cluster.participants if p.side is Side.VISITOR}
        before = cluster.drafts[0].words.start < draft.words.start
        made = cluster.group == "visit" and cluster.status in statuses
        if not made or not before or not names or not names <= visitors:
            continue
        hosts = [p for p in cluster.participants if p.side is Side.HOST]
        lands = tuple(replace(p, span=None) for p in hosts)
        place = replace(cluster.place, span=None) if cluster.place is not None else None
        slot = Slot(
            name="host", value=", ".join(p.name for p in lands), reason="where the last was"
        )
        whole = replace(
            draft, participants=(*draft.participants, *lands), place=place, leans=True,
            slots=(*draft.slots, slot),
        )  # fmt: skip
        return whole if whole.complete else None
    return None


_LEANING = {"return there": DONE, "come as invited": (Status.PROPOSED, Status.POSTPONED)}
"""Frames that leave to the story where somebody goes, by the status of the visit that tells."""


def _where_filed(draft: Draft, clusters: Sequence[Cluster], filed: Country | None) -> Draft | None:
    """ "The visit of President X shall proceed in July": to where the story is filed from.

    So are talks "with Pakistan" with the land of the story, where words tell of their fate or day.
    """
    if filed is None or draft.weak or draft.overtaken or draft.status is Status.HABITUAL:
        return None
    if draft.trigger.frame.part != "noun" or is_domestic(draft) or counted(draft.trigger):
        return None
    if len(draft.poles) != 1 or filed.code in draft.poles or draft.place is not None:
        return None
    visit = draft.kind is Kind.VISIT
    fits = _comes(draft, clusters) if visit else _partner_alone(draft)
    if not fits:
        return None
    side = Side.HOST if visit else None
    one = Participant(name=filed.name, type=ActorType.COUNTRY, country=filed.code, side=side)
    slot = Slot(
        name=str(side or "participants"), value=filed.name, reason="where the story is from"
    )
    whole = replace(
        draft, participants=(*draft.participants, one), leans=True, slots=(*draft.slots, slot)
    )
    return whole if whole.complete else None


def _with_who_acts(draft: Draft, clusters: Sequence[Cluster]) -> Draft | None:
    """ "X met Y. A meeting with Z is to follow": with the one who did what was told right before.

    Only of one person, in the sentence before or the same paragraph's, and not of his own land.
    """
    alone = draft.trigger.frame.part == "noun" and not draft.weak and not draft.overtaken
    if not alone or len(draft.poles) != 1 or looks_back(draft.trigger):
        return None
    if not _partner_alone(draft):
        return None
    told = [
        d for c in clusters for d in c.drafts
        if d.words.start < draft.words.start and d.paragraph == draft.paragraph and d.complete
    ]  # fmt: skip
    last = max(told, key=lambda d: d.words.start, default=None)
    who = _actor_of(last) if last is not None else None
    if who is None or not poles((who,)) or poles((who,)) & draft.poles:
        return None
    slot = Slot(name="participants", value=who.name, reason="who did what is told before")
    whole = replace(
        draft, participants=(replace(who, side=None, span=None), *draft.participants),
        leans=True, slots=(*draft.slots, slot),
    )  # fmt: skip
    return whole if whole.complete else None


def _actor_of(draft: Draft) -> Participant | None:
    """The one person who is the subject of what the draft tells."""
    verb = draft.trigger.carrier or draft.trigger.token
    doer = subject(verb) if verb.pos_ == "VERB" else None
    if doer is None:
        return None
    at = draft.trigger.sentence.under(doer)
    told = [p for p in draft.participants if p.span is not None and at.covers(p.span)]
    return told[0] if len(told) == 1 and told[0].type is ActorType.PERSON else None


def _with_him(draft: Draft, clusters: Sequence[Cluster]) -> Draft | None:
    """ "A meeting with Rojas was cancelled": with the one whom the story has meet all the others.

    Where it is filed from no land of its own: from where the states sit together.
    """
    alone = draft.trigger.frame.part == "noun" and not draft.weak and not draft.overtaken
    if not alone or len(draft.poles) != 1 or not _partner_alone(draft):
        return None
    before = [c for c in clusters if c.group == "meeting" and _told_before(c, draft)]
    met = Counter(p.name for c in before for p in c.participants if p.type is ActorType.PERSON)
    first = met.most_common(1)
    if not first or first[0][1] < 2:
        return None
    him = next(p for c in reversed(before) for p in c.participants if p.name == first[0][0])
    slot = Slot(name="participants", value=him.name, reason="whom the story has meet the others")
    whole = replace(
        draft, participants=(replace(him, span=None), *draft.participants), leans=True,
        slots=(*draft.slots, slot),
    )  # fmt: skip
    return whole if whole.complete else None


def _told_before(cluster: Cluster, draft: Draft) -> bool:
    return cluster.drafts[0].words.start < draft.words.start


def _comes(draft: Draft, clusters: Sequence[Cluster]) -> bool:
    """Whether only guests are told, nothing says where to, and no journey of theirs is known."""
    ways = {c.lower_ for c in draft.trigger.token.children if c.dep_ == "prep"}
    guests = all(p.side is Side.VISITOR for p in draft.participants)
    names = {p.name for p in draft.participants}
    known = any(
        p.name in names and p.side is Side.VISITOR for c in clusters for p in c.participants
    )
    return guests and not known and not ways & words("hosts", "ways")


def _partner_alone(draft: Draft) -> bool:
    """ "Talks with Pakistan stand deferred", "a session with President X was dropped"."""
    denied = draft.status is Status.DENIED
    open_ = (Status.PLANNED, Status.POSSIBLE, Status.PROPOSED)
    told = draft.when is not None or denied or draft.status in (*open_, *CHANGES)
    carried = denied or top(draft.trigger.token).dep_ in ("nsubj", "nsubjpass", "ROOT")
    if draft.kind.group == "visit" or not told or not carried:
        return False
    below = [draft.trigger.sentence.under(t) for t in slots.tokens(draft.trigger, "with")]
    named = [p.span for p in draft.participants if p.span is not None]
    return any(under.covers(span) for under in below for span in named)


def _may_be(draft: Draft, cluster: Cluster) -> bool:
    """Whether "the talks" may mean this engagement; "the conversation" may be a call."""
    loose = draft.kind is Kind.MEETING and draft.trigger.frame.shaky and cluster.group == "call"
    return loose or cluster.group == draft.kind.group


def _recalled(draft: Draft, cluster: Cluster) -> Draft:
    """ "Moscow confirmed the conversation": of what was done, nothing new that is told of it."""
    first = cluster.drafts[0]
    told = first.status in DONE and draft.status not in CHANGES and draft.when is None
    judged = first.judged if told else draft.judged
    kind = first.kind if cluster.group != draft.kind.group else draft.kind
    return replace(draft, kind=kind, judged=judged)


def _enough(draft: Draft) -> bool:
    """Whether a "three-way session" has three sides, a regional one more than two."""
    sides = len(draft.poles)
    sizes = table("en", "recurrence")["phrases"]["sizes"]
    said = [c for c in draft.trigger.token.children if c.i < draft.trigger.token.i]
    if any(word.text in words("regions", "words") for word in said):
        return False
    return all(sizes.get(word.lower_, sides) == sides for word in said)


def _tells(draft: Draft) -> bool:
    """Whether the words tell an occasion: its day, its city or what is to become of it."""
    trigger = draft.trigger
    if trigger.frame.part == "verb":
        return _left_open(draft)
    if aside(trigger) or _measured(trigger.token) or trigger.token.dep_ in ("ROOT", "appos"):
        return False
    if trigger.token.dep_ == "pobj" and not (
        looks_back(trigger)
        or (_meets(draft) and trigger.token.head.lower_ in words("measured", "leading"))
    ):
        return False  # "because of budget talks at home"
    city = draft.place is not None and not draft.wide
    ahead = draft.status in (Status.PLANNED, Status.PROPOSED, *CHANGES)
    return draft.when is not None or city or ahead


def _meets(draft: Draft) -> bool:
    """Whether one side of a meeting is told; the visit that one is "on" is told as such."""
    return bool(draft.poles) and draft.kind is not Kind.VISIT


def _left_open(draft: Draft) -> bool:
    """ "The ministers met": its subject is a group of which nothing is told but that."""
    told = draft.participants
    if draft.kind is Kind.VISIT or not told:
        return False
    return not draft.poles or _by_those(draft)


def _by_those(draft: Draft) -> bool:
    """ "They are to meet Premier X": a pronoun does it, and nobody of another side was found."""
    verb = draft.trigger.token
    who = subject(verb)
    at = draft.trigger.sentence.at(verb).start
    found = any(p.span is not None and p.span.start < at for p in draft.participants)
    return who is not None and who.pos_ == "PRON" and not found and draft.when is not None


def _measured(noun: Token) -> bool:
    """ "two days of meetings": how long something else takes."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.lemma_ in words("measured", "words")
    )


def _of_strangers(draft: Draft) -> bool:
    """ "a meeting of the eight lawmakers": its words tell with whom, and it is no side."""
    told = [p.span for p in draft.participants if p.span is not None and poles((p,))]
    sentence, verb = draft.trigger.sentence, draft.trigger.carrier
    unknown = (p.span is not None and not poles((p,)) for p in draft.participants)
    if draft.trigger.frame.part == "noun" and draft.poles and any(unknown):
        return True  # "a meeting between the premier and the provinces' leaders"
    named = [token for slot in _PARTNERS for token in slots.tokens(draft.trigger, slot)]
    if draft.trigger.token.dep_ == "pobj" and verb is not None:
        # "called his aides to a session"
        named += [c for c in verb.children if c.dep_ == "dobj"]
    return any(
        token.pos_ != "PRON"
        and token.lemma_.lower() not in frames("noun")
        and not any(sentence.under(token).covers(span) for span in told)
        for token in named
    )


def _before(draft: Draft, clusters: Sequence[Cluster]) -> list[Cluster]:
    """The engagements told before it and not far, the last told first."""
    at = draft.words.start
    told = [
        (max(d.words.start for d in earlier), cluster)
        for cluster in clusters
        if (earlier := [
            d for d in cluster.drafts
            if d.words.start < at and draft.paragraph - d.paragraph <= _FAR
        ])
    ]  # fmt: skip
    return [cluster for _, cluster in sorted(told, key=lambda one: -one[0])]


def _only_pair(clusters: Sequence[Cluster]) -> list[Cluster]:
    """One engagement of an article that tells of the same two sides all along."""
    pairs = {poles(cluster.participants) for cluster in clusters}
    return list(clusters[:1]) if len(pairs) == 1 and len(clusters) > 1 else []


def _meeting(draft: Draft, cluster: Cluster, lands: Mapping[str, Actor]) -> Draft | None:
    known = cluster.participants
    theirs, mine = poles(known), draft.poles
    if _offers_its_house(draft) and len(mine) == 1 and len(theirs - mine) > 1:
        return _at_the_host(draft, known)
    if len(theirs) < 2 or not mine <= theirs:
        return None
    others = [p for p in known if not (poles((p,)) & mine)]
    if mine and len(poles(others)) != 1:
        return None
    found = tuple(_side(p, lands, as_told=looks_back(draft.trigger)) for p in others)
    return replace(draft, participants=together((*draft.participants, *found)))


def _offers_its_house(draft: Draft) -> bool:
    """ "Norway has offered to host the talks": those of others, which the text told of before."""
    verb = draft.trigger.carrier
    hosts = verb is not None and verb.lemma_ in words("housing", "verbs")
    lands = all(p.type is ActorType.COUNTRY for p in draft.participants)
    own = any(c.dep_ == "prep" and c.lower_ == "on" for c in draft.trigger.token.children)
    return hosts and lands and not own and looks_back(draft.trigger)


def _at_the_host(draft: Draft, known: Sequence[Participant]) -> Draft:
    """The talks of others, in the country that hosts them."""
    host = draft.participants[0]
    others = tuple(replace(p, span=None) for p in known if p.country != host.country)
    there = Place(name=host.name, country=host.country, span=host.span)
    return replace(draft, participants=others, place=draft.place or there)


def _visiting(draft: Draft, cluster: Cluster, lands: Mapping[str, Actor]) -> Draft | None:
    """The traveller of a visit of which only the host is told, or the host of a traveller."""
    mine = draft.poles
    known = cluster.participants
    others = [p for p in known if not (poles((p,)) & mine)]
    if len(mine) != 1 or len(poles(known)) != 2 or not mine <= poles(known):
        return None
    if counted(draft.trigger):
        return None  # "his first trip to the country in five years"
    if draft.place is None and any(t.pos_ == "PROPN" for t in slots.tokens(draft.trigger, "to")):
        return None  # "his visit to the Yasukuni Shrine": to what nobody knows
    side = Side.HOST if any(p.side is Side.VISITOR for p in draft.participants) else Side.VISITOR
    persons = [p for p in others if p.type is ActorType.PERSON]
    if side is Side.HOST:
        found = [_side(p, lands, as_told=False) for p in others]
    else:
        found = persons or others
    told = tuple(replace(p, side=side, span=None) for p in found)
    return replace(draft, participants=together((*draft.participants, *told)))


def _side(p: Participant, lands: Mapping[str, Actor], *, as_told: bool) -> Participant:
    land = None if as_told or p.country is None else lands.get(p.country)
    if land is None:
        return replace(p, span=None, side=None)
    return Participant(name=land.name, type=ActorType.COUNTRY, country=p.country)
