"""What stands where words were: always as long, whatever was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = "■■■■"


def mark(label: str) -> str:
    """The bar in text, with what is to be printed on it."""
    return f"{MARK}〔{label.strip()}〕" if label.strip() else MARK


def merged(spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Spans (start, end, number of the redaction) as bars: what overlaps becomes one, under the first number."""
    bars: list[tuple[int, int, int]] = []
    for start, end, number in sorted(spans):
        if bars and start < bars[-1][1]:
            before = bars[-1]
            bars[-1] = (before[0], max(before[1], end), before[2])
        else:
            bars.append((start, end, number))
    return bars
