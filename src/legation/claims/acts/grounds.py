"""The words that an act rests on, for `explain`."""

from __future__ import annotations

from legation.claims import tense
from legation.claims.acts.frames import Set
from legation.claims.people import People
from legation.language import Sentence, Token
from legation.model import Act, Actor, Quote, Slot, Status, Trigger


def ground(found: Set, act: Act, sentence: Sentence, people: People, text: str) -> Trigger:
    """The word that set the act off, its frame, and for each value the words it rests on."""
    at = sentence.at(found.token)
    return Trigger(
        quote=Quote.cut(text, at.start, at.end),
        frame=found.frame.name,
        claim=None,
        slots=(
            _slot("kind", act.kind, "set off by", (found.token,), sentence, text),
            _side("by", act.by, found, sentence, people, text),
            _side("toward", act.toward, found, sentence, people, text),
            _status(found, act, sentence, text),
            *_source(act, text),
        ),
    )


def echoed(act: Act, word: Token, sentence: Sentence, text: str) -> Trigger:
    """The word that tells that somebody did what another had done."""
    return _of_word("echo", "done by another before", act, word, sentence, text)


def joined(act: Act, word: Token, sentence: Sentence, text: str) -> Trigger:
    """The word that tells what two did together."""
    return _of_word("together", "done together", act, word, sentence, text)


def _of_word(
    frame: str, reason: str, act: Act, word: Token, sentence: Sentence, text: str
) -> Trigger:
    at = sentence.at(word)
    kind = _slot("kind", act.kind, reason, (word,), sentence, text)
    return Trigger(quote=Quote.cut(text, at.start, at.end), frame=frame, claim=None, slots=(kind,))


def silent(act: Act) -> Trigger:
    """The clause that tells a silence."""
    quote = act.evidence[0]
    told = Slot(name="kind", value=act.kind, reason="told by", words=(quote,))
    return Trigger(quote=quote, frame="silence", claim=None, slots=(told,))


def _slot(
    name: str, value: str, reason: str, tokens: tuple[Token, ...], sentence: Sentence, text: str
) -> Slot:
    spans = [sentence.at(token) for token in tokens]
    words = tuple(Quote.cut(text, span.start, span.end) for span in spans)
    return Slot(name=name, value=value, reason=reason, words=words)


def _side(
    name: str, actor: Actor | None, found: Set, sentence: Sentence, people: People, text: str
) -> Slot:
    """A side with its own words, else the nearest name of its country in the sentence."""
    if actor is None:
        return Slot(name=name, value=None, reason="nobody is named")
    if actor.span is not None and sentence.span.covers(actor.span):
        quote = Quote.cut(text, actor.span.start, actor.span.end)
        return Slot(name=name, value=actor.name, reason="named", words=(quote,))
    at = sentence.at(found.token).start
    named = [
        n.span for n in people.register.within(sentence.span)
        if actor.country in n.countries or actor.name == n.actor.name
    ]  # fmt: skip
    if not named:
        return Slot(name=name, value=actor.name, reason="spoken of before")
    nearest = min(named, key=lambda span: abs(span.start - at))
    quote = Quote.cut(text, nearest.start, nearest.end)
    return Slot(name=name, value=actor.name, reason="whose it is", words=(quote,))


def _status(found: Set, act: Act, sentence: Sentence, text: str) -> Slot:
    if found.frame.part == "noun" or act.status is Status.HELD:
        reason = "told as done" if act.status is Status.HELD else "told so"
        return _slot("status", act.status, reason, (found.token,), sentence, text)
    judged = tense.of_verb(found.token)
    return _slot("status", act.status, judged.reason, judged.words, sentence, text)


def _source(act: Act, text: str) -> list[Slot]:
    spans = [source.span for source in act.attribution if source.span is not None]
    words = tuple(Quote.cut(text, span.start, span.end) for span in spans)
    told = " > ".join(source.name for source in act.attribution)
    slot = Slot(name="attribution", value=told, reason="vouches for these words", words=words)
    return [slot] if act.attribution else []
