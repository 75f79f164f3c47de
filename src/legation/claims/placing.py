"""Where: the most specific place that the grammar gives an engagement."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from legation.claims import slots
from legation.claims.clauses import ascent, objects_of_prepositions
from legation.claims.frames import words
from legation.claims.noun_phrases import at_venue
from legation.claims.ownership import owners
from legation.claims.people import People, titles
from legation.claims.people.names import Name, NameKind
from legation.claims.triggers import Trigger
from legation.language import Sentence, Token, table
from legation.lexicon import City, Country
from legation.model import Place, Span

_LEADS = (
    "in", "at", "to", "into", "for", "near", "outside", "across", "through", "via", "around",
    "round", "from",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A place and why it is this engagement's."""

    place: Place
    reason: str


def of(
    trigger: Trigger, triggers: Sequence[Trigger], people: People, *, here: City | None
) -> Placed | None:
    """The trigger's place in its sentence; `here` is the dateline's city."""
    sentence = trigger.sentence
    found: list[Placed] = []
    for token in _wanted(trigger):
        place = place_of(token, sentence, people)
        if place is not None:
            found.append(Placed(place, f"the place that {trigger.frame.name!r} takes"))
    for token in sentence:
        if token.lower_ == "here" and token.pos_ == "ADV" and here is not None:
            if trigger in owners(token, triggers):
                spot = Place(name=here.name, country=here.country, span=sentence.at(token))
                found.append(Placed(spot, "here is the dateline's city"))
            continue
        if token.lower_ == "there" and trigger in owners(token, triggers):
            back = there(token, sentence, people)
            found += [Placed(back, "there is the place told before")] if back is not None else []
            continue
        if token.dep_ != "pobj" or not _may_place(token.head, trigger):
            continue
        if trigger not in owners(token.head, triggers) or _inside_party(token, trigger, people):
            continue
        if _inside_topic(token, trigger):
            continue
        place = place_of(token, sentence, people)
        if place is None:
            continue
        about = token.head.lower_ == "on" and people.lexicon.country(place.name) is not None
        if not about:  # "met on Sudan": that is their topic
            found.append(Placed(place, f"{token.head.text} {token.text} hangs on it"))
    if not found:
        found += _where(trigger, people) or _beside_a_body(trigger, triggers, people)
    return _most_specific(found, people)


_TOLD = re.compile(
    r"\b(?:in|at|to|into|for|from|of|near|left|leaves|reach\w*|visit\w*)\s(?:the\s)?$",
    re.IGNORECASE,
)
_BACK = 400
_WENT_FROM = re.compile(r"[^.;]*\bafter\b[^.;]*")


def _went_from(last: Name, goal: Name, text: str) -> bool:
    """ "flew to Lima after three days in Quito": "there" is Lima, though Quito is told last."""
    leads = text[max(0, goal.span.start - 4) : goal.span.start].lower().endswith(" to ")
    return leads and _WENT_FROM.fullmatch(text[goal.span.end : last.span.start]) is not None


def _stands_first(name: Name, sentence: Sentence) -> bool:
    """ "Quito stays on his list, and he is due there": the city that the sentence is about."""
    word = sentence.token_at(name.span.start)
    placed = name.kind in (NameKind.CITY, NameKind.COUNTRY) and bool(name.countries)
    return placed and word is not None and word.dep_ in ("nsubj", "nsubjpass")


def there(token: Token, sentence: Sentence, people: People) -> Place | None:
    """The city or country that "there" points back to: the one told last as a place."""
    at = sentence.at(token).start
    if token.dep_ == "expl" or token.pos_ not in ("ADV", "PRON"):
        return None
    near = people.register.within(Span(max(0, at - _BACK), at))
    told = [
        name for name in reversed(near)
        if name.kind in (NameKind.CITY, NameKind.COUNTRY) and name.countries
        and _TOLD.search(people.text[max(0, name.span.start - 16) : name.span.start])
    ]  # fmt: skip
    if not told:
        told = [name for name in near if _stands_first(name, sentence)]
    gone = [name for name in told[1:2] if _went_from(told[0], name, people.text)]
    name = next(iter(gone or told), None)
    return replace(_place(name), span=None) if name is not None else None


def told_land(
    token: Token, sentence: Sentence, people: People, *, but: Collection[str | None]
) -> Place | None:
    """The land that "the island republic" points back to: the only one just told, none of `but`."""
    the = any(c.lower_ in ("the", "that", "this") for c in token.children if c.dep_ == "det")
    bare = all(c.dep_ in ("det", "amod", "compound", "relcl", "prep") for c in token.children)
    single = token.tag_ == "NN" and token.lemma_ in titles.word_set("territories")
    if not (the and bare and single):
        return None
    at = sentence.at(token).start
    kinds = (NameKind.CITY, NameKind.COUNTRY, NameKind.DEMONYM, NameKind.SEAT)
    near = people.register.within(Span(max(0, at - _BACK), at))
    told = {name.countries[0] for name in near if name.kind in kinds and name.countries}
    lands = [land for code in told - {*but} if (land := people.lexicon.coded(code)) is not None]
    if len(lands) != 1:
        return None
    return Place(name=lands[0].name, country=lands[0].code, span=sentence.at(token))


