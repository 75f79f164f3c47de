"""Every name in an article, who or what it stands for, decided once for the whole article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from legation.claims.people import titles
from legation.claims.people.dossiers import Candidate, Known, form_of, persons
from legation.claims.people.hits import between, codes, scan
from legation.claims.people.homes import settle
from legation.claims.people.roles import in_brackets, of_several, role_around
from legation.claims.people.scenes import scene
from legation.lexicon import Body, City, Hit, Lexicon
from legation.model import Actor, ActorType, Span


class NameKind(StrEnum):
    """What a name stands for in this article."""

    PERSON = "person"
    COUNTRY = "country"
    DEMONYM = "demonym"
    SEAT = "seat"
    CITY = "city"
    BODY = "body"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One occurrence of a name. `whole` also covers the office words that stand before it."""

    span: Span
    whole: Span
    kind: NameKind
    actor: Actor
    countries: tuple[str, ...] = ()
    """The countries a demonym may mean; one for a country, a city or a seat."""


@dataclass(frozen=True, slots=True)
class Register:
    """The names of one article in the order of its text."""

    names: tuple[Name, ...]

    def at(self, span: Span) -> Name | None:
        """The name whose own words overlap `span`, the longest first."""
        return max(
            self.within(span),
            key=lambda name: (name.kind is NameKind.PERSON, name.span.end - name.span.start),
            default=None,
        )

    def within(self, span: Span) -> list[Name]:
        """The names that overlap `span`."""
        first = bisect_right(self.names, span.start, key=lambda name: name.span.end - 1)
        found = []
        for at in range(max(0, first - 1), len(self.names)):
            name = self.names[at]
            if name.span.start >= span.end:
                break
            if name.span.overlaps(span):
                found.append(name)
        return found

    def merged(self) -> dict[Span, bool]:
        """What the parser should see as one token each; True for a person."""
        persons = {name.whole for name in self.names if name.kind is NameKind.PERSON}
        # "U.S." belongs to the token of "U.S. President Ronald Reagan", Chile to "X (Chile)".
        starts = {at: whole for whole in persons for at in (whole.start, whole.end)}
        return {
            name.whole: name.kind is NameKind.PERSON
            for name in self.names
            if name.kind is not NameKind.DEMONYM
            and (name.kind is not NameKind.OTHER or " " in name.actor.name)
            and not (
                name.kind is not NameKind.PERSON
                and any(
                    at in starts and starts[at].covers(name.whole)
                    for at in (name.whole.start, name.whole.end, name.whole.end + 1)
                )
            )
        }

    def persons(self) -> dict[str, Actor]:
        """Each person once, by full name, with country and role where some occurrence tells."""
        return {n.actor.name: n.actor for n in reversed(self.names) if n.kind is NameKind.PERSON}


# "G.Zorig", "Sh.Karimov", "D.-A.Weber": some presses leave no space behind initials.
_GLUED = r"(?!U\.[SKN]\.)(?:[^\W\d_a-z][a-z]?\.-?){1,3}(?=[^\W\d_a-z][^\W\d_])"
_PLAIN = r"[^\W\d_a-z][^\W\d_]*(?:[-’'](?![sS]\b)[^\W\d_]+)*"
_WORD = rf"(?:{_GLUED}{_PLAIN}|(?:[A-Z]\.)+|(?:Jr|Sr)\.|{_PLAIN})"
_PARTICLES = "|".join(sorted(titles.word_set("particles"), key=len, reverse=True))
_NAME_WORD = rf"(?:(?:(?:al|el|ul|a[nrstz]|ad|ash|adh|ath)-|d[’'])(?=[^\Wa-z]))?{_WORD}"
_SEQUENCE = re.compile(rf"(?<![\w’'-]){_NAME_WORD}(?:[ \n](?:(?:{_PARTICLES})[ -])*{_NAME_WORD})*")


_PARTICLED = re.compile(rf"(?:\b(?:{_PARTICLES})[ -])+\Z")


