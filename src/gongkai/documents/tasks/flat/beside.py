"""Tables whose columns stand side by side (text of a PDF): where one row ends and the next begins.

The number stands in the first line of its row, or in the middle of it; where the rows part is told by
the cells that are over there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.documents.tasks.flat.columns import PageColumns
from gongkai.documents.tasks.flat.quality import row_quality
from gongkai.documents.tasks.headers import ROLE_OF, Column
from gongkai.documents.tasks.items import is_label_row
from gongkai.documents.tasks.unitnames import ends_as_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.tasks.flat.columns import PageLine

_ROLE_END = re.compile(r"(?:负责|牵头|落实|配合|参与|协助|实施)[。；]?$")
_NO_START = "、，,。；;）)”》"
_TALLEST = 40
_MOST_LONE = 8
_MOST_MOVES = 3
_FINE = 0.95
_OFF_CENTRE = 0.8
_MOST_LINES = 3000


@dataclass(frozen=True, slots=True)
class _Cut:
    score: float
    start: int
    end: int
    back: _Cut | None


def rows_side_by_side(
    kinds: Sequence[Column | None], lines: list[str], *, centred: bool
) -> tuple[list[list[str]], int]:
    """Give the rows and how many lines they fill; ([], 0) when columns do not stand side by side.

    `centred` says that numbers stand in the middle of their rows, not in the first line.
    """
    if Column.NUMBER not in kinds or len(lines) > _MOST_LINES:
        return [], 0
    page = PageColumns(kinds)
    labels = [at for at, line in enumerate(lines) if is_label_row(line) and len(line.split()) == 1]
    laid = page.lay(["" if at in set(labels) else line for at, line in enumerate(lines)]) if lines else []
    rows: list[list[str]] = []
    count = start = 0
    last = 0
    for end in [*labels, len(lines)] if laid else []:
        marks = _marks(laid, start, end, last)
        if marks:
            last = laid[marks[-1]].number
            spans = _Parting(page, laid, centred=centred).part(start, end, marks, open_end=end == len(lines))
            rows += [
                _settled(page, laid[a:b], laid[mark].number) for (a, b), mark in zip(spans, marks, strict=True)
            ]
            count = spans[-1][1]
        if end < len(lines):
            rows.append([lines[end]] * len(kinds))
            count = end + 1
        start = end + 1
    return rows, count


def _marks(laid: list[PageLine], start: int, end: int, last: int) -> list[int]:
    """The lines that hold the next row numbers."""
    found = []
    for at in range(start, end):
        if laid[at].number and last < laid[at].number <= last + 2:
            last = laid[at].number
            found.append(at)
    return found


def _settled(page: PageColumns, lines: list[PageLine], number: int) -> list[str]:
    """Give the cells of a row; a piece that stood alone in its line goes where the row reads best."""
    best = _cells(page, lines, number)
    worth = row_quality(page.kinds, best)
    lone = [line for line in lines if len(line.cells) == 1][:_MOST_LONE]
    for _ in range(_MOST_MOVES):
        if worth > _FINE:
            break
        moves = [_moved(page, lines, number, line, column) for line in lone for column in page.columns]
        rated = max(moves, key=lambda move: move[0], default=None)
        if rated is None or rated[0] <= worth:
            break
        worth, best, line, column = rated
        line.cells = {column: next(iter(line.cells.values()))}
    return best


def _moved(
    page: PageColumns, lines: list[PageLine], number: int, line: PageLine, column: int
) -> tuple[float, list[str], PageLine, int]:
    """Rate the row with one piece in another column."""
    before = line.cells
    if page.odd(column, next(iter(before.values()))):
        return 0.0, [], line, column
    line.cells = {column: next(iter(before.values()))}
    cells = _cells(page, lines, number)
    line.cells = before
    return row_quality(page.kinds, cells), cells, line, column


def _cells(page: PageColumns, lines: list[PageLine], number: int) -> list[str]:
    cells = [""] * len(page.kinds)
    for line in lines:
        for column, text in line.cells.items():
            cells[column] += text
    cells[page.kinds.index(Column.NUMBER)] = str(number)
    return cells


class _Parting:
    """Parts a run of lines into rows, one for each number."""

    def __init__(self, page: PageColumns, laid: list[PageLine], *, centred: bool) -> None:
        self._page, self._laid, self._centred = page, laid, centred
        self._known: dict[int, float] = {}

    def part(self, start: int, end: int, marks: list[int], *, open_end: bool) -> list[tuple[int, int]]:
        """Give the start and end of each row. After the last row of the table other lines may stand."""
        cuts = [_Cut(0.0, start, start, None)]
        for n, mark in enumerate(marks):
            last = n + 1 == len(marks)
            limit = min(mark + _TALLEST, end) if last else marks[n + 1]
            ends = range(mark + 1, limit + 1)
            if not last and not self._centred:
                ends = range(limit, limit + 1)
            elif last and not open_end:
                ends = range(end, end + 1)
            cuts = [max((self._row(cut, at, mark) for cut in cuts), key=lambda c: c.score) for at in ends]
        if open_end:
            cuts = [
                _Cut(cut.score + self._reads(cut.start, cut.end, at=marks[-1]), cut.start, cut.end, cut.back)
                for cut in cuts
            ]
        return _spans(max(cuts, key=lambda cut: cut.score))

    def _reads(self, start: int, end: int, at: int) -> float:
        cells = _cells(self._page, self._laid[start:end], self._laid[at].number)
        return 3 * row_quality(self._page.kinds, cells)

    def _row(self, above: _Cut, end: int, mark: int) -> _Cut:
        start = above.end
        off = abs(2 * mark - (start + end - 1)) / 2 if self._centred else 0.0
        score = above.score + self._parts(end) - _OFF_CENTRE * max(0.0, off - 0.5)
        return _Cut(score, start, end, above)

    def _parts(self, at: int) -> float:
        """How well the page parts before line `at`."""
        if at not in self._known:
            self._known[at] = sum(self._column_parts(column, at) for column in self._page.columns)
        return self._known[at]

    def _column_parts(self, column: int, at: int) -> float:
        above = self._laid[at - 1].cells.get(column, "")
        below = self._laid[at].cells.get(column, "") if at < len(self._laid) else ""
        worth = -2.0 if below[:1] and below[0] in _NO_START else 0.0
        if self._page.kinds[column] in ROLE_OF:
            return worth + _units_part(above, below)
        if column != self._page.text or not above:
            return worth + (0.3 if not above and below else 0)
        if above[-1] in "。；":
            return worth + 1.2
        if above[-1] in "，、":
            return worth - 1.5
        return worth + self._page.shortfall(above, column)


def _units_part(above: str, below: str) -> float:
    if above and above[-1] in "、，,":
        return -2
    if above and below:
        over = ends_as_unit(above) or bool(_ROLE_END.search(above))
        return 0.6 if over and below[0] in "市各省由" else -1.2
    return 0.4 if below and below[0] in "市各省由" else 0.1


def _spans(cut: _Cut | None) -> list[tuple[int, int]]:
    spans = []
    while cut and cut.back:
        spans.append((cut.start, cut.end))
        cut = cut.back
    return spans[::-1]
