"""The statutory tables as grids, shaped as 国办公开办函〔2021〕30号 prints them; from the form alone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report import full_label
from gongkai.reporting.paper.model import Cell, Grid
from gongkai.reporting.paper.numbers import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gongkai.law.annual_report import Column, Row, Table

    Rows = Mapping[str, Mapping[str, Any]]
    Line = tuple[Cell, ...]

RULE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_DEPTH = 3  # columns of labels before the numbers: item, sub-item, reason
_NUMBER, _NAME = 2, 3  # shares of the width


def grid_of(table: Table, rows: Rows) -> Grid:
    """The grid of a table: blocks one below another, rows under headings at the left, or groups at the top."""
    if any(row.block for row in table.rows):
        return _blocks(table, rows)
    if any(row.leaf for row in table.rows):
        return _tree(table, rows)
    return _across(table, rows)


def _blocks(table: Table, rows: Rows) -> Grid:
    """Art. 20: each item with its own columns."""
    most = max(len(table.columns_of(row)) for row in table.rows)
    lines: list[Line] = []
    for block, members in groupby(table.rows, key=lambda row: row.block):
        own = list(members)
        columns = table.columns_of(own[0])
        lines.append((Cell(block, columns=most + 1, head=True),))
        lines.append(
            (Cell("信息内容", head=True), *_spread([column.label for column in columns], most, head=True))
        )
        for row in own:
            values = [said(rows.get(row.key, {}).get(column.key)) for column in columns]
            lines.append((Cell(row.label, head=True), *_spread(values, most)))
    return Grid(table.title, (_NAME, *(_NAME,) * most), 0, tuple(lines))


def _spread(texts: list[str], most: int, *, head: bool = False) -> list[Cell]:
    """As many cells as there are texts, the last as wide as what is left."""
    rest = most - len(texts) + 1
    return [
        Cell(text, columns=rest if place == len(texts) else 1, head=head, number=not head)
        for place, text in enumerate(texts, 1)
    ]


def _tree(table: Table, rows: Rows) -> Grid:
    """Applications: the rows with their headings at the left, the applicants' classes at the top."""
    columns = table.columns
    heads = _heads(columns)
    lines = [*heads, *_tree_lines(table, rows)]
    widths = (2, 3, 8, *(_NUMBER,) * len(columns))
    return Grid(table.title, widths, len(heads), tuple(lines))


def _heads(columns: tuple[Column, ...]) -> list[Line]:
    """Three lines: 申请人情况, the classes, those of organisations."""
    corner = Cell(RULE, rows=3, columns=_DEPTH, head=True)
    second: list[Cell] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        own = list(members)
        if group:
            second.append(Cell(group, columns=len(own), head=True))
        else:
            second += [Cell(column.label, rows=2, head=True) for column in own]
    third = tuple(Cell(column.label, head=True) for column in columns if column.group)
    return [(corner, Cell("申请人情况", columns=len(columns), head=True)), tuple(second), third]


def _tree_lines(table: Table, rows: Rows) -> Iterator[Line]:
    opened: set[str] = set()
    for row in table.filled:
        left: list[Cell] = []
        above = table.ancestors(row)
        for heading in above:
            if heading.key not in opened:
                opened.add(heading.key)
                left.append(Cell(_label(heading), rows=_height(table, heading), head=True))
        left.append(Cell(_label(row), columns=_DEPTH - len(above), head=True, item=True))
        cells = rows.get(row.key, {})
        numbers = [Cell(said(cells.get(column.key)), number=True) for column in table.columns]
        yield (*left, *numbers)


def _height(table: Table, heading: Row) -> int:
    return sum(heading in table.ancestors(row) for row in table.filled)


def _label(row: Row) -> str:
    return f"{row.number}{full_label(row)}"


def _across(table: Table, rows: Rows) -> Grid:
    """Disputes: the rows side by side, each with all columns, in a single line of numbers."""
    width = len(table.columns)
    depth = max(len(table.ancestors(row)) for row in table.filled) + 1
    first: list[Cell] = []
    second: list[Cell] = []
    for row in table.rows:
        below = [each for each in table.filled if row in table.ancestors(each)]
        if row.heading:
            first.append(Cell(row.label, columns=width * len(below), head=True))
        elif row.parent:
            second.append(Cell(row.label, columns=width, head=True))
        else:
            first.append(Cell(row.label, rows=depth, columns=width, head=True))
    labels = tuple(Cell(column.label, head=True) for _ in table.filled for column in table.columns)
    values = [said(rows.get(row.key, {}).get(column.key)) for row in table.filled for column in table.columns]
    heads = [line for line in (tuple(first), tuple(second), labels) if line]
    numbers = tuple(Cell(value, number=True) for value in values)
    return Grid(table.title, (1,) * len(values), len(heads), (*heads, numbers))
