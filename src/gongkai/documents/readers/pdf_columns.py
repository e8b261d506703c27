"""Tables without lines: rows whose pieces stand under the pieces of a header row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.documents.readers.joining import join_wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.readers.grid import Rows
    from gongkai.documents.readers.pdf_chars import Piece

_LEAST_COLUMNS = 3
_LEAST_ROWS = 3
_SLACK = 3.0


def column_table(lines: Sequence[list[Piece]], start: int) -> tuple[Rows, int] | None:
    """Return the table whose header is line `start`, and the index of the line after it, or None.

    A header has three pieces at least. A line belongs to the table as long as each of its pieces meets one
    column only; a line that leaves the first column empty goes on with the cells above it.
    """
    header = lines[start]
    if len(header) < _LEAST_COLUMNS:
        return None
    columns = [(piece.left, piece.right) for piece in header]
    rows: list[list[str]] = [[piece.text for piece in header]]
    full_rows = 0
    at = start + 1
    while at < len(lines):
        placed = _placed(lines[at], columns)
        if placed is None or _far_below(lines[at - 1], lines[at]):
            break
        if 0 in placed and len(placed) > 1:
            rows.append([""] * len(columns))
            full_rows += 1
        for column, piece in placed.items():
            rows[-1][column] = join_wrapped(rows[-1][column], piece.text)
        at += 1
    if full_rows < _LEAST_ROWS - 1:
        return None
    return tuple(map(tuple, rows)), at


def _placed(line: list[Piece], columns: list[tuple[float, float]]) -> dict[int, Piece] | None:
    """Give each piece its column and widen the column to it; None when one meets several or shares one."""
    placed: dict[int, Piece] = {}
    for piece in line:
        met = [
            at
            for at, (left, right) in enumerate(columns)
            if piece.left < right + _SLACK and piece.right > left - _SLACK
        ]
        met = met or _between(piece, columns)
        if len(met) != 1 or met[0] in placed:
            return None
        placed[met[0]] = piece
    for at, piece in placed.items():
        columns[at] = (min(columns[at][0], piece.left), max(columns[at][1], piece.right))
    return placed


def _between(piece: Piece, columns: list[tuple[float, float]]) -> list[int]:
    """A piece that meets no column belongs to the nearest, cells being wider than their headers."""
    middle = (piece.left + piece.right) / 2
    return [min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - middle))]


def _far_below(above: list[Piece], line: list[Piece]) -> bool:
    return above[0].bottom - line[0].top > 3 * line[0].size
