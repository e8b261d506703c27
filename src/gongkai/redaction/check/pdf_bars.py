"""Bars laid over a picture of a PDF page without burning them in: the picture below is still whole."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium_c

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfMatrix as Matrix

    from gongkai.redaction.model import Box
    from gongkai.redaction.pdf.geometry import View

_OPAQUE = 250
_DEEPEST = 8
_LEAST = 6.0  # points: thinner shapes are lines
_ANNOTATIONS = frozenset({pdfium_c.FPDF_ANNOT_SQUARE, pdfium_c.FPDF_ANNOT_POLYGON, pdfium_c.FPDF_ANNOT_STAMP})
_SAYS = "图片上盖着不透明的色块，下面的图像还在"


def bars_over_pictures(page: pypdfium2.PdfPage, view: View) -> Iterator[str]:
    """A sentence for each opaque shape drawn after a picture that it touches."""
    pictures: list[Box] = []
    for item, within in _drawn(page):
        kind, box = pdfium_c.FPDFPageObj_GetType(item), _bounds(item, within, view)
        if box is None:
            continue
        covers = _is_opaque_shape(item, kind) or (
            kind == pdfium_c.FPDF_PAGEOBJ_IMAGE and _is_smaller(box, pictures)
        )
        if covers and _is_bar(box) and any(box.touches(each) for each in pictures):
            yield _SAYS
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
    if pictures:
        yield from (_SAYS for _ in range(_annotations(page)))


def _drawn(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, Matrix]]:
    """What a page draws, in order, each with the matrix of the forms that hold it: programs that lay something
    over a page put it, or the page itself, into one."""
    for at in range(pdfium_c.FPDFPage_CountObjects(page)):
        yield from _within(pdfium_c.FPDFPage_GetObject(page, at), pypdfium2.PdfMatrix(), 0)


def _within(item: Any, around: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    if pdfium_c.FPDFPageObj_GetType(item) != pdfium_c.FPDF_PAGEOBJ_FORM or depth >= _DEEPEST:
        yield item, around
        return
    own = pdfium_c.FS_MATRIX()
    known = pdfium_c.FPDFPageObj_GetMatrix(item, own)
    inner = pypdfium2.PdfMatrix.from_raw(own).multiply(around) if known else around
    for at in range(pdfium_c.FPDFFormObj_CountObjects(item)):
        yield from _within(pdfium_c.FPDFFormObj_GetObject(item, at), inner, depth + 1)


def _bounds(item: Any, within: Matrix, view: View) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    refs = map(ctypes.byref, (left, bottom, right, top))
    if not pdfium_c.FPDFPageObj_GetBounds(item, *refs):
        return None
    return view.box(*within.on_rect(left.value, bottom.value, right.value, top.value))


def _is_opaque_shape(item: Any, kind: int) -> bool:
    if kind != pdfium_c.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium_c.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke)) or not mode.value:
        return False
    parts = [ctypes.c_uint() for _ in range(4)]
    known = pdfium_c.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, parts))
    return bool(known) and parts[3].value >= _OPAQUE


def _is_smaller(box: Box, pictures: list[Box]) -> bool:
    """A picture within another: a patch. Strips of one scan lie beside each other."""
    return any(
        each.left - 1 <= box.left
        and box.right <= each.right + 1
        and each.bottom - 1 <= box.bottom
        and box.top <= each.top + 1
        and (box.right - box.left) * (box.top - box.bottom)
        < (each.right - each.left) * (each.top - each.bottom) / 2
        for each in pictures
    )


def _is_bar(box: Box) -> bool:
    return box.right - box.left >= _LEAST and box.top - box.bottom >= _LEAST


def _annotations(page: pypdfium2.PdfPage) -> int:
    """Squares with a filling, laid over the page as annotations."""
    count = 0
    for at in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, at)
        parts = [ctypes.c_uint() for _ in range(4)]
        if pdfium_c.FPDFAnnot_GetSubtype(annotation) in _ANNOTATIONS:
            count += bool(
                pdfium_c.FPDFAnnot_HasKey(annotation, b"IC")
                or pdfium_c.FPDFAnnot_GetColor(
                    annotation, pdfium_c.FPDFANNOT_COLORTYPE_InteriorColor, *map(ctypes.byref, parts)
                )
            )
        pdfium_c.FPDFPage_CloseAnnot(annotation)
    return count
