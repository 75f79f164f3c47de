"""What a tag says of what stands in it: hints from its name, its class words, its role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from legation.articles.words import class_words, elements, table

# A parser writes well-formed markup: every quote inside an attribute is an entity.
ATTRIBUTE = re.compile(r"\s([a-z-]+)=\"([^\"]*)\"")
MARK = "data-legation"
"""The attribute by which a site's layout marks what its selectors find."""
NOTHING: frozenset[str] = frozenset()

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_CLASS = 400
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CLASS = re.compile(rf"\s(class|{MARK})=\"([^\"]*)\"")
_WEIGHING = ("a", "b", "strong", "i", "em")
_NOTED = ("title", "meta", "link", "html", "time", "abbr")
_STATES_TIME = re.compile(
    r"(?:^|\s)(?:dc:(?:date|created|issued)|(?:schema:)?datepublished)(?:\s|$)", re.IGNORECASE
)
"""What `property` and `itemprop` call an instant that a page's element states as `content`."""


@dataclass(frozen=True, slots=True)
class Element:
    """What an opening tag says: `own` are the hints it gives to all that stands in it.

    A `block` ends the line before it, and so does a line break; what `weighs` is a link or sets
    its words bold or slanted.
    """

    name: str
    own: frozenset[str] = NOTHING
    hidden: bool = False
    block: bool = False
    void: bool = False
    kind: str = ""
    noted: bool = False
    weighs: bool = False


@lru_cache(maxsize=8192)
def element(tag: str) -> Element:
    """The element that a tag opens, as the parser writes it between its angles.

    Of a link's attributes only its class is asked, and what a layout marks it with.
    """
    if tag[:1] in ("!", "?"):
        return Element("!", void=True)
    name = tag.partition(" ")[0]
    given = dict((_CLASS if name == "a" else ATTRIBUTE).findall(tag))
    hidden = (name in elements("hidden")) or (
        "hidden" in given
        or given.get("aria-hidden") == "true"
        or bool(_UNSEEN.search(given.get("style", "")))
    )
    own = set[str]()
    if name in elements("telling") and name != "a":
        own.add(name)
    if name not in ("body", "html", "head"):
        role = table("elements")["roles"].get(given.get("role", ""))
        if role:
            own.add(role)
        if given.get("itemprop", "").lower() == "articlebody":
            own.add("articlebody")
        own.update(_class_hints(given))
    if MARK in given:
        own.update(f"layout:{part}" for part in given[MARK].split())
    return Element(
        name,
        frozenset(own),
        hidden,
        name in elements("blocks") or name == "br",
        name in elements("void"),
        f"{name}.{_continued(given.get('class', ''))}",
        name in _NOTED or states_time(given),
        name in _WEIGHING,
    )


def _continued(named: str) -> str:
    """A class, that of the part above the fold for the part below it."""
    above: str = table("elements")["continued"].get(named, named)
    return above


def states_time(given: Mapping[str, str]) -> bool:
    """Whether an element states when its page was published: `property="dc:date" content="…"`."""
    called = given.get("property") or given.get("itemprop") or ""
    return "content" in given and _STATES_TIME.search(called) is not None


def _class_hints(attributes: dict[str, str]) -> Iterator[str]:
    for key in ("class", "id", "rel", "itemprop", "data-testid", "data-component"):
        value = attributes.get(key)
        if value and len(value) <= _LONGEST_CLASS:
            for word in _WORD.findall(_CAMEL.sub("-", value.replace("_", "-")).lower()):
                label = _class_label(word)
                if label is not None:
                    yield label


@lru_cache(maxsize=8192)
def _class_label(word: str) -> str | None:
    """The hint of a class word: of the word itself, its first part, its last part.

    Words such as "has-comments" tell of a page's whole body, not of what stands inside.
    """
    first, *rest = (part for part in word.split("-") if part)
    if (rest and first in elements("states")) or word in table("elements")["continued"]:
        return None
    known = class_words()
    last = rest[-1] if rest else first
    pair = "-".join((first, *rest)[-2:])
    found = known.get(word) or known.get(first) or known.get(pair) or known.get(last)
    return f"class:{found}" if found else None
