"""What a form of the annual report is made of: sections, tables, rows, columns, and the sums that must agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class FormError(ValueError):
    """A form file that does not hold, a year without a form, or a part that a form does not have."""


class Measure(StrEnum):
    """What stands in a column's cells."""

    COUNT = "count"  # whole, never negative
    CHANGE = "change"  # whole, either way
    AMOUNT = "amount"  # money, never negative


class Blank(StrEnum):
    """What an empty cell means in a form."""

    MISSING = "missing"
    ZERO = "zero"


class Along(StrEnum):
    """Whether an identity holds in every column (its terms are rows) or in every row (its terms are columns)."""

    COLUMNS = "columns"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `group` is the head that it stands under, if any."""

    key: str
    label: str
    group: str = ""
    measure: Measure = Measure.COUNT

    @property
    def full_label(self) -> str:
        """The label with its group: 法人或其他组织/商业企业."""
        return f"{self.group}/{self.label}" if self.group else self.label


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a `heading` has no cells, a `leaf` is where a decision is counted.

    `columns` names the row's own where a table is made of blocks; `takes` the leaves of other forms counted here.
    """

    key: str
    label: str
    number: str = ""
    parent: str = ""
    heading: bool = False
    leaf: bool = False
    block: str = ""
    hint: str = ""
    columns: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A statutory table; its rows stand in the order of the form."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def row(self, key: str) -> Row:
        """Raises FormError naming the rows that there are."""
        for row in self.rows:
            if row.key == key:
                return row
        raise FormError(f"{self.title}没有 {key} 一行，应为 {'、'.join(row.key for row in self.rows)} 之一")

    def column(self, key: str) -> Column:
        """Raises FormError naming the columns that there are."""
        for column in self.columns:
            if column.key == key:
                return column
        raise FormError(f"{self.title}没有 {key} 一列，应为 {'、'.join(each.key for each in self.columns)} 之一")

    @property
    def filled(self) -> tuple[Row, ...]:
        """The rows that have cells."""
        return tuple(row for row in self.rows if not row.heading)

    def columns_of(self, row: Row) -> tuple[Column, ...]:
        """The columns in which a row has cells."""
        if row.heading:
            return ()
        return tuple(column for column in self.columns if not row.columns or column.key in row.columns)

    def cells(self) -> Iterator[tuple[Row, Column]]:
        """Every cell, row by row."""
        for row in self.filled:
            for column in self.columns_of(row):
                yield row, column

    def ancestors(self, row: Row) -> tuple[Row, ...]:
        """The headings above a row, the outermost first."""
        if not row.parent:
            return ()
        parent = self.row(row.parent)
        return (*self.ancestors(parent), parent)

    def leaves_of(self, key: str) -> tuple[Row, ...]:
        """The leaves under a heading, at any depth."""
        return tuple(row for row in self.rows if row.leaf and key in {each.key for each in self.ancestors(row)})


@dataclass(frozen=True, slots=True)
class Section:
    """One of the report's parts, with the keys of the tables that stand in it."""

    key: str
    number: str
    title: str
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A row or column that an identity adds up; `previous` takes it from the report of the year before."""

    key: str
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Two sums that must be equal; a `soft` one only asks for a look. `rule` is its id in the rulebook."""

    code: str
    rule: str
    says: str
    table: str
    along: Along
    expected: tuple[Term, ...]
    found: tuple[Term, ...]
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The form of the reports on the years `first_year` to `last_year` (None: still in use)."""

    name: str
    rule: str
    first_year: int
    last_year: int | None
    blank: Blank
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    identities: tuple[Identity, ...]

    def covers(self, year: int) -> bool:
        """Say whether reports on that year are made in this form."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def table(self, key: str) -> Table:
        """A table by its key. Raises FormError naming the tables that there are."""
        for table in self.tables:
            if table.key == key:
                return table
        raise FormError(f"{self.name}没有 {key} 表，应为 {'、'.join(each.key for each in self.tables)} 之一")

    @property
    def leaves(self) -> tuple[Row, ...]:
        """The rows in which decisions are counted, each decision in one."""
        return tuple(row for table in self.tables for row in table.rows if row.leaf)

    def leaf(self, cell: str) -> Row:
        """The leaf that counts what the form of 2021 counts in `cell`. Raises FormError."""
        for row in self.leaves:
            if cell == row.key or cell in row.takes:
                return row
        raise FormError(f"{self.name}的办理结果没有 {cell} 一行")
