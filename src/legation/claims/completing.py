"""Sides that a draft does not name and takes from the engagements told beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from legation.claims.clauses import subject
from legation.claims.clusters import CHANGES, TO_COME, Cluster, near, together
from legation.claims.drafts import Draft, below_ministers
from legation.claims.frames import words
from legation.claims.noun_phrases import top
from legation.claims.participants import of_many, poles, untold
from legation.claims.pointing import counted, elliptic
from legation.model import Actor, ActorType, Kind, Participant, Place, Side, Slot, Status

_UNNAMED = (ActorType.GROUP, ActorType.OFFICE)


def completed(
    draft: Draft, clusters: Sequence[Cluster], *, lands: Mapping[str, Actor]
) -> Draft | None:
    """The draft with the sides it leaves to the story; None where the story gives none.

    `clusters` are those gathered so far in the article; `lands` gives the country itself for
    each code that the article names.
    """
    if draft.overtaken or draft.weak or is_domestic(draft):
        return None
    if _says_anew(draft):
        known = _antecedent(draft, clusters)
        whole = _joined(draft, known, lands) if known is not None else None
        return whole if whole is not None and whole.complete else None
    if _of_a_row(draft):
        known = _antecedent(draft, [c for c in clusters if _is_of_a_row(c) or _sits(c)])
        whole = _joined(draft, known, lands, countries=True) if known is not None else None
        return whole if whole is not None and whole.complete else None
    return (
        _on_visit(draft, clusters)
        or _returning(draft, clusters, lands)
        or _stopping(draft, clusters)
    )


def is_domestic(draft: Draft) -> bool:
    """ "a cabinet meeting", "national talks on floods": of one land alone."""
    own = (c for c in draft.trigger.token.children if c.i < draft.trigger.token.i)
    return any(c.lower_ in words("domestic", "words") for c in own)


def _says_anew(draft: Draft) -> bool:
    """Whether words that look back tell a change of plan, or a plan's day: "the trip is off"."""
    back = draft.looks_back or counted(draft.trigger)
    if draft.trigger.frame.part != "noun" or not back or of_a_stranger(draft):
        return False
    verb = draft.trigger.carrier
    if verb is not None and verb.lemma_ in _RETURNING:
        return False  # "X will repay the visit": another one, by whoever was visited
    if draft.status in CHANGES or (_hosted(draft) and counted(draft.trigger)):
        return True
    told = draft.when is not None
    subject = draft.trigger.token.dep_ in ("nsubj", "nsubjpass")
    if draft.participants or draft.status in TO_COME:
        return told or subject
    return told and subject


def of_a_stranger(draft: Draft) -> bool:
    """ "A team of experts continued its talks": who holds them is new to the story and no party."""
    noun = draft.trigger.token
    who = subject(noun.head) if noun.dep_ == "dobj" else None
    if who is None:
        return False
    below = draft.trigger.sentence.under(who)
    told = [p for p in draft.participants if p.span is not None and below.covers(p.span)]
    known = not all(_is_unnamed(p) for p in told)
    return not known and any(c.lower_ in ("a", "an") for c in who.children)


def _of_a_row(draft: Draft) -> bool:
    """ "Direct talks in Abidjan collapsed in May", "experts will meet in March": no side's name.

    Only where the words tell when or in what city: talks of no place and time are no occasion.
    """
    trigger = draft.trigger
    told = draft.when is not None or (draft.place is not None and not draft.wide)
    unnamed = all(_is_unnamed(p) for p in draft.participants)
    if not told or not unnamed or draft.looks_back or draft.status is Status.HABITUAL:
        return False
    if trigger.frame.part == "verb":
        plural = any(c.tag_ == "NNS" for c in trigger.token.children if c.dep_ == "nsubj")
        return trigger.frame.mutual and bool(draft.participants) and plural
    carried = top(trigger.token).dep_ in ("nsubj", "nsubjpass", "ROOT")
    return trigger.frame.row and carried


