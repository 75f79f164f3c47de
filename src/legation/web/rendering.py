"""Templates and the words they may use."""

from __future__ import annotations

from urllib.parse import quote as url_quote

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from legation import lexicon
from legation.views import calendar, words
from legation.web import asking
from legation.web.assets import static


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("legation.web"),
        # Whatever a page or a reader wrote is text, whatever the template is called.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "day": calendar.day_words,
        "when": calendar.when_words,
        "brief_when": calendar.brief_words,
        "instant": calendar.instant_words,
        "said_on": calendar.said_words,
        "cadence": words.cadence,
        "ordinal": words.ordinal,
        "plural": words.plural,
        "part": lambda text: url_quote(text, safe=""),
    }
    made.globals |= {
        "static": static,
        "link": asking.link,
        "with_": asking.with_,
        "toggled": asking.toggled,
        "chain": words.chain,
        "named": words.named,
        "sides": words.sides,
        "does": words.does,
        "land": land,
        "MARKS": words.MARKS,
        "UNRESOLVED": words.UNRESOLVED,
        "ID_SHOWN": words.ID_SHOWN,
    }
    return made


def land(code: str) -> str:
    """A country's name by its code; what has none is called by the code."""
    found = lexicon.load().coded(code)
    return found.name if found else code


_ENVIRONMENT = _environment()


def html(
    request: Request, template: str, *, status_code: int = 200, **context: object
) -> HTMLResponse:
    """The page that a template makes of these values."""
    told = _ENVIRONMENT.get_template(template).render(request=request, **context)
    # A lone surrogate, which a page's own JSON can spell, has no UTF-8 form.
    return HTMLResponse(told.encode("utf-8", "replace"), status_code=status_code)
