"""What a piece looks like among its neighbours: the features of a whole page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from legation.articles import clock
from legation.articles.company import (
    HEADS,
    LETTERS,
    SPOKEN,
    coherence,
    echoed,
    kindred,
    outlet_names,
)
from legation.articles.dateline import bare_place, dateline, dateline_line, known_agencies
from legation.articles.fields import fields
from legation.articles.piece import Piece
from legation.articles.shape import SPEAKER, own_features
from legation.articles.words import word_set

_OUTLET = re.compile(r"\s[|•·–—-]\s[^|•·–—]{2,40}$")
_CRUMB = re.compile(r"\s[>›»/]\s")
_OUTSIDE = frozenset(("outside_layout",))
# Lists and quotations are laid out otherwise than paragraphs and are the story all the same.
_LAID_OUT = frozenset(("tag_li", "tag_blockquote", "tag_h2", "tag_heading", "tag_figcaption"))
_DULLED = frozenset(("you", "asks_reader"))
_STORYLIKE = frozenset(("long_prose", "dateline"))
_MOST_HEADS = 60
_FEWEST_NAMED, _LONGEST_NAMED = 24, 200
_BUTTON = frozenset(("tiny",))
_MOST_BUTTONS = 2
_READER = re.compile(r"\byou(?:rs?)?\b", re.IGNORECASE)
# "He told us" is reported, "We need you" is not.
_WRITER = re.compile(r"\b(?:[Ww]e|[Oo]urs?|(?<!told )(?<!to )us)\b")
_LONGEST_SIGN = 30
_PICTURED_BY = frozenset(("credited", "begins_caption"))
_TAKEN_UP = ("echoed", "half_echoed")
_UNHEADED = frozenset(("credited", "dateline", "scene", "upper"))
_TITLES = frozenset(("headline", "person", "tiny"))
_UNDER_TITLE = frozenset(("dated", "dated_byline", "begins_byline"))
_OFFICE = re.compile(
    r"\b(?:President|Minister|Chancellor|Secretary|Speaker|Ambassador|Governor|King)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|editing|reported)\s(?:by|in)\s", re.I
)
_WEEKDAY = re.compile(rf",\s{clock.WEEKDAY}$")
_LONGEST_NAME, _LONGEST_SPEAKER = 40, 200
_LONGEST_CREDIT, _MOST_SPACES = 60, 7
_PICTURED = re.compile(r"\b(?:caption|image|fullscreen)\b", re.IGNORECASE)
_TOLD = frozenset(
    ("prose", "sentence", "two_sentences_unended", "begins_caption", "scene", "upper")
)
_LONGEST_LIST = 12
_LONGEST_PLACE = 60
_STRANGE = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufdff]")
_NAMES = frozenset(("office", "paper"))
_NO_HEADLINE = frozenset(("linked", "office", "paper", "you"))
_HEADLINE = frozenset(("headline",))
_CREDIT, _AGENCY = frozenset(("credited",)), frozenset(("agency", "carried"))
_SIGNED_UNDER = frozenset(("prose", "sentence", "dated"))
_FOREIGN = frozenset(("foreign",))
_LONGEST_KICKER = 30
_AGENCY_LAST = re.compile(
    r"[a-z][.”\"’]\s?(?:—\s?(?P<dashed>[A-Z]{2,6})|\((?P<bracketed>[^()]{2,30})\))$"
)
_PICTURES = frozenset(("scene", "holds_caption", "begins_caption"))
_ASKED_BY = re.compile(r"Q\s+[A-Z\"“]")
_FEWEST_ASKED = 3
_LONGEST_LABEL = 20
_LABEL = re.compile(r"(?:from|by|author|source|(?:\w+\s){1,2}(?:by|from)):?", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+\S")
_INLINE = frozenset(("headed_related", "begins_related"))
_NEAR = 5
"""Pieces among which a sentence stands twice only where a picture has it as text and caption."""
_STORY = 3
"""Paragraphs of prose under a headline that make it a story's."""
# What shares no word with the story and speaks to its reader is no part of it.
_NOTICES = frozenset(
    (
        "asks_reader",
        "holds_promotion",
        "holds_disclosure",
        "holds_comments",
        "begins_comments",
        "holds_copyright",
        "holds_other",
        "calls",
    )
)
_VOICED = frozenset(("quoted", "attributed", "speaker"))
_ASKED = frozenset(("asks",))
_ENTRY = frozenset(("tag_li", "bulleted", "numbered_sentence"))
_MOST_ABOVE = 3
"""Paragraphs of prose that may stand above a dateline: a standfirst, a promotion."""


