"""Officials whose titles stand bare: of the office told before, or of the dateline's country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from legation.claims.people import guests, titles
from legation.claims.people.roles import country_of
from legation.claims.people.scenes import Found, Scene, Told
from legation.lexicon import HitKind
from legation.model import Span

_CLAUSE = re.compile(
    r"\b(?:that|said|says|saying|sending|sent|send|sends|dispatching|dispatched|dispatch)\s$"
)
_MET = re.compile(
    r"\b(?:met|meets?|meeting|with|(?:called|calls?|calling) on"
    r"|(?:received|hosted|greeted|welcomed|met|seen|entertained|feted|embraced|thanked|assured) by"
    r"|(?:given|granted|accorded|offered|served)\s(?:[a-z-]+\s){1,5}by"
    r"|sees?|saw|seen|seeing)\s(?:the\s)?$"
)
_PLACED = re.compile(r"^(?:[^,.;]{0,30})\b(?:in|at|near)\s(?:the\s)?$")
_VISITS = re.compile(r"\b(?:visit|visits|visited|visiting|toured|reached)\s$")
_AHEAD = 40
"""Characters that a story may have before whom it begins with: "On Monday His Highness the "."""

_HERE = (HitKind.COUNTRY, HitKind.DEMONYM, HitKind.SEAT)


def elsewhere(seen: Scene, one: Told) -> Found | None:
    """ "Norway's deputy minister flies to Colombo. X arrived …": the office told without a name.

    It must be the only one of its kind before the person is first named.
    """
    role = one.candidate.role
    if next(o for o in seen.told if o.actor.name == one.actor.name) is not one:
        return None
    opens = seen.text[one.sentence.start : one.start].strip() in ("", '"', "“")
    if role is None and (not opens or " " not in one.actor.name or _apposed(seen, one)):
        return None
    if role is not None and not titles.names_office(role.words):
        return None
    spans = [span for span in seen.sentences if span.start < one.sentence.start]
    near = spans if role is not None else spans[-2:]
    for span in near:
        if span not in seen.offices:
            seen.offices[span] = _unnamed(seen, span)
    offices = [told for span in near for told in seen.offices[span]]
    if role is None:
        offices = [(words, code) for words, code in offices if _governs(words)]
    else:
        head = _head(role.words)
        offices = [(words, code) for words, code in offices if _head(words) == head]
    if len({code for _, code in offices}) != 1 or len({_head(words) for words, _ in offices}) != 1:
        return None
    words, code = offices[0]
    return Found(code, None, words)


def _apposed(seen: Scene, one: Told) -> bool:
    return seen.text.startswith((",", " of ", "'s", "’s", " and "), one.candidate.span.end)


def _unnamed(seen: Scene, span: Span) -> list[tuple[str, str]]:
    """The offices that the sentence tells with a country and no name: "China's envoy"."""
    found = []
    persons = seen.of(span.start, span.end)
    named = {one.candidate.office.end for one in persons if one.candidate.office is not None}
    for office in titles.offices(seen.text, span.start, span.end):
        words = office.of(seen.text)
        if office.end in named or words[0].isupper():
            continue
        if re.match(r",?\s[A-Z]", seen.text[office.end : office.end + 3]):
            continue
        for hit in seen.within(max(span.start, office.start - 40), office.start):
            if re.fullmatch(r"(?:'s|’s)?\s(?:[a-z-]+\s){0,2}", seen.text[hit.end : office.start]):
                code = country_of(hit)
                if code is not None:
                    found.append((words, code))
    return found


_WELCOMES = re.compile(
    r",?\s(?:(?:also|later|separately|today|yesterday|then|will|was to|is to)\s)*"
    r"(?:received?|receives|welcomed?|welcomes|greeted|greets|hosted|hosts|entertained)\b"
)
_VISITING = re.compile(r"\b(?:visiting|guests?|visitors?)\b")


def at_home(seen: Scene, one: Told) -> Found | None:
    """A bare title is of whoever speaks or sends, else of the dateline's country.

    None where the office is another's, where that country is not a party of the text, or
    where the sentence gives a foreign country a better claim.
    """
    role, start = one.candidate.role, one.sentence.start
    if role is None or not role.office or _set_off(seen, one) or not _governs(role.words):
        return None
    text = seen.text
    if _past(role.words) and titles.leads(role.words.split(None, 1)[-1]):
        return None
    reigns = role.words.split()[-1].casefold() in titles.word_set("regnal")
    if _of_a_body(text[start : one.start]) or not (reigns or " " in one.actor.name):
        return None
    agents = seen.agents(start, one.start)
    if _CLAUSE.search(text[start : one.start]) and agents:
        spoken = agents[0].country if len(set(agents)) == 1 else None
        return Found(spoken, None) if spoken and _may_hold(spoken, role.words) else None
    own = (seen.copy_of, seen.home or _national(seen))
    return next((found for home in own if home and (found := _of_home(seen, one, home))), None)


def _set_off(seen: Scene, one: Told) -> bool:
    """Whether a comma sets the name off: "the foreign minister, X" may be one told of before.

    A state's own press styles him so, in capitals: "The Minister of Health, Mr X".
    """
    office = one.candidate.office
    if not one.candidate.comma or office is None:
        return one.candidate.comma
    article = seen.text[one.sentence.start : office.start].endswith(("The ", "the "))
    return not (article and office.of(seen.text)[0].isupper())


def _of_home(seen: Scene, one: Told, home: str) -> Found | None:
    """The country, where nothing speaks against the bare title's being of its officials."""
    role, start, text, name = one.candidate.role, one.sentence.start, seen.text, one.candidate.span
    if role is None or not _may_hold(home, role.words):
        return None
    before = [agent.country for agent in seen.agents(start, one.start)]
    if not (_party(seen, home) or _there(seen, one.sentence, home) or _opens(seen, one)):
        return None
    filer = _others_copy(seen, home)
    if _taken(seen, one, home):
        return None
    if filer is not None and _may_hold(filer, role.words) and not _taken(seen, one, filer):
        return None
    if guests.visits(seen, one, home):
        return None
    met = _MET.search(text[start : one.start])
    if met and home in before:
        return None  # whoever is met by one of the land is of another
    visited = seen.home is not None and met
    if any(code != home for code in before) and home not in before and not visited:
        return None
    for hit in seen.within(name.end, one.sentence.end):
        abroad = country_of(hit) not in (None, home)
        if abroad and one.start > start and _PLACED.match(text[name.end : hit.start]):
            return None
    return Found(home, None)


