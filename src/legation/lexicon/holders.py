"""Who held which office when: an identity for a name that the text does not explain."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

_FOREIGN = frozenset({"foreign minister", "foreign secretary", "secretary of state"})
_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK"})
_EITHER_WAY = frozenset({"HKG", "SGP", "TWN"})
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "van"}
    | {"von", "zu"}
)

_GENERATIONS = frozenset({"Jr.", "Jr", "II", "III"})
_TITLES = frozenset(
    {"Archbishop", "Ayatollah", "Cardinal", "Crown", "Emperor", "King", "Lord", "Mullah"}
    | {"Pope", "President", "Prince", "Princess", "Queen", "Sheikh", "Sir", "Sultan"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person in one office for one term.

    `name` is the form that news agencies write, `names` other spellings and short forms
    that mean this person alone. `country` is a code of the countries' table, None for the
    officials of an international organisation, which `body` then names. `leads` is true of
    heads of state and of government. `since` and `until` are "2013" or "2013-03", both
    within the term; `until` is None while it lasts.
    """

    name: str
    names: tuple[str, ...]
    country: str | None
    body: str | None
    office: str
    leads: bool
    since: str
    until: str | None

    def held_on(self, day: date | None) -> bool:
        """Whether the day lies within the term, as far as both are known; without a day it may."""
        at = day.isoformat() if day else ""
        return not at or (self.since <= at and not _over(self, at))


Directory = Mapping[str, tuple[Holder, ...]]


def by_name(holders: Iterable[Holder]) -> Directory:
    """The rows of each spelling, its case, accents, dots and hyphens set aside."""
    return _directory(holders, lambda holder: (holder.name, *holder.names, *_reigning(holder)))


def _reigning(holder: Holder) -> Iterator[str]:
    """Who reigns by title and first name: "King Charles" of "King Charles III"."""
    if holder.office not in _REIGNS:
        return
    for name in (holder.name, *holder.names):
        title, *words = name.split()
        if words and title in _TITLES:
            title = "Emir" if holder.office == "emir" else title
            first = (word for word in words if not _NUMERAL.fullmatch(word))
            known = " ".join(itertools.takewhile(lambda word: not word.startswith(_LINEAGE), first))
            yield f"{title} {known}"


_REIGNS = frozenset({"king", "queen", "emperor", "empress", "emir", "sultan", "pope"})
_NUMERAL = re.compile(r"[IVX]+")
_LINEAGE = ("bin", "ibn", "al-")


def by_surname(holders: Iterable[Holder]) -> Directory:
    """The rows of each surname as the news uses it."""
    return _directory(holders, surnames)


def by_spelling(holders: Iterable[Holder], spellings: Mapping[str, str]) -> Directory:
    """The rows of each whole name, its words as `spellings` has them."""
    return _directory(
        holders, lambda holder: [_alike(name, spellings) for name in (holder.name, *holder.names)]
    )


def called_alike(
    directory: Directory, name: str, spellings: Mapping[str, str]
) -> tuple[Holder, ...]:
    """The rows of a whole name in any spelling, if they are all of one person."""
    if " " not in name or name == name.lower():
        return ()
    rows = directory.get(_alike(name, spellings), ())
    return rows if len({row.name for row in rows}) == 1 else ()


# "K.P.", "K. P." and "K P" are one.
_INITIALS = re.compile(r"\b\w(?: \w)+\b")


def called(directory: Directory, name: str) -> tuple[Holder, ...]:
    """The rows of `name`; a name in small letters is none."""
    return directory.get(_key(name), ()) if name != name.lower() else ()


def in_office(rows: tuple[Holder, ...], *, on: date | None, common: bool = False) -> Holder | None:
    """Of one name's rows the one in term on that day, else the last before, else the next.

    Without a day it is the last. Of offices held at once, one that leads comes first, then
    the newest. The next must come within ten years. A `common` name has no next, and two
    years after its term only a leader's still counts. None where the day leaves rows of
    two countries.
    """
    day = on.isoformat() if on else "9999"
    if common and on:
        lately = _years_from(on, -2)
        rows = tuple(row for row in rows if row.leads or not _over(row, lately))
    begun = [row for row in rows if row.since <= day]
    held = [row for row in begun if not _over(row, day)]
    if begun and not held:
        last = max(row.until or "" for row in begun)
        held = [row for row in begun if row.until == last]
    elif on and not begun and not common:
        soon = [row for row in rows if row.since <= _years_from(on, 10)]
        first = min((row.since for row in soon), default="")
        held = [row for row in soon if row.since == first]
    if len({row.country for row in held if row.country}) > 1:
        return None
    return max(held, key=lambda row: (row.leads, row.since), default=None)


