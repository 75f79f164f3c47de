"""Templates and the words they may use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from urllib.parse import quote as url_quote

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from legation import lexicon
from legation.model import Article, Engagement, Query, Version, When
from legation.views import calendar, tallies, words
from legation.views.diary import facts
from legation.views.sources import house
from legation.views.talks import talks_name
from legation.web import asking, guard, ways
from legation.web.assets import static
from legation.web.marking import keyed


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
        "land": land,
        "address": address,
        "ticked": ticked,
        "capital": lambda text: text[:1].upper() + text[1:],
        "part": lambda text: url_quote(text, safe=""),
    }
    made.globals |= {
        **guard.FUNCTIONS,
        "static": static,
        "link": asking.link,
        "with_": asking.with_,
        "toggled": asking.toggled,
        "query_of": Query,
        "chain": words.chain,
        "named": words.named,
        "sides": words.sides,
        "does": words.does,
        "land": land,
        "MARKS": words.MARKS,
        "talks_name": talks_name,
        "UNRESOLVED": words.UNRESOLVED,
        "ID_SHOWN": words.ID_SHOWN,
        "facts": facts,
        "by_when": by_when,
        "keyed": keyed,
        "publisher": house,
        "told_by": told_by,
        "to_actor": ways.to_actor,
        "to_country": ways.to_country,
        "to_pair": ways.to_pair,
        "to_participant": ways.to_participant,
        "countries": tallies.countries,
    }
    return made


def land(code: str) -> str:
    """A country's name by its code; what has none is called by the code."""
    found = lexicon.load().coded(code)
    return found.name if found else code


def told_by(version: Version, engagement: Engagement, articles: Mapping[str, Article]) -> str:
    """Who has a disputed value to be so: the voices that pages name, else whose pages they are."""
    claims = [claim for claim in engagement.claims if claim.id in version.claims]
    pages = [(claim, articles.get(claim.article)) for claim in claims]
    told = (
        claim.attribution[0].name if claim.attribution else (page and house(page)) or claim.article
        for claim, page in pages
    )
    return ", ".join(dict.fromkeys(told))


def address(url: str) -> str:
    """The address where a link may lead there; else the page itself, for it may run as a script."""
    return url if url.startswith(("https://", "http://")) else "#"


def ticked(words: str) -> Markup:
    """Words of our own with what stands between backticks set as code."""
    parts = [escape(part) for part in words.split("`")]
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else part
        for number, part in enumerate(parts)
    )


def by_when(engagements: Iterable[Engagement]) -> list[tuple[When | None, list[Engagement]]]:
    """Neighbours of the same days together, in the order given."""
    return [(when, list(some)) for when, some in groupby(engagements, key=lambda one: one.when)]


_ENVIRONMENT = _environment()


def html(
    request: Request, template: str, *, status_code: int = 200, **context: object
) -> HTMLResponse:
    """The page that a template makes of these values."""
    told = _ENVIRONMENT.get_template(template).render(request=request, **context)
    # A lone surrogate, which a page's own JSON can spell, has no UTF-8 form.
    return HTMLResponse(told.encode("utf-8", "replace"), status_code=status_code)
