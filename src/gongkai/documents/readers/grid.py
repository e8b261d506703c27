"""What all readers do with tables: make them rectangular, and join what a page break cut apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.documents.blocks import TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gongkai.documents.blocks import Block

Rows = tuple[tuple[str, ...], ...]
Flags = tuple[tuple[bool, ...], ...]


def rectangular(rows: Iterable[Sequence[str]]) -> Rows:
    """Pad every row with empty cells to the width of the widest."""
    filled = [tuple(row) for row in rows]
    width = max(map(len, filled), default=0)
    return tuple(row + ("",) * (width - len(row)) for row in filled)


def merge_continued(blocks: list[Block]) -> list[Block]:
    """Join tables that follow one another directly where the second goes on with the first.

    It does so when it has as many columns and repeats the header row (dropped), or when its first cell is
    the next number of the first column.
    """
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if isinstance(block, TableBlock) and isinstance(last, TableBlock):
            joined = _joined(last, block)
            if joined:
                merged[-1] = joined
                continue
        merged.append(block)
    return merged


def _joined(first: TableBlock, second: TableBlock) -> TableBlock | None:
    if not first.rows or not second.rows or len(first.rows[0]) != len(second.rows[0]) or second.caption:
        return None
    repeated = repeated_header(first.rows, second.rows)
    if not repeated and not _goes_on(first.rows, second.rows):
        return None
    return TableBlock(
        rows=first.rows + second.rows[repeated:],
        place=first.place,
        caption=first.caption,
        continued=_flags(first) + _flags(second)[repeated:],
    )


def _flags(table: TableBlock) -> Flags:
    return table.continued or tuple((False,) * len(row) for row in table.rows)


def repeated_header(first: Rows, second: Rows) -> int:
    """Count the leading rows of `second` that repeat those of `first` (a header may take two or three)."""
    count = 0
    while count < min(3, len(first), len(second)) and _squeezed(first[count]) == _squeezed(second[count]):
        count += 1
    return count


def _squeezed(row: tuple[str, ...]) -> list[str]:
    return ["".join(cell.split()) for cell in row]


def _goes_on(first: Rows, second: Rows) -> bool:
    numbers = [row[0].strip().rstrip(".．、") for row in first if row[0].strip()]
    start = second[0][0].strip().rstrip(".．、")
    return bool(numbers) and numbers[-1].isdecimal() and start.isdecimal() and int(start) == int(numbers[-1]) + 1