def sole_bearer(rows: tuple[Holder, ...], *, on: date | None) -> Holder | None:
    """The one leader or foreign minister among a surname's rows, if nobody else bears it.

    Those count whose term touches the two years around `on`; without a day nobody is sole.
    """
    if on is None:
        return None
    early, late = _years_from(on, -1), _years_from(on, 1)
    near = tuple(row for row in rows if row.since <= late and not _over(row, early))
    prominent = tuple(row for row in near if row.leads or row.office in _FOREIGN)
    if not prominent or len({row.name for row in near}) > 1:
        return None
    return in_office(prominent, on=on)


def titled(rows: tuple[Holder, ...], office: str, *, on: date | None) -> Holder | None:
    """The one of a surname's rows who held the office of these words around that day.

    "President" finds Bush, whose surname alone would not; a title of several words must hold
    all of the row's office ("British Foreign Secretary": "foreign secretary"). Who leads no
    more is found as well, where only one of that name and office ever did ("President Johnson").
    """
    if on is None:
        return None
    early, late = _years_from(on, -1), _years_from(on, 1)
    said = set(_WORD.findall(office.casefold()))
    fitting = tuple(
        row
        for row in rows
        if set(_WORD.findall(row.office.casefold())) <= said
        and not _BENEATH & said - set(_WORD.findall(row.office.casefold()))
    )
    near = tuple(row for row in fitting if row.since <= late and not _over(row, early))
    if not near or said & _NO_MORE:
        near = tuple(row for row in fitting if row.leads and _over(row, on.isoformat()))
    return in_office(near, on=on) if len({row.name for row in near}) == 1 else None


def initialled(rows: tuple[Holder, ...], initial: str, *, on: date | None) -> Holder | None:
    """The one of a surname's rows whose first name begins so: "M. S." of "Gorbachev"."""
    if on is None:
        return None
    early, late = _years_from(on, -3), _years_from(on, 3)
    fitting = tuple(
        row
        for row in rows
        if row.since <= late and not _over(row, early) and row.name.startswith(initial)
    )
    return in_office(fitting, on=on) if len({row.name for row in fitting}) == 1 else None


_WORD = re.compile(r"[\w-]+")
_BENEATH = frozenset({"deputy", "vice", "assistant", "under"})
_NO_MORE = frozenset({"former", "ex", "late", "past"})


def surnames(holder: Holder) -> tuple[str, ...]:
    """What the news calls the person after the first mention: "Xi", "Kallas", "von der Leyen".

    An Arabic article is given and left out: "al-Assad", "Assad". What follows a title
    ("King Salman") is no surname.
    """
    spelled = (
        family for name in (holder.name, *holder.names) for family in _family(name, holder.country)
    )
    return tuple(dict.fromkeys(spelled))


def _family(name: str, country: str | None) -> tuple[str, ...]:
    words = [word for word in name.split() if word not in _GENERATIONS]
    if words[0] in _TITLES:
        return ()
    if len(words) == 1:
        return (name,)
    given_last = "-" in words[1] or len(words) > 2
    if country in _FAMILY_FIRST or (country in _EITHER_WAY and given_last):
        return (words[0],)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    last = words[-1]
    bare = last[3:] if last.lower().startswith(("al-", "el-")) else last
    return (" ".join(words[at:]), last, bare)


def _years_from(on: date, years: int) -> str:
    return f"{on.year + years:04}-{on:%m-%d}"


def _over(row: Holder, day: str) -> bool:
    return row.until is not None and row.until < day[: len(row.until)]


def _directory(
    holders: Iterable[Holder], spellings: Callable[[Holder], Sequence[str]]
) -> Directory:
    rows: dict[str, list[Holder]] = {}
    for holder in holders:
        for spelling in dict.fromkeys(_key(name) for name in spellings(holder)):
            rows.setdefault(spelling, []).append(holder)
    return {spelling: tuple(found) for spelling, found in rows.items()}


def _alike(name: str, spellings: Mapping[str, str]) -> str:
    return " ".join(spellings.get(word, word) for word in _key(name).split())


def _key(name: str) -> str:
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ı", "i"))
        name = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = " ".join(name.casefold().replace(".", " ").replace("-", " ").split())
    return _INITIALS.sub(lambda found: found[0].replace(" ", ""), words)
