"""What a piece looks like among its neighbours: the features of a whole page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from legation.articles.boxes import boxed
from legation.articles.company import (
    SPOKEN,
    coherence,
    echoed,
    kindred,
    outlet_names,
)
from legation.articles.ends import (
    LONGEST_LIST,
    closed_by_agency,
    filed_at,
    listed,
    placed,
    signed_off,
)
from legation.articles.fields import fields
from legation.articles.headlines import (
    CRUMB,
    OUTLET,
    TAKEN_UP,
    first_echoed,
    first_heading,
    is_outlet,
    may_head,
    names_page,
    over_or_under,
    page_names,
    rivalry,
    second_story,
    subject_of_more,
    teasers,
    without_headline,
)
from legation.articles.piece import Piece
from legation.articles.scripts import without_frame
from legation.articles.shape import own_features
from legation.articles.voices import (
    INLINE,
    NOTICES,
    VOICED,
    asks_for,
    comments_below,
    introduces,
    questions,
    quotes_below,
    speaking,
    turned_to_reader,
    without_counts,
    writers_own,
)

_OUTSIDE = frozenset(("outside_layout",))
_PROSE_OUTSIDE = frozenset(("outside_layout", "prose_outside"))
# Lists and quotations are laid out otherwise than paragraphs and are the story all the same.
_LAID_OUT = frozenset(("tag_li", "tag_blockquote", "tag_h2", "tag_heading", "tag_figcaption"))
_DULLED = frozenset(("you", "asks_reader"))
_VERBLESS, _YOU = frozenset(("verbless",)), frozenset(("you",))
_LONGEST_CREDIT, _MOST_SPACES = 60, 7
_PICTURED = re.compile(r"\b(?:caption|image|fullscreen)\b", re.IGNORECASE)
_TOLD = frozenset(
    ("prose", "sentence", "two_sentences_unended", "begins_caption", "scene", "upper")
)
_HEADLINE = frozenset(("headline",))
_CREDIT, _AGENCY = frozenset(("credited",)), frozenset(("agency", "carried"))
_SIGNED_UNDER = frozenset(("prose", "sentence", "dated"))
_LONGEST_KICKER, _LONGEST_NAME = 30, 40
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+\S")
_NEAR = 5
"""Pieces among which a sentence stands twice only where a picture has it as text and caption."""
_ASKED = frozenset(("asks",))


def features(
    pieces: Sequence[Piece], *, known: Callable[[str], bool], title: str | None
) -> list[frozenset[str]]:
    """For each piece, the names of its features, as `labels.toml` weighs them.

    `known` tells the cities that datelines name; `title` is what the markup calls the article.
    """
    names = page_names(pieces, title)
    own = [own_features(piece, known=known) for piece in pieces]
    own = without_counts(pieces, _signed_by_agencies(without_frame(pieces, own)))
    filed = filed_at(own)
    speakers = speaking(pieces)
    spoken = bool(speakers) or sum(introduces(own, i) for i in range(len(own))) > 1
    kin = kindred(pieces, own)
    first_kin = min((i for i, how in kin.items() if how == "kin"), default=len(own))
    last_kin = max((i for i, how in kin.items() if how == "kin"), default=0)
    lone = without_headline(own)
    asides = frozenset[int]() if spoken else turned_to_reader(pieces, own)
    asked = questions(own)
    ours = writers_own(own)
    capitals = sum("upper" in found for found in own) * 10 > len(own) * 7
    counts = Counter(piece.words for piece in pieces)
    if any("layout_body" in found for found in own):
        own = [found if "layout_body" in found else found | _outside(found) for found in own]
    signed = signed_off(pieces, own)
    closing = closed_by_agency(pieces, own, filed, known)
    named = fields(pieces)
    outlets = outlet_names(pieces, own)
    own = [found - _HEADLINE if i in outlets else found for i, found in enumerate(own)]
    echoes = echoed(pieces, own)
    if subject_of_more(named, own, echoes):
        named = {i: "other" if kind == "title" else kind for i, kind in named.items()}
    first_echo = first_echoed(own, echoes)
    shared = {} if kin else coherence(pieces, own)
    elsewhere = frozenset[int]() if kin else teasers(own, shared, echoes)
    second = second_story(pieces, own, echoes)
    headed = first_heading(own)
    rivals = rivalry(own, echoes)
    boxes = boxed(pieces, own, plain=not kin)
    credit = [_is_credit(piece.words, found) for piece, found in zip(pieces, own, strict=True)]
    made: list[frozenset[str]] = []
    for i, (piece, found) in enumerate(zip(pieces, own, strict=True)):
        stands = _stands(
            i < filed,
            kin.get(i, "stranger") if kin else None,
            bool(kin) and i > last_kin and i not in kin,
            i not in kin and first_kin < i < last_kin and not found & _LAID_OUT,
            # A page may be called no more than its publisher is.
            names_page(piece, names, i) and not (title and is_outlet(found)),
        )
        if "linked" in found:
            # A headline may lead to the story's own page.
            head = {echoes[i]} if i in echoes else set[str]()
            head |= {"first_heading"} if i == headed else set()
            made.append(found | stands | head)
            continue
        more = set(stands)
        more.update(over_or_under(own, echoes, i, long=len(piece.words) > _LONGEST_NAME))
        below = own[i + 1] if i + 1 < len(own) else frozenset[str]()
        short = len(piece.words) < _LONGEST_KICKER
        if "upper" in found and short and "headline" in below and "upper" not in below:
            more.add("kicker")
        elif _over_deck(found, below):
            more.add("over_deck")
        if i == headed:
            more.add("first_heading")
        if i >= second:
            more.add("second_story")
        if i in rivals:
            more.add(rivals[i])
        if i in boxes:
            more.add(boxes[i])
        if listed(pieces, own, i):
            more.add("listed")
        elif (
            piece.words.endswith(":") and i + 1 < len(own) and listed(pieces, own, i + 1)
        ) or quotes_below(pieces, own, i):
            more.add("announces")
        elif i and quotes_below(pieces, own, i - 1):
            more.add("speaker")
        if i + 1 < len(own) and credit[i + 1]:
            more.add("over_credit")
        if i in asides:
            more.add("you_alone")
        if i in elsewhere:
            more.add("teaser")
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
            notice = found & NOTICES and not found & VOICED
            if shared[i] == "apart" and notice and i - 1 not in asked:
                more.add("notice_apart")
        if i in named:
            more.add(f"field_{named[i]}")
        if comments_below(pieces, own, i):
            more.add("commenter")
        if _numbered(pieces, i):
            more.add("in_order")
        if i and not found & SPOKEN and asks_for(pieces[i - 1].words):
            more.add("answer")
        if i and found & SPOKEN and own[i - 1] & INLINE and "headline" in own[i - 1]:
            more.add("past_inline")
        if _tiny_run(own, i):
            more.add("menu_run")
        if placed(pieces, own, i, known):
            more.add("placed")
        if (spoken and introduces(own, i)) or (i in speakers and found & (SPOKEN | _ASKED)):
            more.add("speaker")
        if counts[piece.words] > 1:
            more.add("twice_echoed" if echoes.get(i) in TAKEN_UP else "twice")
            near = range(max(0, i - _NEAR), min(len(own), i + _NEAR + 1))
            again = sum(pieces[n].words == piece.words for n in near) > 1
            if again and any(credit[n] for n in near):
                more.add("twice_near")
        if i == 0:
            more.add("first")
            if OUTLET.search(piece.words) or CRUMB.search(piece.words):
                more.add("first_with_dash")
        if i < lone and len(piece.words) > 12 and i + 1 < len(own) and may_head(found):
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
        if kin.get(i) == "kin":
            made[-1] -= _VERBLESS
        elif i in ours:
            made[-1] -= _YOU
            more.discard("you_alone")
        if "placed" in more:
            made[-1] -= {"carried"}
        made[-1] |= more
    return made


def _signed_by_agencies(own: list[frozenset[str]]) -> list[frozenset[str]]:
    """The features, "(UPI)" under a paragraph or a date told from the credit of a picture."""
    return [
        found - _CREDIT
        if i and "credited" in found and found & _AGENCY and own[i - 1] & _SIGNED_UNDER
        else found
        for i, found in enumerate(own)
    ]


def _outside(found: frozenset[str]) -> frozenset[str]:
    """What stands outside of a site's layout: prose is there too, and nobody says what it is."""
    return _PROSE_OUTSIDE if found & SPOKEN else _OUTSIDE


