"""A page's bytes into characters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from legation.articles.markup import seen
from legation.articles.tags import Told
from legation.errors import UnreadablePage
from legation.model import Media, RawPage

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,30})", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT = re.compile(
    r"utf-?(?:8|16|32)(?:-[lb]e)?|ascii|gb\w+|big5(?:hkscs)?|cp\d+|windows-\d+|iso8859-\d+|"
    r"koi8-[rut]|euc_\w+|shift_jis\w*|iso2022_\w+|hz|mac-\w+|tis-620|johab"
)
_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32), 127))
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")


def decoded(page: RawPage) -> tuple[str, tuple[str, ...]]:
    """The page's characters, line ends as line feeds, and a warning where its encoding was guessed.

    A byte order mark decides, then UTF-8 where the bytes are valid, then the encoding that the
    HTML declares, else windows-1252. Raises UnreadablePage where no characters are left.
    """
    text, warnings = _decoded(page)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Control characters are no part of a visible text and break what reads it later.
    if "\ufeff" in text or len(page.content.translate(None, _CONTROLS)) < len(page.content):
        text = _UNWRITABLE.sub("", text)
    if text.isspace() or not text:
        raise UnreadablePage(f"{page.id} holds only white space; wanted a page's text")
    return text, warnings


@dataclass(frozen=True, slots=True)
class Markup:
    """An HTML page's markup in UTF-8 without what nobody sees, its linked data, and a warning.

    `told` is what its tags show, where that is known.
    """

    seen: bytes
    data: tuple[str, ...]
    warnings: tuple[str, ...]
    told: Told | None


def markup(page: RawPage) -> Markup:
    """An HTML page's markup, decoded as `decoded` does it.

    But what nobody sees is not looked at: a stray byte in a script says nothing of the page's
    encoding.
    """
    marked = any(page.content.startswith(mark) for mark, _ in _MARKS)
    found = None if marked else seen(page.content)
    warnings: tuple[str, ...] = ()
    if found is None or not all(map(_is_utf8, (found.markup, *found.data))):
        text, warnings = _decoded(page)
        found = seen(text.encode())
    clean = _clean(found.markup)
    told = found.told if len(clean) == len(found.markup) else None
    return Markup(clean, tuple(_clean(it).decode() for it in found.data), warnings, told)


def _is_utf8(content: bytes) -> bool:
    if content.isascii():
        return True
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _clean(content: bytes) -> bytes:
    """UTF-8 as `decoded` leaves characters: line feeds, no control characters, no marks."""
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    content = content.translate(None, _CONTROLS)
    # One byte is looked for far faster than three.
    return content.replace(codecs.BOM_UTF8, b"") if codecs.BOM_UTF8[:1] in content else content


def _decoded(page: RawPage) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if page.content.startswith(mark):
            return _forced(page, page.content, encoding)
    try:
        return page.content.decode("utf-8"), ()
    except UnicodeDecodeError:
        declared = _declared(page) if page.media is Media.HTML else None
    if declared is not None:
        try:
            return page.content.decode(declared), ()
        except UnicodeDecodeError:
            pass
    return (
        page.content.decode("windows-1252", errors="replace"),
        ("invalid UTF-8: read as windows-1252",),
    )


def _forced(page: RawPage, content: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return content.decode(encoding).removeprefix("\ufeff"), ()
    except UnicodeDecodeError as error:
        text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
        return text, (f"invalid {encoding.upper()} at byte {error.start}: characters replaced",)


def _declared(page: RawPage) -> str | None:
    found = _CHARSET.search(page.content[:4096]) or _XML.match(page.content[:200])
    if found is None:
        return None
    name = found[1].decode("ascii")
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if not _TEXT.fullmatch(name):
        return None  # "zip" and "unicode_escape" are codecs too, and none of text
    # Browsers read latin-1 as windows-1252: pages that declare it mean the latter.
    return "windows-1252" if name in ("iso8859-1", "ascii") else None if name == "utf-8" else name
