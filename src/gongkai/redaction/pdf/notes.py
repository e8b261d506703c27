"""The words of notes and fields that are drawn on a PDF page though they are no text of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium_c
from PIL import ImageChops

from gongkai.redaction.pdf.picture import picture_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from gongkai.redaction.model import Box
    from gongkai.redaction.pdf.geometry import View

_DPI = 72
_NOTHING = 2  # bytes: the end of an empty string
_KEYS = (b"Contents", b"V", b"RC")
_NOT_DRAWN = frozenset({pdfium_c.FPDF_ANNOT_TEXT, pdfium_c.FPDF_ANNOT_POPUP, pdfium_c.FPDF_ANNOT_LINK})
_UNSEEN = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW
_TAG = re.compile(r"<[^>]*>")


def drawn_notes(page: pypdfium2.PdfPage, view: View, where: str) -> Iterator[tuple[Box, str]]:
    """Rectangle and words of each that changes the picture; a form's field always may."""
    notes = [found for at in range(pdfium_c.FPDFPage_GetAnnotCount(page)) if (found := _note(page, at, view))]
    if not notes:
        return
    whole = picture_of(page, _DPI, where)
    change = ImageChops.difference(whole, picture_of(page, _DPI, where, annotations=False)).convert("L")
    for box, words, is_field in notes:
        if is_field or change.crop(view.pixels(box, change.size)).getbbox():
            yield box, words


def _note(page: pypdfium2.PdfPage, at: int, view: View) -> tuple[Box, str, bool] | None:
    note = pdfium_c.FPDFPage_GetAnnot(page, at)
    try:
        kind = pdfium_c.FPDFAnnot_GetSubtype(note)
        if kind in _NOT_DRAWN or pdfium_c.FPDFAnnot_GetFlags(note) & _UNSEEN:
            return None
        words = " ".join(_words(note, key) for key in _KEYS).strip()
        return (_box(note, view), words, kind == pdfium_c.FPDF_ANNOT_WIDGET) if words else None
    finally:
        pdfium_c.FPDFPage_CloseAnnot(note)


def _box(note: Any, view: View) -> Box:
    found = pdfium_c.FS_RECTF()
    pdfium_c.FPDFAnnot_GetRect(note, found)
    return view.box(found.left, found.bottom, found.right, found.top)


def _words(note: Any, key: bytes) -> str:
    size = pdfium_c.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= _NOTHING:
        return ""
    held = (pdfium_c.FPDF_WCHAR * (size // 2))()
    pdfium_c.FPDFAnnot_GetStringValue(note, key, held, size)
    return _TAG.sub("", bytes(held).decode("utf-16-le", "ignore").rstrip("\0"))