def _of_a_body(before: str) -> bool:
    """ "BGB chief X": whether a name that no table knows stands right before the title."""
    last = re.search(r"\b(?!The\b)([A-Z][\w.]*)\s$", before)
    return last is not None and last[1].casefold() not in titles.word_set("bodies")


@lru_cache(maxsize=4096)
def _governs(words: str) -> bool:
    return bool(set(re.findall(r"[\w-]+", words.casefold())) & titles.word_set("of_the_land"))


def _may_hold(country: str, words: str) -> bool:
    return not titles.unheard_of(words, country)


def _party(seen: Scene, home: str) -> bool:
    """Whether the text names the country itself as one who acts, not only as a place.

    Or somebody whom the tables know as its own, and to whom the text gives a bare title too.
    """
    return home in _bare_known(seen) or any(
        country_of(hit) == home
        and hit.kind in _HERE
        and (hit.kind is HitKind.DEMONYM or not seen.behind(hit))
        for hit in seen.hits
    )


def _opens(seen: Scene, one: Told) -> bool:
    """Whether the story begins with the person: "ATHENS - Foreign Minister X flies to …"."""
    lead = min(seen.sentences)
    ahead = seen.text[lead.start : one.start]
    filed = seen.copy_of or (seen.home not in titles.word_set("hosts_of_bodies") and seen.home)
    own = bool(filed) and one.sentence == lead and len(ahead) < _AHEAD
    return own and not seen.agents(lead.start, one.start)


def _there(seen: Scene, sentence: Span, home: str) -> bool:
    """Whether the sentence places what it tells in a city of the country: "in Seoul"."""
    return seen.home == home and any(
        hit.kind is HitKind.CITY and country_of(hit) == home and seen.behind(hit)
        for hit in seen.within(sentence.start, sentence.end)
    )


def at_place(seen: Scene, one: Told) -> Found | None:
    """ "A of France flew to Colombo and met Prime Minister X": of the country that receives them.

    "Later A called on opposition leader Y" is told of the same place. It must be the only country
    where the sentence places them, and one of the two that the text tells most of.
    """
    role, start = one.candidate.role, one.sentence.start
    if role is None or not role.office or one.candidate.comma or not _governs(role.words):
        return None
    if not _MET.search(seen.text[start : _row_start(seen, one)]) or " " not in one.actor.name:
        return None
    if _past(role.words) and titles.leads(role.words):
        return None
    agents = {agent.country for agent in seen.agents(start, one.start)}
    places = _places(seen, one) or _places_before(seen, one, agents)
    # "In Male, X called on President Y and met Defence Minister Z": Y is met there as well.
    agents -= places & _met_before(seen, one)
    if len(agents) != 1 or len(places) != 1 or agents == places:
        return None
    (place,) = places
    told = Counter(code for hit in seen.hits if hit.kind in _HERE and (code := country_of(hit)))
    foremost = [code for code, _ in told.most_common(2)]
    taken = _taken(seen, one, place) or not _may_hold(place, role.words)
    return Found(place, None) if place in foremost and not taken else None


def _met_before(seen: Scene, one: Told) -> set[str | None]:
    """The countries of those whom the sentence tells as met before the person."""
    before = seen.before(one.start, one.sentence)
    text, start = seen.text, one.sentence.start
    return {
        other.actor.country
        for other in before
        if _MET.search(text[start : _opening(seen, one.sentence, other.start)])
    }


