"""RSS (0.9 to 2.0) and Atom into entries, entities never declared nor fetched."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.entities import html5
from urllib.parse import urljoin
from xml.parsers import expat

from legation.errors import PageError
from legation.model import EVEN, Rhythm
from legation.pages.feed_entry import Entry
from legation.pages.feed_json import paragraphs
from legation.pages.rhythm import rhythm

_ENTRY = ("item", "entry")
_WORDS = {
    "content": "content",
    "encoded": "content",
    "summary": "summary",
    "description": "summary",
}
_PLAIN = {
    "title": "title",
    "link": "link",
    "id": "id",
    "guid": "id",
    "pubDate": "published",
    "published": "published",
    "issued": "published",
    "created": "published",
    "date": "published",
    "updated": "updated",
    "modified": "updated",
    "creator": "author",
    "author": "author",
}
# Prefixes whose elements mean what the feed's own do; others (media:title) mean something else.
_PREFIXES = ("", "rss", "atom", "a10", "content", "dc", "dcterms", "xhtml")
_MARKED = ("content", "summary")
_RHYTHM = ("ttl", "hour", "day", "updatePeriod", "updateFrequency")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_VOID = ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
# Sections that never close run to the end, so that many of them are not each searched for it.
_AMPERSAND = re.compile(
    r"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))"
    r"|&(?:([A-Za-z][A-Za-z0-9]{1,31});|(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};))",
    re.DOTALL,
)
_XML_NAMES = ("amp", "lt", "gt", "quot", "apos")
_TAG = re.compile(r"<[^<>]*>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"<\?xml[^<>]{0,300}\?>")
_DEEPEST = 500
_LONGEST = 4000


class _Reader:
    """Collects entries while expat reads."""

    def __init__(self) -> None:
        self.entries: list[tuple[Entry, str]] = []
        self._path: list[str] = []
        self._bases: list[str] = [""]
        self._own = ""
        self._entry: dict[str, str] | None = None
        self._entry_depth = 0
        self._field: str | None = None
        self._element = ""
        self._type = ""
        self._nested = self._permanent = False
        self._text: list[str] = []
        self.channel: str | None = None
        self.stated: list[tuple[str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._path) >= _DEEPEST:
            raise PageError(f"it nests more than {_DEEPEST} elements; wanted a feed")
        local = self._local(name)
        depth = len(self._path)
        self._path.append(name)
        self._bases.append(_joined(self._bases[-1], attributes.get("xml:base")))
        if self._entry is None:
            if local in _ENTRY:
                self._entry, self._entry_depth = {}, depth
            elif local == "link" and depth <= 2 and self.channel is None:
                self._field, self._text = "channel", []
                if attributes.get("rel", "alternate") == "alternate":
                    self.channel = attributes.get("href")
            elif name.rpartition(":")[2] in _RHYTHM and depth <= 3:
                self._field, self._text = "rhythm", []
        elif self._field is not None and depth > self._entry_depth + 1:
            self._open(name, attributes)
        elif depth == self._entry_depth + 1 and local is not None:
            self._begin(local, attributes)

    def end(self, name: str) -> None:
        self._path.pop()
        self._bases.pop()
        depth = len(self._path)
        if self._field == "channel":
            self.channel = self.channel or "".join(self._text).strip() or None
            self._field = None
        elif self._field == "rhythm":
            self.stated.append((name.rpartition(":")[2], "".join(self._text)))
            self._field = None
        elif self._entry is None:
            return
        elif depth == self._entry_depth:
            permalink = self._entry.pop("permalink", None)
            if permalink is not None:
                self._entry.setdefault("link", permalink)
            self.entries.append((Entry(**self._entry), self._bases[-1]))
            self._entry = None
            self._field = None
        elif self._field is not None and depth == self._entry_depth + 1:
            self._finish()
        elif self._field is not None and name.rpartition(":")[2] not in _VOID:
            self._text.append(f"</{name.rpartition(':')[2]}>" if self._field in _MARKED else " ")

    def words(self, text: str) -> None:
        if self._field == "author" and self._path[-1].rpartition(":")[2] in ("email", "uri"):
            return
        if self._field is not None:
            nested = self._nested and self._field in _MARKED
            self._text.append(html.escape(text, quote=False) if nested else text)

    def _local(self, name: str) -> str | None:
        """The element's name without a prefix that says nothing; None for a foreign one."""
        if not self._path:
            self._own = name.rpartition(":")[0]
        prefix, _, local = name.rpartition(":")
        return local if prefix == self._own or prefix in _PREFIXES else None

    def _begin(self, local: str, attributes: dict[str, str]) -> None:
        self._field, self._text = None, []
        if local == "link" and "href" in attributes:
            if attributes.get("rel", "alternate") == "alternate":
                self._put("link", attributes["href"].strip())
            return
        self._field = _WORDS.get(local) or _PLAIN.get(local)
        self._element = local
        self._type = attributes.get("type", "").lower()
        self._nested = self._type in ("xhtml", "application/xhtml+xml")
        self._permanent = attributes.get("isPermaLink", "true").lower() == "true"

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if self._field not in _MARKED:
            return
        if not self._nested:
            self._text = [html.escape("".join(self._text), quote=False)]
            self._nested = True
        said = "".join(
            f' {key}="{html.escape(value)}"' for key, value in list(attributes.items())[:50]
        )
        self._text.append(f"<{name.rpartition(':')[2]}{said}>")

    def _finish(self) -> None:
        field, text = self._field, "".join(self._text).strip()
        self._field = None
        if not text or field is None:
            return
        if field in _MARKED and self._plain(text):
            text = paragraphs(text)
        elif field == "title" and self._type != "text":
            text = " ".join(html.unescape(_TAG.sub(" ", text)).split())
        elif field == "author":
            text = " ".join(text.split())
        elif self._element == "guid" and self._permanent and _ADDRESS.match(text):
            self._put("permalink", text)
        self._put(field, text)

    def _plain(self, text: str) -> bool:
        """Whether words are plain text: Atom's are unless it says otherwise, RSS's are HTML."""
        if self._type:
            return self._type in ("text", "text/plain")
        return self._element in _MARKED and not self._nested and not _TAG.search(text)

    def _put(self, field: str, text: str) -> None:
        if self._entry is not None:
            self._entry.setdefault(field, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A feed's entries, each with the address its links lean on, and what it says of itself.

    An entry that is none is the reason why. `home` is its own link, `fault` why reading broke off
    before its end: what stands before is kept.
    """

    entries: tuple[tuple[Entry | str, str], ...]
    home: str | None = None
    rhythm: Rhythm = EVEN
    fault: str | None = None


def xml_feed(text: str) -> Told:
    """What an RSS or Atom feed holds.

    Raises PageError where the feed declares entities, which can make a small file unpack to a
    huge one or open other files.
    """
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    parser.EntityDeclHandler = _refuse
    fault = None
    try:
        parser.Parse(mended(text).encode("utf-8"), True)
    except expat.ExpatError as error:
        fault = str(error)
    return Told(
        entries=tuple(reader.entries),
        home=reader.channel,
        rhythm=rhythm(reader.stated),
        fault=fault,
    )


def _joined(outer: str, inner: str | None) -> str:
    try:
        return urljoin(outer, inner) if inner and len(inner) + len(outer) < _LONGEST else outer
    except ValueError:
        return outer


def _refuse(*_: object) -> None:
    raise PageError("it declares entities of its own, which no feed needs; it was not read")


def mended(text: str) -> str:
    """The text as XML: HTML's named characters in their place, bare ampersands escaped."""
    text = _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)
    return _AMPERSAND.sub(_character, _ILLEGAL.sub("", text)).lstrip()


def _character(found: re.Match[str]) -> str:
    if found[1] is not None or found[2] in _XML_NAMES:
        return found[0]
    named = html5.get(f"{found[2]};") if found[2] else None
    if named is not None:
        return html.escape(named)
    return "&amp;" + found[0][1:]
