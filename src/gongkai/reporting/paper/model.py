"""A report as a paper: sections with their prose and the tables of the form, merged cells and all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

_TITLE_LINE = 20  # characters of the title's type on a line


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that spans `rows` and `columns`; a `head` says what others hold."""

    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `widths` are the shares of its columns, the first `heads` lines are its head."""

    title: str
    widths: tuple[int, ...]
    heads: int
    lines: tuple[tuple[Cell, ...], ...]

    @property
    def wide(self) -> bool:
        """Whether it has so many columns that its type must be small."""
        return len(self.widths) > 12  # noqa: PLR2004 - the fifteen numbers of the fourth section


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart: what it shows, and its bars."""

    title: str
    rows: tuple[tuple[str, int], ...]
    unit: str = "件"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six sections: its prose as clean HTML, its tables, its charts."""

    number: str
    title: str
    html: str
    grids: tuple[Grid, ...] = ()
    charts: tuple[Bars, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole report. `day` is that of publication; None for a draft. `note` tells what a correction corrected."""

    title: str
    unit: str
    year: int
    parts: tuple[Part, ...]
    day: dt.date | None = None
    note: str = ""

    @property
    def heading(self) -> tuple[str, ...]:
        """The title in its lines: a long one has the body on a line of its own."""
        if len(self.title) <= _TITLE_LINE:
            return (self.title,)
        return (self.unit, self.title.removeprefix(self.unit))