def features(
    pieces: Sequence[Piece], *, known: Callable[[str], bool], title: str | None
) -> list[frozenset[str]]:
    """For each piece, the names of its features, as `labels.toml` weighs them.

    `known` tells the cities that datelines name; `title` is what the markup calls the article.
    """
    names = _page_names(pieces, title)
    own = [own_features(piece, known=known) for piece in pieces]
    own = _signed_by_agencies(_without_frame(pieces, own))
    filed = _filed(own)
    speakers = _speakers(pieces)
    spoken = bool(speakers) or sum(_introduces(own, i) for i in range(len(own))) > 1
    kin = kindred(pieces, own)
    first_kin = min((i for i, how in kin.items() if how == "kin"), default=len(own))
    last_kin = max((i for i, how in kin.items() if how == "kin"), default=0)
    lone = _without_headline(own)
    asides = frozenset[int]() if spoken else _asides(pieces, own)
    asked = _asked(own)
    capitals = sum("upper" in found for found in own) * 10 > len(own) * 7
    counts = Counter(piece.words for piece in pieces)
    if any("layout_body" in found for found in own):
        own = [found if "layout_body" in found else found | _OUTSIDE for found in own]
    signed = _signed_off(pieces, own)
    closing = _closing(pieces, own, filed, known)
    named = fields(pieces)
    outlets = outlet_names(pieces, own)
    own = [found - _HEADLINE if i in outlets else found for i, found in enumerate(own)]
    echoes = echoed(pieces, own)
    first_echo = _first_echo(own, echoes)
    shared = {} if kin else coherence(pieces, own)
    second = _second_story(pieces, own)
    headed = _first_heading(own)
    rivals = _rivals(own, echoes)
    made: list[frozenset[str]] = []
    for i, (piece, found) in enumerate(zip(pieces, own, strict=True)):
        stands = _stands(
            i < filed,
            kin.get(i, "stranger") if kin else None,
            bool(kin) and i > last_kin and i not in kin,
            i not in kin and first_kin < i < last_kin and not found & _LAID_OUT,
            # A page may be called no more than its publisher is.
            _names_page(piece, names, i) and not (title and _is_outlet(found)),
        )
        if "linked" in found:
            # A headline may lead to the story's own page.
            head = {echoes[i]} if i in echoes else set[str]()
            head |= {"first_heading"} if i == headed else set()
            made.append(_joined(found, stands | head))
            continue
        more = set(stands)
        more.update(_over_or_under(own, echoes, i, long=len(piece.words) > _LONGEST_NAME))
        below = own[i + 1] if i + 1 < len(own) else frozenset[str]()
        short = len(piece.words) < _LONGEST_KICKER
        if "upper" in found and short and "headline" in below and "upper" not in below:
            more.add("kicker")
        elif {"upper", "headline"} <= found and "headline" in below and "upper" not in below:
            more.add("over_deck")
        if i == headed:
            more.add("first_heading")
        if i >= second:
            more.add("second_story")
        if i in rivals:
            more.add(rivals[i])
        if _listed(pieces, own, i):
            more.add("listed")
        elif (
            piece.words.endswith(":") and i + 1 < len(own) and _listed(pieces, own, i + 1)
        ) or _quotes_below(pieces, own, i):
            more.add("announces")
        elif i and _quotes_below(pieces, own, i - 1):
            more.add("speaker")
        if i + 1 < len(own) and _is_credit(pieces[i + 1].words, own[i + 1]):
            more.add("over_credit")
        if i in asides:
            more.add("you_alone")
        if i == closing:
            more.add("signed_story")
        if i > signed:
            more.add("past_sign_off")
        if {"headline", "you"} <= found and echoes.get(i) == "unechoed":
            more.add("slogan")
        if i in outlets:
            more.add("outlet")
        if i in echoes:
            more.add(echoes[i])
            if i > first_echo and echoes[i] == "echoed":
                more.add("echoed_again")
        if i in shared:
            more.add(shared[i])
            notice = found & _NOTICES and not found & _VOICED
            if shared[i] == "apart" and notice and i - 1 not in asked:
                more.add("notice_apart")
        if i in named:
            more.add(f"field_{named[i]}")
        if _numbered(pieces, i):
            more.add("in_order")
        if i and not found & SPOKEN and _asks_for(pieces[i - 1].words):
            more.add("answer")
        if i and found & SPOKEN and own[i - 1] & _INLINE and "headline" in own[i - 1]:
            more.add("past_inline")
        if _tiny_run(own, i):
            more.add("menu_run")
        if _placed(pieces, own, i, known):
            more.add("placed")
        if (spoken and _introduces(own, i)) or (i in speakers and found & (SPOKEN | _ASKED)):
            more.add("speaker")
        if counts[piece.words] > 1:
            more.add("twice_echoed" if echoes.get(i) in _TAKEN_UP else "twice")
            near = range(max(0, i - _NEAR), min(len(own), i + _NEAR + 1))
            again = sum(pieces[n].words == piece.words for n in near) > 1
            if again and any(_is_credit(pieces[n].words, own[n]) for n in near):
                more.add("twice_near")
        if i == 0:
            more.add("first")
            if _OUTLET.search(piece.words) or _CRUMB.search(piece.words):
                more.add("first_with_dash")
        if i < lone and len(piece.words) > 12 and i + 1 < len(own) and _may_head(found):
            more.add("lone_title")
        if "strong" in found and found & {"prose", "sentence"} and i > first_kin:
            more.add("bold_prose")
        if i in asked:
            more.add("question")
        elif i - 1 in asked and found & SPOKEN:
            more.add("speaker")
        if "person" in found and any("dated" in near for near in own[max(0, i - 3) : i + 4]):
            more.add("person_in_place" if " in " in piece.words else "person_by_date")
        if spoken and "unfinished" in found and own[i + 1 : i + 2] and own[i + 1] & SPOKEN:
            more.add("vocative")
        # In a transcript "you" is who is spoken to, not the page's reader.
        made.append(found - _DULLED if spoken or i in asked else found)
        if capitals:
            made[-1] -= {"upper"}
        if "placed" in more:
            made[-1] -= {"carried"}
        made[-1] = _joined(made[-1], frozenset(more))
    return made


