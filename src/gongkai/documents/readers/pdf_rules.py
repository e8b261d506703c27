"""Straight lines of a PDF page: what draws a table's frame."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium_c

from gongkai.documents.readers.pdf_chars import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from gongkai.documents.readers.pdf_chars import Rotation

_THIN = 3.0
_SHORTEST = 6.0
_NEAR = 2.5
_MAX_SEGMENTS = 6_000
_MAX_RULES = 1_200


class Rule(NamedTuple):
    """A horizontal (or vertical) line at y (or x) `at`, from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """The horizontal lines and the vertical ones."""

    across: list[Rule]
    down: list[Rule]


def rules_of(page: pypdfium2.PdfPage, rotation: Rotation) -> Rules:
    """Return the page's straight lines, pieces in line joined to one."""
    across: list[Rule] = []
    down: list[Rule] = []
    for box in _boxes(page):
        left, bottom, right, top = rotation.turn(box)
        if top - bottom <= _THIN and right - left >= _SHORTEST:
            across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN and top - bottom >= _SHORTEST:
            down.append(Rule((left + right) / 2, bottom, top))
        if len(across) + len(down) > _MAX_SEGMENTS:
            break
    return joined_rules(across, down)


def joined_rules(across: list[Rule], down: list[Rule]) -> Rules:
    """Join pieces that lie on one line and touch; too many lines are a drawing, not a table."""
    rules = Rules(_joined(across), _joined(down))
    return rules if len(rules.across) + len(rules.down) <= _MAX_RULES else Rules([], [])


def _boxes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=3):
        count = pdfium_c.FPDFPath_CountSegments(item)
        if count > _MAX_SEGMENTS:
            continue
        matrix = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
        yield from _segments(item, count, matrix)


def _segments(item: pypdfium2.PdfObject, count: int, matrix: pdfium_c.FS_MATRIX) -> Iterator[Box]:
    """Yield the straight pieces of a path; a thin filled rectangle gives its two long sides, which join."""
    x, y = ctypes.c_float(), ctypes.c_float()
    last = start = (0.0, 0.0)
    for at in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(item, at)
        pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield _box(last, point)
        last = point
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield _box(last, start)
            last = start


def _box(first: tuple[float, float], second: tuple[float, float]) -> Box:
    return Box(
        min(first[0], second[0]), min(first[1], second[1]), max(first[0], second[0]), max(first[1], second[1])
    )


def _joined(rules: list[Rule]) -> list[Rule]:
    joined: list[Rule] = []
    for rule in sorted(rules):
        for at in range(len(joined) - 1, -1, -1):
            other = joined[at]
            if rule.at - other.at > _NEAR:
                joined.append(rule)
                break
            if rule.start <= other.end + _NEAR and other.start <= rule.end + _NEAR:
                joined[at] = Rule(other.at, min(other.start, rule.start), max(other.end, rule.end))
                break
        else:
            joined.append(rule)
    return joined
