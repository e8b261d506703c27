"""Which characters of a PDF page a reader really sees: those whose going changes the picture.

So nothing needs to be known of how a text was hidden: white on white, under a bar or a picture, clipped, in a
layer that is off, too small, outside the page.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium_c
from PIL import ImageChops

from gongkai.redaction.model import PixelBox
from gongkai.redaction.pdf.picture import picture_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    import pypdfium2
    from PIL.Image import Image

    from gongkai.redaction.pdf.chars import Char
    from gongkai.redaction.pdf.geometry import View

_DPI = 110
_FAINT = 20  # of 255: below it two greys look the same
_DEEPEST = 8
_INK = 190  # thin letters are grey at this sharpness
_PAPER = 0.4  # the least share of a box that is background where a letter stands


def seen(page: pypdfium2.PdfPage, view: View, chars: Sequence[Char], where: str) -> list[bool]:
    """For each character whether it shows; blanks always do."""
    if all(char.text.isspace() for char in chars):
        return [True] * len(chars)
    whole = picture_of(page, _DPI, where).convert("L")
    with _without_text(page):
        bare = picture_of(page, _DPI, where).convert("L")
    change = ImageChops.difference(whole, bare).point(lambda tone: 255 if tone > _FAINT else 0)
    return [char.text.isspace() or (char.drawn and _changes(char, view, change)) for char in chars]


def readable_below(page: pypdfium2.PdfPage, view: View, chars: Sequence[Char], where: str) -> list[bool]:
    """For each character whether the picture shows a letter at its place: an invisible text over a scan does."""
    picture = picture_of(page, _DPI, where).convert("L")
    return [_letter_like(char, view, picture) for char in chars]


def _changes(char: Char, view: View, change: Image) -> bool:
    box = view.pixels(char.ink, change.size)
    if box.left >= box.right or box.top >= box.bottom:
        return False
    return change.crop(box).getbbox() is not None


def _letter_like(char: Char, view: View, picture: Image) -> bool:
    """Dark and light both there, and more paper than ink: a bar with a label on it is not that."""
    box = view.pixels(char.ink, picture.size)
    if box.left >= box.right or box.top >= box.bottom:
        return False
    box = PixelBox(box.left - 1, box.top - 1, box.right + 1, box.bottom + 1)
    tones = picture.crop(box).histogram()
    dark, all_of_it = sum(tones[:_INK]), sum(tones)
    return 0 < dark < (1 - _PAPER) * all_of_it


@contextmanager
def _without_text(page: pypdfium2.PdfPage) -> Iterator[None]:
    texts = [
        each for each in _objects(page, 0) if _is_text(each) and pdfium_c.FPDFPageObj_SetIsActive(each, False)
    ]
    try:
        yield
    finally:
        for each in texts:
            pdfium_c.FPDFPageObj_SetIsActive(each, True)


def _is_text(item: Any) -> bool:
    return bool(pdfium_c.FPDFPageObj_GetType(item) == pdfium_c.FPDF_PAGEOBJ_TEXT)


def _objects(page: pypdfium2.PdfPage, depth: int) -> Iterator[Any]:
    for at in range(pdfium_c.FPDFPage_CountObjects(page)):
        yield from _inside(pdfium_c.FPDFPage_GetObject(page, at), depth)


def _inside(item: Any, depth: int) -> Iterator[Any]:
    yield item
    if pdfium_c.FPDFPageObj_GetType(item) == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        for at in range(pdfium_c.FPDFFormObj_CountObjects(item)):
            yield from _inside(pdfium_c.FPDFFormObj_GetObject(item, at), depth + 1)