def _without_frame(pieces: Sequence[Piece], own: list[frozenset[str]]) -> list[frozenset[str]]:
    """The features, with the lines in another script than the page's own told apart.

    A Greek or Japanese paper prints its menus so around the stories of its English edition.
    """
    strange = [
        i
        for i, piece in enumerate(pieces)
        if not piece.words.isascii() and _STRANGE.search(piece.words) and _is_strange(piece.words)
    ]
    total = sum(len(piece.words) for piece in pieces)
    if not strange or sum(len(pieces[i].words) for i in strange) * 3 > total:
        return own
    lines = frozenset(strange)
    return [
        _FOREIGN if i in lines and "dated" not in found else found for i, found in enumerate(own)
    ]


def _signed_by_agencies(own: list[frozenset[str]]) -> list[frozenset[str]]:
    """The features, "(UPI)" under a paragraph or a date told from the credit of a picture."""
    return [
        found - _CREDIT
        if i and "credited" in found and found & _AGENCY and own[i - 1] & _SIGNED_UNDER
        else found
        for i, found in enumerate(own)
    ]


def _is_strange(words: str) -> bool:
    """Whether most letters of a line are of none of the Latin alphabets."""
    return 2 * len(_STRANGE.findall(words)) > sum(char.isalpha() for char in words)


