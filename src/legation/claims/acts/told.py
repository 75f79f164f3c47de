"""What one side does to another short of an engagement: PLOVER's acts, and silences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import repeat

from legation.claims import sourcing, times
from legation.claims.acts import (
    charges,
    decisions,
    doers,
    done,
    echoes,
    grounds,
    others,
    parties,
    places,
    silence,
    sufferers,
    threats,
    together,
    untold,
)
from legation.claims.acts.candidates import candidates
from legation.claims.acts.frames import Set, words
from legation.claims.acts.parties import Scene
from legation.claims.clauses import (
    ascent,
    is_infinitive,
    objects_of_prepositions,
    surface_subject,
)
from legation.claims.people import People
from legation.claims.times import Direction
from legation.language import Sentence, Token
from legation.model import (
    Act,
    ActKind,
    Actor,
    ActorType,
    Article,
    Dated,
    Quote,
    Span,
    Status,
    Trigger,
)

_LONGEST = 300
_MOST = 6
_SIDES = frozenset({"side", "leader", "president", "party"})
_UNDOING = frozenset({ActKind.CONCEDE, ActKind.RETREAT})
_SPOKEN = frozenset(
    {ActKind.REQUEST, ActKind.AGREE, ActKind.SUPPORT, ActKind.THREATEN, ActKind.AID}
)


def find(
    sentences: Sequence[Sentence],
    *,
    people: People,
    said: Sequence[sourcing.Said],
    article: Article,
    anchor: date | None,
) -> tuple[Act, ...]:
    """The acts told in `sentences`, each once, in reading order.

    `anchor` is the article's own day, from which times are resolved.
    """
    told = grounded(sentences, people=people, said=said, article=article, anchor=anchor)
    return tuple(act for act, _ in told)


def grounded(
    sentences: Sequence[Sentence],
    *,
    people: People,
    said: Sequence[sourcing.Said],
    article: Article,
    anchor: date | None,
) -> tuple[tuple[Act, Trigger], ...]:
    """The acts that `find` finds, each with the words it rests on."""
    found: list[Act] = []
    ground: list[Trigger] = []
    home = _home(article, people, anchor)
    for index, sentence in enumerate(sentences):
        if untold.sporting(sentence) or sentence.span.of(article.text).rstrip().endswith("?"):
            continue
        before = sentences[index - 1] if index else None
        scene = Scene(
            sentence=sentence, before=before, people=people, told=found, home=home
        )  # fmt: skip
        telling: dict[int, ActKind] = {}
        several = sorted(candidates(sentence, people), key=_told_before)
        first = {s.token.i: s.frame.kind for s in reversed(several) if not s.frame.bodies}
        first |= {s.token.i: ActKind.AID for s in several if s.frame.name == "lend forces"}
        for one in several:
            if one.token.i in telling or _told_by_another(one, telling):
                continue
            for act in _acts(one, index, scene, said, article, anchor, first):
                telling[one.token.i] = act.kind
                alike = [why.frame == one.frame.name for why in ground]
                if not any(map(_same, repeat(act), found, alike)):
                    found.append(act)
                    ground.append(grounds.ground(one, act, sentence, people, article.text))
        jointly = together.find(index, scene, telling=telling, said=said, text=article.text)
        for act, word in jointly:
            if not any(_same(act, known, False) for known in found):
                found.append(act)
                ground.append(grounds.joined(act, word, sentence, article.text))
        for act, word in echoes.find(index, scene, said=said, text=article.text):
            if not any(_same(act, known, False) for known in found):
                found.append(act)
                ground.append(grounds.echoed(act, word, sentence, article.text))
        for act in silence.find(index, scene, said=said, text=article.text):
            if not any(_same(act, known, True) for known in found):
                found.append(act)
                ground.append(grounds.silent(act))
    return tuple(zip(found, ground, strict=True))


def _told_before(one: Set) -> int:
    """Where a word counts as told: who says it comes before what stands before that."""
    said = next((t for t in ascent(one.token) if places.fronted(t)), None)
    return one.token.i if said is None else max(said.head.i, one.token.i)


def _home(article: Article, people: People, anchor: date | None) -> str | None:
    """The code of the dateline's country on the article's day."""
    city = people.lexicon.dateline_city(article.dateline) if article.dateline else None
    return people.lexicon.city_then(city, on=anchor).country if city is not None else None


def _acts(
    found: Set,
    index: int,
    scene: Scene,
    said: Sequence[sourcing.Said],
    article: Article,
    anchor: date | None,
    first: Mapping[int, ActKind],
) -> list[Act]:
    """The acts that one word tells: one for each who does it and each it is done to."""
    sentence, people = scene.sentence, scene.people
    status = done.status_of(found)
    if status is None:
        return []
    engages = untold.only_engages(found)
    inviting = found.token.lemma_.lower() in words("engaging", "inviting")
    if engages and (inviting or found.frame.kind is not ActKind.REQUEST):
        return []
    kind = found.frame.kind
    if untold.given_up(found) or untold.nothing(found) or untold.hearsay(found):
        return []
    if untold.asserted(found) or untold.judged(found) or untold.long_ago(found):
        return []
    if untold.for_itself(found):
        return []
    if kind is ActKind.AID and status is not Status.HELD and threats.on_condition(found):
        return []  # "should A try it again, he would send jets"
    if kind is ActKind.MOBILIZE and found.token.dep_ == "acl" and found.token.tag_ == "VBN":
        return []  # "troops stationed in Tetovo"
    offered = found.token.lemma_.lower() in words("offering", "verbs")
    harmful = kind is ActKind.AGREE and not offered and threats.harmful(found, first)
    below = {first.get(c.i) for c in places.complements(found)}
    if harmful and below == {ActKind.SANCTION} and found.token.lemma_ in ("agree", "decide"):
        kind = ActKind.SANCTION
    elif threats.spoken_of(found):
        if kind not in threats.HOSTILE:
            return []
        kind = ActKind.THREATEN
    elif harmful or threats.told_as(found, status):
        kind, status = ActKind.THREATEN, Status.HELD
    if kind is ActKind.THREATEN and threats.sworn(found):
        status = Status.HELD  # "will turn it into ashes": the threat is made
    doing = doers.not_oneself(found, doers.find(found, scene), scene)
    if untold.of_others(found, doing, scene):
        return []
    if untold.disarming(found, doing):
        kind = ActKind.RETREAT
    charging = charges.between(found, doing, scene)
    if charging:
        kind = ActKind.ACCUSE
    between = charging or (_between(found, doing, scene) if doing else [])
    if not between or (engages and not _of_others(between)):
        return []
    about = places.topic(found, article.text, sentence, people)
    if found.frame.needs_about and about is None:
        return []
    return [
        Act(
            kind=kind,
            by=by,
            toward=toward,
            about=about,
            when=_when(found, status, sentence, article.text, anchor),
            status=status,
            attribution=sourcing.chain_for(sentence.at(found.token), index, said),
            evidence=(clause(found.token, sentence, article.text),),
        )
        for by, toward in between
    ]


def _of_others(between: Sequence[tuple[Actor, Actor | None]]) -> bool:
    """Whether one who takes no part asks several to meet: "Australia urged the two to talk"."""
    asking = {parties.key(by) for by, _ in between}
    asked = {parties.key(toward) for _, toward in between if toward is not None}
    return len(asking) == 1 and len(asked) > 1


def _between(
    found: Set, doing: Sequence[Actor], scene: Scene
) -> Sequence[tuple[Actor, Actor | None]]:
    """Who to whom, pair by pair; nothing where a second side is wanting."""
    poles = parties.poles(doing)
    if _each(found):
        poles = poles[:2]  # "each blamed the other": two, whoever else was named
    if len(poles) > 1 and (found.frame.both or _each_other(found)):
        return [(one, other) for one in poles for other in poles if one is not other][:_MOST]
    if len(poles) == 2 and _fight(found):
        return [(poles[0], poles[1]), (poles[1], poles[0])]
    toward = sufferers.find(found, poles, scene)
    if found.frame.bodies:
        toward = [actor for actor in toward if actor.type is ActorType.ORGANISATION]
    if found.frame.mutual and not toward and len(poles) > 1:
        if _unnamed(found):
            poles = others.as_first_named(poles, scene.people)
        return [(poles[0], poles[1])] if len(poles) == 2 else [(_together(poles), None)]
    if len(poles) > 1 and _as_one(found, poles):
        if not toward:
            return []  # "the ministers welcomed the progress of their talks"
        poles = [_together(poles)]
    if not toward:
        open_to = found.frame.alone and not sufferers.addressed(found, poles, scene)
        alone = found.frame.inherent or (open_to and others.abroad(poles, scene))
        return [(one, None) for one in poles] if alone else []
    return [(one, other) for one in poles for other in toward][:_MOST]


def _each(found: Set) -> bool:
    """Whether "each" or "each side" does it to "the other"."""
    doer = surface_subject(found.token)
    each = doer is not None and "each" in {doer.lower_, *(c.lower_ for c in doer.children)}
    return each and any(t.lower_ == "other" for t in found.things)


def _each_other(found: Set) -> bool:
    """Whether several do it to "each other" or "one another", or "each" does it to "the other"."""
    if _each(found):
        return True
    pairs = ((t.nbor(-1).lower_, t.lower_) for t in found.token.subtree if t.i)
    return any(pair in (("each", "other"), ("one", "another")) for pair in pairs)


def _fight(found: Set) -> bool:
    """Whether two strike with nobody told whom: "within a day they were shooting again"."""
    if found.frame.kind is not ActKind.ASSAULT or found.frame.part == "noun" or found.things:
        return False
    doer = surface_subject(found.token)
    both = doer is not None and (
        doer.lower_ in ("they", "two", "both") or doer.lemma_.lower() in words("pairs", "nouns")
    )
    aimed = ("at", "on", "against", "with", "into")
    return both and not any(objects_of_prepositions(found.token, aimed))


def _unnamed(found: Set) -> bool:
    """Whether those who act together are only pointed at: "they agreed", "the two leaders"."""
    doer = surface_subject(found.token)
    return doer is not None and (
        doer.lower_ == "they" or doer.lemma_.lower() in words("pairs", "lands") | _SIDES
    )


def _as_one(found: Set, poles: Sequence[Actor]) -> bool:
    """Whether several act together: leaders who have met, or "in a joint statement"."""
    jointly = any(t.lower_ in words("jointly", "words") for t in found.token.subtree)
    return jointly or all(actor.type is ActorType.PERSON for actor in poles)


def _together(actors: Sequence[Actor]) -> Actor:
    """Several who act as one, of no one country."""
    names = [actor.name for actor in actors]
    return Actor(name=f"{', '.join(names[:-1])} and {names[-1]}", type=ActorType.GROUP)


def _told_by_another(found: Set, telling: Mapping[int, ActKind]) -> bool:
    """What another act is about: "agreed to lift the ban", "accused X of bombing Y"."""
    token = found.token
    if found.frame.part == "noun":
        above = {telling[t.i] for t in list(ascent(token))[1:5] if t.i in telling}
        refused = ActKind.REJECT in above and found.frame.kind is ActKind.ACCUSE
        return refused or bool(above & _UNDOING) or (bool(above) and found.frame.kind in _SPOKEN)
    charge = token
    if token.dep_ == "pcomp":  # "accused X of using drones and of seizing a school"
        charge = next((t for t in token.ancestors if t.pos_ != "ADP"), token)
    if token.dep_ == "pcomp" and token.head.lower_ == "of":
        charging = list(ascent(token))[1:4]
        if any(t.lemma_.lower() in words("charging", "verbs") for t in charging):
            return True
    if token.dep_ == "pcomp" and (
        charge.i in telling or (charge.dep_ == "dobj" and charge.head.i in telling)
    ):
        return True
    first = _first_joined(token)
    behind = token.i > first.head.i or places.fronted(first)
    if first.dep_ == "ccomp" and first.head.i in telling and behind:
        return True
    if (
        token.dep_ in ("acl", "ccomp")
        and decisions.behind(token) is None
        and token.head.pos_ == "NOUN"
        and (
            token.tag_ == "VB"
            or token.head.lemma_.lower() in ("call", "demand", "request", "appeal")
            or (token.head.lemma_.lower() in words("family", "reproaches") and _refuted(token))
        )
    ):
        return True  # "suggestions that it take in refugees"
    if token.head.i in telling and (places.clings(token) or _of_the_noun(token)):
        return True
    if not is_infinitive(token):
        return False
    seen = token
    while seen.dep_ == "conj":
        seen = seen.head
    # "is prepared to extend a credit", "its decision to extend"
    hung_on = seen.head.pos_ in ("NOUN", "ADJ") or seen.head.dep_ == "acomp"
    governing = seen.head.i in telling or (hung_on and seen.head.head.i in telling)
    asked = seen.head.lemma_.lower() in words("silence", "declining")
    return seen.dep_ in ("xcomp", "ccomp", "advcl", "acl") and (governing or asked)


def _of_the_noun(clause: Token) -> bool:
    """Whether a clause says what a noun says: "the charge that A was arming B"."""
    return clause.dep_ == "acl" and clause.tag_ != "VBN" and clause.head.pos_ == "NOUN"


def _refuted(clause: Token) -> bool:
    """Whether a clause is what a report says that somebody denies."""
    return clause.head.head.lemma_.lower() in words("refuting", "verbs")


def _first_joined(verb: Token) -> Token:
    """The first of the verbs that one clause joins: "said guards crossed the river and fired"."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb


