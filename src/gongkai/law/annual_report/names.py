"""The names that rows go by: in reports, in exports, and in the output of the command line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.law.annual_report.form import Row, Table

KEYED = "requests"  # the one table whose rows the contract names by key: their labels are sentences


def row_name(table: Table, row: Row) -> str:
    """A row as the contract names it: the key in the table of requests, else the label under its heading."""
    return row.key if table.key == KEYED else path_of(table, row)


def path_of(table: Table, row: Row) -> str:
    """The label with those of its headings: 行政诉讼/未经复议直接起诉."""
    return "/".join((*(each.label for each in table.ancestors(row)), row.label))


def numbered(table: Table, row: Row) -> str:
    """The label with its numbers as reports print it: 三（三）1.属于国家秘密."""
    above = "".join(each.number for each in table.ancestors(row)).replace("、", "")
    return f"{above}{row.number}{full_label(row)}"


def full_label(row: Row) -> str:
    """The label with what the form adds to it in brackets."""
    return f"{row.label}（{row.hint}）" if row.hint else row.label


def row_names(table: Table) -> dict[str, str]:
    """Every name that means one row, with its key; a label that several rows have is not among them."""
    rows = table.filled
    counted = Counter(row.label for row in rows)
    names: dict[str, str] = {}
    for row in rows:
        spelled = [path_of(table, row), numbered(table, row), full_label(row)]
        spelled += [row.label, f"{row.number}{row.label}"] if counted[row.label] == 1 else []
        names |= {name: row.key for name in spelled if name not in names}
    return names | {row.key: row.key for row in rows}