@cache
def _stands(above: bool, kin: str | None, past: bool, boxed: bool, repeats: bool) -> frozenset[str]:
    """Where a piece stands, as features."""
    told = {"before_dateline": above, "past_kin": past, "boxed": boxed, "repeated": repeats}
    return frozenset((*(name for name, so in told.items() if so), *((kin,) if kin else ())))


@lru_cache(maxsize=8192)
def _joined(found: frozenset[str], more: frozenset[str]) -> frozenset[str]:
    return found | more


def _over_or_under(
    own: Sequence[frozenset[str]], echoes: Mapping[int, str], i: int, *, long: bool
) -> Iterator[str]:
    """What stands just above and below a piece: its date, its text, another headline."""
    found = own[i]
    if i and "closes" in own[i - 1]:
        yield "under_close"
    if "headline" in found and any("dated" in near for near in own[i + 1 : i + 7]):
        yield "above_date"
    if not found & _TITLES or i + 1 == len(own):
        return
    below, above = _beside(own, i, 1), _beside(own, i, -1)
    if (i or long) and _plain(found) and below and _plain(own[below]) and own[below + 1 :]:
        # Of two headlines over a date the second is the standfirst.
        if own[below + 1] & _UNDER_TITLE:
            yield "over_date"
    elif _plain(found) and above and _plain(own[above]) and own[i + 1] & _UNDER_TITLE:
        if echoes.get(above) == "unechoed" and echoes.get(i) == "echoed":
            yield "over_date"
        else:
            yield "under_headline"
    elif own[i + 1] & _UNDER_TITLE:
        yield "over_date"
    elif own[i + 1] & {"prose", "dateline"}:
        yield "over_prose"


def _beside(own: Sequence[frozenset[str]], i: int, step: int) -> int:
    """The number of the nearest piece below or above that is no button; 0 for none."""
    at = i + step
    while (
        0 < at < len(own)
        and abs(at - i) <= _MOST_BUTTONS
        and (own[at] == _BUTTON or own[at] & _PICTURED_BY)
    ):
        at += step
    return at if 0 < at < len(own) else 0


def _plain(found: frozenset[str]) -> bool:
    return (
        "headline" in found
        and "office" not in found
        and not any(it.startswith(("begins", "linked", "names_alone")) for it in found)
    )


