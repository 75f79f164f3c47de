"""A page's labelled blocks as the rest asks for them: words by label, clocks, days, place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from legation.articles import calendar, clock
from legation.articles.clock import Role, Stamp
from legation.articles.date_lines import headline_before_date, is_date_line
from legation.articles.dateline import Dateline, bare_place, dateline_line
from legation.articles.fields import field as named_field
from legation.articles.words import folded_space
from legation.model import Block, Label

_CLOCKED = (Label.DATES, Label.BYLINE, Label.COPYRIGHT)
_SHORT = 150
_NEAR_TITLE = 4
"""Blocks above the title among which the story's own clock stands, not the masthead's."""
_SPACE = re.compile(r"\s+")
_CITY = r"(?P<place>[A-ZÀ-Þ][\w'’.À-ÿ-]*(?:\s[A-ZÀ-Þ][\w'’.À-ÿ-]*){0,2})"
_BY_FROM = re.compile(rf"[Bb]y\s[^,|/]{{3,40}},\s{_CITY}")
_ON_FROM = re.compile(rf"{_CITY}(?:,|\s+[●•·|/])\s+")
_PART = re.compile(r"\s[|·•/–—-]\s|,\s")
_ON_DAY = re.compile(rf",\s{calendar.WEEKDAY}$")
_BEFORE_CLOCK = re.compile(r"(?P<place>[A-ZÀ-Þ]{3,}(?:\s[A-ZÀ-Þ]{3,}){0,2})\s+(?=[A-Z\d])")
"""The place before a clock: "ISTANBUL Feb 14, 2024 - 3:41 pm"."""
_UNDER_CLOCK = re.compile(r"\d.*\s[-–—|]\s(?P<place>[A-ZÀ-Þ]{3,}(?:\s[A-ZÀ-Þ]{2,}){0,2}):?$")
"""The place behind a clock: "August 22, 2024 10:12 pm IST - WARSAW"."""
_BARS = re.compile(r"[|•·]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LAST_PLACE = re.compile(
    r"(?:,|\sin)\s(?P<place>[A-ZÀ-Þ][\w'’.À-ÿ-]*(?:\s[A-ZÀ-Þ][\w'’.À-ÿ-]*){0,2})\.?$"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's text and the blocks that tile it."""

    text: str
    blocks: Sequence[Block]
    _folded: dict[int, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def folded(self, block: Block) -> str:
        """The block's words with white space folded."""
        words = self._folded.get(block.start)
        if words is None:
            words = self._folded[block.start] = folded_space(self.text[block.start : block.end])
        return words

    def words(self, *labels: Label) -> list[str]:
        """The words of the blocks with one of these labels, in the order of the text."""
        return [self.folded(block) for block in self.blocks if block.label in labels]

    def lines(self, *labels: Label) -> list[str]:
        """As `words`, with the gaps inside a line kept: they stand between names."""
        return [
            self.text[block.start : block.end].strip()
            for block in self.blocks
            if block.label in labels
        ]

    def opening(self) -> str:
        """The paragraph with the story's dateline, the dateline before it; else the first one."""
        first = next((block for block in self.blocks if block.label is Label.BODY), None)
        for dateline, body in pairwise(self.blocks):
            if dateline.label is Label.DATELINE and self.text[dateline.end - 1] != "\n":
                return _SPACE.sub(" ", self.text[dateline.start : body.end]).strip()
        return self.folded(first) if first else ""

    def stamps(self) -> Iterator[tuple[int, Stamp]]:
        """The clocks the page shows, those far above its title last, each with its block's number.

        A line that only names a clock ("Publication date:") names the one on the next line.
        """
        role: Role | None = None
        title = next((i for i, it in enumerate(self.blocks) if it.label is Label.TITLE), 0)
        head = self._nearest_above(title)
        if self._dated_below(title):
            # What stands between a masthead's clock and the title parts them.
            between = [n for n in range(head, title) if self.blocks[n].label is Label.NAVIGATION]
            head = max(between, default=head)
        far: list[tuple[int, Stamp]] = []
        masthead: list[tuple[int, Stamp]] = []
        story = False
        for number, block in enumerate(self.blocks):
            story = story or block.label is Label.BODY
            if block.label is Label.COMMENTS:
                # What follows is dated by its readers.
                break
            if block.end - block.start > 250 and block.label not in _CLOCKED:
                role = None
                continue
            words = self.folded(block)
            if block.label in (Label.DATES, Label.BYLINE):
                named = named_field(words)
                if named is not None and named[0] == "dates":
                    role = clock.role_of(words[: named[1]].replace("_", " ")) or role
                    words = words[named[1] :]
                found = clock.stamps(words[:400])
                near = number >= max(title - _NEAR_TITLE, head)
                told = [(number, it if it.role else replace(it, role=role)) for it in found]
                far += () if near else told
                yield from told if near else ()
                role = None if found else clock.role_of(words)
            elif not story and block.label in (Label.NAVIGATION, Label.OTHER):
                if _YEAR.search(words):
                    masthead += (
                        (number, replace(s, clock=None))
                        for s in clock.stamps(words[:200])
                        if s.days
                    )
            elif block.label is Label.TITLE and headline_before_date(words):
                masthead += ((number, s) for s in clock.stamps(words) if s.days)
            elif block.label is Label.COPYRIGHT:
                # "© 2023 Outlet. Published 19.07.2023 13:27": only what is called so counts.
                masthead += ((number, s) for s in clock.stamps(words[:200]) if s.days and s.role)
            else:
                role = clock.role_of(words) if len(words) < 40 else None
        yield from far
        yield from masthead

    def _nearest_above(self, title: int) -> int:
        """The number of the first of the date lines that stand together above the title; else 0.

        A masthead's clock stands above them, something else between.
        """
        above = [
            number
            for number, block in enumerate(self.blocks[:title])
            if block.label in _CLOCKED
            and any(True for _ in calendar.dates(self.folded(block)[:400]))
        ]
        start = len(above) - 1
        while start > 0 and above[start] - above[start - 1] <= 1:
            start -= 1
        return above[start] if above else 0

    def _dated_below(self, title: int) -> bool:
        """Whether a line just under the title prints a day."""
        below = self.blocks[title + 1 : title + _NEAR_TITLE]
        lines = (self.folded(it)[:400] for it in below if it.label is Label.DATES)
        return any(True for line in lines for _ in calendar.dates(line))

    def named_days(self) -> list[date]:
        """Days the page names in words, month spelt out, outside its own clock."""
        days: list[date] = []
        for block in self.blocks:
            if block.label in (Label.CAPTION, Label.CREDIT, Label.BODY):
                for _, _, found, numeric in calendar.dates(self.folded(block)[:2000]):
                    days += () if numeric else found
        return days

    def relative_clock(self) -> str | None:
        """What the page's date lines say of its clock from the reader's own, "2 hours ago"."""
        lines = (line for line in self.words(Label.DATES, Label.BYLINE) if len(line) < _SHORT)
        return next((told for line in lines if (told := clock.relative(line))), None)

    def copyright_year(self) -> int | None:
        """The last year that the page's copyright lines name."""
        years = [
            int(year) for line in self.words(Label.COPYRIGHT) for year in _YEAR.findall(line[:200])
        ]
        return max(years, default=None)

    def filed(self, known: Callable[[str], bool]) -> Dateline | None:
        """A dateline on a line of its own that names its day or its agency."""
        lines = (self.folded(it) for it in self.blocks if it.label is Label.DATELINE)
        return next((it for line in lines if (it := dateline_line(line, known=known))), None)

    def dateline(self, known: Callable[[str], bool]) -> str | None:
        """A dateline that stands on a line of its own, without its date.

        "By NAME, CITY" is one, and "CITY, 8 December 2021"; "NAME in CITY" says where NAME is.
        """
        for block in self.blocks:
            if block.label is Label.DATELINE and len(words := self.folded(block)) < 60:
                dated = calendar.day_month_pattern().search(words)
                words = words[: dated.start()].strip(" ,(") if dated else words
                # "Doha / Information Office / September 12"
                city = words.split(" / ")[0]
                words = city if known(city) else words
                words = bare_place(_ON_DAY.sub("", words), known) if dated is None else words
                return None if not words or words.endswith(("-", "–", "—")) else words
        for line in self.words(Label.BYLINE, Label.DATES):
            before = _BEFORE_CLOCK.match(line)
            if before is not None and known(before["place"]) and self._is_dated(line):
                return before["place"]
            behind = _UNDER_CLOCK.search(line)
            if behind is not None and known(behind["place"]):
                return behind["place"]
            parts = _BARS.split(line)
            filed = (dateline_line(part.strip(" ."), known=known) for part in parts[1:])
            if told := next((it for it in filed if it is not None), None):
                return told.place
            placed = self._between_bars(line, known) if len(parts) > 1 else None
            if placed is not None and any(True for _ in calendar.dates(line)):
                return placed
            signed = _BY_FROM.fullmatch(line) or _ON_FROM.match(line)
            if signed is None or not known(signed["place"]):
                continue
            if signed.end() == len(line) or self._is_day(line[signed.end() :]):
                return signed["place"]
        return None

    @staticmethod
    def _between_bars(line: str, known: Callable[[str], bool]) -> str | None:
        """The place of "BEIRUT | Jun 3rd", and of "NAME, OUTLET, Tokyo | March 24"."""
        parts = [part.strip() for part in _BARS.split(line)]
        alone = (part for part in parts if len(part) > 2 and part.isupper() and known(part))
        *signed, last = parts[0].split(", ")
        return next(alone, None) or (last if len(signed) > 1 and known(last) else None)

    @staticmethod
    def _is_dated(words: str) -> bool:
        return is_date_line(words) and any(it.days for it in clock.stamps(words))

    @staticmethod
    def _is_day(words: str) -> bool:
        return is_date_line(words) and not any(it.clock for it in clock.stamps(words))

    def signed_from(self, known: Callable[[str], bool]) -> str | None:
        """The place that a byline ends with, or a date line over the story."""
        story = next((it.start for it in self.blocks if it.label is Label.BODY), len(self.text))
        lines = (
            self.folded(it)
            for label in (Label.BYLINE, Label.DATES)
            for it in self.blocks
            if it.label is label and (label is Label.BYLINE or it.start < story)
        )
        for line in lines:
            found = _LAST_PLACE.search(line)
            if found is not None and known(found["place"]):
                return found["place"]
            for part in _PART.split(line):
                if len(part) > 2 and known(part):
                    return part
        return None
