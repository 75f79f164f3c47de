"""Who wrote and who carries an article: byline and agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from legation.articles import calendar
from legation.articles.dateline import known_agencies
from legation.articles.metadata import Stated
from legation.articles.words import alternatives, table, word_set

_BY = re.compile(r"^(?:by|writer|author|story by)\s*:?\s+", re.IGNORECASE)
_PERSON = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’-]+(?:\s(?:[A-ZÀ-Þ][\w'’.-]*|[a-z]{2,3}\s[A-Z]\w+)){1,3}")
_CUT = re.compile(r"\s{2,}|\s[|·•–—]\s|\s-\s")
_PARTS = re.compile(
    r"\s{2,}|(?<=^[A-Z]{3})-(?=[A-Z][a-z])|\s?[|,;·/()]\s?(?:(?:and|with)\s)?|\s[-–—]\s|\sand\s|\swith\s|\s(?i:published|updated|posted)\b"
)
_NAME = re.compile(r"[A-Z][\w&.'’-]*(?:\s(?:of|and|&|the|[A-Z][\w&.'’-]*))*")
_STAFF = re.compile(r"\s(?:staff|writers?|correspondents?|reporters?|desk|newsroom)$")
_CLOSING = re.compile(
    r"[.”\"’'](?:\s\((?P<bracketed>[^()]{2,40})\)|\s?—\s?(?P<dashed>[A-Z][\w ]{1,30}))\.?$"
)
_WIRE = re.compile(
    r"\b(?:News|Agency|Agentur|Agence|Agencia|Press|Wire|Newswire|Newsline|Service)\b"
)
_RIGHTS = re.compile(r"©|\(c\)|copyright|rights reserved", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:the\s)?(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,4})(?:\s\([A-Z]+\))?\s(?:website|is\sa|is\sthe)\b"
)
_SHARED = re.compile(
    r"\s?[,/()|]\s?(?:with\s|via\s|and\s)?|\s(?:and|with|via)\s|^(?:[Ww]ith|[Vv]ia|[Ff]rom)\s"
)
_SEVERAL = re.compile(r"^(?:[a-z]{2,4}(?:[/,][a-z]{2,4})*\s)?\(([^()]*,[^()]*)\)$")
_BY_BEHIND = re.compile(r"\b[Bb]y:?\s")
_HEAD = re.compile(r"(?P<name>[A-Z][A-Z ]+)\s--\s[A-Z]+")
_WITH = re.compile(r"\(?with\s(?:additional\s)?reporting\s(?:by|from)\s", re.IGNORECASE)
_SHORT_LINE = 60
_RIGHTS_OF = re.compile(r"(?:©|\(c\)|copyright)\s?(?:\d{4}\s)?([^.©|]{2,30})", re.IGNORECASE)
_TELLS = re.compile(
    r"(?:^|[,—–-]\s)(?:the\s)?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3})(?:\scorrespondent)?"
    r"\s(?:reports|cites|learned|informs)\b"
    r"|,\s(?:reports|reported)\s(?:the\s)?(?P<behind>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3})\.$"
)
_MASTHEAD = re.compile(r"^(?P<name>[A-Z][\w-]+)(?:\.\w{2,3})?(?:\s\w+){1,2}$")
_WEEKDAY_END = re.compile(rf"\s{calendar.WEEKDAY},?\s*$", re.IGNORECASE)
_DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]")
_INITIALS = re.compile(r"/[a-z]{1,4}$")


def carries(line: str) -> bool:
    """Whether a short line says whose copy the story is: "UNB, New Delhi", "News Desk (Antara)"."""
    return (
        len(line) < _SHORT_LINE
        and line[-1] not in ".?!:"
        and _SHARED.search(line) is not None
        and _carried(line) is not None
    )


def _carried(line: str) -> str | None:
    """The one agency that a line names beside outlets, desks and places: "with AFP" is enough."""
    split = _SHARED.split(line)
    parts = [part for part in split if part]
    if len(split) < 2 or any(part.count(" ") > 2 for part in parts):
        return None
    found = {name for part in parts if (name := _written(part)) is not None}
    return found.pop() if len(found) == 1 else None


def _written(name: str) -> str | None:
    """The agency of a name that is written as agencies write theirs: "AFP", no "map"."""
    known = _canonical(name)
    return (
        known
        if known and (name.strip() == known or (name[:1].isupper() and " " in name.strip()))
        else None
    )


def byline(lines: Sequence[str], stated: Stated) -> str | None:
    """The authors as the page's byline or its markup names them, without "By"."""
    for line in lines:
        if _BY.match(line):
            return _CUT.split(_BY.sub("", line))[0].strip(" ,;") or None
    if stated.author:
        return stated.author
    named = (name for line in lines for name in (_CUT.split(line)[0].strip(), _before_date(line)))
    return next((name for name in named if _PERSON.fullmatch(name)), None)


def _before_date(line: str) -> str:
    """What stands before a line's date: "Derya Holm 7 July 2024", not "World News 7 July"."""
    start = next((start for start, *_ in calendar.dates(line)), 0)
    name = line[:start].strip(" ,;|/·•–—-")
    known = word_set("notes", "no_names") | calendar.weekdays().keys()
    return "" if any(word.lower() in known for word in name.split()) else name


