"""Characters of a PDF page with their places, and the lines that they make.

Coordinates are points from the lower left corner of the page as it is shown (rotation applied).
"""

from __future__ import annotations

import ctypes
import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium_c

from gongkai.documents.readers.joining import CJK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pypdfium2

_SPACE = 32
_SAME_LINE = 0.45
_COLUMN_GAP = 1.6
_WORD_GAP = 0.2
_CJK_GAP = 0.8
_SPACE_SHARE = 0.16
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")


class Box(NamedTuple):
    """A rectangle; `bottom` is below `top`."""

    left: float
    bottom: float
    right: float
    top: float


class Char(NamedTuple):
    """One character; spaces are kept since they part Latin words."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        return self.top - self.bottom


class Piece(NamedTuple):
    """A run of characters on one line without a wide gap: a whole line of prose, or a cell of a table."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


class Rotation(NamedTuple):
    """How a page is turned for display, and its size before that."""

    degrees: int
    width: float
    height: float

    def turn(self, box: Box) -> Box:
        left, bottom, right, top = box
        if self.degrees == 90:  # noqa: PLR2004  # quarter turns, clockwise
            return Box(bottom, self.width - right, top, self.width - left)
        if self.degrees == 180:  # noqa: PLR2004
            return Box(self.width - right, self.height - top, self.width - left, self.height - bottom)
        if self.degrees == 270:  # noqa: PLR2004
            return Box(self.height - top, left, self.height - bottom, right)
        return box


def chars_of(page: pypdfium2.PdfPage, rotation: Rotation) -> list[Char]:
    """Return the page's characters in content order, without line breaks and characters of no size."""
    text_page = page.get_textpage()
    rect = pdfium_c.FS_RECTF()
    found: list[Char] = []
    for at in range(text_page.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text_page, at)
        if code in {0, 10, 13, 0xFEFF, 0xAD} or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004  # lone surrogates
            continue
        if code == _SPACE and pdfium_c.FPDFText_IsGenerated(text_page, at) == 1:
            continue  # guessed by the library from a gap; gaps are judged below
        if not pdfium_c.FPDFText_GetLooseCharBox(text_page, at, ctypes.byref(rect)):
            continue
        box = rotation.turn(Box(rect.left, rect.bottom, rect.right, rect.top))
        if box.top - box.bottom > 0:
            found.append(Char(chr(code), *box))
    text_page.close()
    return found


def lines_of(chars: Iterable[Char]) -> list[list[Piece]]:
    """Group characters into lines from the top down, each line's pieces from left to right."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: -c.middle):
        line = lines[-1] if lines else None
        if line and abs(line[0].middle - char.middle) <= _SAME_LINE * max(line[0].height, char.height):
            line.append(char)
        else:
            lines.append([char])
    pieces = (_pieces(sorted(line, key=lambda c: c.left)) for line in lines)
    return [line for line in pieces if line]


def _pieces(line: Sequence[Char]) -> list[Piece]:
    pieces: list[list[Char]] = []
    before: Char | None = None
    for char in line:
        if char.text.isspace():
            if pieces:
                pieces[-1].append(char)
            continue
        if before is None or char.left - before.right > _COLUMN_GAP * max(before.height, char.height):
            pieces.append([])
        pieces[-1].append(char)
        before = char
    return [_piece(chars) for chars in pieces]


def _piece(chars: Sequence[Char]) -> Piece:
    shown = [char for char in chars if not char.text.isspace()]
    return Piece(
        text=_text(chars),
        left=shown[0].left,
        right=max(char.right for char in shown),
        bottom=min(char.bottom for char in shown),
        top=max(char.top for char in shown),
        size=_size(shown),
    )


def _size(chars: Sequence[Char]) -> float:
    """Return the size of type: an ideograph is as wide as that, while boxes of some fonts are much higher."""
    widths = sorted(char.right - char.left for char in chars if _IDEOGRAPH.match(char.text))
    return widths[len(widths) // 2] if widths else max(char.height for char in chars)


def _text(chars: Sequence[Char]) -> str:
    """Write a run down; a space is one that the file has, or a gap too wide to be none."""
    pairs = list(itertools.pairwise(chars))
    steps = sorted(_step(before, after) for before, after in pairs if _ideographs(before, after))
    usual = steps[len(steps) // 2] if steps else 0.0
    text = chars[0].text
    for before, char in pairs:
        if char.text.isspace() or _parted(before, char, usual):
            text += " "
        text += char.text.strip()
    return " ".join(text.split())


def _parted(before: Char, char: Char, usual: float) -> bool:
    """Tell a gap that stands for a space: justified lines spread out, Word parts figures from ideographs."""
    if _ideographs(before, char):
        return _step(before, char) > usual * (1 + _SPACE_SHARE)
    latin = not CJK.match(before.text) and not CJK.match(char.text)
    return char.left - before.right > char.height * (_WORD_GAP if latin else _CJK_GAP)


def _ideographs(first: Char, second: Char) -> bool:
    return bool(_IDEOGRAPH.match(first.text) and _IDEOGRAPH.match(second.text))


def _step(before: Char, char: Char) -> float:
    """Return the distance of two characters' middles: boxes of narrow ones (目, 自) leave gaps that are none."""
    return (char.left + char.right - before.left - before.right) / 2
