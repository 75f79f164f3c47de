"""The dateline: where and when a story was filed, as it opens the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from legation.articles.calendar import WEEKDAY, day_month_pattern, months, weekdays
from legation.articles.words import alternatives, headings, table, word_set

_LONGEST_OUTLET = 6
_SITE = re.compile(r"\w{2,}\.[A-Za-z]{2,}")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3}[A-ZÀ-Þ ,/]*\s?(?:--|[-–—])\s?[\"“‘]?[A-ZÀ-Þ]?[a-z]")
_FILED_BY = re.compile(
    r"[Bb]y\s(?:(?:[A-ZÀ-Þ][\w.'’-]*|correspondents?|and)\s?){1,6}:\s+(?=[\"“‘]?[A-ZÀ-Þ])"
)
"""Who filed it, between a dateline and its sentence: "TIRANA, June 3 (ATA) - By A. HOXHA: "."""
_TELLING = re.compile(r"[-–—―_:/)\d]")
_LONGEST_LINE = 60
_LONGEST_BEFORE, _SHORTEST_STORY = 40, 80
_ANY_SENTENCE = "A sentence that a dateline opens."


class City(Protocol):
    """What is needed of a place a story is filed from."""

    @property
    def zone(self) -> str: ...


class Cities(Protocol):
    """Whoever knows the cities that datelines name."""

    def dateline_city(self, name: str, /) -> City | None: ...


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed: the place, its parts, the agency, and where it ends.

    `end` counts characters of the paragraph: the sentence begins there. `month` and `day` are
    None where the dateline carries no date; `year` mostly is. `weekday` is Monday's 0.
    """

    place: str
    agency: str | None
    month: int | None
    day: int | None
    year: int | None
    end: int
    weekday: int | None = None

    @property
    def cities(self) -> tuple[str, ...]:
        """The names to look for, the most telling first: "DUBAI/MUSCAT" is two cities."""
        first = [part.strip() for part in self.place.split("/")]
        bare = (re.split(r",|\s\(", part)[0].strip() for part in first)
        return tuple(dict.fromkeys([*first, *bare]))


_WORD = r"(?:[A-ZÀ-Þ][\w'’.À-ÿ-]*|d[aeou]s?|del|la|al-[A-Z]\w*|of|and|the|upon|sur|am|auf)"
_PLACE = rf"[A-ZÀ-Þ](?:[\w'’.À-ÿ-]*)(?:\s{_WORD}){{0,3}}"
_NAMED = rf"[A-ZÀ-Þ][\w'’.À-ÿ]*(?:\s{_WORD}){{0,3}}"
_REGION = (
    rf"(?:(?:,\s(?!{WEEKDAY}\b){_NAMED}\.?){{0,2}}"
    rf"|\s\({_NAMED}\)(?=,?\s\()|\s\[{_NAMED}\])"
)
_STOPPED = re.compile(r"(?P<place>[A-ZÀ-Þ][\w'’-]{2,}(?:\s[A-ZÀ-Þ][\w'’-]+){0,2})\.\s(?=[\"“A-Z])")
"""A place with a full stop: "Jakarta. Foreign Minister Retno flew to Naypyidaw on Monday"."""
_SPEAKS_TO_READER = re.compile(r"(?<!\w)(?:you|your|our|us)(?!\w)", re.IGNORECASE)
_IN_NUMBERS = r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d"
"""A day before its month, as "Bern, 04.07.2022 - " prints it."""
_SEPARATOR = r"(?:\.?\s?(?:--|[-–—―_])|:|(?<=\d)\.(?=\s))"


