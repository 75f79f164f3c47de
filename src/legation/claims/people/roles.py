"""The office that stands around a person's name, and the country it serves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.claims.people import titles
from legation.lexicon import Body, Country, Hit, HitKind
from legation.model import Span

_APPOSITION = re.compile(
    r",\s(?P<role>(?:who\s(?:leads?|led|heads?|headed|chairs?|chaired|runs?|ran|serves?\sas|served\sas|is|was)\s)?"
    r"(?:[^,;.()\[\]—–:\"“”\n]|(?<=\b[A-Z])\.){3,140})(?=[,;.()—–\n:\"”]|\s[-–—]\s|$)"
)
_INTRODUCES = re.compile(
    r"(?:Before|After|Following|While|When|As|Since|Until|Prior\sto|Besides|Upon|On|In|Having|Despite"
    r"|During|Ahead\sof|Apart\sfrom)\s[^,;:()]*\Z"
)
_POST = re.compile(
    r"\b(?:who\s(?:leads?|led|heads?|headed|chairs?|chaired|runs?|ran|mediates?\sfor|represents?|serves)"
    r"|in\scharge\sof|heading|running|leading)\s(?:the\s)?"
)
_CLAUSE = re.compile(
    r"\b(?:said|says|told|tells|will|would|has|have|had|met|meets|held|holds|called|calls|received|arrived"
    r"|visited|added|and|in)\b"
)
_OFFICE_HELD = re.compile(
    r"who\s(?:(?:is|was|has been|had been|will be|became|becomes|remains|also|now|then)\s"
    # "who was to visit Poland": no office of his
    r"(?!(?:to|due|set|expected|scheduled|visiting|touring|hosting|meeting|going|flying)\s)"
    r"|(?:has |had )?(?:served?|serves|acts|acted|works|worked|doubles)\sas\s|as\s)"
)
_LEADS_IN = re.compile(
    r"(?:^|\s)(?:to|in|with|on|at|against|from|via|through|near|over|past|into|across|beyond|outside"
    r"|as\sfar\sas)\s(?:the\s)?$"
)
# "who was in Quito and Lima"
_AND = re.compile(r",?\s(?:(?:and|or|then|later|and\sthen)\s)?(?:in\s|to\s)?")
_ITS = re.compile(r"\b(?:its|their)\b")
_LOOSE = re.compile(r"(?:'s|’s)\s(?:[a-z]+(?:-[a-z]+)?\s){1,2}|\s[a-z]+(?:'s|’s)\s(?:[a-z]+\s)?")
_POSSESSIVE = re.compile(r"(?:'[sS]|’[sS]|'|’)\s$")


@dataclass(frozen=True, slots=True)
class Role:
    """An office in the text's own words.

    `rank` orders them, the smaller the better. `office` tells a title right before the
    name. `adjacent` is where the country word that belongs to the title starts.
    """

    words: str
    country: str | None
    body: str | None
    rank: int
    office: bool
    adjacent: int | None


def role_around(
    text: str, sentence: Span, name: Span, office: Span | None, comma: bool, hits: Sequence[Hit]
) -> Role | None:
    """The title before the name at `name`, else the apposition after it; None where neither."""
    near = [hit for hit in hits if sentence.start <= hit.start and hit.end <= sentence.end]
    if office is not None:
        title = _before(text, sentence, office, comma, near)
        if title.country is not None and _no_office_of_state(title):
            serves = _after(text, sentence, name, near)
            if serves is not None and serves.body is not None:
                return serves
        if title.country is None and title.body is None:
            chief = _ranked(text, sentence, office, near)
            if chief is not None:
                return chief
            after = _after(text, sentence, name, near)
            if after is not None and after.country is not None:
                return replace(title, country=after.country)
            owner = _owner(text, name, near)
            if owner is not None:
                return replace(title, country=country_of(owner), body=body_of(owner))
        return title
    after = _after(text, sentence, name, near)
    owner = _owner(text, name, near)
    if owner is None or (after is not None and (after.country or after.body)):
        return after
    words = after.words if after is not None else ""
    return Role(words, country_of(owner), body_of(owner), 2, False, None)


def _ranked(text: str, sentence: Span, rank: Span, hits: Sequence[Hit]) -> Role | None:
    """ "Nigeria's Foreign Minister, Ambassador X": the office before whoever has a rank too."""
    chief = titles.title_before(text, sentence.start, rank.start)
    if chief is None or chief.several or not chief.comma or not text[rank.start].isupper():
        return None
    found = _before(text, sentence, chief.span, chief.comma, hits)
    return found if found.country or found.body else None


def _no_office_of_state(title: Role) -> bool:
    """ "Irish admiral X", "former Finnish president X": who may act for another than his land."""
    words = title.words.casefold().split()
    of_state = words[-1] in titles.word_set("of_the_land") | titles.word_set("equals")
    of_state = of_state or titles.leads(title.words)
    return not of_state or not titles.word_set("no_more").isdisjoint(words)


def of_several(role: Role, text: str, name: Span, hits: Sequence[Hit]) -> Role:
    """An office of several as the first one's: of the country right behind the name, if any."""
    owner = _owner(text, name, hits)
    return replace(
        role, words=titles.one_of(role.words), country=country_of(owner), body=body_of(owner)
    )


