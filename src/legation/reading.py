"""One page read, with nothing kept: what the diary and the cluster both do with a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

from legation import articles, claims, engagements, language, lexicon, pages, settings
from legation.articles import Layout, Opened, Repeats
from legation.errors import PageError, UnreadablePage
from legation.language import Language
from legation.lexicon import Lexicon
from legation.model import Article, Label, NotRead, RawPage, Reading
from legation.timings import stage


def read(
    page: RawPage | Opened | str | Path,
    *,
    lexicon: Lexicon | None = None,
    language: Language | None = None,
    layouts: Sequence[Layout] = (),
    repeats: Repeats | None = None,
) -> Reading:
    """What one page says: a page, opened already or not, or the path of a file that holds one.

    `layouts` tell where sites keep what, `repeats` knows what other pages of its site show. Raises
    PageError where it cannot be read, UnreadablePage where it is in a language we do not read or
    shows no article, LanguageMissing where no pipeline is installed.
    """
    words = lexicon or default_lexicon()
    with stage("article"):
        article = articles.make(_one(page), lexicon=words, layouts=layouts, repeats=repeats)
    _check_readable(article)
    with stage("claims"):
        return claims.extract(article, language=language or _language(), lexicon=words)


def explain(
    page: RawPage | Opened | str | Path,
    *,
    lexicon: Lexicon | None = None,
    language: Language | None = None,
    layouts: Sequence[Layout] = (),
    repeats: Repeats | None = None,
) -> Reading:
    """What `read` gives, with every attribution of the page in its `working`.

    It takes and raises what `read` does, and parses pages that `read` leaves unparsed too.
    """
    words = lexicon or default_lexicon()
    article = articles.make(_one(page), lexicon=words, layouts=layouts, repeats=repeats)
    _check_readable(article)
    return claims.explain(article, language=language or _language(), lexicon=words)


def ready() -> None:
    """Load what reading takes, so that no page waits for it; raises LanguageMissing."""
    default_lexicon()
    _language()


def as_kept(page: RawPage, reading: Reading) -> Reading:
    """The reading as a diary keeps it: what stands at an address changes, and each of its states
    is an article of its own.
    """
    if "://" not in page.id:
        return reading
    id = engagements.state_of(page.id, reading.article.text)
    claims = tuple(replace(claim, article=id) for claim in reading.claims)
    return replace(reading, article=replace(reading.article, id=id), claims=claims)


def _one(page: RawPage | Opened | str | Path) -> RawPage | Opened:
    return page if isinstance(page, Opened) else one_page(page)


def one_page(page: RawPage | str | Path) -> RawPage:
    if isinstance(page, RawPage):
        return page
    found: Iterator[RawPage | NotRead] = pages.discover([str(page)])
    match list(found):
        case [RawPage() as one]:
            return one
        case [NotRead() as refused]:
            raise PageError(f"{refused.id}: {refused.reason}")
        case several:
            raise PageError(
                f"{page} holds {len(several)} pages; wanted one: name a file, or add them all to "
                "a diary"
            )


def _check_readable(article: Article) -> None:
    if article.language not in (settings.LANGUAGE, settings.UNKNOWN_LANGUAGE):
        raise UnreadablePage(
            f"{article.id}: the page is in {articles.language_named(article.language)}; wanted "
            f"{articles.language_named(settings.LANGUAGE)}: give an edition in that language"
        )
    if not any(article.labelled(Label.BODY)):
        raise UnreadablePage(
            f"{article.id}: no article text found: no paragraph of an article is among the page's "
            f"words ({len(article.text.split())}); wanted its text: save the page once it is "
            "loaded in a browser, or give the text alone"
        )
    if article.language != settings.LANGUAGE:
        raise UnreadablePage(
            f"{article.id}: the page's language cannot be told; wanted "
            f"{articles.language_named(settings.LANGUAGE)}: give an edition in that language"
        )


def day_of(article: Article) -> date | None:
    """The day an article speaks on: its anchor, else the day on its page's clock."""
    if article.anchor_day:
        return article.anchor_day
    published = article.published
    return published.date() if isinstance(published, datetime) else published


@cache
def default_lexicon() -> Lexicon:
    return lexicon.load()


@cache
def _language() -> Language:
    return language.load(settings.LANGUAGE)
