"""Numbered rows: the lines between one row number and the next, laid into cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.documents.tasks.flat.chain import number_chain
from gongkai.documents.tasks.flat.quality import row_quality
from gongkai.documents.tasks.flat.tails import Run, read_tail
from gongkai.documents.tasks.headers import Column
from gongkai.documents.tasks.items import is_label_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.tasks.flat.tails import Cells

_MOST_BELOW = 40


def numbered_rows(kinds: Sequence[Column | None], lines: list[str], by: Cells) -> tuple[list[list[str]], int]:
    """Give the rows and how many lines they fill; ([], 0) when the lines hold no chain of row numbers."""
    if Column.NUMBER not in kinds:
        return [], 0
    places = number_chain(lines)
    if not places:
        return [], 0
    number = kinds.index(Column.NUMBER)
    rows = [[line] * len(kinds) for line in lines[: places[0].line] if is_label_row(line)]
    count = len(lines)
    for at, place in enumerate(places):
        following = places[at + 1] if at + 1 < len(places) else None
        first = lines[place.line][place.end :]
        if following and following.line == place.line:
            chunk = [lines[place.line][place.end : following.start]]
        else:
            chunk = [first, *lines[place.line + 1 : following.line if following else len(lines)]]
            if following and following.start:
                chunk.append(lines[following.line][: following.start])
        chunk, labels = _labels_off(chunk)
        if following is None:
            cells, used = _last_row(kinds, chunk, by)
            count = place.line + used
        else:
            cells = read_tail(kinds, Run.of([line for line in chunk if line.strip()]), by)
        cells[number] = str(place.number)
        rows.append(cells)
        rows += [[label] * len(kinds) for label in labels] if following else []
    return rows, count


def _labels_off(chunk: list[str]) -> tuple[list[str], list[str]]:
    end = len(chunk)
    while end > 1 and is_label_row(chunk[end - 1]):
        end -= 1
    return chunk[:end], chunk[end:]


def _last_row(kinds: Sequence[Column | None], chunk: list[str], by: Cells) -> tuple[list[str], int]:
    """The last row ends where its cells read best; what stands below it is no part of the table."""
    best: tuple[float, list[str], int] | None = None
    for end in range(1, min(len(chunk), _MOST_BELOW) + 1):
        cells = read_tail(kinds, Run.of([line for line in chunk[:end] if line.strip()]), by)
        worth = row_quality(kinds, cells)
        if best is None or worth >= best[0]:
            best = (worth, cells, end)
    return (best[1], best[2]) if best else ([""] * len(kinds), 1)
