"""Lines of a page whose columns stand side by side: which piece of each line belongs to which column."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING

from gongkai.documents.tasks.due import looks_due
from gongkai.documents.tasks.flat.fit import is_number, seems_units, starts_units
from gongkai.documents.tasks.flat.fragments import fragments
from gongkai.documents.tasks.headers import ROLE_OF, TEXTS, Column
from gongkai.documents.tasks.unitnames import ends_as_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNITISH = re.compile(
    r"(?:局|委|办|室|厅|中心|公司|法院|政府|管委会)[、，]|、[市各省县区](?!场|级|直)|，各|^[市各][^，。]{2,}[、，]市"
)
_FEWEST = 3
_NEAR = 2  # characters by which a full line may fall short of the width of its column
_FAR = 8.0


@dataclass(slots=True)
class PageLine:
    """The pieces of one line by column; `number` is a row number that stands in it."""

    number: int = 0
    cells: dict[int, str] = field(default_factory=dict)


class PageColumns:
    """Sets the lines of a page into columns by the places of their pieces, and lone pieces by what they say."""

    def __init__(self, kinds: Sequence[Column | None]) -> None:
        self.kinds = kinds
        self.columns = [at for at, kind in enumerate(kinds) if kind is not Column.NUMBER]
        self.text = next((at for at in self.columns if kinds[at] in TEXTS), self.columns[0])
        self.widths: dict[int, int] = {}
        self._offsets: dict[int, float] = {}

    def lay(self, lines: Sequence[str]) -> list[PageLine]:
        """Give every line by column; [] when too few lines hold a piece of every column."""
        parsed = [self._pieces(line) for line in lines]
        self._measure([pieces for _, pieces in parsed])
        if not self._offsets:
            return []
        laid: list[PageLine] = []
        for number, pieces in parsed:
            line = PageLine(number)
            if not pieces:
                pass
            elif len(pieces) == 1:
                line.cells[self._lone(pieces[0][1], laid)] = pieces[0][1]
            else:
                for column, (_, text) in zip(self._fitting(pieces), pieces, strict=False):
                    line.cells[column] = line.cells.get(column, "") + text
            laid.append(line)
        return laid

    def is_full(self, text: str, column: int) -> bool:
        """Whether a piece reaches the edge of its column, so that the cell goes on in the next line."""
        return len(text) >= self.widths.get(column, 0) - _NEAR

    def shortfall(self, text: str, column: int) -> float:
        """Give 1 for a piece that ends before the edge of its column, -1.5 for one cut by it."""
        short = self.widths.get(column, 0) - len(text)
        return 1.0 if short > _NEAR else 0.0 if short == _NEAR else -1.5

    def _pieces(self, line: str) -> tuple[int, list[tuple[int, str]]]:
        found, at, number = [], 0, 0
        for part in fragments(line):
            at = max(line.find(part, at), at)
            found.append((_width(line[:at]), part))
            at += len(part)
        if Column.NUMBER in self.kinds and found and is_number(found[0][1]) and found[0][1].isdecimal():
            number = int(found.pop(0)[1])
        return number, found

    def _measure(self, rows: list[list[tuple[int, str]]]) -> None:
        whole = [pieces for pieces in rows if len(pieces) == len(self.columns)]
        if len(whole) < _FEWEST:
            return
        for n, column in enumerate(self.columns):
            self._offsets[column] = median(pieces[n][0] - pieces[0][0] for pieces in whole)
            lengths = sorted(len(pieces[n][1]) for pieces in whole)
            self.widths[column] = lengths[-1 - len(lengths) // 20]
        several = [len(text) for pieces in rows if len(pieces) > 1 for text in [pieces[0][1]]]
        self.widths[self.text] = max(self.widths[self.text], sorted(several)[-1 - len(several) // 20])

    def _fitting(self, pieces: list[tuple[int, str]]) -> tuple[int, ...]:
        if len(pieces) >= len(self.columns):
            return (*self.columns, *[self.columns[-1]] * (len(pieces) - len(self.columns)))
        return min(combinations(self.columns, len(pieces)), key=lambda places: self._misfit(places, pieces))

    def _misfit(self, places: tuple[int, ...], pieces: list[tuple[int, str]]) -> float:
        first, start = self._offsets[places[0]], pieces[0][0]
        off = sum(
            abs((at - start) - (self._offsets[column] - first))
            for column, (at, _) in zip(places, pieces, strict=True)
        )
        odd = sum(self.odd(column, text) for column, (_, text) in zip(places, pieces, strict=True))
        return off + odd * _FAR

    def odd(self, column: int, text: str) -> float:
        """How much a piece does not look like one of this column: its length, its words."""
        kind = self.kinds[column]
        if kind is Column.DUE:
            return 0 if looks_due(text) else 0.5
        too_long = len(text) > self.widths.get(column, 0) + _NEAR
        return too_long + (0.5 if kind in ROLE_OF and "。" in text else 0)

    def _lone(self, text: str, above: list[PageLine]) -> int:
        """The column of a piece that stands alone in its line."""
        return max(self.columns, key=lambda column: self._alone(text, column, above))

    def _alone(self, text: str, column: int, above: list[PageLine]) -> float:
        last = above[-1].cells.get(column, "") if above else ""
        kind, worth = self.kinds[column], -3.0 * self.odd(column, text)
        if kind is Column.DUE:
            return worth + (3 if looks_due(text) else -3)
        open_ended = bool(last) and (last[-1] in "、，," or self.is_full(last, column))
        if kind in ROLE_OF:
            like = seems_units(text) or starts_units(text) or (ends_as_unit(text) and "，" not in text)
            like = like or bool(_UNITISH.search(text))
            unfinished = open_ended or (bool(last) and not ends_as_unit(last))
            return worth + (1.2 if like else -1) + (1 if unfinished else -0.5 if last else 0)
        over = bool(last) and (last[-1] == "。" or not open_ended)
        return worth + (1 if self.is_full(text, column) else 0.2) + (1 if open_ended and not over else -over)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
