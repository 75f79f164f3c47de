"""Bytes in an encoding that only their carrier names, made readable without it.

A page's bytes are kept and read again without the HTTP header they came with. So what the bytes
do not say of themselves — a byte order mark, valid UTF-8, a declaration in the HTML — is turned
into UTF-8 here, once.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    codecs.BOM_UTF8,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
)
# The web's labels for encodings mean supersets of what they say.
_MEANT = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-16-le",
}
_TEXT = re.compile(
    r"utf-?(?:8|16|32)(?:-[lb]e)?|gb18030|big5(?:hkscs)?|cp\d+|windows-\d+|iso8859-\d+|"
    r"koi8-[rut]|euc_j\w+|iso2022_jp\w*|hz|mac-\w+|tis-620|johab"
)
_XML = re.compile(rb"\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,30})", re.IGNORECASE)
_SHIFTING = ("iso2022_jp", "hz")
_LOOK = 4096


def known(label: str | None) -> str | None:
    """Python's name of the text encoding that a label on the web means; None for none."""
    if label is None:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if _TEXT.fullmatch(name) else None


def readable(content: bytes, *, said: str | None = None) -> bytes:
    """The same page in bytes that say their encoding themselves.

    `said` is the encoding that an HTTP header names: it outranks what the page declares, but not
    a byte order mark nor valid UTF-8, which no other text is by chance. UTF-16 without a mark is
    told from its zeros. Bytes that stay as they are: those that need no change, and those that
    are not valid in the encoding said.
    """
    if content.startswith(_MARKS):
        return content
    encoding = known(said)
    if encoding is None or encoding in ("utf-8", "windows-1252"):
        encoding = _wide(content) or encoding
    if encoding is None or encoding == "utf-8":
        return content
    if not encoding.startswith((*_SHIFTING, "utf-")):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return content
    try:
        return content.decode(encoding).encode("utf-8")
    except UnicodeError:
        return content


def characters(content: bytes, *, said: str | None = None) -> str:
    """The characters of a feed, by its byte order mark, UTF-8, header or XML declaration."""
    content = readable(content, said=said)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _XML.match(content[:300])
        label = declared[1].decode("ascii") if declared else None
        return content.decode(known(label) or "windows-1252", "replace")


def _wide(content: bytes) -> str | None:
    start = content[:_LOOK]
    pairs = len(start) // 2
    if pairs < 8 or len(content) % 2:
        return None
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd > pairs * 0.6 and even == 0:
        return "utf-16-le"
    if even > pairs * 0.6 and odd == 0:
        return "utf-16-be"
    return None
