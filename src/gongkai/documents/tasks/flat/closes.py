"""Rows without usable numbers: a row ends where its unit cells end, and the next text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.documents.tasks.due import looks_due
from gongkai.documents.tasks.flat.chain import number_chain
from gongkai.documents.tasks.flat.quality import row_quality
from gongkai.documents.tasks.flat.tails import Run, read_tail
from gongkai.documents.tasks.headers import Column
from gongkai.documents.tasks.items import is_label_row
from gongkai.documents.tasks.unitnames import ends_as_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.tasks.flat.tails import Cells

_ROLE_END = re.compile(r"(?:负责|牵头|落实|配合|参与|协助|实施)[。；]?$")
_REST = re.compile(r"(?![市各省])[\u4e00-\u9fff]{0,8}(?:局|委|办|厅|中心|公司|政府|管委会|部门)(?:[、，]|$)")
_MOST_ENDS = 7
_LONGEST = 60
_FLOOR = 0.6
_MOST_LINES = 2000


@dataclass(frozen=True, slots=True)
class _Cut:
    """The best rows up to line `end`."""

    score: float
    end: int
    row: tuple[str, ...] = ()
    back: _Cut | None = None


def rows_by_units(kinds: Sequence[Column | None], lines: list[str], by: Cells) -> tuple[list[list[str]], int]:
    """Give the rows and how many lines they fill. Numbers that stand on lines of their own are set aside."""
    numbers = {place.line: str(place.number) for place in number_chain(lines) if _alone(lines[place.line])}
    ends = _ends(lines, set(numbers))
    if not ends or len(lines) > _MOST_LINES:
        return [], 0
    cuts = [_Cut(0.0, 0)]
    for end in ends:
        best = max(
            (_cut(kinds, lines, numbers, cut, end, by) for cut in cuts[-_MOST_ENDS:]), key=lambda c: c.score
        )
        cuts.append(best)
    return _rows(max(cuts, key=lambda cut: cut.score))


def _alone(line: str) -> bool:
    return line.strip("（）().、． ").isdecimal()


def _ends(lines: list[str], numbers: set[int]) -> list[int]:
    """After which lines a row may be over."""
    found: list[int] = []
    for at, line in enumerate(lines):
        following = next((lines[n] for n in range(at + 1, min(at + 3, len(lines))) if n not in numbers), "")
        if at in numbers:
            if at - 1 in numbers or (found and found[-1] == at):
                found.append(at + 1)
            continue
        tail = (lines[at - 1] if at else "") + line
        closed = ends_as_unit(tail[-24:]) or _ROLE_END.search(tail) or looks_due(line)
        if is_label_row(line) or (closed and following[:1] not in "、，,；;）)和及") or not following:
            found.append(at + 1)
    return found


def _cut(
    kinds: Sequence[Column | None], lines: list[str], numbers: dict[int, str], cut: _Cut, end: int, by: Cells
) -> _Cut:
    """Make the lines from `cut` to `end` one row."""
    chunk = [lines[at] for at in range(cut.end, end) if at not in numbers]
    found = [numbers[at] for at in range(cut.end, end) if at in numbers]
    if len(chunk) == 1 and is_label_row(chunk[0]):
        return _Cut(cut.score + 0.1, end, tuple([chunk[0]] * len(kinds)), cut)
    if not chunk or end - cut.end > _LONGEST:
        return _Cut(cut.score - 1, end, (), cut)
    cells = read_tail(kinds, Run.of(chunk), by)
    worth = row_quality(kinds, cells) - _FLOOR
    if Column.NUMBER in kinds:
        worth -= 0.3 * abs(len(found) - 1)
        cells[kinds.index(Column.NUMBER)] = found[0] if found else ""
    worth -= 0.5 * any(map(is_label_row, chunk[1:])) + 0.4 * _begins_with_a_rest(chunk)
    return _Cut(cut.score + worth, end, tuple(cells), cut)


def _begins_with_a_rest(chunk: list[str]) -> bool:
    """Whether the first line is the end of a cell above: shorter than those below it, or a name's end."""
    short = len(chunk) > 1 and len(chunk[0]) * 2 < max(map(len, chunk))
    return short or bool(_REST.match(chunk[0]))


def _rows(cut: _Cut | None) -> tuple[list[list[str]], int]:
    count = cut.end if cut else 0
    rows: list[list[str]] = []
    while cut:
        if cut.row:
            rows.append(list(cut.row))
        cut = cut.back
    return rows[::-1], count
