"""The sums of a report that must agree, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from gongkai.law.annual_report.cells import number_of
from gongkai.law.annual_report.form import Along
from gongkai.law.annual_report.violation import Violation, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.law.annual_report.form import Column, Form, Identity, Row, Table, Term
    from gongkai.law.annual_report.violation import Tables


class _Side(NamedTuple):
    """One side of an identity: the sum of what is there, and whether cells are blank."""

    total: Decimal
    blanks: bool


def check_identities(form: Form, tables: Tables, previous: Tables | None) -> Iterator[Violation]:
    """The identities of the tables given that do not hold; those that need the year before, where it is given."""
    for identity in form.identities:
        table = form.table(identity.table)
        if isinstance(tables.get(table.key), Mapping):
            for line in _lines(identity, table):
                yield from _check_line(identity, table, line, tables, previous)


def _lines(identity: Identity, table: Table) -> Iterable[Row | Column]:
    """The columns in which an identity must hold, or the rows that have all of its columns."""
    if identity.along is Along.COLUMNS:
        return table.columns
    needed = {term.key for term in (*identity.expected, *identity.found)}
    return [row for row in table.filled if needed <= {column.key for column in table.columns_of(row)}]


def _check_line(
    identity: Identity, table: Table, line: Row | Column, tables: Tables, previous: Tables | None
) -> Iterator[Violation]:
    expected = _side(identity.expected, identity, table, line, tables, previous)
    found = _side(identity.found, identity, table, line, tables, previous)
    if expected is None or found is None or expected.total == found.total:
        return
    # A blank may hold any number: where filling it could make the sums agree, only a person can tell.
    open_end = found.blanks if expected.total > found.total else expected.blanks
    name = line.label if identity.along is Along.COLUMNS else line.key
    where = f"{table.key}/{name}"
    yield Violation(
        identity.code,
        where,
        plain(expected.total),
        plain(found.total),
        f"{line.label}：{identity.says}",
        identity.soft or open_end,
    )


def _side(
    terms: Iterable[Term],
    identity: Identity,
    table: Table,
    line: Row | Column,
    tables: Tables,
    previous: Tables | None,
) -> _Side | None:
    """A side's sum; None where it cannot be told: all blank, a cell that is no number, no year before."""
    numbers: list[Decimal] = []
    blanks = False
    for term in terms:
        source = previous if term.previous else tables
        row, column = (term.key, line.key) if identity.along is Along.COLUMNS else (line.key, term.key)
        value = _value(source, table.key, row, column)
        if value is None and term.previous:
            return None
        if value is None:
            blanks = True
            continue
        number = number_of(value, table.column(column).measure)
        if number is None:
            return None
        numbers.append(number)
    return _Side(sum(numbers, Decimal(0)), blanks) if numbers else None


def _value(tables: Tables | None, *path: str) -> object:
    """What stands in a cell; None where nothing does."""
    found: object = tables
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found
