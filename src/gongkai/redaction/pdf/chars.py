"""The characters of a PDF page, each with its place as shown, and how it is drawn."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium_c

from gongkai.redaction.model import Box

if TYPE_CHECKING:
    import pypdfium2

    from gongkai.redaction.pdf.geometry import View

_INVISIBLE_MODES = frozenset({3, 7})
_HIGH, _LOW, _PLAIN = 0xD800, 0xDC00, 0xE000


class Char(NamedTuple):
    """`box` has the whole height of the line's type, `ink` is the glyph; `drawn` is false for text mode 3."""

    text: str
    box: Box
    ink: Box
    drawn: bool


def chars_of(page: pypdfium2.PdfPage, view: View) -> list[Char]:
    """All characters in the order of the content, those outside the page too; guessed blanks are left out."""
    words = page.get_textpage()
    try:
        codes = [pdfium_c.FPDFText_GetUnicode(words, at) for at in range(words.count_chars())]
        found = (_char(words, at, codes, view) for at in range(len(codes)))
        return [char for char in found if char]
    finally:
        words.close()


def _char(words: pypdfium2.PdfTextPage, at: int, codes: list[int], view: View) -> Char | None:
    text = _text(codes, at)
    if not text or pdfium_c.FPDFText_IsGenerated(words, at) == 1:
        return None
    tight, loose = _tight(words, at, view), _loose(words, at, view)
    boxes = [box for box in (tight, loose) if box is not None]
    if not boxes:
        return None
    return Char(text, _around(boxes), tight or boxes[0], _drawn(words, at))


def _text(codes: list[int], at: int) -> str:
    code = codes[at]
    if _HIGH <= code < _LOW and at + 1 < len(codes) and _LOW <= codes[at + 1] < _PLAIN:
        return chr(0x10000 + ((code - _HIGH) << 10) + codes[at + 1] - _LOW)
    return "" if code in {0, 10, 13} or _HIGH <= code < _PLAIN else chr(code)


def _tight(words: pypdfium2.PdfTextPage, at: int, view: View) -> Box | None:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    refs = map(ctypes.byref, (left, right, bottom, top))
    if not pdfium_c.FPDFText_GetCharBox(words, at, *refs):
        return None
    return view.box(left.value, bottom.value, right.value, top.value)


def _loose(words: pypdfium2.PdfTextPage, at: int, view: View) -> Box | None:
    rect = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFText_GetLooseCharBox(words, at, ctypes.byref(rect)):
        return None
    return view.box(rect.left, rect.bottom, rect.right, rect.top)


def _around(boxes: list[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _drawn(words: pypdfium2.PdfTextPage, at: int) -> bool:
    text = pdfium_c.FPDFText_GetTextObject(words, at)
    return not text or pdfium_c.FPDFTextObj_GetTextRenderMode(text) not in _INVISIBLE_MODES