@cache
def _stands(above: bool, kin: str | None, past: bool, boxed: bool, repeats: bool) -> frozenset[str]:
    """Where a piece stands, as features."""
    told = {"before_dateline": above, "past_kin": past, "boxed": boxed, "repeated": repeats}
    return frozenset((*(name for name, so in told.items() if so), *((kin,) if kin else ())))


def _over_deck(found: frozenset[str], below: frozenset[str]) -> bool:
    """Whether a headline in capitals, no office's name, stands over one in small letters."""
    both = "headline" in found and "headline" in below
    return both and "upper" in found and "office" not in found and "upper" not in below


def _is_credit(words: str, found: frozenset[str]) -> bool:
    """Whether a line is what stands under a caption: a credit, the page's button that hides it."""
    if (
        len(words) > _LONGEST_CREDIT
        or not found.isdisjoint(_TOLD)
        or words.count(" ") > _MOST_SPACES
    ):
        return False
    return "credited" in found or (words.count(" ") < 5 and bool(_PICTURED.search(words)))


def _numbered(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line is one of a numbered row: "1. …" with a "2. …" below, or the like above."""
    found = _NUMBER.match(pieces[i].words) if pieces[i].words[:1].isdigit() else None
    if found is None:
        return False
    after, before = int(found[1]) + 1, int(found[1]) - 1
    near = range(max(0, i - LONGEST_LIST), min(len(pieces), i + LONGEST_LIST))
    others = [int(it[1]) for n in near if n != i and (it := _NUMBER.match(pieces[n].words))]
    return after in others or before in others


def _tiny_run(own: Sequence[frozenset[str]], i: int) -> bool:
    around = own[max(0, i - 2) : i + 3]
    return "tiny" in own[i] and sum("tiny" in found for found in around) >= 4
