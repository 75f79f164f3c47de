"""The sides that the text around an act speaks of: who answers whom, and who else is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import replace

from legation.claims.acts import parties
from legation.claims.acts.frames import words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import objects_of_prepositions, possessor, surface_subject
from legation.claims.people import People
from legation.claims.people.names import Name, NameKind
from legation.language import Sentence, Token
from legation.model import ActKind, Actor, Span, Status

_REACH = 2
_RECENT = 700
_TURNING = (ActKind.ACCUSE, ActKind.REQUEST, ActKind.THREATEN)
_HARMING = (ActKind.ASSAULT, ActKind.COERCE, ActKind.MOBILIZE)
_DESCRIBING = ("relcl", "acl")
_SILENT = (ActKind.DECLINED_COMMENT, ActKind.NO_RESPONSE)


def asker(by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Whose charge, demand or blow is answered: the last who turned to `by`, a little before.

    Else one whom `by` is told to have attacked: "Rwanda denied it".
    """
    near = [
        act for act in reversed(scene.told)
        if scene.sentence.span.end - act.evidence[0].start < _RECENT and act.toward is not None
    ]  # fmt: skip
    for kinds in (_TURNING, _HARMING):
        turned = [a for a in near if a.kind in kinds and not parties.differs(a.toward or a.by, by)]
        # of those who say so together a state is answered: "Chad and U.N. experts say …"
        together = [a for a in turned if a.evidence[0] == turned[0].evidence[0]]
        for act in sorted(together, key=lambda a: a.by.country is None):
            return replace(act.by, span=None)
    for act in near:
        struck = act.kind in _HARMING and not parties.differs(act.by, by)
        if struck and act.toward is not None and parties.differs(act.toward, by):
            return replace(act.toward, span=None)
    return None


