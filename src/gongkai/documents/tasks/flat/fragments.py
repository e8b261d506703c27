"""A table row a line, or wrapped over several lines, with white space between the cells (text of a PDF)."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from gongkai.documents.tasks.due import looks_due
from gongkai.documents.tasks.flat.fit import fit, goes_on, is_number, seems_units
from gongkai.documents.tasks.flat.peel import peel_due, peel_units
from gongkai.documents.tasks.headers import ROLE_OF, TEXTS, Column
from gongkai.documents.tasks.items import is_label_row

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE_GAP = re.compile(r"\s*[\t|｜]\s*|\s{2,}")
_LEADING = re.compile(r"([（(]?\d{1,3}[）)]?)[.．、]?\s*(?=\D)(?![年月日%个号条])")
_MOST_COLUMNS = 12


def fragments(line: str) -> list[str]:
    """Split a line where white space parts cells, not where it surrounds figures and Latin words."""
    line = line.strip(" \t|｜")
    if _WIDE_GAP.search(line):
        return [part for part in _WIDE_GAP.split(line) if part]
    parts: list[str] = []
    for word in line.split():
        if parts and not _parts_cells(parts[-1], word, first=len(parts) == 1):
            parts[-1] += " " + word
        else:
            parts.append(word)
    return parts


def _parts_cells(left: str, right: str, *, first: bool) -> bool:
    if first and is_number(left) and left[0] in "（(":  # (1) belongs to the text that it numbers
        return False
    if first and is_number(left):
        return True
    if re.match(r"[（(]\d{1,3}[）)]", right):
        return True
    if re.match(r"20\d\d\s?年", right):
        return True
    if left[-1].isascii() or right[0].isascii():
        return looks_due(right) and right[-1] in "年月日底前末内"
    return True


class RowBuilder:
    """Collects the lines of one row and lays their fragments into cells."""

    def __init__(self, kinds: Sequence[Column | None]) -> None:
        self._kinds = kinds
        self.cells = [""] * len(kinds)

    def add(self, line: str) -> None:
        """Lay one more line into the row."""
        parts = fragments(line)
        if len(parts) > len(self._kinds):
            parts = [*parts[: len(self._kinds) - 1], "".join(parts[len(self._kinds) - 1 :])]
        for at, part in zip(self._places(parts), parts, strict=True):
            self.cells[at] += part

    def finish(self) -> list[str]:
        """Give the cells; what stayed glued to the text is peeled off."""
        self._number()
        text = next((at for at in reversed(range(len(self.cells))) if self._kinds[at] in TEXTS), None)
        if text is not None:
            self._text_back(text)
            self._peel(text)
        return self.cells

    def _places(self, parts: list[str]) -> tuple[int, ...]:
        """Choose columns for the fragments of a line, left to right, by the best sum of scores."""
        width = min(len(self._kinds), _MOST_COLUMNS)
        if len(parts) == len(self._kinds):
            return tuple(range(len(parts)))
        scores = [[self._score(part, at) for at in range(width)] for part in parts]
        choices = combinations(range(width), len(parts))
        return max(choices, key=lambda places: sum(scores[n][at] for n, at in enumerate(places)))

    def _score(self, part: str, at: int) -> float:
        kind, cell = self._kinds[at], self.cells[at]
        if not cell:
            glued = 1.5 if kind in TEXTS and _LEADING.match(part) else 0
            return fit(part, kind) + glued + self._likely_text(part, at)
        return goes_on(cell, part, kind)

    def _likely_text(self, part: str, at: int) -> float:
        """Of several text columns the last holds the task, those before it headings."""
        texts = [n for n, kind in enumerate(self._kinds) if kind in TEXTS or kind is Column.GROUP]
        if len(texts) < 2 or at not in texts:  # noqa: PLR2004 — nothing to choose
            return 0
        return 0.5 if (at == texts[-1]) != is_label_row(part) else 0

    def _number(self) -> None:
        """Move a number that is glued to the first text into its own cell."""
        if Column.NUMBER not in self._kinds:
            return
        at = self._kinds.index(Column.NUMBER)
        if self.cells[at]:
            return
        for column, cell in enumerate(self.cells):
            found = _LEADING.match(cell)
            if found and (found[1].isdecimal() or self._one_text()):
                self.cells[at], self.cells[column] = found[1], cell[found.end() :]
                return

    def _text_back(self, text: int) -> None:
        """A row without a text has it glued before its units: 公开名单市城管局."""
        if any(self.cells[at] for at, kind in enumerate(self._kinds) if kind in TEXTS):
            return
        for at, kind in enumerate(self._kinds):
            if kind in ROLE_OF and self.cells[at]:
                self.cells[text], self.cells[at] = self.cells[at], ""
                return

    def _one_text(self) -> bool:
        return sum(kind in TEXTS or kind is Column.GROUP for kind in self._kinds) == 1

    def _peel(self, text: int) -> None:
        units = [at for at, kind in enumerate(self._kinds) if kind in ROLE_OF]
        due = next((at for at, kind in enumerate(self._kinds) if kind is Column.DUE), None)
        rest = self.cells[text]
        if due is not None and not self.cells[due] and (not units or not any(self.cells[at] for at in units)):
            rest, self.cells[due] = peel_due(rest)
        if due is not None and not self.cells[due]:
            for at in units:
                self.cells[at], self.cells[due] = _due_off_units(self.cells[at], self.cells[due])
        if units and not any(self.cells[at] for at in units):
            rest = self._peel_units(rest, units)
        self.cells[text] = rest

    def _peel_units(self, text: str, units: list[int]) -> str:
        rest, phrase = peel_units(text)
        if not rest:
            return text
        columns = _spread(phrase, len(units))
        for at, part in zip(units, columns, strict=False):
            self.cells[at] = part
        return rest


def _due_off_units(cell: str, due: str) -> tuple[str, str]:
    rest, found = peel_due(cell)
    return (rest, found) if found and rest and seems_units(rest) else (cell, due)


def _spread(phrase: str, columns: int) -> list[str]:
    """Lay a unit phrase into several unit columns where white space parts it."""
    parts = [part for part in re.split(r"\s+", phrase) if part]
    return parts if 1 < len(parts) <= columns else [phrase]
