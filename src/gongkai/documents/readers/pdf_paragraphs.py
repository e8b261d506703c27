"""Lines of a PDF page into paragraphs: indents, short lines, gaps and sizes show where one ends."""

from __future__ import annotations

import itertools
import re
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from gongkai.documents.readers.joining import join_wrapped
from gongkai.documents.readers.pdf_chars import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.readers.pdf_chars import Piece

_FULL = 1.7
_INDENT = 1.2
_SIZE_STEP = 1.15
_LINE_GAP = 1.9
_CENTRED = 1.5
_STARTS = re.compile(
    r"[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、]\D|第[一二三四五六七八九十百]+[章条]"
)
_TABULAR_GAP = "  "


class Line(NamedTuple):
    """A line of prose with its place on the page."""

    text: str
    box: Box
    size: float


class Margins(NamedTuple):
    """Where the page's text begins and ends."""

    left: float
    right: float


class PdfParagraph(NamedTuple):
    """A paragraph, and whether its last line runs to the margin (it may go on over the page)."""

    text: str
    align: str
    line: int
    open_end: bool
    begins_indented: bool
    top: float


def line_of(pieces: Sequence[Piece]) -> Line:
    return Line(
        text=" ".join(piece.text for piece in pieces),
        box=Box(
            pieces[0].left,
            min(p.bottom for p in pieces),
            max(p.right for p in pieces),
            max(p.top for p in pieces),
        ),
        size=median(piece.size for piece in pieces),
    )


def margins_of(lines: Sequence[Line]) -> Margins:
    """Take the outermost edges that more than one line shares, so that a stray word does not set them."""
    if not lines:
        return Margins(0.0, 0.0)
    lefts = sorted(line.box.left for line in lines)
    rights = sorted((line.box.right for line in lines), reverse=True)
    return Margins(_shared(lefts), _shared(rights))


def _shared(edges: list[float]) -> float:
    for first, second in itertools.pairwise(edges):
        if abs(first - second) < 4:  # noqa: PLR2004  # points: letters overhang a little
            return first
    return edges[0]


def paragraphs_of(lines: Sequence[Line], margins: Margins) -> list[PdfParagraph]:
    """Join lines (from the top down) into paragraphs."""
    found: list[PdfParagraph] = []
    before: Line | None = None
    for number, line in enumerate(lines, 1):
        align = _align(line, margins)
        full = line.box.right >= margins.right - _FULL * line.size
        last = found[-1] if found else None
        if last and before and not align and not last.align and last.open_end and _goes_on(before, line, margins):
            text = join_wrapped(last.text, line.text)
            found[-1] = last._replace(text=text, open_end=full)
        else:
            indented = line.box.left > margins.left + _INDENT * line.size
            found.append(PdfParagraph(line.text, align, number, full and not align, indented, line.box.top))
        before = line
    return found


def _goes_on(before: Line, line: Line, margins: Margins) -> bool:
    gap = before.box.bottom - line.box.top
    same_size = max(before.size, line.size) <= _SIZE_STEP * min(before.size, line.size)
    indented = line.box.left > margins.left + _INDENT * line.size
    return same_size and not indented and gap < _LINE_GAP * line.size and not _STARTS.match(line.text)


def _align(line: Line, margins: Margins) -> str:
    left_room, right_room = line.box.left - margins.left, margins.right - line.box.right
    least = _CENTRED * line.size
    if left_room > least and right_room > least and abs(left_room - right_room) < 2 * line.size:
        return "center"
    return "right" if left_room > 4 * least and left_room > 2 * max(right_room, 0) else ""