def struck_by(by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Who harmed `by` right before: "Iraqi troops shot two guards. Kuwait shut the road"."""
    start = (scene.before or scene.sentence).span.start
    harm = (
        act.by for act in reversed(scene.told)
        if act.kind in _HARMING and act.evidence[0].start >= start
        and act.toward is not None and not parties.differs(act.toward, by)
    )  # fmt: skip
    first = next(harm, None)
    return replace(first, span=None) if first is not None else None


def agent(
    by: Sequence[Actor], scene: Scene, *, near: bool, kinds: Set[ActKind] | None = None
) -> Actor | None:
    """Who did what the text is about: the doer of its first act, or of the first told `near`.

    `kinds`: only acts of these.
    """
    reach = _RECENT if near else len(scene.people.text)
    told = (
        act for act in scene.told
        if scene.sentence.span.start - act.evidence[0].start < reach
        and act.kind not in _SILENT and act.status is not Status.DENIED
        and (kinds is None or act.kind in kinds)
    )  # fmt: skip
    first = next(told, None)
    if first is None:
        return None
    # Where a charge was just told, "it" is the deed of the one who is charged.
    charged = near and first.kind is ActKind.ACCUSE and first.toward is not None
    doer = first.toward if charged and first.toward is not None else first.by
    return replace(doer, span=None) if parties.differs(doer, by) else None


def charged(by: Sequence[Actor], scene: Scene) -> Actor | None:
    """The one side that most of the charges and demands told so far are turned against."""
    return _most(scene, by, _TURNING)


def helped(by: Sequence[Actor], scene: Scene) -> Actor | None:
    """The one side that most of the help told so far goes to."""
    return _most(scene, by, (ActKind.AID, ActKind.SUPPORT, ActKind.AGREE))


def is_side(code: str, people: People) -> bool:
    """Whether the article names a country as a side, beside its dateline."""
    return _told(set(), people)[code] > 1


def in_need(by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Who thanked `by`, asked for help or is helped by others; else the dateline's country."""
    thanks = (
        a.by for a in reversed(scene.told)
        if a.kind is ActKind.SUPPORT and a.toward is not None and not parties.differs(a.toward, by)
    )  # fmt: skip
    thankful = next(thanks, None)
    if thankful is not None and parties.differs(thankful, by):
        return replace(thankful, span=None)
    asked = asker(by, scene) or helped(by, scene)
    if asked is not None or scene.home is None:
        return asked
    land = parties.country(scene.home, scene.people)
    return (
        land
        if is_side(scene.home, scene.people) and land is not None and parties.differs(land, by)
        else None
    )


def foe(by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Against whom `by` last turned: "broke off relations with B … had recalled its ambassador"."""
    hostile = (*_TURNING, *_HARMING, ActKind.SANCTION, ActKind.REJECT)
    mine = {parties.key(actor) for actor in by}
    last = next(
        (a for a in reversed(scene.told) if parties.key(a.by) in mine and a.kind in hostile), None
    )
    known = last is not None and last.toward is not None and last.toward.country is not None
    return replace(last.toward, span=None) if known and last and last.toward else None


def _most(scene: Scene, by: Sequence[Actor], kinds: Collection[ActKind]) -> Actor | None:
    """The one country that most acts of `kinds` told so far are done to, apart from `by`."""
    done_to = Counter(
        parties.key(act.toward) for act in scene.told
        if act.kind in kinds and act.toward is not None and parties.differs(act.toward, by)
        and act.toward.country is not None
    ).most_common(2)  # fmt: skip
    if not done_to or (len(done_to) > 1 and done_to[0][1] == done_to[1][1]):
        return None
    return parties.country(done_to[0][0], scene.people)


def as_before(by: Sequence[Actor], scene: Scene) -> Actor | None:
    """To whom `by` did what was told right before: "India lent B a ship. It also gave grain"."""
    start = (scene.before or scene.sentence).span.start
    last = next((act for act in reversed(scene.told) if act.kind not in _SILENT), None)
    if last is None or last.toward is None or last.evidence[0].start < start or len(by) != 1:
        return None
    mine = parties.key(last.by) == parties.key(by[0]) and parties.differs(last.toward, by)
    return replace(last.toward, span=None) if mine else None


def alongside(by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Whom another punished right before: "Japan cut off aid, and Britain froze accounts"."""
    start = (scene.before or scene.sentence).span.start
    told = [a for a in scene.told if a.evidence[0].start >= start and a.kind not in _SILENT]
    last = told[-1] if told else None
    if last is None or last.kind is not ActKind.SANCTION or last.toward is None:
        return None
    apart = parties.differs(last.by, by) and parties.differs(last.toward, by)
    return replace(last.toward, span=None) if apart else None


def just_told(by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Who did the last act that the same sentence or the one before tells: "the move"."""
    start = (scene.before or scene.sentence).span.start
    told = [a for a in scene.told if a.evidence[0].start >= start and a.kind not in _SILENT]
    here = [a for a in told if a.evidence[0].start >= scene.sentence.span.start]
    # The last told in the sentence; of the one before, what that tells first.
    last = next((act for act in (*here[::-1], *told) if parties.differs(act.by, by)), None)
    return replace(last.by, span=None) if last is not None else None


def just_now(by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Who did the last act that the same sentence tells: "spoke of massacres, which B denied"."""
    told = (act for act in reversed(scene.told) if scene.sentence.span.covers(act.evidence[0].span))
    doer = next((replace(a.by, span=None) for a in told if parties.differs(a.by, by)), None)
    return doer or _subject_of(scene.sentence, by, scene)


def speaker(by: Sequence[Actor], scene: Scene) -> Actor | None:
    """Who said what the sentence before tells."""
    return _subject_of(scene.before, by, scene) if scene.before is not None else None


def _subject_of(sentence: Sentence, by: Sequence[Actor], scene: Scene) -> Actor | None:
    root = next((t for t in sentence if t.dep_ == "ROOT"), None)
    who = surface_subject(root) if root is not None else None
    said = parties.standing(who, sentence, scene.people) if who is not None else []
    owner = possessor(who) if who is not None and not said else None
    if owner is not None:
        said = parties.standing(owner, sentence, scene.people)  # "Japan's apology was welcomed"
    return next((replace(a, span=None) for a in said if parties.differs(a, by)), None)


def beside(by: Sequence[Actor], verb: Token, scene: Scene) -> list[Actor]:
    """The other sides that the sentence names up to the end of the verb's own clause.

    Clauses that describe the subject are passed over: "A, which has troops in B, condemned …",
    "X, speaking after a lunch with Y, said …".
    """
    last = max((t.i for t in _own(verb)), default=verb.i)
    found = _others(scene.sentence.reach(0, last), by, scene.people)
    aside = [
        scene.sentence.under(clause)
        for above in (verb, verb.head)
        for who in above.children if who.dep_ in ("nsubj", "nsubjpass") and who.i < verb.i
        for clause in who.children if clause.dep_ in _DESCRIBING
    ]  # fmt: skip
    aside += [
        scene.sentence.at(matter) for matter in objects_of_prepositions(verb, ("over", "about"))
    ]
    passed = {parties.key(a) for span in aside for a in named(span, scene.people)}
    return [a for a in found if parties.key(a) not in passed] if aside else found


def opposite(by: Sequence[Actor], verb: Token, scene: Scene) -> Actor | None:
    """The one other side that the text speaks of: around the verb, else on the whole."""
    here = beside(by, verb, scene)
    if len(here) == 1:
        return here[0]
    chief = None if here else _chief(by, scene.people)
    return chief or counterpart(by, scene.people)


def as_first_named(actors: Sequence[Actor], people: People) -> list[Actor]:
    """Countries in the order in which the article first names them as sides."""
    told = list(_told(set(), people))
    rank = {code: at for at, code in enumerate(told)}
    return sorted(actors, key=lambda actor: rank.get(parties.key(actor), len(told)))


def nearest(by: Sequence[Actor], verb: Token, scene: Scene) -> Actor | None:
    """The one other side spoken of nearest: in the sentence, the one before, on the whole."""
    here = beside(by, verb, scene)
    last = speaker(by, scene)
    if not here and last is None:
        spans = list(_spans_before(scene.sentence, scene.people))[:1]
        here = [a for span in spans for a in _others(span, by, scene.people)]
    if len(here) == 1:
        return here[0]
    pair = counterpart(by, scene.people)
    if here:
        return pair if pair is not None and not parties.differs(pair, here) else None
    return last or _chief(by, scene.people) or pair


def _others(span: Span, by: Sequence[Actor], people: People) -> list[Actor]:
    """The sides named within `span`, those of `by` left out."""
    mine = {parties.key(actor) for actor in by}
    found = {parties.key(actor): actor for actor in named(span, people)}
    return [actor for key, actor in found.items() if key not in mine]


def counterpart(by: Sequence[Actor], people: People) -> Actor | None:
    """The other of the two sides that the article is about."""
    mine = {parties.key(actor) for actor in by}
    pair = parties.foremost(people)
    if len(by) != 1 or not mine & {parties.key(actor) for actor in pair}:
        return None
    other = next((actor for actor in pair if parties.key(actor) not in mine), None)
    told = _told(set(), people)
    # Named once in a story that speaks of `by` again and again, it is not what that is about.
    once = other is not None and told[parties.key(other)] < 2 < max(told[key] for key in mine)
    return None if once else other


def foremost(by: Sequence[Actor], people: People) -> Actor | None:
    """The side that the article names most, those of `by` left out."""
    mine = {parties.key(actor) for actor in by}
    told = _told(mine, people).most_common(1)
    return parties.country(told[0][0], people) if told else None


def _chief(by: Sequence[Actor], people: People) -> Actor | None:
    """The side that the article names far more than any other, those of `by` left out."""
    told = _told({parties.key(actor) for actor in by}, people).most_common(2)
    much = len(told) > 0 and told[0][1] > 2 and (len(told) == 1 or told[0][1] > 2 * told[1][1])
    return parties.country(told[0][0], people) if much else None


def _told(left_out: Set[str], people: People) -> Counter[str]:
    """How often the article names each country as a side."""
    return Counter(
        name.countries[0] for name in people.register.names
        if name.countries and name.countries[0] not in left_out
        and (name.kind in parties.SIDES or _seat(name, people))
    )  # fmt: skip


def _seat(name: Name, people: People) -> bool:
    """Whether a capital stands for its government."""
    city = name.kind is NameKind.CITY and not _a_place(name, people)
    return city and people.lexicon.seat(name.actor.name) is not None


def _own(verb: Token) -> Iterator[Token]:
    """What hangs on the verb, other clauses beside it left out."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ not in ("conj", "advcl", "parataxis", "cc", "punct"):
            yield from child.subtree


def _spans_before(sentence: Sentence, people: People) -> Iterator[Span]:
    """The sentences right before."""
    starts = [n.start for n in people.memory.notes if n.start < sentence.span.start]
    ends = [*starts[1:], sentence.span.start]
    yield from (
        Span(a, b) for a, b in list(zip(starts, ends, strict=False))[-_REACH:][::-1] if a < b
    )


def named(span: Span, people: People) -> list[Actor]:
    """The sides that names within `span` tell, countries as themselves."""
    found = []
    for name in people.register.within(span):
        if (name.kind in parties.SIDES or _seat(name, people)) and name.countries:
            actor = parties.country(name.countries[0], people)
            found += [actor] if actor is not None else []
        elif parties.of_movement(name, people):
            found.append(replace(name.actor, span=None))
        elif several := parties.joined(name.actor.name, people):
            found += several
        elif half := parties.half(name.actor.name, people):
            found.append(half)
    return found


def _a_place(name: Name, people: People) -> bool:
    """Whether a city is where something is: "in Cairo"."""
    before = people.text[: name.span.start].rsplit(maxsplit=1)[-1:]
    return bool(before) and before[0].casefold() in words("where", "prepositions")


def abroad(by: Sequence[Actor], scene: Scene) -> bool:
    """Whether the text around speaks of any other country or international body."""
    mine = {parties.key(actor) for actor in by}
    spans = [scene.sentence.span, *_spans_before(scene.sentence, scene.people)]
    names = [name for span in spans for name in scene.people.register.within(span)]
    return any(
        name.countries[0] not in mine if name.countries else _acts_alone(name, scene.people)
        for name in names
        if name.kind in (*parties.SIDES, NameKind.BODY) and name.actor.name not in mine
    )


def _acts_alone(name: Name, people: People) -> bool:
    """Whether a name is an international body's or a movement's."""
    return name.kind is NameKind.BODY and people.lexicon.body(name.actor.name) is not None
