"""A table as places in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's place: characters `start` to `end` (excluded)."""

    start: int
    end: int


Row = tuple[Cell, ...]
Grid = tuple[Row, ...]