@cache
def _pattern() -> re.Pattern[str]:
    day = day_month_pattern().pattern.replace("(?<!\\w)", "")
    return re.compile(
        rf"(?:[*_]{{1,2}}|[A-Z]{{3,}}\s/\s)?(?P<place>{_PLACE}(?:/{_PLACE}){{0,2}}{_REGION})"
        rf"(?:,?\s(?P<weekday>(?i:{alternatives(weekdays())}))\b\.?)?"
        rf"(?:,\s(?i:{alternatives(table('english')['clock']['hijri'])})\s\d{{1,2}},?\s1[34]\d\d(?:\s?A?H)?)?"
        rf"(?:[,.]?\s\(?(?P<date>(?i:{day})|{_IN_NUMBERS})\)?\.?(?:,(?!\s(?!{WEEKDAY})[A-Z][A-Za-z]{{1,14}}\s?[-–—]))?)?"
        # "JAKARTA -(Dow Jones)- "
        rf"(?:(?:,?\s?|\s?[-–—]\s?(?=\([^()]{{2,60}}\)\s?[-–—]))"
        rf"\((?P<agency>[^()]{{2,60}})\)|\.?\s?/(?P<slashed>[A-Z][A-Za-z -]{{1,20}})/\.?"
        # "HANOI, May 3, Nihon Shimbun - "
        rf"|,\s(?P<comma>[A-Z][A-Za-z]{{1,14}}(?(date)(?:(?:\s[A-Z][A-Za-z]{{1,14}}){{1,2}}(?=\s[-–—]))?))"
        # "Bishkek, 14 August 2018. Tien-Shan Inform. "
        rf"|(?<=\.)\s(?P<stopped>[A-Z][\w-]+(?:\s[A-Z][\w-]{{3,}}){{1,2}})(?=\.\s[A-ZÀ-Þ])"
        rf"|\s(?P<bare>[A-Z][A-Za-z]{{1,9}}(?:-[A-Z]{{2,6}})?)(?=\s?[-–—])"
        # "ASTANA. 14 March. Zhetysu Inform - "
        rf"|(?<=\.)\s(?P<dotted>[A-Z][\w-]+(?:\s[A-Z][\w-]+){{0,2}})(?=\s[-–—]))?"
        rf"\s?(?P<separator>{_SEPARATOR}|(?(comma)\.(?=\s)|(?(stopped)\.(?=\s)|(?!)))|(?<=/)|(?<=/\.)|(?<=\))(?=\s[A-ZÀ-Þ]))\s*(?=[\"'“‘«(]?\w)"
    )


@cache
def _sentence_start() -> re.Pattern[str]:
    """Names and a small word that no dateline has: so most paragraphs begin."""
    small = r"d[aeou]s?|del|la|al|of|and|the|upon|sur|am|auf"
    dated = alternatives([*weekdays(), *months()])
    named = r"[A-ZÀ-Þ][\w'’-]*"
    return re.compile(rf"{named}(?:\s{named}(?<![-_])){{0,3}}\s(?!(?:{small}|{dated})(?!\w))[a-z]")


@cache
def known_agencies() -> Mapping[str, str]:
    """Every name an agency goes by, lower case, and the one that credits use."""
    names: dict[str, str] = {}
    for name, others in table("agencies")["agencies"].items():
        names |= {other.lower(): name for other in [name, *others]}
    return names


@cache
def _agency_before() -> re.Pattern[str]:
    """An agency before the place: "(ANSA) - ROME, JUL 26 - ", "APA-Niamey (Niger) – "."""
    named = r"[A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þ][\w'’.-]+){0,2}"
    return re.compile(
        r"\((?P<bracketed>[A-Z][\w &-]{1,20})\)\s?(?:--|[-–—])?\s?"
        rf"(?=[A-ZÀ-Þ]{{3}}|{named},\s[A-Z][a-z]+\.?\s\d)"
        rf"|(?P<plain>[A-Z]{{2,6}})\s?[-–—]\s?(?={named}\s?\([^()]+\)\s?[-–—])"
    )


