"""From a page's bytes to an Article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from legation.articles.addresses import is_address
from legation.articles.anchor import anchor, reported_weekdays
from legation.articles.blocks import blocks
from legation.articles.clock import Stamp, in_year
from legation.articles.credits import agency, byline, closing_agency, telling_agency
from legation.articles.dateline import Dateline, agency_opening, dateline
from legation.articles.layouts import Layout
from legation.articles.metadata import Stated
from legation.articles.opened import Opened, opened
from legation.articles.order import chosen_day
from legation.articles.parts import Parts
from legation.articles.publication import Publication, Setting, publication, together
from legation.articles.repeats import Repeats, repeated
from legation.articles.slugs import slug_year
from legation.articles.terms import TermYear, year_of
from legation.articles.tongue import language
from legation.lexicon import Lexicon
from legation.model import Article, Label, RawPage

_FURNITURE = (
    Label.COPYRIGHT,
    Label.NAVIGATION,
    Label.OTHER,
    Label.DISCLOSURE,
    Label.PROMOTION,
    Label.SUBHEAD,
)


_RULES = " ^<=*#_"
"""Signs that old wires, Markdown and rules of dashes set around a headline."""
_EDITION = re.compile(r":?\s*\[[^\]]*\bEdition\]$|\s\((?:Update|Correct)\w{0,3}\s?\d?\)$")
_WIRE = re.compile(
    r"^(?:[A-Z]{2,4}\s-\s|DJ\s(?=\S+\s)|[A-Z]{2,4}\s+\d\d\s[A-Z]{3}\s\d\d\s/\s"
    r"|[A-Z]{2,3}\w?\s\d\d/\d\d\s\d{4}\s|UPDATE \d+-"
    r"|\[[\w .:-]{1,30}\]\s+|(?i:re|fwd?|fw):\s*)+(?=\S)"
)


_OUTLET = re.compile(
    r"(?<=\w{3}.)\s?(?:\||[-–—])\s(?P<name>(?!.*\d)[A-Z][\w.&'’]*(?:\s[\w.&'’]+){0,5})$"
)


def _headline(words: str, whole: str) -> str:
    """A headline without the signs and codes that wires and archives set around it.

    The outlet's name behind it goes too: after "|", and after a dash where the page names it again.
    """
    bare = _WIRE.sub("", _EDITION.sub("", words.strip(_RULES)))
    outlet = _OUTLET.search(bare)
    if outlet and ("|" in outlet[0] or whole.count(outlet["name"]) > whole.count(bare)):
        return bare[: outlet.start()]
    return bare


def make(
    page: RawPage | Opened,
    *,
    lexicon: Lexicon,
    layouts: Sequence[Layout] = (),
    repeats: Repeats | None = None,
) -> Article:
    """The article of a page: its visible text in labelled blocks, its clock and its own day.

    `lexicon` knows the cities of datelines and their zones, `layouts` where sites keep what; the
    first that fits the page's host and day is asked before the general search (a page that is
    opened was opened with its own); `repeats` knows the other pages of its site. Raises
    UnreadablePage where the bytes hold no words, or where `published` or `zone` is stated in no
    form we read.
    """
    shows = page if isinstance(page, Opened) else opened(page, layouts=layouts)
    page, whole, pieces, said = shows.page, shows.text, shows.pieces, shows.said

    @cache
    def zone_at(name: str) -> str | None:
        city = lexicon.dateline_city(name)
        return city.zone if city else None

    def clock_zone(name: str) -> str | None:
        """The zone of "Beijing time", and of "UAE time": that of the capital."""
        land = lexicon.country(name)
        return zone_at(name) or (zone_at(land.capital) if land and land.capital else None)

    def known(name: str) -> bool:
        return zone_at(name) is not None

    elsewhere: frozenset[int] = frozenset()
    if repeats is not None:
        elsewhere = repeated(shows.signatures, repeats(shows.sighting))
    cut = blocks(whole, pieces, known=known, title=said.title, elsewhere=elsewhere)
    found = Parts(whole, cut)
    filed = dateline(found.opening(), known=known) or found.filed(known)
    place = filed.place if filed else found.dateline(known) or said.dateline
    written = place or found.signed_from(known)
    cities = filed.cities if filed else written.split(", ") if written else ()
    home = next((zone for name in cities if (zone := zone_at(name))), None)
    story = found.words(Label.BODY)
    lead = story[:3]
    bare = list(found.stamps())
    shown_days = [stamp.days[0] for _, stamp in bare if len(stamp.days) == 1]
    named = found.named_days()
    days = [*shown_days, *named]
    in_terms = None
    printed_day = _yearless(filed, [stamp for _, stamp in bare])
    if page.published or said.published:
        printed_day = None
    coded = slug_year(found.words(*Label), *printed_day) if printed_day else None
    year = coded or found.copyright_year()
    if year is None and not days and printed_day:
        in_terms = year_of(*printed_day, story=story, lexicon=lexicon)
        year = in_terms.year if in_terms else None
    stamps = together([(line, in_year(stamp, days, year)) for line, stamp in bare])
    certain = [stamp.days[0] for stamp in stamps if len(stamp.days) == 1]
    setting = Setting(
        home,
        clock_zone,
        chosen_day(filed, list(reported_weekdays(lead)), [*certain, *named]),
    )
    told = publication(page, said, shows.times, stamps, setting)
    printed = next((it.days[0] for it in stamps if len(it.days) == 1 and it.clock is None), None)
    sure = coded is not None or in_terms is not None
    own = anchor(told, filed, home=home, lead=lead, year=year, sure=sure, printed=printed)
    shown = None if told.updated else told.day
    opening = agency_opening(found.opening()) if filed is None else None
    signed = filed.agency if filed else opening[0] if opening else None
    credit_lines = found.lines(Label.BYLINE, Label.DATES)
    address = page.url or said.url
    doubts: tuple[str, ...] = ()
    if address is not None and not is_address(address):
        doubts = (f"its address {address[:80]!r} is none: left out",)
        address = None
    return Article(
        id=page.id,
        page=page.hash,
        text=whole,
        blocks=cut,
        url=address,
        title=_headline(next(iter(found.words(Label.TITLE)), ""), whole) or _stated(said, found),
        published=told.day if told.given else told.published or shown,
        updated=told.updated,
        zone=told.zone,
        anchor_day=own.day,
        agency=agency(
            signed or closing_agency(story) or telling_agency(story),
            found.lines(*_FURNITURE),
            credit_lines,
            said,
        ),
        byline=byline(credit_lines, said),
        dateline=place,
        language=language(" ".join(found.words(Label.BODY, Label.TITLE)) or whole),
        warnings=(
            *shows.warnings,
            *doubts,
            *told.warnings,
            *(
                [_by_terms(in_terms)]
                if in_terms and own.day
                else [own.reason]
                if own.reason
                else []
            ),
            *_untold(told, found),
        ),
    )


def _stated(said: Stated, found: Parts) -> str | None:
    """The title that the markup states, unless the page shows it as a channel's name."""
    shown = found.words(Label.BYLINE, Label.NAVIGATION)
    return said.title if said.title is None or shown.count(said.title) < 2 else None


def _yearless(filed: Dateline | None, stamps: Sequence[Stamp]) -> tuple[int, int] | None:
    """Month and day of a date that is printed without its year."""
    if filed is not None and filed.month and filed.day:
        return None if filed.year else (filed.month, filed.day)
    return next((stamp.month_day for stamp in stamps if stamp.month_day), None)


def _by_terms(told: TermYear) -> str:
    names = ", ".join(told.names[:4])
    return f"the year {told.year} deduced: the page shows none, and then {names} were in office"


def _untold(told: Publication, found: Parts) -> Iterator[str]:
    """Says that a page shows its clock only as seen from its reader's."""
    if told.published is None and told.day is None and told.updated is None:
        relative = found.relative_clock()
        if relative is not None:
            yield f"the page says only {relative!r} of its day: none is told"