def register(
    text: str,
    sentences: Sequence[Span],
    *,
    lexicon: Lexicon,
    entities: Sequence[tuple[Span, str]],
    on: date | None = None,
    home: str | None = None,
    copy_of: str | None = None,
) -> Register:
    """Find and type the names in `sentences` of `text`.

    `entities` are the pipeline's guesses, which lexicon, titles and repeated surnames
    outrank. `on` is the article's day: a name in the table of office-holders whose country
    the text does not tell takes it from whoever bore it then. `home` is the dateline's
    country, whose officials go by bare titles, `copy_of` the one whose agency's copy it is.
    """
    entities = sorted(entities)
    persons_seen = [span for span, label in entities if label == "PERSON"]
    hits = scan(text, sentences, lexicon, persons_seen, on=on)
    known = Known(lexicon, on)
    in_order = sorted(hits, key=lambda hit: hit.start)  # a caption may stand before the body
    candidates = [
        found
        for sentence in sentences
        for found in _candidates(
            text, sentence, between(in_order, sentence.start, sentence.end), known
        )
    ]
    dossiers = persons(text, candidates, entities, known)
    settled = settle(scene(text, sentences, hits, candidates, dossiers, home, copy_of, lexicon))
    dossiers = {form: settled.get(actor.name, actor) for form, actor in dossiers.items()}
    names = [_of_hit(hit) for hit in hits]
    lands = {hit.start - 2: hit.end + 1 for hit in hits if in_brackets(text, hit)}
    names += [_of_candidate(text, found, dossiers, lands) for found in candidates]
    return Register(tuple(sorted(names, key=lambda name: name.span)))