def _when(
    found: Set, status: Status, sentence: Sentence, text: str, anchor: date | None
) -> Dated | None:
    """The time that hangs on the act's own verb."""
    direction = Direction.PAST if status is Status.HELD else Direction.FUTURE
    for phrase in times.find(sentence.span.of(text), base=sentence.span.start):
        within = {t.i for t in sentence.tokens_in(Span(phrase.start, phrase.end))}
        head = next((sentence.doc[i] for i in within if sentence.doc[i].head.i not in within), None)
        if not phrase.tells_when or head is None:
            continue
        resolved = times.resolve(phrase, anchor=anchor, direction=direction)
        if resolved.when is not None and _clause_verb(head) == found.token:
            quote = Quote.cut(text, phrase.start, phrase.end)
            return Dated(when=resolved.when, quote=quote)
    return None


def _clause_verb(token: Token) -> Token | None:
    return next(
        (t for t in ascent(token) if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod",)), None
    )


def clause(token: Token, sentence: Sentence, text: str) -> Quote:
    """The clause of a word, as the act's evidence; its nearest words where that is too long."""
    whole = sentence.span
    if token.dep_ == "ROOT" and whole.end - whole.start <= _LONGEST:
        return Quote.cut(text, whole.start, whole.end)
    best = sentence.at(token)
    for above in ascent(token):
        under = sentence.under(above)
        if under.end - under.start > _LONGEST:
            break
        best = under
        if above.pos_ in ("VERB", "AUX"):
            break
    return Quote.cut(text, best.start, best.end)


def _same(act: Act, known: Act, alike: bool) -> bool:
    """Whether two acts are one told twice: same kind and sides, and not about other things.

    `alike` tells that the same words set them off: then one may leave out what it is about.
    """
    if (act.kind, act.by.name, act.status) != (known.kind, known.by.name, known.status) and (
        act.kind,
        act.by.country,
    ) != (known.kind, known.by.country):
        return False
    mine = (act.toward.country or act.toward.name) if act.toward else None
    theirs = (known.toward.country or known.toward.name) if known.toward else None
    if mine != theirs:
        return False
    if act.kind in (ActKind.NO_RESPONSE, ActKind.DECLINED_COMMENT):
        return act.by.name == known.by.name
    mine_at, known_at = act.evidence[0], known.evidence[0]
    if mine_at.start < known_at.end and known_at.start < mine_at.end:
        return True
    if act.about is None or known.about is None:
        return alike
    one, other = _content(act.about), _content(known.about)
    return len(one & other) * 2 >= min(len(one), len(other))


def _content(quote: Quote) -> set[str]:
    return {word for word in re.findall(r"\w+", quote.text.casefold()) if len(word) > len("that")}
