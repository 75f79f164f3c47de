"""What one side does to another short of an engagement: PLOVER's acts, and silences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from legation.claims import sourcing, tense, times
from legation.claims.acts import sides as act_sides
from legation.claims.acts import silence
from legation.claims.acts.frames import Set, candidates, frames, words
from legation.claims.clauses import ascent, is_infinitive
from legation.claims.people import People
from legation.claims.times import Direction
from legation.language import Sentence, Token
from legation.model import Act, ActKind, Actor, ActorType, Article, Dated, Quote, Span, Status

_LONGEST = 300
_AS_DONE = (Status.HELD, Status.UNDERWAY, Status.HABITUAL)
_AS_TOLD = (Status.PLANNED, Status.POSSIBLE, Status.DENIED)
_OPEN = frozenset({"if", "whether", "unless"})


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
    found: list[Act] = []
    for index, sentence in enumerate(sentences):
        if sentence.span.of(article.text).rstrip().endswith("?"):
            continue
        before = sentences[index - 1] if index else None
        taken: set[int] = set()
        for one in candidates(sentence, article.text):
            if one.token.i in taken:
                continue
            act = _act(one, index, sentence, before, people, said, article, anchor)
            if act is not None:
                taken.add(one.token.i)
                if not any(_same(act, known) for known in found):
                    found.append(act)
        for act in silence.find(index, sentence, people=people, said=said, text=article.text):
            if not any(_same(act, known) for known in found):
                found.append(act)
    return tuple(found)


def _act(
    found: Set,
    index: int,
    sentence: Sentence,
    before: Sentence | None,
    people: People,
    said: Sequence[sourcing.Said],
    article: Article,
    anchor: date | None,
) -> Act | None:
    status = _status(found)
    if status is None or _told_by_another(found) or _only_engages(found):
        return None
    doing = act_sides.doers(found, sentence, before, people)
    if not doing:
        return None
    by, toward = _sides(found, doing, sentence, people)
    if by is None:
        return None
    about = act_sides.topic(found, article.text, sentence, people)
    if found.frame.needs_about and about is None:
        return None
    return Act(
        kind=found.frame.kind,
        by=by,
        toward=toward,
        about=about,
        when=_when(found, status, sentence, article.text, anchor),
        status=status,
        attribution=sourcing.chain_for(sentence.at(found.token), index, said),
        evidence=(clause(found.token, sentence, article.text),),
    )


def _sides(
    found: Set, doing: Sequence[Actor], sentence: Sentence, people: People
) -> tuple[Actor | None, Actor | None]:
    """Who to whom; nobody where a second side is wanting."""
    poles = _poles(doing)
    toward = act_sides.sufferer(found, doing, sentence, people)
    if len(poles) == 1:
        return (doing[0], toward) if toward is not None else (None, None)
    if found.frame.mutual and toward is None and len(poles) == 2:
        return poles[0], poles[1]
    if found.frame.mutual or toward is not None:
        return _together(poles), toward
    return None, None


def _poles(actors: Sequence[Actor]) -> list[Actor]:
    """One actor for each country or body among them."""
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(actor.country or actor.name, actor)
    return list(found.values())


def _together(actors: Sequence[Actor]) -> Actor:
    """Several who act as one, of no one country."""
    names = [actor.name for actor in actors]
    return Actor(name=f"{', '.join(names[:-1])} and {names[-1]}", type=ActorType.GROUP)


def _status(found: Set) -> Status | None:
    """What was done, is planned, may be or was not; None where the words commit to nothing."""
    noun = found.frame.part == "noun"
    if any(_doubted(above) for above in ascent(found.token)):
        return None
    if noun:
        return Status.HELD
    judged = tense.of_verb(found.token)
    if judged.status in _AS_DONE:
        return Status.HELD
    if judged.status is Status.DENIED and not _flat_denial(found.token):
        return None
    return judged.status if judged.status in _AS_TOLD else None


def _doubted(token: Token) -> bool:
    """Whether a word opens a condition or an indirect question."""
    return token.pos_ in ("VERB", "AUX") and any(
        c.dep_ in ("mark", "advmod") and c.lower_ in _OPEN for c in token.children
    )


def _flat_denial(verb: Token) -> bool:
    """ "did not sign", "has not agreed": said not to be; "should not", "will not" are no denial."""
    return any(c.dep_ == "aux" and c.lemma_ in ("do", "have") for c in verb.children)


def _told_by_another(found: Set) -> bool:
    """What another act is about: "agreed to lift the ban", "accused X of bombing Y"."""
    token = found.token
    if found.frame.part == "noun":
        return False
    if token.dep_ == "pcomp" and token.head.head.lemma_.lower() in frames("verb"):
        return True
    if not is_infinitive(token):
        return False
    seen = token
    while seen.dep_ == "conj":
        seen = seen.head
    head = seen.head
    governing = {frame.kind for frame in frames("verb").get(head.lemma_.lower(), ())}
    asked = head.lemma_.lower() in words("silence", "declining")
    return seen.dep_ in ("xcomp", "ccomp", "advcl", "acl") and (bool(governing) or asked)


def _only_engages(found: Set) -> bool:
    """Whether what is agreed, asked or refused is merely to meet: an engagement tells that."""
    frame = found.frame
    if frame.meeting or frame.kind not in (ActKind.AGREE, ActKind.REQUEST, ActKind.REJECT):
        return False
    below = [
        c for c in found.token.children
        if c.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(c) and c.i > found.token.i
    ]  # fmt: skip
    if not below:
        things = [t for t in found.things if t.lemma_.lower() in words("engaging", "nouns")]
        return bool(things) and len(things) == len(found.things)
    several = [below[0], *(c for c in below[0].children if c.dep_ == "conj")]
    return all(_engages(verb) for verb in several)


def _engages(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in words("engaging", "verbs"):
        return True
    return any(
        c.dep_ == "dobj" and c.lemma_.lower() in words("engaging", "nouns") for c in verb.children
    )


def _when(
    found: Set, status: Status, sentence: Sentence, text: str, anchor: date | None
) -> Dated | None:
    """The time that hangs on the act's own verb."""
    direction = Direction.PAST if status is Status.HELD else Direction.FUTURE
    for phrase in times.find(sentence.span.of(text), base=sentence.span.start):
        within = {t.i for t in sentence.tokens_in(Span(phrase.start, phrase.end))}
        head = next((sentence.doc[i] for i in within if sentence.doc[i].head.i not in within), None)
        if phrase.is_duration or phrase.is_frequency or head is None:
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


def _same(act: Act, known: Act) -> bool:
    """Whether two acts are one told twice: same sides, same kind, and not about other things."""
    if (act.kind, act.by.name, act.status) != (known.kind, known.by.name, known.status) and (
        act.kind,
        act.by.country,
    ) != (known.kind, known.by.country):
        return False
    mine = act.toward.country if act.toward else None
    theirs = known.toward.country if known.toward else None
    if mine != theirs:
        return False
    if act.kind in (ActKind.NO_RESPONSE, ActKind.DECLINED_COMMENT):
        return act.by.name == known.by.name
    if act.about is None or known.about is None or act.evidence == known.evidence:
        return True
    return bool(_content(act.about) & _content(known.about))


def _content(quote: Quote) -> set[str]:
    return {word for word in re.findall(r"\w+", quote.text.casefold()) if len(word) > len("that")}
