"""A table with the marks that screen readers need: caption, column heads with their scope."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.model import Table

_HEAD_CELL = 24  # characters; longer cells hold data
_FIGURES = re.compile(r"[\d.,，％%\s\-—/:：年月日]+")


def table_html(table: Table) -> str:
    """The table; the first rows become its head when they look like one."""
    head = _head_rows(table.rows)
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    top = f"<thead>{''.join(_row(row, 'th') for row in table.rows[:head])}</thead>" if head else ""
    rest = "".join(_row(row, "td") for row in table.rows[head:])
    return f"<table>{caption}{top}<tbody>{rest}</tbody></table>"


def table_text(table: Table) -> str:
    """The table for the index: a line for each row, a merged cell once."""
    lines = [table.caption] if table.caption else []
    lines += [" ".join(text for text, _span in _spans(row) if text) for row in table.rows]
    return "\n".join(line.replace("\n", " ") for line in lines if line)


def _head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows are the head: a band across the table may stand above the row of column names."""
    for count, row in enumerate(rows[:3], 1):
        if len(set(row)) == 1 and len(row) > 1:
            continue
        return count if len(rows) > count and _looks_like_head(row) else 0
    return 0


def _looks_like_head(row: Sequence[str]) -> bool:
    return len(row) > 1 and all(
        cell.strip() and len(cell) <= _HEAD_CELL and not _FIGURES.fullmatch(cell) for cell in row
    )


def _spans(row: Sequence[str]) -> list[tuple[str, int]]:
    """Equal neighbours were one merged cell; empty ones were not."""
    found: list[tuple[str, int]] = []
    for cell in row:
        if found and cell and found[-1][0] == cell and not _FIGURES.fullmatch(cell):
            found[-1] = (cell, found[-1][1] + 1)
        else:
            found.append((cell, 1))
    return found


def _row(row: Sequence[str], tag: str) -> str:
    cells = []
    for text, span in _spans(row):
        scope = (' scope="colgroup"' if span > 1 else ' scope="col"') if tag == "th" else ""
        merged = f' colspan="{span}"' if span > 1 else ""
        cells.append(f"<{tag}{merged}{scope}>{escape(text.strip()).replace(chr(10), '<br>')}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>"
