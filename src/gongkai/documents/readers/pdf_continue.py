"""A ruled table that goes on over the page: its header again, rows cut in two, merged cells that reach over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.documents.blocks import TableBlock
from gongkai.documents.readers.grid import repeated_header
from gongkai.documents.readers.joining import join_wrapped

if TYPE_CHECKING:
    from gongkai.documents.readers.grid import Rows
    from gongkai.documents.readers.pdf_grid import RuledTable

_Texts = list[list[str]]
_Flags = list[list[bool]]


def continue_table(above: TableBlock, open_below: tuple[bool, ...], table: RuledTable) -> tuple[TableBlock, bool]:
    """Return `above` with the rows of `table`, and whether a cut row was joined by likeness alone.

    `open_below` tells of each column whether its last cell has no line below it: that cell certainly goes
    on. Word closes cells at a page's end; a row cut there is known by what it lacks.
    """
    header = repeated_header(above.rows, table.rows)
    upper, upper_flags = [list(row) for row in above.rows], [list(row) for row in above.continued]
    lower, lower_flags = (
        [list(row) for row in table.rows[header:]],
        [list(row) for row in table.continued[header:]],
    )
    guessed = bool(lower) and not any(open_below) and _looks_cut(above.rows, tuple(lower[0]))
    for column, is_open in enumerate(open_below):
        if lower and (is_open or guessed):
            _join_column(column, upper, upper_flags, lower, lower_flags)
    if lower and (guessed or all(open_below)):
        del lower[0], lower_flags[0]
    rows = tuple(map(tuple, upper + lower))
    flags = tuple(map(tuple, upper_flags + lower_flags))
    return TableBlock(rows, above.place, above.caption, flags), guessed


def _join_column(column: int, upper: _Texts, upper_flags: _Flags, lower: _Texts, lower_flags: _Flags) -> None:
    """Give the cell above the break and the one below it, with all that they cover, their joint text."""
    first, second = upper[-1][column], lower[0][column]
    text = join_wrapped(first, second)
    at = len(upper) - 1
    while at > 0 and upper_flags[at][column] and upper[at][column] == first == upper[at - 1][column]:
        upper[at][column] = text
        at -= 1
    upper[at][column] = text
    lower[0][column] = text
    lower_flags[0][column] = True
    for row, flags in zip(lower[1:], lower_flags[1:], strict=True):
        if not flags[column] or row[column] != second:
            break
        row[column] = text


def _looks_cut(above: Rows, row: tuple[str, ...]) -> bool:
    """Tell a row cut by the page break: its number stayed above, and at most half its cells have text left.

    A row under a merged first cell looks alike but has all its other cells.
    """
    filled = sum(map(bool, row))
    return not row[0] and filled > 0 and bool(above[-1][0]) and filled * 2 <= len(row) + 1