def _may_place(preposition: Token, trigger: Trigger) -> bool:
    """Whether a preposition may lead to the place; "for" behind what is set or planned."""
    if preposition.lower_ in ("in", "at", "near", "outside", "on"):
        return True
    verb = trigger.carrier
    return (
        preposition.lower_ == "for"
        and verb is not None
        and preposition.head == verb
        and verb.lemma_ in ("set", "schedule", "plan", "slate", "pencil")
    )


def _where(trigger: Trigger, people: People) -> list[Placed]:
    """ "from Vilnius, where he attended the summit": the place that the clause hangs on.

    Where the parser hangs it on what stands between ("in Lima on Monday, where"), the last before.
    """
    clause = where_clause(trigger.token)
    mark = _mark(clause) if clause is not None else None
    if clause is None or mark is None:
        return []
    before = trigger.sentence.doc[max(0, mark.i - _NEAR) : mark.i]
    for token in (clause.head, *reversed(list(before))):
        place = place_of(token, trigger.sentence, people)
        if place is not None:
            return [Placed(place, f"where {clause.text}")]
    return []


def _beside_a_body(trigger: Trigger, triggers: Sequence[Trigger], people: People) -> list[Placed]:
    """ "met on the sidelines of the General Assembly", "will address it": where it sits."""
    seats: Mapping[str, str] = table("en", "frames")["seated"]
    sentence = trigger.sentence
    for token in sentence:
        told = token.i in sentence.names and sentence.at(token).of(people.text).lower()
        city = next((seat for body, seat in seats.items() if told and told.endswith(body)), None)
        known = people.lexicon.city(city) if city is not None else None
        if known is None or token.dep_ == "nsubj":
            continue
        if (
            token == trigger.token
            or trigger in owners(token, triggers)
            or _at_sidelines(token, trigger)
        ):
            return [Placed(Place(name=known.name, country=known.country), f"where {told} sits")]
    return []


def _at_sidelines(body: Token, trigger: Trigger) -> bool:
    """Whether the body's sidelines hang on the trigger."""
    above = list(ascent(body))
    aside = next((word for word in above if word.lemma_ in words("sidelines", "words")), None)
    return aside is not None and trigger.token in above


_NEAR = 7
"""So many words before "where" its place may stand."""


def where_clause(token: Token) -> Token | None:
    """The verb of the clause by "where" in which a word stands."""
    for above in ascent(token):
        if above.dep_ in ("relcl", "advcl", "ccomp") and _mark(above) is not None:
            return above
        if above.dep_ in ("ccomp", "advcl", "parataxis"):
            break
    return None


def _mark(clause: Token) -> Token | None:
    """The "where" of a clause, which the parser may hang on what they "agreed to build" there."""
    verbs = (clause, *(c for c in clause.children if c.dep_ == "xcomp"))
    marks = (c for verb in verbs for c in verb.children if c.lower_ == "where")
    return next((mark for mark in marks if mark.i < clause.i), None)