@cache
def _day_first() -> re.Pattern[str]:
    """A dateline whose day comes first: "May 14, 2011 (KHARTOUM) - "."""
    day = day_month_pattern().pattern.replace("(?<!\\w)", "")
    return re.compile(
        rf"(?P<date>(?i:{day}))\s\((?P<place>{_PLACE})\)\s?(?:--|[-–—])\s(?=[\"“‘]?[A-Z])"
    )


@cache
def _day_behind() -> re.Pattern[str]:
    """The day behind a dateline's dash: "Berlin (dpa) - November 11, 2022 - "."""
    day = day_month_pattern().pattern.replace("(?<!\\w)", "")
    return re.compile(rf"(?P<date>(?i:{day}))\s?(?:--|[-–—])\s(?=[\"“‘]?[A-Z])")


@cache
def _agency_first() -> re.Pattern[str]:
    day = day_month_pattern().pattern.replace("(?<!\\w)", "")
    return re.compile(
        rf"(?:(?i:{day})\s)?\((?P<agency>[A-Z][^()]{{1,40}})\)\s?(?:--|[-–—])\s(?=[\"“‘]?[A-Z])"
    )


@cache
def _labels() -> re.Pattern[str]:
    begins = table("english")["begins"]
    words = [
        word
        for key in ("caption", "promotion", "navigation", "dates", "byline", "related")
        for word in begins[key]
    ]
    return re.compile(rf"(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def dateline(words: str, *, known: Callable[[str], bool]) -> Dateline | None:
    """The dateline that opens a paragraph, None where it opens with its sentence.

    A name before a dash is a dateline when it stands in capitals or `known` says it is a city,
    or when an agency or a date follows it; before a colon only when it is known, for speakers
    and labels are followed by colons too.
    """
    if _sentence_start().match(words):
        return None
    head = words[:200]
    # Each form has a dash, a stroke, a colon, a bracket or a date: most paragraphs have none.
    if _TELLING.search(head) is None:
        return _stopped(words, known)
    turned = _day_first().match(head) if "(" in head else None
    if turned is not None and (turned["place"].isupper() or known(turned["place"])):
        return Dateline(turned["place"], None, *_date(turned["date"]), turned.end())
    filed = _agency_before().match(head) if "(" in head[:_LONGEST_BEFORE] else None
    if filed is not None and filed["plain"] and filed["plain"].lower() not in known_agencies():
        filed = None
    found = _pattern().match(head, filed.end() if filed else 0)
    if found is None or len(words) - found.end() < 20:
        return _stopped(words, known)
    place = found["place"].strip(" .") if not found["place"].endswith("St.") else found["place"]
    agency = next(
        filter(None, found.group("agency", "slashed", "comma", "bare", "dotted", "stopped")), None
    )
    if (found["dotted"] or found["stopped"]) and not found["date"]:
        return None
    if found["bare"] and not (found["date"] and found["bare"].lower() in known_agencies()):
        return None
    if filed is not None:
        if filed["plain"] and agency:
            # "APA-Niamey (Niger) – " names the country in brackets.
            place, agency = f"{place} ({agency})", None
        agency = agency or filed["bracketed"] or filed["plain"]
    if found["comma"] and not found["date"]:
        place, agency = f"{place}, {found['comma']}", None
    place, named = _without_outlet(place, known)
    agency = agency or named
    marked = bool(found["date"] or found["agency"] or found["slashed"] or filed or named)
    if (
        not found["separator"]
        and not found["slashed"]
        and not (found["date"] and (agency or "").lower() in known_agencies())
    ):
        return None
    if agency and (
        re.search(r"\d", agency) or (agency.islower() and agency not in known_agencies())
    ):
        return None
    if _SITE.search(place):
        return None
    city = place.split("/")[0].split(",")[0]
    if city.lower() in weekdays():
        return None
    capitals = city.isupper() and len(city) >= 3
    if not known(city) and (
        _labels().match(place) or any(pattern.fullmatch(place) for _, pattern in headings())
    ):
        return None
    filer = (agency or "").lower() in known_agencies()
    if found["separator"].strip() == "." and not (found["date"] and (known(city) or filer)):
        return None
    if found["separator"].strip() == ":":
        plain = city.casefold() not in word_set("function_words")
        speaks = agency is not None and agency.lower() not in known_agencies()
        if not (known(city) or (marked and plain and not speaks)):
            return None
    elif not (marked or capitals or known(city)):
        return None
    if not marked and not known(city):
        sentence = words[found.end() :]
        if len(words) < 80 or city.count(" ") > 1 or _SPEAKS_TO_READER.search(sentence):
            return None
    if not capitals and not known(city) and not (found["agency"] or filer):
        return None
    behind = _day_behind().match(words, found.end()) if not found["date"] else None
    month, day, year = _date(behind["date"] if behind else found["date"])
    named_day = weekdays()[found["weekday"].lower()] if found["weekday"] else None
    end = behind.end() if behind else found.end()
    signed = _FILED_BY.match(words, end)
    end = signed.end() if signed else end
    return Dateline(place, agency, month, day, year, end, named_day)


def _stopped(words: str, known: Callable[[str], bool]) -> Dateline | None:
    found = _STOPPED.match(words)
    if found is None or len(words) - found.end() < _SHORTEST_STORY or not known(found["place"]):
        return None
    return Dateline(found["place"], None, None, None, None, found.end())


def dateline_line(line: str, *, known: Callable[[str], bool]) -> Dateline | None:
    """The dateline that is the whole of a line: "Tehran, Sept 2, IRNA", "Washington (AFP) –".

    None for a place alone, which may be many another thing.
    """
    if len(line) > _LONGEST_LINE:
        return None
    whole = f"{line.rstrip(' -–—―:')} - "
    found = dateline(whole + _ANY_SENTENCE, known=known)
    if found is None or found.end != len(whole):
        return None
    return found if found.month or (found.agency or "").lower() in known_agencies() else None


def opens_filed(line: str) -> bool:
    """Whether a line in print opens with a dateline that tells more than a place alone."""
    if _CAPITALS.match(line):
        return True
    found = dateline(f"{line} {_ANY_SENTENCE}", known=_nowhere)
    return found is not None and (
        found.agency is not None or found.month is not None or found.weekday is not None
    )


def _nowhere(_name: str) -> bool:
    return False


def _without_outlet(place: str, known: Callable[[str], bool]) -> tuple[str, str | None]:
    """The place of "Tehran, IRNA" and "Berlin CNB", and who filed where it is a known agency."""
    head, _, last = place.rpartition(" ")
    if not head or not (last.isupper() or last.lower() in known_agencies()):
        return place, None
    agency = last if last.lower() in known_agencies() else None
    if head.endswith(","):
        return (head.rstrip(","), agency) if agency else (place, None)
    outlet = len(last) < _LONGEST_OUTLET and last.lower() not in word_set("regions")
    return (head, agency) if outlet and known(head) and not known(place) else (place, None)


def bare_place(line: str, known: Callable[[str], bool]) -> str:
    """The place of a dateline that stands on a line of its own: "Berlin CNB —"."""
    return _without_outlet(line.rstrip(" -–—:"), known)[0]


def agency_opening(words: str) -> tuple[str, int] | None:
    """The agency of a story that opens "(Reuters) - " with no place, and where that ends."""
    head = words[:80]
    found = _agency_first().match(head) if "(" in head else None
    return (found["agency"], found.end()) if found else None


def _date(printed: str | None) -> tuple[int | None, int | None, int | None]:
    if not printed:
        return None, None, None
    if re.fullmatch(_IN_NUMBERS, printed):
        day, month, year = map(int, printed.split("."))
        return month, day, year
    found = day_month_pattern().search(printed)
    if found is None:
        return None, None, None
    named = months()[(found["m1"] or found["m2"]).lower()]
    return named, int(found["d1"] or found["d2"]), int(found["y"]) if found["y"] else None