def _second_story(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> int:
    """The number of the heading under which a page that scrolls on prints another story."""
    heads = [i for i, found in enumerate(own) if "tag_h1" in found]
    for i in heads[1:]:
        told = sum("prose" in found for found in own[heads[0] : i])
        if told >= _STORY and pieces[i].words != pieces[heads[0]].words:
            return i
    return len(own)


def _is_credit(words: str, found: frozenset[str]) -> bool:
    """Whether a line is what stands under a caption: a credit, the page's button that hides it."""
    if len(words) > _LONGEST_CREDIT or words.count(" ") > _MOST_SPACES or found & _TOLD:
        return False
    return "credited" in found or (words.count(" ") < 5 and bool(_PICTURED.search(words)))


def _first_heading(own: Sequence[frozenset[str]]) -> int:
    """The number of the first heading of rank two over the story of a page without rank one."""
    if any("tag_h1" in found for found in own):
        return -1
    story = next((i for i, found in enumerate(own) if "long_prose" in found), len(own))
    return next((i for i, found in enumerate(own[:story]) if "tag_h2" in found), -1)


def _rivals(own: Sequence[frozenset[str]], echoes: Mapping[int, str]) -> dict[int, str]:
    """How each line like a headline over the story stands to the others there.

    Headlines that follow each other with no more than buttons between them are a run; a line that
    the story does not echo has a rival in one that it does.
    """
    story = next((i for i, found in enumerate(own) if found & _STORYLIKE), len(own))
    heads = [i for i in range(story) if _plain(own[i]) and not own[i] & _UNHEADED]
    heads = [i for i in heads if not any(name.startswith("holds") for name in own[i])]
    echoed = [i for i in heads if echoes.get(i) == "echoed"]
    made: dict[int, str] = {}
    for i in heads:
        above, below = _beside(own, i, -1), _beside(own, i, 1)
        kept = echoes.get(i) in _TAKEN_UP
        after = below in heads
        before = above in heads and not (kept and echoes.get(above) == "unechoed")
        near = below in echoed and echoes.get(i) != "unechoed"
        if i not in echoed and any(other > i for other in echoed) and not near:
            made[i] = "rivalled"
        elif after and not before:
            made[i] = "run_first"
        elif before:
            # A standfirst tells the story, and often more of it than the headline.
            made[i] = (
                "standfirst" if i - 1 in heads and echoes.get(i - 1) != "unechoed" else "run_later"
            )
        elif any("dated" in near for near in own[max(0, i - 2) : i]):
            made[i] = "under_dated"
    return made


def _first_echo(own: Sequence[frozenset[str]], echoes: Mapping[int, str]) -> int:
    """The number of the first line that the story echoes and that may be its headline."""
    for i, how in sorted(echoes.items()):
        if how == "echoed" and _plain(own[i]) and not own[i] & _UNHEADED:
            return i
    return len(own)


def _listed(pieces: Sequence[Piece], own: Sequence[frozenset[str]], i: int) -> bool:
    """Whether an entry belongs to a list that a sentence before it announces: "They agreed to:"."""
    for before in range(i - 1, max(-1, i - _LONGEST_LIST), -1):
        if not (own[before + 1] & _ENTRY or _is_item(pieces, before + 1)):
            return False
        if not (own[before] & _ENTRY or _is_item(pieces, before)):
            words = pieces[before].words
            return words.endswith(":") and words.count(" ") >= 2 and "linked" not in own[before]
    return False


def _is_item(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line without a bullet is an entry: it ends in ";", or is the last of such."""
    if pieces[i].words.endswith((";", "; and", "; or")):
        return True
    return i > 0 and pieces[i - 1].words.endswith((";", "; and", "; or", ", and"))


def _signed_off(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> int:
    """The number of the line under the story that says who reported or wrote it; else the last."""
    whole = sum("prose" in found for found in own)
    prose = 0
    for i, (piece, found) in enumerate(zip(pieces, own, strict=True)):
        prose += "prose" in found
        later = whole - prose
        signed = "begins_byline" in found and _REPORTED.match(piece.words)
        if prose > 1 and (signed or ("note_on_writer" in found and later <= prose)):
            return i
        # A line of dashes parts notes from the story, unless more story than notes follows.
        parted = prose > 1 and "closes" in found and "*" not in piece.words
        if parted and later <= prose:
            return i
    return len(own)


def _asides(pieces: Sequence[Piece], own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of sentences to the reader on a page that mostly speaks of others.

    A speech or a letter says "we" and "you" all along; a report does so in what it quotes.
    """
    prose = [i for i, found in enumerate(own) if found & SPOKEN]
    said = [
        i
        for i in prose
        if "you" in own[i]
        and not own[i] & _VOICED
        and (_READER.search(pieces[i].words) or len(_WRITER.findall(pieces[i].words)) > 1)
    ]
    return frozenset(said if len(said) * 4 <= len(prose) else ())


def _closing(
    pieces: Sequence[Piece],
    own: Sequence[frozenset[str]],
    filed: int,
    known: Callable[[str], bool],
) -> int:
    """The number of the last sentence where the agency of the dateline signs it; else -1."""
    last = max((i for i, found in enumerate(own) if found & SPOKEN), default=-1)
    for i in (last + 1, last):
        if 1 < i < len(own) and _ends_with_agency(pieces[i].words) and not own[i] & _PICTURES:
            return i
    if last <= filed or not pieces[last].words.endswith((")", ").")) or "scene" in own[last]:
        return -1
    found = dateline(pieces[filed].words, known=known)
    agency = found.agency if found else None
    return last if agency and f"({agency})" in pieces[last].words[-_LONGEST_SIGN:] else -1


def _ends_with_agency(words: str) -> bool:
    """Whether a sentence is signed as stories are at their end: "talks.—MNA", "talks. (APS)"."""
    found = _AGENCY_LAST.search(words, max(0, len(words) - _LONGEST_SIGN - 10))
    return found is not None and (
        found["dashed"] is not None or found["bracketed"].lower() in known_agencies()
    )


def _without_headline(own: Sequence[frozenset[str]]) -> int:
    """How many pieces stand above the story where none of them reads as a headline; else 0."""
    for i, found in enumerate(own):
        if found & {"headline", "tag_h1"} and not found & _NO_HEADLINE:
            return 0
        if found & {"prose", "dateline"}:
            return i
    return 0


def _filed(own: Sequence[frozenset[str]]) -> int:
    """The number of the dateline paragraph; 0 where none stands near the head of the story."""
    prose = 0
    for i, found in enumerate(own):
        if "dateline" in found:
            return i
        prose += "prose" in found
        if prose > _MOST_ABOVE:
            break
    return 0


def _speakers(pieces: Sequence[Piece]) -> frozenset[int]:
    """The numbers of the pieces that open with a name and a colon which another opens with too."""
    named = {
        i: found["name"]
        for i, piece in enumerate(pieces)
        if ":" in piece.words[:_LONGEST_SPEAKER] and (found := SPEAKER.match(piece.words))
    }
    counts = Counter(named.values())
    offices = {i for i, name in named.items() if _OFFICE.search(name)}
    turns = offices if len({named[i] for i in offices}) > 1 else set[int]()
    told = {i for i, name in named.items() if counts[name] > 1 or i in turns}
    if told:
        # "Q Mr. President, will you …": transcripts of press conferences print no colon there.
        told |= {i for i, piece in enumerate(pieces) if _ASKED_BY.match(piece.words)}
    return frozenset(told)


def _asked(own: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of an interview's questions: set in bold, or each with an answer below it."""
    bold = [i for i, found in enumerate(own) if {"strong", "asks"} <= found]
    if sum("you" in own[i] for i in bold) > 1:
        return frozenset(bold)
    answered = [
        i
        for i, (found, below) in enumerate(pairwise(own))
        if {"asks", "you"} <= found and below & SPOKEN and not found & _INLINE
    ]
    return frozenset(answered if len(answered) >= _FEWEST_ASKED else ())


def _quotes_below(pieces: Sequence[Piece], own: Sequence[frozenset[str]], i: int) -> bool:
    """Whether a line ends "…, said:" and the statement stands below it."""
    words = pieces[i].words
    if not words.endswith(":") or i + 1 == len(own) or not own[i + 1] & SPOKEN:
        return False
    return words.rsplit(" ", 1)[-1][:-1].lower() in word_set("clock", "reporting")


def _introduces(own: Sequence[frozenset[str]], i: int) -> bool:
    """Whether a line names the speaker of the next one."""
    after = own[i + 1] if i + 1 < len(own) else frozenset[str]()
    return "introduces" in own[i] and bool(after & SPOKEN or "unfinished" in after)


def _may_head(found: frozenset[str]) -> bool:
    """Whether a line on a page without a headline may be its title all the same."""
    return bool(found & _TITLES) and not found & _NAMES


def _asks_for(words: str) -> bool:
    """Whether a line is a label whose answer stands on the next line: "From:", "PROVIDED BY"."""
    return len(words) < _LONGEST_LABEL and _LABEL.fullmatch(words) is not None


def _numbered(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line is one of a numbered row: "1. …" with a "2. …" below, or the like above."""
    found = _NUMBER.match(pieces[i].words) if pieces[i].words[:1].isdigit() else None
    if found is None:
        return False
    after, before = int(found[1]) + 1, int(found[1]) - 1
    near = range(max(0, i - _LONGEST_LIST), min(len(pieces), i + _LONGEST_LIST))
    others = [int(it[1]) for n in near if n != i and (it := _NUMBER.match(pieces[n].words))]
    return after in others or before in others


def _tiny_run(own: Sequence[frozenset[str]], i: int) -> bool:
    around = own[max(0, i - 2) : i + 3]
    return "tiny" in own[i] and sum("tiny" in found for found in around) >= 4


def _page_names(pieces: Sequence[Piece], title: str | None) -> tuple[str, ...]:
    """What the page is called: by its markup, its first line before the outlet, a breadcrumb."""
    if title is not None:
        return (title.casefold(),)
    crumbs = [piece.words for piece in pieces[:80] if _CRUMB.search(piece.words)][:3]
    named = [_OUTLET.sub("", pieces[0].words) if pieces and _OUTLET.search(pieces[0].words) else ""]
    named += [_CRUMB.split(crumb)[-1] for crumb in crumbs]
    named += _ends_of(pieces[:_MOST_HEADS])
    return tuple(name.strip().casefold() for name in named if len(name) > 5)


def _ends_of(pieces: Sequence[Piece]) -> Iterator[str]:
    """Lines with which an earlier line ends: a breadcrumb, a feed's entry with its clock."""
    lines = [piece.words for piece in pieces if _FEWEST_NAMED < len(piece.words) < _LONGEST_NAMED]
    for number, line in enumerate(lines):
        if any(
            len(other) > len(line) and other.rstrip(".").endswith(f" {line}")
            for other in lines[:number]
        ):
            yield line


def _names_page(piece: Piece, names: tuple[str, ...], i: int) -> bool:
    if not names or len(piece.words) > len(max(names, key=len)) + 2:
        return False
    words = piece.words.casefold()
    return any(words in name and len(words) * 2 > len(name) for name in names) and (
        i > 0 or not _OUTLET.search(piece.words)
    )


def _is_outlet(found: frozenset[str]) -> bool:
    """Whether what the markup calls the page is its publisher: a name in no heading, an office."""
    return "office" in found or ("tiny" in found and not found & HEADS)


def _placed(
    pieces: Sequence[Piece],
    own: Sequence[frozenset[str]],
    i: int,
    known: Callable[[str], bool],
) -> bool:
    """Whether a line is the place under a page's date, before its text."""
    if len(pieces[i].words) >= _LONGEST_PLACE:
        return False
    words = bare_place(_WEEKDAY.sub("", pieces[i].words), known)
    over_prose = i + 1 < len(own) and not own[i + 1].isdisjoint(("prose", "long_prose"))
    if over_prose and 2 < len(pieces[i].words) < _LONGEST_PLACE and "linked" not in own[i]:
        # "CAIRO" on a line of its own, above the first paragraph; "Cairo" under date or byline.
        signed = any(near & _UNDER_TITLE for near in own[max(0, i - 3) : i])
        if (signed or words.isupper()) and _all_names(words) and known(words.rstrip(" -–—:")):
            return True
        if dateline_line(pieces[i].words, known=known) is not None:
            return True
    if not i or "dated" not in own[i - 1] or len(words) > 50 or words.endswith((".", ":")):
        return False
    if not LETTERS.search(words):
        return False
    if not _all_names(words) or any(char.isdigit() for char in words):
        return False
    if own[i] & {"gaps", "menu", "linked", "tag_h2", "tag_heading"} or any(
        name.startswith(("headed", "begins", "holds")) for name in own[i]
    ):
        return False
    above = pieces[i - 1].words
    clock_alone = any(True for _ in clock.clocks(above)) and not any(
        True for _ in clock.dates(above)
    )
    return clock_alone or any(known(name) for name in words.split(", "))


def _all_names(words: str) -> bool:
    """Whether a line has no word that a name has not: "Chisinau, Kyiv confer" has one."""
    small = word_set("function_words")
    return all(word[:1].isupper() or word.lower() in small for word in LETTERS.findall(words))
