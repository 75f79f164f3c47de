"""The codebook as a page: what every value means."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from fastapi import APIRouter, Request
from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.responses import Response

from legation.web.rendering import html

router = APIRouter()

_SHIPPED = Path(__file__).parents[1] / "codebook.md"
_IN_THE_SOURCE = Path(__file__).parents[4] / "docs" / "codebook.md"


@router.get("/codebook")
def codebook(request: Request) -> Response:
    """What each value means and how it is decided."""
    told, ways = _codebook()
    return html(request, "codebook.html", told=told, ways=ways)


@cache
def _codebook() -> tuple[Markup, tuple[tuple[str, str], ...]]:
    """The text as it is set, and each chapter's place in it with its heading."""
    path = _SHIPPED if _SHIPPED.exists() else _IN_THE_SOURCE
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("table_open", _table)
    parser.add_render_rule("table_close", lambda *_: "</table></div>")
    tokens = parser.parse(path.read_text(encoding="utf-8"))
    ways = []
    for token, following in pairwise(tokens):
        if token.type == "heading_open":
            place = re.sub(r"\W+", "-", following.content.lower()).strip("-")
            token.attrSet("id", place)
            if token.tag == "h2":
                ways.append((place, following.content))
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        for part in token.children or ():
            if part.type == "link_open":
                part.attrSet("rel", "noreferrer")
    return Markup(parser.renderer.render(tokens, parser.options, {})), tuple(ways)


def _table(*_: object) -> str:
    # A table that is wider than a phone is moved by whoever reads it, with the keys as well.
    return '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table class="data">'
