"""From drafts to claims: what an article says of one engagement with one status is one claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count

from legation.claims import pointing, story, whereabouts
from legation.claims.clusters import CHANGES, DONE, TO_COME, Cluster, near
from legation.claims.completing import completed
from legation.claims.drafting import moved
from legation.claims.drafts import Draft
from legation.claims.judged import Judged
from legation.claims.participants import poles
from legation.claims.sameness import names_of, same_chain, same_engagement
from legation.language import Token
from legation.lexicon import Country
from legation.model import Actor, Status


def gather(
    drafts: Sequence[Draft], *, lands: Mapping[str, Actor], filed: Country | None
) -> tuple[list[Cluster], list[tuple[Draft, str]]]:
    """Cluster the drafts in reading order; those left alone with one side come back unread.

    `lands` gives the country itself for each code that the article names; `filed` is that of its
    dateline's city.
    """
    clusters: list[Cluster] = []
    waiting: list[Draft] = []
    unworded = [d for d in drafts if d.trigger.frame.part == "company" or d.trigger.frame.implied]
    drafts = [draft for draft in drafts if draft not in unworded]
    for draft in drafts:
        home = None if draft.overtaken else _home(draft, clusters)
        if home is not None:
            home.take(draft)
        elif draft.overtaken:
            waiting.append(draft)
        elif draft.complete and not draft.weak and not _only_pronouns(draft):
            clusters.append(Cluster([draft]))
        else:
            waiting.append(draft)
    alone: list[Draft] = []
    overtaken = [Cluster([d]) for d in drafts if d.overtaken and d.complete]
    # What became of a plan may be told with no name, and is completed before the plan is.
    for draft in sorted(waiting, key=lambda one: one.overtaken):
        if draft.overtaken:
            home = _fate(draft, clusters) or _fate_told(draft, clusters)
        else:
            home = _home(draft, [c for c in clusters if _before(c, draft) or near(c, draft)])
        if home is not None:
            home.take(draft)
        elif (whole := completed(draft, [*clusters, *overtaken], lands=lands)) is not None:
            same = draft.looks_back and not pointing.counted(draft.trigger)
            again = draft.trigger.frame.pronoun or whole.status in CHANGES or same
            told = _home(whole, clusters) if again else None
            if told is not None:
                told.take(whole)
            else:
                clusters.append(Cluster([whole]))
            clusters += [Cluster([one]) for one in moved(whole)[1:]]
        elif _first_told(draft, clusters):
            clusters.append(Cluster([draft]))
        elif draft.overtaken and _of_its_own(draft, clusters):
            clusters.append(Cluster([_dropped(draft)]))
        else:
            alone.append(draft)
    unread = []
    for draft, whole in story.sided(alone, clusters, lands=lands, filed=filed):
        if whole is None:
            unread.append((draft, _why(draft)))
        elif (told := _home(whole, clusters)) is not None:
            told.take(whole)
        else:
            clusters += [Cluster([one]) for one in moved(whole)]
    for draft in unworded:
        if not any(_may_tell_it(cluster, draft) for cluster in clusters):
            clusters.append(Cluster([draft]))
    clusters = _without_plans_of_then(clusters)
    clusters.sort(key=lambda c: c.drafts[0].evidence.start)
    for cluster in clusters:
        whereabouts.lent(cluster, clusters)
    return _numbered(clusters), unread


def _without_plans_of_then(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, plans that "were to be" in what the article tells became of them."""
    kept = []
    for cluster in clusters:
        fate = _fate(cluster.drafts[0], clusters) if _of_then(cluster) else None
        if fate is None:
            kept.append(cluster)
            continue
        for draft in cluster.drafts:
            fate.take(draft)
    return kept


def _of_then(cluster: Cluster) -> bool:
    return cluster.status is Status.PLANNED and all(draft.was_to for draft in cluster.drafts)


def _fate(draft: Draft, clusters: Sequence[Cluster]) -> Cluster | None:
    """What became of a plan that did not stay: the change of it that the article tells."""
    undated = replace(draft, when=None)
    return next(
        (
            c for c in reversed(clusters)
            if c.status in CHANGES
            and same_engagement(c, undated if c.drafts[0].new_day else draft)
        ),
        None,
    )  # fmt: skip


def _fate_told(draft: Draft, clusters: Sequence[Cluster]) -> Cluster | None:
    """The change just told of what "the visit had been set for May 10" points at."""
    if not draft.looks_back or draft.participants:
        return None
    same = [c for c in clusters if c.group == draft.kind.group and _before(c, draft)]
    last = same[-1] if same else None
    told = last is not None and last.status in CHANGES and near(last, draft)
    return last if told and last is not None and last.when is None else None


def _why(draft: Draft) -> str:
    if draft.overtaken and draft.complete:
        return "a plan of then, and what became of it is not told"
    if draft.weak:
        return "words that tell of no engagement by themselves"
    if draft.complete:
        return "only pronouns tell who, and no time is told"
    if not draft.participants:
        return "nobody is named who takes part"
    if not draft.poles:
        return "no party's country is known"
    return "one party named, two needed"


def _home(draft: Draft, clusters: Sequence[Cluster]) -> Cluster | None:
    """The cluster of the same engagement, status and authority, the latest first."""
    for cluster in reversed(clusters):
        if (
            (cluster.status is draft.status or _in_its_sentence(cluster, draft))
            and not (cluster.when is None and pointing.former(draft.trigger))
            and (draft.complete or draft.looks_back or near(cluster, draft))
            and same_chain(cluster.attribution, draft.attribution)
            and same_engagement(cluster, draft)
        ):
            return cluster
    return None