def _is_unnamed(participant: Participant) -> bool:
    return participant.type in _UNNAMED and not (participant.country or participant.body)


def _sits(cluster: Cluster) -> bool:
    """Whether it is a session of an organisation."""
    return cluster.drafts[0].kind is Kind.CONFERENCE


def _is_of_a_row(cluster: Cluster) -> bool:
    """Whether a noun that can be counted told of it: "talks", "a session"."""
    return any(draft.trigger.frame.row for draft in cluster.drafts)


def _last_told(cluster: Cluster, draft: Draft) -> int:
    """Where words before the draft told of it last; -1 where none did."""
    at = draft.words.start
    return max((d.words.start for d in cluster.drafts if d.words.start < at), default=-1)


def _told_by_noun(cluster: Cluster) -> bool:
    """Whether a noun told of it, so that "the next one" may be another of its name."""
    frames = [draft.trigger.frame for draft in cluster.drafts]
    return any(frame.part == "noun" and not frame.named for frame in frames)


def _antecedent(draft: Draft, clusters: Sequence[Cluster]) -> Cluster | None:
    """The engagement last spoken of before the draft in which all the draft names take part."""
    if draft.trigger.frame.pronoun:
        clusters = _just_before(draft, clusters)
    elif elliptic(draft.trigger):
        told = [c for c in clusters if _told_by_noun(c) and near(c, draft)]
        clusters = sorted(told, key=lambda one: _last_told(one, draft))
    for cluster in reversed(clusters):
        once = cluster.status is not Status.HABITUAL or counted(draft.trigger)
        pronoun = draft.trigger.frame.pronoun
        if (cluster.group != draft.kind.group and not pronoun) or not once:
            continue
        first = cluster.drafts[0]
        if pronoun and first.trigger.frame.part == "verb" and first.trigger.frame.body:
            continue  # "told the Assembly of a plot; Chad denied it": the plot
        within = first.evidence.start == draft.evidence.start
        within = within and not (draft.status in CHANGES or counted(draft.trigger))
        if within or first.words.start >= draft.words.start:
            continue
        mine, theirs = cluster.when, draft.when
        moved = draft.status in (Status.POSTPONED, Status.CANCELLED) or counted(draft.trigger)
        changed = cluster.status in (Status.POSTPONED, Status.CANCELLED)
        moved = moved or _of_a_row(draft) or (changed and draft.status in TO_COME)
        if mine and theirs and not moved and not mine.when.overlaps(theirs.when):
            continue
        if _all_part(draft.participants, cluster) or (_hosted(draft) and _of_a_body(cluster)):
            return cluster
    return None


def _hosted(draft: Draft) -> bool:
    """ "Pakistan will host the next one": a land that need not have been told of before."""
    verb = draft.trigger.carrier
    host = verb is not None and verb.lemma_ in words("carriers", "hosting")
    return host and [p.type for p in draft.participants] == [ActorType.COUNTRY]


def _of_a_body(cluster: Cluster) -> bool:
    """Whether a body or a region gathers, of which other lands may be."""
    return cluster.group == "meeting" and any(
        p.country is None and p.type is not ActorType.PERSON for p in cluster.participants
    )


def _just_before(draft: Draft, clusters: Sequence[Cluster]) -> list[Cluster]:
    """The one engagement that "it" can mean: told last before it, and nothing else between."""
    at = draft.words.start
    told = [(d.words.start, d, c) for c in clusters for d in c.drafts if d.words.start < at]
    _, last, cluster = max(told, key=lambda one: one[0], default=(0, None, None))
    if last is None or cluster is None or abs(last.paragraph - draft.paragraph) > 1:
        return []
    own, before = draft.trigger, last.trigger
    between = [t for t in own.sentence.doc if t.i < own.token.i]
    if before.sentence != own.sentence:
        if own.sentence.span.start - before.sentence.span.end > _NEXT:
            return []
        between += [t for t in before.sentence.doc if t.i > before.token.i]
    others = words("pointed", "others")
    return [] if any(t.pos_ == "NOUN" and t.lower_ in others for t in between) else [cluster]


