"""The ways in which a table may have come apart into lines, and which of them reads best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.documents.tasks.flat.beside import rows_side_by_side
from gongkai.documents.tasks.flat.chunks import numbered_rows
from gongkai.documents.tasks.flat.closes import rows_by_units
from gongkai.documents.tasks.flat.quality import quality
from gongkai.documents.tasks.flat.tails import Cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gongkai.documents.tasks.headers import Column

_READABLE = 0.6  # rows that read worse than this tell nothing of where the table ends
_GOOD = 0.97
_ALL = 0.9

Laid = tuple[list[list[str]], int]


def best_way(kinds: Sequence[Column | None], body: list[str], first: Laid) -> tuple[float, list[list[str]], int]:
    """Give how well the best way reads (0–1), its rows, and how many lines of `body` they fill.

    `first` is what a plain reading gave. Of two that read alike the one that accounts for more lines is right.
    """
    rated: list[tuple[float, list[list[str]], int]] = []
    for rows, count in _ways(kinds, body, first):
        worth = quality(kinds, rows)
        rated.append((worth, rows, count))
        if worth >= _GOOD and count >= len(body) * _ALL:
            break
    most = max((count for worth, _, count in rated if worth >= _READABLE), default=0)
    return max(
        ((_weighed(worth, count, most), rows, count) for worth, rows, count in rated), key=lambda way: way[0]
    )


def _weighed(worth: float, count: int, most: int) -> float:
    return worth * (1 + min(1, count / most)) / 2 if most else worth


def _ways(kinds: Sequence[Column | None], body: list[str], first: Laid) -> Iterator[Laid]:
    yield first
    for by in Cells:
        yield numbered_rows(kinds, body, by)
    for centred in (False, True):
        yield rows_side_by_side(kinds, body, centred=centred)
    for by in Cells:
        yield rows_by_units(kinds, body, by)
