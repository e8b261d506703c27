"""A report as a paper: sections with their prose and the tables of the form, merged cells and all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

_PAIRED = (4, 6)
_TITLE_LINE = 20  # characters of the title's type on a line


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that spans `rows` and `columns`; a `head` says what others hold, an `item` names its line."""

    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False
    number: bool = False
    item: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The text as a narrow column sets it: a head of four or six characters in pairs, a number on its own."""
        if not self.head or self.item or self.columns > 1:
            return (self.text,)
        if self.rows > 1 and self.text.startswith("（"):
            number, mark, words = self.text.partition("）")
            return (number + mark, words)
        if len(self.text) not in _PAIRED:
            return (self.text,)
        return tuple(self.text[start : start + 2] for start in range(0, len(self.text), 2))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `widths` are the shares of its columns, the first `heads` lines are its head."""

    title: str
    widths: tuple[int, ...]
    heads: int
    lines: tuple[tuple[Cell, ...], ...]

    @property
    def tall(self) -> bool:
        """Whether it has a head and so many lines below it that it fills a page."""
        return self.heads > 0 and len(self.lines) > 12  # noqa: PLR2004 - the applications, twenty-five lines

    @property
    def narrow(self) -> bool:
        """Whether its columns of numbers hold no more than three characters in a line."""
        return self.tall or self.wide

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

    @property
    def shares(self) -> tuple[tuple[str, int, float], ...]:
        """(name, value, length of its bar as a share of the longest)."""
        most = max((value for _, value in self.rows), default=0) or 1
        return tuple((name, value, max(value, 0) / most) for name, value in self.rows)


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