def _owner(text: str, name: Span, hits: Sequence[Hit]) -> Hit | None:
    """The country or body right before or behind: "Peru's X", "X of Nigeria"."""
    for hit in hits:
        if _POSSESSIVE.fullmatch(text[hit.end : name.start]) and hit.end < name.start:
            return hit
        if text[name.end : hit.start] in (" of ", " of the "):
            return hit
    return None


def _before(text: str, sentence: Span, office: Span, comma: bool, hits: Sequence[Hit]) -> Role:
    office = _with_first(text, sentence, office)
    start, adjacent = office.start, None
    served: Hit | None = None
    for hit in hits:
        inside = office.start <= hit.start and hit.end <= office.end
        if inside and text[office.start : hit.start].rstrip().endswith((" of", " of the")):
            served = hit
    for hit in reversed(hits):
        if hit.end > start:
            continue
        between = text[hit.end : start]
        if served is not None and hit.kind is HitKind.CITY and between == " ":
            break  # "received in Fez Spanish premier X"
        if between in (" ", "\n"):
            start, adjacent = hit.start, hit.start
        elif _POSSESSIVE.fullmatch(between) or (
            start == office.start and (_for_it(between) or _as_noun(text, hit, between))
        ):
            start, adjacent = hit.start, None
        else:
            break
        served = served or hit
    words = re.sub(r"\s+", " ", text[start : office.end])
    if text[max(sentence.start, start - 4) : start] in ("the ", "The "):
        words = f"the {words}"
    return Role(
        words, country_of(served), body_of(served), 3 if titles.of_an_equal(words) else 0, True,
        None if comma else adjacent,
    )  # fmt: skip


def _with_first(text: str, sentence: Span, office: Span) -> Span:
    """ "Peru's Deputy Premier and Minister for Trade X": the office before "and" is X's too."""
    if not text[: office.start].endswith(" and "):
        return office
    end = office.start - len(" and ")
    first = next((o for o in titles.offices(text, sentence.start, end) if o.end == end), None)
    owned = first is not None and _POSSESSIVE.search(text[sentence.start : first.start])
    if first is None or not owned or not text[first.start].isupper():
        return office
    return Span(first.start, office.end)


def _as_noun(text: str, hit: Hit, between: str) -> bool:
    """ "The Iranian, Deputy Foreign Minister X": one of that country, and his office behind."""
    article = text[max(0, hit.start - 4) : hit.start].lower()
    return between == ", " and hit.kind is HitKind.DEMONYM and article == "the "


def _for_it(between: str) -> bool:
    """Words between a country and an office: "France's overseas …", "the Iranian ministry's …"."""
    loose = _LOOSE.fullmatch(between)
    return loose is not None and not titles.word_set("not_names") & set(between.casefold().split())


