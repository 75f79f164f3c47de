"""Lists of feeds: OPML, as readers of feeds export it, or a text with an address a line."""

from __future__ import annotations

from xml.parsers import expat

from legation.errors import PageError
from legation.pages.charset import characters
from legation.pages.connection import cleaned
from legation.pages.feed_xml import mended


def feed_list(content: bytes) -> tuple[str, ...]:
    """The addresses of the feeds that a list names, each once, in its order.

    In a text, blank lines and what follows a # are passed over. Raises PageError where it names
    none, or something that is no address.
    """
    text = characters(content, said=None).lstrip("\ufeff")
    found = _outlined(text) if text.lstrip().startswith("<") else _lines(text)
    if not found:
        raise PageError(
            "it names no feed; wanted OPML whose outlines have an xmlUrl, or a text with a feed's "
            "address a line"
        )
    for number, address in enumerate(found, start=1):
        try:
            cleaned(address)
        except PageError as error:
            raise PageError(f"its entry {number} is {address[:80]!r}: {error}") from error
    return tuple(dict.fromkeys(found))


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line.split()[0] for line in lines if line and not line.startswith("#")]


def _outlined(text: str) -> list[str]:
    found: list[str] = []
    names: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        names.append(name.lower())
        if name.lower() == "outline":
            for key, value in attributes.items():
                if key.lower() == "xmlurl" and value.strip():
                    found.append(value.strip())

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = start
    try:
        parser.Parse(mended(text).encode("utf-8"), True)
    except expat.ExpatError as error:
        raise PageError(f"it is no well-formed XML ({error}); wanted OPML") from error
    if names[0] != "opml":
        raise PageError(
            f"it is XML that begins with <{names[0]}>; wanted OPML, or a text with a feed's "
            "address a line"
        )
    return found
