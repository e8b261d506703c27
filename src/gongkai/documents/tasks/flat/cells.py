"""A cell a line: the lines of the body find their columns by the best path through the table.

Cells may be missing (merged or empty) and may run over several lines; labels may fill a whole row.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from gongkai.documents.tasks.flat.fit import closing, fit, goes_on
from gongkai.documents.tasks.headers import ROLE_OF, TEXTS, Column
from gongkai.documents.tasks.items import is_label_row

_SKIP = {Column.NUMBER: 2.0, Column.GROUP: 0.4, Column.DUE: 1.0, Column.PERSON: 0.6, Column.NOTE: 0.2}
_SKIP_UNITS = 1.0
_SKIP_TEXT = 5.0
_OPTIONAL_TEXT = 0.8
_OUT = -1  # the table is over
_BRACKETED = re.compile(r"[（(]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)]")
_SHORTEST_CUT = 7
_LONG_LABEL = 20
_FEWEST_CUT = 4
_REMEMBERED = 400  # characters of a cell that tell whether it goes on
_GIVE_UP = 40  # lines after which a table that seemed over is over


@dataclass(frozen=True, slots=True)
class _Step:
    """A line in a column. `row` counts rows from the top; `column` -1 is after the table, `width` a label row."""

    score: float
    row: int
    column: int
    cell: str
    back: _Step | None
    line: int


class CellPath:
    """The best way to lay lines into columns of these kinds."""

    def __init__(self, kinds: tuple[Column | None, ...]) -> None:
        self._kinds = kinds
        self._width = len(kinds)
        self._lines: list[str] = []
        self._wrap = 0
        texts = [at for at, kind in enumerate(kinds) if kind in TEXTS]
        self._text = texts[-1] if texts else 0
        self._skips = [self._skip_cost(at) for at in range(self._width)]

    def lay(self, lines: list[str]) -> tuple[list[list[str]], int]:
        """Give the rows and how many of the lines belong to the table."""
        self._lines, self._wrap = lines, _wrap_width(lines)
        steps: dict[int, _Step] = {}
        over = 0
        for at, line in enumerate(lines):
            steps = self._next(steps, line, at)
            over = over + 1 if max(steps.values(), key=lambda step: step.score).column == _OUT else 0
            if over > _GIVE_UP:
                break
        best = max(steps.values(), key=lambda step: step.score - self._unfinished(step), default=None)
        return self._rows(best, lines)

    def _next(self, steps: dict[int, _Step], line: str, at: int) -> dict[int, _Step]:
        found: dict[int, _Step] = {}
        fits = [fit(line, kind) for kind in self._kinds]
        self._tell_texts_apart(fits, line)
        heading = 3.0 if is_label_row(line) else -6.0
        if not steps:
            for column in range(self._width):
                _keep(found, _Step(fits[column] - self._skipped(0, column), 0, column, line, None, at))
            _keep(found, _Step(heading, 0, self._width, line, None, at))
            return found
        for step in steps.values():
            for following in self._after(step, line, at, fits, heading):
                _keep(found, following)
        return found

    def _after(self, step: _Step, line: str, at: int, fits: list[float], heading: float) -> list[_Step]:
        column, score = step.column, step.score
        if column == _OUT:
            return [_Step(score, step.row, _OUT, "", step, at)]
        score += closing(step.cell, self._kinds[column]) if column < self._width else 0
        done = score - self._unfinished(step)
        out = [
            _Step(done - 0.5, step.row, _OUT, "", step, at),
            _Step(done + heading, step.row + 1, self._width, line, step, at),
        ]
        if column < self._width:
            broken = self._broken(step)
            more = goes_on(step.cell, line, self._kinds[column]) - 2 * bool(_BRACKETED.match(line))
            more = min(more, 0.3) + broken
            score -= broken
            done -= broken
            out.append(_Step(step.score + more, step.row, column, (step.cell + line)[-_REMEMBERED:], step, at))
            out += [
                _Step(score + fits[n] - self._skipped(column + 1, n), step.row, n, line, step, at)
                for n in range(column + 1, self._width)
            ]
        out += [
            _Step(done + fits[n] - self._skipped(0, n), step.row + 1, n, line, step, at)
            for n in range(min(self._text + 1, self._width))
        ]
        return out

    def _tell_texts_apart(self, fits: list[float], line: str) -> None:
        """Of several text columns the last holds the task; those before it hold short labels."""
        fits[self._text] += 0.5 if _BRACKETED.match(line) else 0
        for at in range(self._text):
            if self._kinds[at] in (*TEXTS, Column.GROUP):
                fits[at] += 0.5 if is_label_row(line) else -0.7 if len(line) >= _LONG_LABEL else 0

    def _broken(self, step: _Step) -> float:
        """Whether the last line of a text cell was cut by the edge of its column (+) or ended before it (-)."""
        if not self._wrap or self._kinds[step.column] not in (*TEXTS, *ROLE_OF, Column.GROUP):
            return 0.0
        length = len(self._lines[step.line])
        if self._kinds[step.column] in ROLE_OF:
            return 0.8 if length >= self._wrap - 2 else 0
        return 1.6 if self._wrap - 2 <= length <= self._wrap + 1 else -0.6

    def _unfinished(self, step: _Step) -> float:
        """What the columns cost that the row still lacks."""
        return self._skipped(step.column + 1, self._width) if 0 <= step.column < self._width else 0.0

    def _skipped(self, start: int, end: int) -> float:
        return sum(self._skips[start:end])

    def _skip_cost(self, at: int) -> float:
        kind = self._kinds[at]
        if at == self._text:
            return _SKIP_TEXT
        if kind in ROLE_OF:
            return _SKIP_UNITS
        return _OPTIONAL_TEXT if kind is None or kind in TEXTS else _SKIP[kind]

    def _rows(self, step: _Step | None, lines: list[str]) -> tuple[list[list[str]], int]:
        path = []
        while step is not None:
            path.append(step)
            step = step.back
        path.reverse()
        inside = [step for step in path if step.column != _OUT]
        if not inside:
            return [], 0
        rows = [[""] * self._width for _ in range(inside[-1].row + 1)]
        for found in inside:
            if found.column == self._width:
                rows[found.row] = [lines[found.line]] * self._width
            else:
                rows[found.row][found.column] += lines[found.line]
        return rows, len(inside)


def _wrap_width(lines: list[str]) -> int:
    """The length at which long lines were cut, 0 when lines were not cut: many would end at the same length."""
    long = Counter(len(line) for line in lines if len(line) > _SHORTEST_CUT)
    if not long:
        return 0
    widest = max(long)
    near = sum(count for length, count in long.items() if length >= widest - 2)
    return widest if near >= _FEWEST_CUT and near * 4 >= sum(long.values()) else 0


def _keep(found: dict[int, _Step], step: _Step) -> None:
    if step.column not in found or found[step.column].score < step.score:
        found[step.column] = step