def _may_tell_it(cluster: Cluster, draft: Draft) -> bool:
    """Whether words of engagement already tell what a draft without them shows.

    Near it, and of the same days, they may name more or fewer of those who were there.
    """
    if cluster.status is Status.HABITUAL:
        return False
    if same_engagement(cluster, draft):
        return True
    sides, mine = poles(cluster.participants), draft.poles
    if cluster.group != draft.kind.group or not near(cluster, draft):
        return False
    together = cluster.when and draft.when and cluster.when.when.overlaps(draft.when.when)
    return bool(together) and (sides <= mine or mine <= sides)


def _in_its_sentence(cluster: Cluster, draft: Draft) -> bool:
    """ "flew in on Tuesday and was greeted at the airport": what goes on is told once more."""
    if (cluster.status, draft.status) != (Status.UNDERWAY, Status.HELD) or draft.when is not None:
        return False
    sentence = draft.trigger.sentence
    return cluster.group == "visit" and any(d.trigger.sentence == sentence for d in cluster.drafts)


def _before(cluster: Cluster, draft: Draft) -> bool:
    return cluster.drafts[0].words.start < draft.words.start


def _only_pronouns(draft: Draft) -> bool:
    """Nobody is named in the words themselves, nor when: too little to stand alone."""
    where = draft.place is not None and not draft.wide
    if draft.status is Status.DENIED and draft.trigger.frame.part == "noun":
        return False
    if draft.status is Status.HABITUAL:
        return False  # how often stands for when
    if draft.status is Status.PROPOSED and draft.trigger.frame.part == "verb":
        return False  # "suggested that the two meet": asked for, and not told of before
    if draft.trigger.frame.part == "noun" and _pair_before(draft.trigger.token):
        return False
    return draft.when is None and not where and all(p.span is None for p in draft.participants)


def _pair_before(noun: Token) -> bool:
    """ "Chadian-Libyan consultations": the noun's own words tell between whom."""
    return any(
        word.text in ("-", "–") and word.nbor(-1).text.istitle() and word.nbor(1).text.istitle()
        for word in noun.doc[noun.left_edge.i + 1 : noun.i]
    )


def _first_told(draft: Draft, clusters: Sequence[Cluster]) -> bool:
    """ "The two leaders met twice": told of those of whom no meeting is told elsewhere."""
    met = draft.kind.group == "meeting" and draft.status is Status.HELD
    if not met or not draft.complete or draft.weak or draft.trigger.frame.part != "verb":
        return False
    sides = draft.poles
    return not any(c.group == draft.kind.group and poles(c.participants) & sides for c in clusters)


def _of_its_own(draft: Draft, clusters: Sequence[Cluster]) -> bool:
    """ "was to have met X on Monday": all that the article tells of it is that plan."""
    if not draft.complete or draft.weak or _only_pronouns(draft):
        return False
    undated = replace(draft, when=None)
    return not any(same_engagement(cluster, undated) for cluster in clusters)


def _dropped(draft: Draft) -> Draft:
    """Such a plan as words tell it that would not tell so of one that was kept."""
    reason = f"{draft.judged.reason}, which did not stay"
    judged = Judged(Status.CANCELLED, reason, draft.judged.words)
    slots = draft.grounded("status", str(Status.CANCELLED), reason)
    return replace(draft, judged=judged, slots=slots)


def _numbered(clusters: list[Cluster]) -> list[Cluster]:
    """Clusters of one engagement, whatever their status or source, share a number."""
    numbers = count(1)
    for index, cluster in enumerate(clusters):
        same = next(
            (
                earlier for earlier in clusters[:index]
                if same_engagement(earlier, _as_draft(cluster))
                and not _both_done(earlier, cluster)
                and not _apart_in_time(earlier, cluster)
                and not _one_is_former(earlier, cluster)
                and not _is_another(earlier, cluster)
                and (earlier.status is Status.HABITUAL) == (cluster.status is Status.HABITUAL)
            ),
            None,
        )  # fmt: skip
        cluster.engagement = same.engagement if same is not None else next(numbers)
    return clusters


def _apart_in_time(left: Cluster, right: Cluster) -> bool:
    """What is still to come is not what was done, unless both name the same days."""
    done = left.status in DONE, right.status in DONE
    to_come = left.status in TO_COME, right.status in TO_COME
    if not (any(done) and any(to_come)):
        return False
    ahead = left if to_come[0] else right
    return left.when is None or right.when is None or pointing.again(ahead.drafts[0].trigger)


def _one_is_former(left: Cluster, right: Cluster) -> bool:
    """ "Their last meeting was in May": no occasion whose day is not told is that one."""
    former = [pointing.former(cluster.drafts[0].trigger) for cluster in (left, right)]
    return any(former) and not all(former) and (left.when is None or right.when is None)


def _is_another(left: Cluster, right: Cluster) -> bool:
    """ "A session set for 2019 was called off", "no audience with X": not what others did before.

    Only where one of them names persons and the other none, and the days do not tell.
    """
    named = bool(names_of(left.participants)), bool(names_of(right.participants))
    fresh = pointing.anew(right.drafts[0].trigger)
    return fresh and any(named) and not all(named) and (left.when is None or right.when is None)


def _both_done(left: Cluster, right: Cluster) -> bool:
    """Two that took place on different days are two, whatever else agrees."""
    if left.status not in DONE or right.status not in DONE:
        return False
    return left.when is not None and right.when is not None and left.when.when != right.when.when


def _as_draft(cluster: Cluster) -> Draft:
    return replace(
        cluster.drafts[0], participants=cluster.participants, when=cluster.when,
        place=cluster.place, wide=cluster.wide,
    )  # fmt: skip
