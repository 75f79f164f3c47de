"""What a piece looks like among its neighbours: the features of a whole page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
    announced,
    closed_by_agency,
    filed_at,
    placed,
    signed_off,
)
from legation.articles.fields import fields
from legation.articles.headlines import (
    CRUMB,
    OUTLET,
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
from legation.articles.standing import standing
from legation.articles.voices import (
    NOTICES,
    VOICED,
    answers,
    commenters,
    introducing,
    questions,
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
_HEADLINE = frozenset(("headline",))
_CREDIT, _AGENCY = frozenset(("credited",)), frozenset(("agency", "carried"))
_SIGNED_UNDER = frozenset(("prose", "sentence", "dated"))
_LONGEST_NAME = 40
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
    introduced = introducing(own)
    spoken = bool(speakers) or len(introduced) > 1
    kin = kindred(pieces, own)
    first_kin = min((i for i, how in kin.items() if how == "kin"), default=len(own))
    last_kin = max((i for i, how in kin.items() if how == "kin"), default=0)
    lone = without_headline(own)
    asides = frozenset[int]() if spoken else turned_to_reader(pieces, own)
    asked = questions(own)
    ours = writers_own(own)
    capitals = sum("upper" in found for found in own) * 10 > len(own) * 7
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
    speak = {i for i in speakers if own[i] & (SPOKEN | _ASKED)}
    speak |= introduced if spoken else set()
    spoke = {i for i, found in enumerate(own) if found & SPOKEN}
    speak |= {i for i in spoke if i - 1 in asked and i not in asked}
    whole = range(len(own))
    stand = _by_piece(
        {
            **standing(pieces, own, echoes),
            "first": whole[:1],
            "first_heading": (headed,),
            "second_story": whole[second:],
            "past_sign_off": whole[signed + 1 :],
            "you_alone": asides,
            "teaser": elsewhere,
            "outlet": outlets,
            "question": asked,
            "speaker": speak,
            "signed_story": (closing,),
            "commenter": commenters(pieces, own),
            "answer": answers(pieces, own),
        },
        rivals,
        boxes,
        echoes,
        shared,
        announced(pieces, own),
        {i: f"field_{kind}" for i, kind in named.items()},
    )
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
        more = {*stands, *stand.get(i, ())}
        more.update(over_or_under(own, echoes, i, long=len(piece.words) > _LONGEST_NAME))
        if {"headline", "you"} <= found and echoes.get(i) == "unechoed":
            more.add("slogan")
        if i > first_echo and echoes.get(i) == "echoed":
            more.add("echoed_again")
        notice = found & NOTICES and not found & VOICED
        if notice and shared.get(i) == "apart" and i - 1 not in asked:
            more.add("notice_apart")
        if placed(pieces, own, i, known):
            more.add("placed")
        if i == 0 and (OUTLET.search(piece.words) or CRUMB.search(piece.words)):
            more.add("first_with_dash")
        if i < lone and len(piece.words) > 12 and i + 1 < len(own) and may_head(found):
            more.add("lone_title")
        if "strong" in found and found & {"prose", "sentence"} and i > first_kin:
            more.add("bold_prose")
        if spoken and "unfinished" in found and own[i + 1 : i + 2] and own[i + 1] & SPOKEN:
            more.add("vocative")
        # In a transcript "you" is who is spoken to, not the page's reader.
        less = set(_DULLED if spoken or i in asked else ())
        if capitals:
            less.add("upper")
        if kin.get(i) == "kin":
            less.add("verbless")
        elif i in ours:
            less.add("you")
            more.discard("you_alone")
        if "placed" in more:
            less.add("carried")
        made.append((found - less) | more)
    return made


def _by_piece(
    places: Mapping[str, Iterable[int]], *told: Mapping[int, str]
) -> Mapping[int, set[str]]:
    """The features of each piece that has any: of `places` by feature, and as others tell them."""
    made: dict[int, set[str]] = {}
    for name, numbers in places.items():
        for i in numbers:
            made.setdefault(i, set()).add(name)
    for features_of in told:
        for i, name in features_of.items():
            made.setdefault(i, set()).add(name)
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