def _wanted(trigger: Trigger) -> list[Token]:
    """The tokens in the frame's own place slots."""
    token, found = trigger.token, []
    if trigger.carrier is not None and at_venue(token):
        found += [c for c in trigger.carrier.children if c.dep_ == "nsubj"]
    for slot in trigger.frame.place:
        if slot == "object":
            found += [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
        elif slot in ("compound", "itself", "of"):
            found += slots.tokens(trigger, slot)
        elif slot in _LEADS:
            found += objects_of_prepositions(token, (slot,))
            for child in token.children:
                if child.dep_ == "acomp":
                    found += objects_of_prepositions(child, (slot,))
            if trigger.carrier is not None and slot == "to":
                found += objects_of_prepositions(trigger.carrier, (slot,))
            if trigger.frame.host and slot in ("to", "through"):
                found += slots.tokens(trigger, slot)
    return found


def _inside_party(token: Token, trigger: Trigger, people: People) -> bool:
    """A country below a participant of the trigger tells whose he is, not where they meet.

    One whose country is told stands elsewhere: "the ministers of Uganda and Rwanda in Nairobi".
    """
    here = people.register.at(trigger.sentence.at(token))
    for above in ascent(token.head):
        if above == trigger.token or above.pos_ in ("VERB", "AUX"):
            return False
        if (
            above.pos_ in ("NOUN",)
            and above.dep_ in ("pobj", "nsubj", "dobj")
            and (
                above.lemma_
                in ("official", "leader", "minister", "expert", "ambassador", "embassy")
            )
        ):
            own = people.countries_of(above, trigger.sentence)
            city = here is not None and here.kind is NameKind.CITY
            if city and len(own) > 1:
                return False  # "the ministers of Uganda and Rwanda in Kigali"
            return not own or here is None or set(here.countries) <= set(own)
    return False


def _inside_topic(token: Token, trigger: Trigger) -> bool:
    """ "discussed the accords on the settlement in Chad": where what they spoke of stands."""
    if trigger.frame.part != "verb" or "object" not in trigger.frame.topic:
        return False
    under = [above for above in ascent(token.head) if above.pos_ == "NOUN"]
    return any(noun.dep_ == "dobj" and noun.head == trigger.token for noun in under[1:])


def place_of(token: Token, sentence: Sentence, people: People) -> Place | None:
    """The place that a noun phrase names; None where it names none."""
    name = people.register.at(sentence.at(token))
    if name is not None and name.kind in (NameKind.CITY, NameKind.COUNTRY):
        below = [
            deeper for child in token.children
            if child.dep_ in ("appos", "npadvmod", "conj")
            and (deeper := people.register.at(sentence.at(child))) is not None
            and deeper.kind is NameKind.CITY and name.kind is NameKind.COUNTRY
            and deeper.countries == name.countries
        ]  # fmt: skip
        return _place(below[0] if below else name)
    if name is not None and name.kind is NameKind.SEAT:
        country = people.lexicon.coded(name.countries[0])
        return _capital(country, sentence, token) if country is not None else None
    if name is not None and name.kind is NameKind.OTHER and token.pos_ == "PROPN":
        return _unlisted(token, name, sentence, people)
    return _described(token, sentence, people) or _housed(token, sentence, people)


def _housed(token: Token, sentence: Sentence, people: People) -> Place | None:
    """ "at his Abidjan palace", "in a Lisbon hotel": the city that tells which building it is."""
    if token.lemma_ not in titles.word_set("buildings"):
        return None
    names = (
        people.register.at(sentence.at(child)) for child in token.lefts
        if child.dep_ in ("compound", "nmod", "amod", "poss")
    )  # fmt: skip
    return next((_place(n) for n in names if n is not None and n.kind is NameKind.CITY), None)


def fits(trigger: Trigger, people: People) -> bool:
    """Whether its place is a house of government, where the frame asks for one."""
    if not trigger.frame.seated:
        return True
    qualities = [c for c in trigger.token.children if c.dep_ == "acomp"]
    if any(word.lower_ != "due" for word in qualities):
        return False  # "is angry at the White House"
    told = (
        people.register.at(trigger.sentence.at(place))
        for one in (trigger.token, *qualities)
        for place in objects_of_prepositions(one, trigger.frame.place)
    )
    return any(name is not None and name.kind is NameKind.SEAT for name in told)


def _place(name: Name) -> Place:
    return Place(name=name.actor.name, country=name.countries[0], span=name.span)


def _unlisted(token: Token, name: Name, sentence: Sentence, people: People) -> Place | None:
    """A place the lexicon does not know, its country told behind: "Langfang, near Beijing".

    Of a building or a body ("State House in Nairobi") it is the city it stands in.
    """
    building = bool({w.casefold() for w in name.actor.name.split()} & titles.word_set("bodies"))
    for child in token.subtree:
        known = people.register.at(sentence.at(child))
        if (
            known is not None
            and known.countries
            and known.kind in (NameKind.CITY, NameKind.COUNTRY, NameKind.DEMONYM)
        ):
            if building:
                return _place(known) if known.kind is NameKind.CITY else None
            return Place(name=name.actor.name, country=known.countries[0], span=name.span)
    return None


def _described(token: Token, sentence: Sentence, people: People) -> Place | None:
    """ "the Togolese capital", "the southern city of Busan", "the Indonesian island of Bali"."""
    if token.lemma_ not in (
        "capital",
        "city",
        "island",
        "town",
        "resort",
        "port",
        "village",
        "country",
        "hometown",
    ):
        return None
    for inner in objects_of_prepositions(token, ("of",)):
        place = place_of(inner, sentence, people)
        if place is not None and token.lemma_ != "capital":
            return place
    for child in token.children:
        if child.dep_ == "appos":
            place = place_of(child, sentence, people)
            if place is not None:
                return place
    codes = people.countries_of(token, sentence)
    if len(codes) != 1:
        return None
    country = people.lexicon.coded(codes[0])
    if country is None:
        return None
    if token.lemma_ == "capital":
        return _capital(country, sentence, token)
    return Place(name=country.name, country=country.code, span=sentence.at(token))


def _capital(country: Country, sentence: Sentence, token: Token) -> Place | None:
    if country.capital is None:
        return None
    return Place(name=country.capital, country=country.code, span=sentence.at(token))


def _most_specific(found: Sequence[Placed], people: People) -> Placed | None:
    """A city before a country; the first of several."""
    for placed in found:
        if people.lexicon.coded(placed.place.country or "") is None:
            continue
        if people.lexicon.country(placed.place.name) is None:
            return placed
    return found[0] if found else None
