"""The pages of a PDF: what is read there, what is only in the file, and what lies under bars."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium_c

from gongkai.documents.errors import UnreadableError
from gongkai.redaction.check.model import Piece, Spot, Unread
from gongkai.redaction.check.pdf_bars import bars_over_pictures
from gongkai.redaction.pdf.chars import chars_of
from gongkai.redaction.pdf.geometry import view_of
from gongkai.redaction.pdf.opening import opened, page_of
from gongkai.redaction.pdf.seen import readable_below, seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gongkai.redaction.check.model import Find
    from gongkai.redaction.pdf.chars import Char
    from gongkai.redaction.pdf.geometry import View

_REDACT = 28  # FPDF_ANNOT_REDACT


def gather_pages(data: bytes, name: str) -> Iterator[Find]:
    """Page by page. Raises `UnreadableError` when the file cannot be opened."""
    with opened(data, name) as pdf:
        for at in range(len(pdf)):
            where = f"{name} 第{at + 1}页"
            try:
                page = page_of(pdf, at, where)
                try:
                    yield from _page(page, where)
                finally:
                    page.close()
            except UnreadableError as error:
                yield Unread(where, error.what)


def _page(page: pypdfium2.PdfPage, where: str) -> Iterator[Find]:
    view = view_of(page)
    chars = chars_of(page, view)
    spots = spots_of(page, view, chars, where)
    for spot, group in groupby(zip(spots, chars, strict=True), key=lambda pair: pair[0]):
        yield Piece(spot, where, "".join(char.text for _, char in group), shown=spot is Spot.TEXT)
    yield Piece(Spot.TEXT, where, "".join(c.text for c, s in zip(chars, spots, strict=True) if s is Spot.TEXT))
    if any(spot is not Spot.TEXT for spot in spots):
        yield Piece(Spot.INVISIBLE, where, "".join(char.text for char in chars))
    for what in bars_over_pictures(page, view):
        yield Piece(Spot.COVERED, where, what, shown=False)
    marked = sum(_is_unapplied(page, at) for at in range(pdfium_c.FPDFPage_GetAnnotCount(page)))
    if marked:
        yield Piece(Spot.COVERED, where, f"{marked} 处遮盖只做了标记，没有执行", shown=False)


def spots_of(page: pypdfium2.PdfPage, view: View, chars: Sequence[Char], where: str) -> list[Spot]:
    """For each character whether it is read, or why not. A blank goes with what stands before it."""
    shows = seen(page, view, chars, where)
    below = readable_below(page, view, chars, where) if not all(shows) else shows
    spots: list[Spot] = []
    for char, shown, letter in zip(chars, shows, below, strict=True):
        if char.text.isspace():
            spots.append(spots[-1] if spots else Spot.TEXT)
        elif not char.ink.touches(view.whole):
            spots.append(Spot.OUTSIDE)
        elif shown or (not char.drawn and letter):
            spots.append(Spot.TEXT)  # an unseen layer over a scan says what the scan shows
        else:
            spots.append(Spot.COVERED if char.drawn else Spot.INVISIBLE)
    return spots


def _is_unapplied(page: pypdfium2.PdfPage, at: int) -> bool:
    annotation = pdfium_c.FPDFPage_GetAnnot(page, at)
    try:
        return bool(pdfium_c.FPDFAnnot_GetSubtype(annotation) == _REDACT)
    finally:
        pdfium_c.FPDFPage_CloseAnnot(annotation)


def text_of(data: bytes) -> str | None:
    """The text of all pages, a line for each; None when the file cannot be opened."""
    lines: list[str] = []
    try:
        with opened(data, "") as pdf:
            for at in range(len(pdf)):
                page = page_of(pdf, at, "")
                words = page.get_textpage()
                lines.append(words.get_text_range())
                words.close()
                page.close()
    except (UnreadableError, pypdfium2.PdfiumError):
        return None
    return "\n".join(lines)