def _opening(seen: Scene, sentence: Span, start: int) -> int:
    """Where somebody begins, the name of the land before him included: "met Kenya's X"."""
    lands = seen.within(sentence.start, start)
    touching = (h.start for h in lands if seen.text[h.end : start] in (" ", "'s ", "’s "))
    return next(touching, start)


def _row_start(seen: Scene, one: Told) -> int:
    """Where whoever is named with one begins: "met Premier X and Defence Minister Y"."""
    for other in seen.before(one.start, one.sentence):
        if seen.text[other.candidate.span.end : one.start] in (" and ", ", "):
            return _opening(seen, other.sentence, _row_start(seen, other))
    return one.start


def _places(seen: Scene, one: Told) -> set[str]:
    """The countries where the sentence places those whom it tells of, but for the person."""
    start, end = one.sentence.start, one.sentence.end
    return {
        code
        for hit in seen.within(start, end)
        if (code := country_of(hit)) is not None
        and hit.kind in (HitKind.CITY, HitKind.COUNTRY)
        and not hit.start < one.start < hit.end
        and (seen.behind(hit) or _VISITS.search(seen.text[start : hit.start]))
    }


def _places_before(seen: Scene, one: Told, agents: set[str | None]) -> set[str]:
    """The countries where the sentence before places one of the same agents' country."""
    before = seen.previous(one.sentence)
    if before is None or "\n" in seen.text[before.end : one.sentence.start]:
        return set()
    told = replace(one, sentence=before)
    same = any(agent.country in agents for agent in seen.agents(before.start, before.end))
    return _places(seen, told) if same else set()


def as_host(seen: Scene, one: Told) -> Found | None:
    """ "President X received a Zambian team at his palace in Lilongwe": of where he receives them.

    So is whoever meets visitors in a city: "In Windhoek, Minister X met a visiting Finn".
    """
    role, start, end = one.candidate.role, one.sentence.start, one.sentence.end
    if role is None or not role.office or one.candidate.comma or _past(role.words):
        return None
    if not (_governs(role.words) or titles.leads(role.words)):
        return None
    before, behind = seen.text[start : one.start], seen.text[one.candidate.span.end : end]
    guests = _WELCOMES.match(behind) or (_VISITING.search(behind) and not _MET.search(before))
    if not guests:
        return None
    agents = {agent.country for agent in seen.agents(start, end) if agent.country}
    places = {
        code
        for hit in seen.within(start, end)
        if hit.kind is HitKind.CITY and seen.behind(hit)
        and (code := country_of(hit)) is not None and code not in agents
    }  # fmt: skip
    if len(places) != 1 or not agents:
        return None
    (place,) = places
    taken = _taken(seen, one, place) or not _may_hold(place, role.words)
    return None if taken else Found(place, None)


def _taken(seen: Scene, one: Told, home: str) -> bool:
    """Whether another person of the text holds that office of that country."""
    words = one.candidate.role.words if one.candidate.role is not None else ""
    return any(
        other.actor.country == home
        and other.actor.name != one.actor.name
        and other.candidate.role is not None
        and _same(other.candidate.role.words, words)
        for other in seen.told
    )


def _same(one: str, other: str) -> bool:
    return not _past(one) and not _past(other) and _head(one) == _head(other)


@lru_cache(maxsize=4096)
def _past(words: str) -> bool:
    return bool({"former", "then", "ex", "late"} & set(re.findall(r"\w+", words.casefold())))


@lru_cache(maxsize=4096)
def _head(words: str) -> tuple[str, ...]:
    """The office without what tells whose it is: its last two words and its rank.

    All whom one state sends to another are envoys.
    """
    found = [word for word in re.findall(r"[\w-]+", words.casefold()) if word != "the"]
    if found and (found[-1] in titles.word_set("envoys") or found[-2:] == ["high", "commissioner"]):
        return ("envoy",)
    rank = sorted(titles.word_set("other_office") & set(found))
    return (*rank, *found[-2:])


def _bare_known(seen: Scene) -> list[str]:
    """The countries of those whom the tables know and the text calls by bare titles."""
    return [
        one.actor.country
        for one in _bare(seen)
        if one.actor.country is not None and " " in one.candidate.span.of(seen.text)
    ]


def _others_copy(seen: Scene, home: str) -> str | None:
    """The other country whose officials alone bear bare titles: copy of an agency abroad."""
    known = set(_bare_known(seen))
    return known.pop() if len(known) == 1 and home not in known else None


def _bare(seen: Scene) -> Iterator[Told]:
    """The persons whose titles tell no country, in order."""
    for one in seen.told:
        role = one.candidate.role
        if one.candidate.office is None or one.candidate.comma or role is None:
            continue
        if role.country is None and role.body is None and _governs(role.words):
            yield one


def _national(seen: Scene) -> str | None:
    """The country of the official whom the text first calls by a bare title, where it is known."""
    first = next(_bare(seen), None)
    return first.actor.country if first is not None else None
