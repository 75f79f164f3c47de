"""The days that pages print: every form of a full date, and months and weekdays by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache

from legation.articles.words import alternatives, table


@cache
def months() -> dict[str, int]:
    """Each name of a month, lower case, with the month's number."""
    names = table("english")["clock"]["months"]
    return {name: number for number, some in enumerate(names, 1) for name in some.split()}


@cache
def weekdays() -> dict[str, int]:
    return dict(table("english")["clock"]["weekdays"])


_AFTER_DAY = r"(?=\s*(?:$|at\s\d|/(?:\s|$)|[*|;)\]•·–—-]|\d{1,2}[:.]\d\d|\d{4}\b))"


@cache
def date_pattern() -> re.Pattern[str]:
    """A full date, in words, ISO or numbers; the last may have day and month either way round."""
    month = rf"(?P<%s>{alternatives(months())})\.?"
    lettered = (
        rf"(?<!/){month % 'm1'}\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)"
        r"(?P<y1>(?:19|20)\d\d)(?!\d{3})"
        # "Tue Jun 3 15:41:12 EDT 1997"
        rf"|{month % 'm10'}\s+(?P<d10>\d{{1,2}})"
        r"(?=\s+\d\d:\d\d:\d\d(?:\s[A-Z]{2,5})?\s(?P<y10>(?:19|20)\d\d))"
        # A wire's own stamp: "AP-NY-04-10-98 1749EDT".
        r"|[A-Z]{2,3}-[A-Z]{2}-(?P<m7>\d\d)-(?P<d7>\d\d)-(?P<y7>\d\d)(?=\s\d{4})"
    )
    numbered = (
        rf"(?<![\w/.])(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+(?:of|de))?[\s/-]+{month % 'm2'},?"
        r"(?:\sde)?[\s/-]+(?P<y2>(?:19|20)\d\d)(?!\d{3})"
        # "입력2023.03.16": letters that know no spaces may stand before a year.
        r"|(?<![A-Za-z\d/.-])(?P<y3>(?:19|20)\d\d)(?P<s3>[-/.])\s?(?P<m3>\d\d?)(?P=s3)\s?"
        r"(?P<d3>\d\d?)(?=\D|$)"
        r"|(?<!\d)(?P<y8>(?:19|20)\d\d)\s?[年년]\s?(?P<m8>\d\d?)\s?[月월]\s?(?P<d8>\d\d?)\s?[日일]"
        r"|(?<![\w/.-])(?P<a4>\d{1,2})(?P<s4>[-/.])\s?(?P<b4>\d{1,2})(?P=s4)\s?"
        r"(?P<y4>(?:19|20)\d\d)(?!\d)"
        rf"|(?<![\w/.-])(?P<d5>\d\d)\.(?P<m5>\d\d)\.(?P<y5>\d\d){_AFTER_DAY}"
        # A terminal's "17Feb1999".
        rf"|(?<!\w)(?P<d12>\d\d){month % 'm12'}(?P<y12>(?:19|20)\d\d)(?!\w)"
        r"|(?<!\w)(?P<y11>(?:19|20)\d\d)(?P<m11>\d\d)(?P<d11>\d\d)(?=T\d{4})"
        # Of a year only two figures are printed where nothing but a clock follows.
        rf"|(?<![\w/.:-])(?P<d6>\d{{1,2}})[\s-]{month % 'm6'}[\s-](?P<y6>\d\d){_AFTER_DAY}"
        rf"|(?<![\w/.-])(?P<a4s>\d{{1,2}})/(?P<b4s>\d{{1,2}})/(?P<y4s>\d\d){_AFTER_DAY}"
        # A terminal's stamp, the year first, as no day or month can be: "96-06-10 07:12:44".
        r"|(?<![\w/.-])(?P<y9>[4-9]\d)-(?P<m9>\d\d)-(?P<d9>\d\d)(?=\s+\d\d[:H]\d\d)"
    )
    # Most characters begin neither a number nor a word: no form is tried there.
    return re.compile(rf"(?=\d)(?:{numbered})|(?<!\w)(?=[^\W\d])(?:{lettered})", re.IGNORECASE)