def _after(text: str, sentence: Span, name: Span, hits: Sequence[Hit]) -> Role | None:
    found = _APPOSITION.match(text, name.end, sentence.end)
    if found is None or (
        not titles.names_office(found["role"]) and not found["role"].startswith("who ")
    ):
        return None
    words = found["role"].strip()
    begins = words.split()[0].casefold()
    if begins in titles.word_set("no_role_opens"):
        return None  # "Macron, according to the premier's spokesman, …"
    ends = text[found.end()] != ","
    if begins == "the" and ends and _INTRODUCES.match(text, sentence.start, name.start):
        return None  # "Before meeting X, the Greek minister saw Y."
    at = Span(*found.span("role"))
    opens_with_name = any(hit.start == at.start for hit in hits)
    who = begins == "who"
    holds = titles.word_set("who_holds") & set(words.casefold().split()[1:3])
    if who and not holds and not _OFFICE_HELD.match(words):
        return None  # "Petro, who visited Brasilia": no office of his
    if not who and _CLAUSE.search(words.split(" who ")[0]):
        return None
    if not (
        who
        or opens_with_name
        or begins in ("the", "a", "an", "its", "his", "her", "their", "then", "former")
        or any(office.start - at.start < 24 for office in titles.offices(text, at.start, at.end))
    ):
        return None
    if _anothers(text, at, hits):
        return None
    served: Hit | None = None
    if _ITS.search(words) and begins not in ("its", "their"):
        served = next((h for h in reversed(hits) if h.end <= name.start), None)
    served = served or _posted(text, at, hits)
    led: Hit | None = None
    for hit in hits if served is None or served.kind is not HitKind.BODY else ():
        if not at.covers(Span(hit.start, hit.end)) or not (country_of(hit) or body_of(hit)):
            continue
        if served is not None and hit.kind is HitKind.BODY:
            continue
        onward = led is not None and _AND.fullmatch(text[led.end : hit.start])
        if not onward and _LEADS_IN.search(text[at.start : hit.start]) is None:
            served = hit
            break
        led = hit
    words = re.sub(r"\s+", " ", words)
    return Role(words, country_of(served), body_of(served), 2 if who else 1, False, None)


def _posted(text: str, role: Span, hits: Sequence[Hit]) -> Hit | None:
    """ "the Mexican who heads the U.N. mission": the body that he serves, whatever his land."""
    post = _POST.search(text, role.start, role.end)
    if post is None:
        return None
    behind = (hit for hit in hits if post.end() <= hit.start and hit.end <= role.end)
    hit = next(behind, None)
    return hit if hit is not None and body_of(hit) else None


def _anothers(text: str, role: Span, hits: Sequence[Hit]) -> bool:
    """Whether a title there leads to its own bearer: "A, President of France B and …"."""
    office = next(iter(titles.offices(text, role.start, role.end)), None)
    if office is None or office.start != role.start or not text[role.start].isupper():
        return False
    land = next((hit for hit in hits if text[office.end : hit.start] in (" of ", " of the ")), None)
    end = land.end if land is not None else office.end
    return re.match(r"\s[A-Z][a-z]", text[end : role.end]) is not None


def in_brackets(text: str, hit: Hit) -> bool:
    """Whether a land stands alone in brackets behind a name: "X (Chile)"."""
    land = hit.kind is HitKind.COUNTRY and text[hit.start - 2 : hit.start] == " ("
    return land and text[hit.end : hit.end + 1] == ")"


def country_of(hit: Hit | None) -> str | None:
    """The country that a name stands for or belongs to."""
    if hit is None:
        return None
    return hit.entry.code if isinstance(hit.entry, Country) else hit.entry.country


def body_of(hit: Hit | None) -> str | None:
    """The international body that a name stands for."""
    if hit is None or not isinstance(hit.entry, Body) or hit.entry.country is not None:
        return None
    return hit.entry.name if hit.entry.international else None