_NEXT = 4
"""So many characters, spaces and quotes, stand between a sentence and the next."""


def _all_part(participants: Iterable[Participant], cluster: Cluster) -> bool:
    """Whether they may be of the cluster, whose own sides must be told."""
    known = cluster.participants
    if any(untold(p) for p in known):
        return False
    names, sides = {p.name for p in known}, poles(known)
    return all(
        p.name in names or _is_unnamed(p)
        or (p.type is not ActorType.PERSON and p.country in sides)
        for p in participants
    )  # fmt: skip


def _joined(
    draft: Draft, known: Cluster, lands: Mapping[str, Actor], *, countries: bool = False
) -> Draft:
    """The draft with the parties of the engagement it looks back to.

    Another occasion of a row ("the second round") takes their countries, not their people.
    """
    inherited = tuple(replace(p, span=None) for p in known.participants)
    another = countries or counted(draft.trigger)
    if another:
        sides = dict.fromkeys(p.country for p in inherited if p.country in lands)
        bodies = [
            p for p in inherited
            if not p.country
            and (p.type is ActorType.ORGANISATION or of_many(p) or below_ministers(p))
        ] + [
            Participant(name=body, type=ActorType.ORGANISATION)
            for body in dict.fromkeys(
                p.body for p in inherited if not p.country and not below_ministers(p)
            ) if body
        ]  # fmt: skip
        inherited = (
            *(
                Participant(name=lands[code].name, type=ActorType.COUNTRY, country=code)
                for code in sides
                if code is not None
            ),
            *bodies,
        )
    place = draft.place
    if place is None and known.place is not None and not another:
        place = replace(known.place, span=None)
    if place is None and _hosted(draft):
        (host,) = draft.participants
        place = Place(name=host.name, country=host.country, span=host.span)
    pointed = elliptic(draft.trigger) or draft.trigger.frame.pronoun
    pointed = pointed or (another and _of_a_body(known) and draft.kind is Kind.MEETING)
    kind = known.drafts[0].kind if pointed or _sits(known) else draft.kind
    named = tuple(p for p in draft.participants if not _is_unnamed(p))
    return replace(
        draft, kind=kind, participants=together((*named, *inherited)),
        place=place,
        wide=draft.wide if draft.place else known.wide or _hosted(draft),
    )  # fmt: skip


def _on_visit(draft: Draft, clusters: Sequence[Cluster]) -> Draft | None:
    """ "Talks with Prime Minister X are set for Friday": with whoever visits X's country."""
    trigger, sides = draft.trigger, draft.poles
    if draft.kind.group != "meeting" or len(sides) != 1 or draft.leans:
        return None
    at = trigger.sentence.at(trigger.token).start
    named = [p for p in draft.participants if not _is_unnamed(p)]
    after = all(p.span is not None and p.span.start > at for p in named)
    known = any(p.type in (ActorType.PERSON, ActorType.OFFICE) for p in named)
    held = trigger.carrier if trigger.token.dep_ == "nsubjpass" else None
    below = [*trigger.token.subtree, *(held.children if held is not None else ())]
    alone = trigger.frame.part == "noun" and any(c.lower_ == "with" for c in below)
    # "The delegation met Minister X": whose it is was told before.
    theirs = len(named) < len(draft.participants) and trigger.frame.part == "verb"
    if not after or not known or not (alone or theirs):
        return None
    start = draft.evidence.start
    told = [(start - visit.drafts[0].evidence.start, visit) for visit in clusters]
    # The visit told last before it, else the first told after it.
    for _, visit in sorted(told, key=lambda one: (one[0] < 0, abs(one[0]))):
        hosts = {p.country for p in visit.participants if p.side is Side.HOST}
        guests = tuple(
            replace(p, side=None, span=None)
            for p in visit.participants
            if p.side is Side.VISITOR and p.country not in sides
        )
        live = _at_one_time(draft, visit)
        if visit.group == "visit" and guests and hosts & sides and live:
            names = ", ".join(p.name for p in guests)
            slot = Slot(name="participants", value=names, reason="whose visit it is")
            return replace(draft, participants=(*guests, *named), slots=(*draft.slots, slot))
    return None


