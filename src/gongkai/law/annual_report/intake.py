"""Records as exports and other programs write them, made into tables with the keys of a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report.names import row_names
from gongkai.law.annual_report.violation import SHAPE, UNKNOWN, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.law.annual_report.form import Form, Row, Table

_Cells = dict[str, dict[str, Any]]
_NOTE = "form"  # names the form inside a table; no cell


def tables_of(form: Form, record: Mapping[str, Any]) -> tuple[dict[str, _Cells], list[Violation]]:
    """The tables of a record and what could not be read of it.

    A record holds a table under its key or its section's (`art20` or `proactive`), at the top or under `tables`.
    A table is row → column → number; row → numbers in the form's order (or that of the record's `columns`);
    one flat list of all its cells; or flat cells named `row_column`. Rows and columns may be keys or labels. None
    is a blank. What a form does not have is kept under its own name, for `check` to point out.
    """
    source = record["tables"] if isinstance(record.get("tables"), Mapping) else record
    ordered = _ordered(form, record.get("columns"))
    tables: dict[str, _Cells] = {}
    violations = [*_misnamed(form, record, ordered)]
    for table in form.tables:
        value = next((source[name] for name in _names(form, table) if source.get(name) is not None), None)
        if value is not None:
            reader = _Reader(table, ordered.get(table.key, []))
            tables[table.key] = reader.read(value)
            violations += reader.violations
    return tables, violations


def _names(form: Form, table: Table) -> list[str]:
    return [table.key, *(section.key for section in form.sections if section.tables == (table.key,))]


def _misnamed(form: Form, record: Mapping[str, Any], ordered: Mapping[str, Any]) -> Iterator[Violation]:
    """An order of columns that no table of the form has, and tables that the form does not have."""
    if record.get("columns") and not ordered:
        found = str(record["columns"])[:40]
        yield Violation(SHAPE, "columns", "表头各列的名称", found, "columns 应按顺序列出一张表各列的名称")
    own = record.get("tables")
    known = {_NOTE, *(name for table in form.tables for name in _names(form, table))}
    for name in own if isinstance(own, Mapping) else ():
        if name not in known:
            yield Violation(UNKNOWN, str(name)[:40], "没有", "有", f"{form.name}没有这张表")


def _ordered(form: Form, order: Any) -> dict[str, list[str]]:
    """The record's own order of columns, for the table that has most of them: it speaks of no other."""
    if not isinstance(order, list) or not order:
        return {}
    named = {table.key: [_columns(table).get(str(name), str(name)) for name in order] for table in form.tables}
    shared = {table.key: len(set(named[table.key]) & set(_columns(table).values())) for table in form.tables}
    key = max(shared, key=lambda each: shared[each])
    return {key: named[key]} if shared[key] else {}


def _columns(table: Table) -> dict[str, str]:
    """The keys of a table's columns, by every name that they go by."""
    return {name: each.key for each in table.columns for name in (each.full_label, each.label, each.key)}


class _Reader:
    """One table of one record."""

    def __init__(self, table: Table, order: list[str]) -> None:
        self.table = table
        self.violations: list[Violation] = []
        self._columns = _columns(table)
        self._names = row_names(table)
        self._order = order

    def read(self, value: Any) -> _Cells:
        if isinstance(value, list):
            return self._rows(self._split(value))
        if isinstance(value, Mapping):
            return self._rows(value)
        self._refuse(self.table.key, "由行组成的表", value)
        return {}

    def _split(self, values: list[Any]) -> dict[str, Any]:
        """Rows in the form's order, or all the cells in one list."""
        rows = self.table.filled
        if len(values) == len(rows) and all(isinstance(each, (list, Mapping)) for each in values):
            return {row.key: cells for row, cells in zip(rows, values, strict=True)}
        widths = [len(self.table.columns_of(row)) for row in rows]
        if len(values) != sum(widths):
            self._refuse(self.table.key, f"{sum(widths)} 个数", f"{len(values)} 个数")
            return {}
        cells = iter(values)
        return {row.key: [next(cells) for _ in range(width)] for row, width in zip(rows, widths, strict=True)}

    def _rows(self, rows: Mapping[str, Any]) -> _Cells:
        read: _Cells = {}
        for name, value in rows.items():
            key = self._names.get(str(name).strip(), str(name))
            if key == _NOTE and isinstance(value, str):
                continue
            row = next((row for row in self.table.filled if row.key == key), None)
            if isinstance(value, Mapping):
                read.setdefault(key, {}).update(self._named(value))
            elif isinstance(value, list):
                self._put_list(read, key, row, value)
            else:
                self._put_flat(read, key, value)
        return read

    def _named(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        return {self._columns.get(name, name): value for name, value in cells.items()}

    def _put_list(self, read: _Cells, key: str, row: Row | None, values: list[Any]) -> None:
        if row is None:
            read[key] = {}
            return
        columns = self._order or [column.key for column in self.table.columns_of(row)]
        if len(columns) != len(values):
            self._refuse(f"{self.table.key}/{key}", f"{len(columns)} 个数", f"{len(values)} 个数")
        else:
            read.setdefault(key, {}).update(zip(columns, values, strict=True))

    def _put_flat(self, read: _Cells, key: str, value: Any) -> None:
        """A cell named `row_column`, or `row` where the row has but one."""
        for row, column in self.table.cells():
            alone = key == row.key and len(self.table.columns_of(row)) == 1
            if alone or key == f"{row.key}_{column.key}":
                read.setdefault(row.key, {})[column.key] = value
                return
        if any(row.key == key for row in self.table.filled):
            self._refuse(f"{self.table.key}/{key}", "一行数字", value)
        else:
            read[key] = {}

    def _refuse(self, where: str, expected: str, found: Any) -> None:
        says = f"{where} 应为{expected}"
        self.violations.append(Violation(SHAPE, where, expected, str(found)[:40], says))
