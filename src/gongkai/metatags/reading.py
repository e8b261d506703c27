"""From the bytes of a page to its characters: what it declares is believed only when it is true."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from gongkai.documents.decode import decode
from gongkai.documents.limits import MB

LARGEST = 4 * MB  # of a page beyond it only the beginning is judged: the tags stand in its head
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 8192
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\x84\x31\x95\x33")
_SAME = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "utf8": "utf-8"}


@dataclass(frozen=True, slots=True)
class Page:
    """`declared`: the encoding that the page names when that is not its own; `cut`: not read to its end."""

    markup: str
    declared: str = ""
    cut: bool = False


def read(html: str | bytes) -> Page:
    """The characters of a page; nothing is raised, whatever the bytes are."""
    cut = len(html) > LARGEST
    if isinstance(html, str):
        return Page(html[:LARGEST], cut=cut)
    data = html[:LARGEST]
    named = _DECLARED.search(data[:_HEAD])
    declared = named[1].decode("ascii", "replace").lower() if named else ""
    try:
        markup = decode(data, declared)[0]
    except (LookupError, ValueError):  # a name that Python knows as something else than a text encoding
        markup = decode(data)[0]
    wrong = bool(declared) and not data.startswith(_BOMS) and not _agrees(data, declared)
    return Page(markup, declared if wrong else "", cut)


def _agrees(data: bytes, declared: str) -> bool:
    """Whether the bytes can be read so; a page that ends within a character still can."""
    try:
        decoder = codecs.getincrementaldecoder(_SAME.get(declared, declared))("strict")
        return isinstance(decoder.decode(data, final=False), str)
    except (LookupError, ValueError, TypeError, AttributeError):
        return False