def _at_one_time(draft: Draft, visit: Cluster) -> bool:
    """Whether the meeting may be of the visit: what is to come is of no visit that is over."""
    under_way = visit.status is Status.UNDERWAY
    both = draft.when and visit.when and not under_way
    if both and draft.when and visit.when and not draft.when.when.overlaps(visit.when.when):
        return False
    if under_way or visit.status is draft.status:
        return True
    return draft.status in (*TO_COME, *CHANGES) and visit.status in TO_COME


_RETURNING = ("return", "repay", "reciprocate")


def _returning(
    draft: Draft, clusters: Sequence[Cluster], lands: Mapping[str, Actor]
) -> Draft | None:
    """ "put off a return trip": back to where the text last told them to have been."""
    noun, verb = draft.trigger.token, draft.trigger.carrier
    returned = verb is not None and verb.lemma_ in _RETURNING and noun.dep_ == "dobj"
    back = returned or any(c.lower_ == "return" for c in noun.children)
    guests = [p for p in draft.participants if p.side is Side.VISITOR]
    if draft.kind.group != "visit" or not back or not guests or draft.complete:
        return None
    names, own = {p.name for p in guests}, poles(guests)
    for visit in reversed(clusters):
        came = [p for p in visit.participants if p.side is Side.VISITOR and p.country]
        received = {p.country for p in visit.participants if p.side is Side.HOST}
        if visit.group == "visit" and returned and own <= received and len(poles(came)) == 1:
            # "Tusk will return the visit": to the land of whoever came
            land = lands.get(came[0].country or "", came[0])
            home = Participant(
                name=land.name, type=land.type, country=came[0].country, side=Side.HOST
            )
            return replace(draft, participants=(*guests, home), place=None)
        hosts = tuple(replace(p, span=None) for p in visit.participants if p.side is Side.HOST)
        if visit.group == "visit" and hosts and names & {p.name for p in visit.participants}:
            place = draft.place or (replace(visit.place, span=None) if visit.place else None)
            return replace(
                draft, participants=(*draft.participants, *hosts), place=place,
                wide=draft.wide if draft.place else visit.wide,
            )  # fmt: skip
    return None


def _stopping(draft: Draft, clusters: Sequence[Cluster]) -> Draft | None:
    """ "A visit to Copenhagen was put off until June": of the one traveller of the story.

    Only where the stop has its day or its change told, and all visits before it are his.
    """
    told = draft.when is not None or draft.status in CHANGES
    hosts = draft.participants
    if draft.kind.group != "visit" or draft.trigger.frame.part != "noun" or not told:
        return None
    if not hosts or any(p.side is not Side.HOST for p in hosts) or draft.looks_back:
        return None
    start = draft.evidence.start
    visits = [c for c in clusters if c.group == "visit" and c.drafts[0].evidence.start < start]
    guests = {
        p.name: p for c in visits for p in c.participants
        if p.side is Side.VISITOR and p.type is ActorType.PERSON
    }  # fmt: skip
    if len(guests) != 1 or any(len(c.participants) != 2 for c in visits):
        return None
    (guest,) = guests.values()
    if guest.country is None or guest.country in poles(hosts):
        return None
    slot = Slot(name=str(Side.VISITOR), value=guest.name, reason="the traveller of the story")
    return replace(
        draft, participants=(replace(guest, span=None), *hosts), slots=(*draft.slots, slot)
    )