def agency(
    printed: str | None, furniture: Sequence[str], lines: Sequence[str], stated: Stated
) -> str | None:
    """The agency whose copy the article is, under the name its credits use.

    `printed` is the dateline's word for it; `lines` are the page's byline, source and date
    lines, `furniture` its other labels, copyright and masthead, where initials are spelt out.
    """
    source = next((found for line in lines if (found := _source(line))), None)
    if printed is not None:
        return _spelt(printed, source, [*lines, *furniture], stated)
    if source is not None:
        parts = (_canonical(part) for part in re.split(r"\s?[,;/]\s?|\sand\s", source))
        named = _canonical(source) or next((name for name in parts if name), None)
        if named or _is_agency(source, furniture):
            return named or source
    for line in lines:
        several = _SEVERAL.match(line)
        if (
            several is not None
            and sum(_canonical(it) is not None for it in several[1].split(",")) > 1
        ):
            # "mk/rs (dpa, AFP)": written from the reports of several.
            continue
        if _WITH.match(line) and len(set(filter(None, map(_canonical, _PARTS.split(line))))) > 1:
            continue
        start, end = next(((it[0], it[1]) for it in calendar.dates(line)), (len(line), len(line)))
        behind = _BY_BEHIND.split(line[end:])[-1]
        for part in (*_PARTS.split(_BY.sub("", line[:start])), behind):
            if (name := _canonical(part)) is not None:
                return name
    for line in furniture:
        for noted in _RIGHTS_OF.finditer(line) if _claims_rights(line) else ():
            if (name := _canonical(noted[1])) is not None:
                return name
        told = _SUBJECT.match(line) or _MASTHEAD.match(line) or _HEAD.fullmatch(line)
        if told is not None and (name := _canonical(told["name"])) is not None:
            # "Anadolu Agency website contains only a portion of …"
            return name
    for name_ in (stated.author, stated.publisher):
        for part in (name_ or "").split(","):
            if (name := _canonical(part)) is not None:
                return name
    return None


def _claims_rights(line: str) -> bool:
    """Whether a copyright may stand in a line, told far faster than by looking for whose."""
    lower = line.lower()
    return "©" in lower or "copyright" in lower or "(c)" in lower


def _is_agency(source: str, furniture: Sequence[str]) -> bool:
    """Whether a source that no table knows reads as an agency and is not the page's own outlet."""
    named = _NAME.fullmatch(source) is not None and _WIRE.search(source) is not None
    own = any(
        source.lower() in line.lower() for line in furniture if _RIGHTS.search(line) is not None
    )
    return named and not own and source.lower() not in word_set("source", "anybody")


def telling_agency(story: Sequence[str]) -> str | None:
    """The agency that tells of itself as it opens a story: "…, Kazinform reports"."""
    for paragraph in story[:2]:
        for found in _TELLS.finditer(paragraph):
            if (name := _canonical(found["name"] or found["behind"])) is not None:
                return name
    return None


def closing_agency(story: Sequence[str]) -> str | None:
    """The agency whose name in brackets ends the story's last paragraph: "… ties. (Yonhap)"."""
    found = _CLOSING.search(story[-1][-60:]) if story else None
    return _canonical(found["bracketed"] or found["dashed"]) if found else None


@cache
def _sourced() -> re.Pattern[str]:
    names = alternatives(table("english")["source"]["begins"])
    return re.compile(rf"^(?:(?:{names})\s*:\s*)+(.+)", re.IGNORECASE)


def _source(line: str) -> str | None:
    found = _sourced().match(line)
    if found is None:
        return None
    start = next((it[0] for it in calendar.dates(found[1])), len(found[1]))
    undated = _WEEKDAY_END.sub("", found[1][:start])
    name = _INITIALS.sub("", re.split(r"\s{2,}|\s[|·•–—]\s", undated)[0].strip(" .,"))
    return name if 2 <= len(name) <= 60 else None


def _canonical(name: str) -> str | None:
    bare = _STAFF.sub("", name.strip(" .,()").lower().removeprefix("the "))
    if _DOTTED.fullmatch(bare):
        bare = bare.replace(".", "")
    found = known_agencies().get(bare) or known_agencies().get(bare.removesuffix(" news agency"))
    if found is None and " " in bare:
        # "repórter da Agência Brasil": a name of several words is nobody else's.
        ends = (" ".join(bare.rsplit(" ", count)[1:]) for count in (2, 3))
        found = next((known_agencies()[it] for it in ends if it in known_agencies()), None)
    return found


def _spelt(printed: str, source: str | None, lines: Sequence[str], stated: Stated) -> str:
    """The agency of a dateline; initials of the page's own outlet as the page spells them out."""
    for part in re.split(r"\s?[/,;]\s?", printed):
        if (known := _canonical(part)) is not None:
            return known
    if source is not None and source.lower().startswith(printed.lower()):
        return source
    if not (printed.isupper() and 2 <= len(printed) <= 6):
        return printed
    outlet = stated.publisher
    for line in [*([outlet] if outlet else []), *lines]:
        for found in _NAME.finditer(line):
            words = [word for word in found[0].split() if word[0].isupper()]
            for at in range(len(words) - len(printed) + 1):
                run = words[at : at + len(printed)]
                if "".join(word[0] for word in run) == printed:
                    return " ".join(run).rstrip(".,")
    return printed