_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-z][\w’'-]*")


def unsettled(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence may hold a name that the lexicon does not know by itself.

    In one that holds none, the pipeline's guesses could change nothing.
    """
    hits = lexicon.scan(sentence)
    if any(sentence[one.end : other.start] in (" ", "") for one, other in pairwise(hits)):
        return True  # "Jordan Paris" may be somebody
    plain = titles.word_set("not_names") | titles.word_set("calendar")
    return any(
        found[0].casefold() not in plain
        and not any(hit.start <= found.start() < hit.end for hit in hits)
        for found in _CAPITAL.finditer(sentence)
    )


def _candidates(text: str, sentence: Span, hits: Sequence[Hit], known: Known) -> list[Candidate]:
    """Capitalised sequences that the lexicon does not know, office words taken off them."""
    taken = [Span(hit.start, hit.end) for hit in hits]
    offices = titles.offices(text, sentence.start, sentence.end)
    offices += titles.plural_offices(text, sentence.start, sentence.end)
    found = []
    for match in _SEQUENCE.finditer(text, sentence.start, sentence.end):
        sequence = Span(*match.span())
        whole = known.lexicon.holder(form_of(text, sequence), on=known.on) is not None
        free = [sequence] if whole else _free(text, sequence, taken, offices)
        free = [_behind_a_building(text, one) for one in free]
        for span in (half for one in free for half in _two(text, one, known)):
            title = titles.title_before(text, sentence.start, span.start)
            of_land = None
            if title is None or title.comma:
                of_land = _office_of_land(text, sentence, span, hits)
            if of_land is not None and text[of_land.end : span.start].startswith((", ", " ")):
                title = None  # "Minister for Trade of Ireland, X"
            comma, several = title is not None and title.comma, title is not None and title.several
            office = title.span if title else of_land
            if office is None and (lands := _offices_of_lands(text, sentence, span, hits)):
                office, comma, several = lands, True, True
            office = _outside(office, hits)
            if title is not None and comma and office and not _apposed(text, office, title, hits):
                office = office if _closed(text, office, span) else None
            role = role_around(text, sentence, span, office, comma, hits)
            if role is not None and office is not None and several:
                role = of_several(role, text, span, hits)
            courtesy = titles.honorific_before(text, sentence.start, span.start)
            found.append(Candidate(span, office, comma, courtesy, role, several))
    return found


_TWO = re.compile(r"([^\W\d_a-z][^\W\d_]+)-([^\W\d_a-z][^\W\d_]+)")
_NOUN_NEXT = re.compile(r"\s[a-z]")


def _behind_a_building(text: str, name: Span) -> Span:
    """ "received at Rideau Palace Anna Berg": whoever is named right behind the place."""
    words = [(m[0], name.start + m.start()) for m in re.finditer(r"\S+", name.of(text))]
    at = [i for i, (word, _) in enumerate(words) if word.casefold() in titles.word_set("buildings")]
    behind = words[at[-1] + 1 :] if at and at[-1] > 0 else []
    led_to = text[: name.start].endswith(("at ", "in ", "at the ", "in the "))
    if not led_to or len(behind) < 2:
        return name
    if any(word.casefold() in titles.word_set("bodies") for word, _ in behind):
        return name
    return Span(behind[0][1], name.end)


def _two(text: str, name: Span, known: Known) -> list[Span]:
    """ "the Reagan-Gorbachev summit": the surnames of two, each of somebody known."""
    both = _TWO.fullmatch(name.of(text))
    if both is None or _NOUN_NEXT.match(text, name.end) is None:
        return [name]
    if not all(_surname(text, half, known) for half in both.groups()):
        return [name]
    return [Span(name.start + both.start(at), name.start + both.end(at)) for at in (1, 2)]


def _surname(text: str, word: str, known: Known) -> bool:
    """Whether somebody of the text, or in office on its day, goes by that surname."""
    if known.lexicon.surname(word, on=known.on) is not None:
        return True
    named = rf"\b[^\W\d_a-z][\w.’'-]+ (?:(?:{_PARTICLES})[ -])*{word}\b"
    first = rf"\b{word} [^\W\d_a-z][\w’'-]+"  # "Kim Jong Un"
    return re.search(named, text) is not None or re.search(first, text) is not None


def _offices_of_lands(text: str, sentence: Span, name: Span, hits: Sequence[Hit]) -> Span | None:
    """ "the presidents of Kenya and Uganda" before the names of the two."""
    start, first = name.start, None
    for hit in reversed(hits):
        if hit.end > start or hit.start < sentence.start:
            continue
        between = (",",) if first is None else ("and", ",", "and the", ", and", ", the")
        if text[hit.end : start].strip() not in between:
            break
        start, first = hit.start, hit
    if first is None:
        return None
    office = titles.office_of_land(text, sentence.start, first.start, several=True)
    return Span(office.start, name.start - 2) if office is not None else None


def _apposed(text: str, office: Span, title: titles.Title, hits: Sequence[Hit]) -> bool:
    """Whether an office and the name behind its comma are one person's, not two in a list.

    "Norway's Foreign Minister, X", "the Norwegian Foreign Minister, X".
    """
    if office.of(text)[0].islower() or title.courtesy or title.several:
        return True
    theirs = any(text[hit.end : office.start] == " " for hit in hits)
    return theirs or _possessed(text, office)


_CLOSED = re.compile(r"[,.;:]|$| \(")


def _closed(text: str, office: Span, name: Span) -> bool:
    """ "The Minister for Trade, Ana Rey, said": between commas, behind an office with "the"."""
    formal = text[max(0, office.start - 4) : office.start] in ("The ", "the ")
    return formal and " " in name.of(text) and _CLOSED.match(text, name.end) is not None


def _outside(office: Span | None, hits: Sequence[Hit]) -> Span | None:
    """The office without words that belong to a body's name: "People Power Party secretary"."""
    for hit in hits:
        if office is not None and hit.start < office.start < hit.end < office.end:
            office = Span(hit.end + 1, office.end)
    return office


_DAY = re.compile(r"\.?\s\d{1,2}\b")
_LAND_ENDS = re.compile(r",?\s|(?:'s|’s)(?:\s[a-z]+(?:-[a-z]+)?){1,4},\s")


def _office_of_land(text: str, sentence: Span, name: Span, hits: Sequence[Hit]) -> Span | None:
    """ "President of France" before "Emmanuel Macron", the country's name included."""
    end = titles.without_honorific(text, sentence.start, name.start)
    land = next((h for h in hits if _LAND_ENDS.fullmatch(text[h.end : end])), None)
    if land is None or land.start < sentence.start:
        return None
    office = titles.office_of_land(text, sentence.start, land.start)
    return Span(office.start, land.end) if office is not None else None


def _possessed(text: str, office: Span) -> bool:
    return text[max(0, office.start - 9) : office.start].rstrip().endswith(("'s", "’s", "s'", "s’"))


def _free(text: str, span: Span, taken: Sequence[Span], offices: Sequence[Span]) -> list[Span]:
    """What is left of a sequence without lexicon names, offices and sentence openers."""
    words = [
        Span(span.start + m.start(), span.start + m.end())
        for m in re.finditer(r"\S+", span.of(text))
    ]
    runs: list[list[Span]] = [[]]
    for word in words:
        folded = word.of(text).casefold()
        office = next((o for o in offices if o.overlaps(word)), None)
        # "Hassan Sheikh Mohamud", "Stephen King": a word of office within a name is the name's.
        follows_name = bool(runs[-1]) and office is not None and office == word
        given = folded in titles.word_set("given_too") and _behind_office(text, word, offices)
        follows_name = follows_name or (given and word != words[-1])
        opener = word == words[0] and folded in titles.word_set("not_names")
        honorific = not runs[-1] and folded in titles.word_set("honorifics")
        in_office = office is not None and not follows_name
        day = _DAY.match(text, word.end) is not None  # "Jan. 5", which is no "Jan Egeland"
        dated = day or (len(words) > 1 and folded in titles.word_set("calendar"))
        if any(t.overlaps(word) for t in taken) or opener or honorific or in_office or dated:
            runs.append([])
        else:
            runs[-1].append(word)
    told = (_told_once(text, run) for run in runs if run)
    return [Span(run[0].start, run[-1].end) for run in told]


def _behind_office(text: str, word: Span, offices: Sequence[Span]) -> bool:
    return any(text[office.end : word.start] == " " for office in offices)


def _told_once(text: str, run: list[Span]) -> list[Span]:
    """The name alone where a page's markup tells it twice: "Angela Merkel Merkel Angela"."""
    words = [word.of(text) for word in run]
    for size in range(2, len(words) // 2 + 1):
        if sorted(words[:size]) == sorted(words[size : 2 * size]):
            return run[:size]
    return run


def _of_candidate(
    text: str, found: Candidate, dossiers: Mapping[str, Actor], lands: Mapping[int, int]
) -> Name:
    form = form_of(text, found.span)
    actor = dossiers.get(form)
    if actor is None:
        kind, actor = NameKind.OTHER, Actor(name=form, type=ActorType.ORGANISATION)
        whole = found.span
    else:
        kind = NameKind.PERSON
        joined = found.office is not None and not found.comma
        whole = Span(found.office.start, found.span.end) if joined and found.office else found.span
        if joined and found.role is not None and found.role.adjacent is not None:
            whole = Span(found.role.adjacent, found.span.end)
        before = _PARTICLED.search(text, max(0, found.span.start - 12), found.span.start)
        if before is not None and actor.name.endswith(before[0] + form):
            whole = Span(min(before.start(), whole.start), whole.end)
        # "X (Chile)" is one name to the parser.
        whole = Span(whole.start, lands.get(whole.end, whole.end))
    return Name(
        span=found.span, whole=whole, kind=kind, actor=replace(actor, span=found.span),
        countries=(actor.country,) if actor.country else (),
    )  # fmt: skip


def _of_hit(hit: Hit) -> Name:
    span, entry = Span(hit.start, hit.end), hit.entry
    kind = NameKind(hit.kind.value)
    if isinstance(entry, Body):
        body = None if entry.country else entry.name  # the EU is the European Union
        actor = Actor(name=hit.text, type=entry.type, country=entry.country, body=body, span=span)
    elif isinstance(entry, City):
        actor = Actor(name=hit.text, type=ActorType.COUNTRY, country=entry.country, span=span)
    else:
        actor = Actor(name=entry.name, type=ActorType.COUNTRY, country=entry.code, span=span)
    return Name(span=span, whole=span, kind=kind, actor=actor, countries=codes(entry))