@cache
def _plain_date_pattern() -> re.Pattern[str]:
    """The same where every character is ASCII: capitals are told far faster there."""
    return re.compile(date_pattern().pattern, re.IGNORECASE | re.ASCII)


@cache
def day_month_pattern() -> re.Pattern[str]:
    """A month and a day without year, as datelines have them."""
    month = alternatives(months())
    return re.compile(
        rf"(?<!\w)(?:(?P<m1>{month})\.?\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{month})\.?)"
        r"(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y>(?:19|20)\d\d))?",
        re.IGNORECASE,
    )


WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


DIGIT = re.compile(r"\d")


_YEAR = re.compile(r"(?:19|20)\d\d")


_SHORT_YEAR = re.compile(
    r"\d\d\.\d\d\.\d\d(?!\d)|\d[\s-][A-Za-z]{3,9}\.?[\s-]\d\d(?!\d)|\d[/-]\d\d?[/-]\d\d(?!\d)"
)


_ANY_YEAR = re.compile(f"{_YEAR.pattern}|{_SHORT_YEAR.pattern}")


_AROUND = 40
"""Characters on either side of its year among which a date stands."""


_NUMERIC = re.compile(r"\d[-/.]\s?\d|\d{8}T")


@cache
def _month_stems() -> tuple[str, ...]:
    return stems(months())


def stems(words: Iterable[str]) -> tuple[str, ...]:
    """The words that begin with no other, so that every word begins with one of them."""
    stems: list[str] = []
    for word in sorted(words, key=len):
        if not word.startswith(tuple(stems)):
            stems.append(word)
    return tuple(stems)


def _names_month(words: str) -> bool:
    """Whether a month may be named, told far faster than by looking for a date."""
    lower = words.lower()
    return not lower.isascii() or any(map(lower.__contains__, _month_stems()))


Dated = tuple[int, int, tuple[date, ...], bool]


def dates(words: str) -> Iterator[Dated]:
    """Each full date in `words`: start, end, the days it may mean, and whether only numbers."""
    if not DIGIT.search(words) or not (_YEAR.search(words) or _SHORT_YEAR.search(words)):
        return
    yield from _dated(words)


@lru_cache(maxsize=256)
def _dated(words: str) -> tuple[Dated, ...]:
    """The dates of a line; several stages ask the same lines of a page for theirs."""
    pattern = _plain_date_pattern() if words.isascii() else date_pattern()
    found = [it for near in _near_years(words) for it in pattern.finditer(words, *near)]
    dated = [(it.start(), it.end(), *_days(it)) for it in found]
    return tuple([it for it in dated if it[2]])


def _near_years(words: str) -> Iterator[tuple[int, int]]:
    """The stretches of `words` in which dates may stand: to look at all of it takes longer."""
    for start, end in _around_years(words):
        near = words[max(0, start) : end]
        if _names_month(near) or _NUMERIC.search(near):
            yield start, end


def _around_years(words: str) -> Iterator[tuple[int, int]]:
    start = end = 0
    for year in _ANY_YEAR.finditer(words):
        if year.start() - _AROUND > end:
            if end:
                yield start, end
            start = year.start() - _AROUND
        end = year.end() + _AROUND
    yield start, end


def _days(found: re.Match[str]) -> tuple[tuple[date, ...], bool]:
    form = (found.lastgroup or "")[1:]
    if form in ("4", "4s"):
        year, first, second = (found[f"{part}{form}"] for part in "yab")
        year = full_year(year)
        day_first = calendar_day(year, second, first)
        month_first = calendar_day(year, first, second)
        if found["s4"] == ".":
            return day_first or month_first, False
        return tuple(dict.fromkeys(month_first + day_first)), True
    year, month, day = (found[f"{part}{form}"] for part in "ymd")
    month = months().get(month.lower(), month)
    return calendar_day(full_year(year), month, day), False


def full_year(figures: str) -> str:
    """The year of two figures or four: the news that we read is of 1950 and later."""
    if len(figures) > 2:
        return figures
    return f"{'19' if figures >= '50' else '20'}{figures}"


def calendar_day(year: str, month: str | int, day: str | int) -> tuple[date, ...]:
    """The day, in a tuple that is empty where the calendar has none such."""
    try:
        return (date(int(year), int(month), int(day)),)
    except ValueError:
        return ()
