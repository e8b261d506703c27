"""Shorthand for blocks: tables and lines of an invented city."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph, TableBlock
from gongkai.documents.tasks import find_tasks

if TYPE_CHECKING:
    from gongkai.documents.model import LedgerTask
    from gongkai.documents.tasks import TaskFinding

WRITTEN = dt.date(2023, 3, 15)


def table(text: str, *, continued: str = "") -> TableBlock:
    """Rows as lines, cells between bars; `continued` marks merged cells with x in the same shape."""
    rows = _grid(text)
    flags = tuple(tuple(cell == "x" for cell in row) for row in _grid(continued)) if continued else ()
    return TableBlock(rows=rows, place="第1个表", continued=flags)


def _grid(text: str) -> tuple[tuple[str, ...], ...]:
    lines = [line.strip() for line in text.strip().splitlines()]
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)


def lines(text: str) -> list[Paragraph]:
    """Every line a paragraph."""
    found = [line.strip() for line in text.strip().splitlines()]
    return [Paragraph(line, f"第{n}段") for n, line in enumerate(found, 1) if line]


def found_in(*blocks: Paragraph | TableBlock) -> TaskFinding:
    return find_tasks(blocks, written_on=WRITTEN)


def tasks_in(*blocks: Paragraph | TableBlock) -> tuple[LedgerTask, ...]:
    return found_in(*blocks).tasks


def brief(task: LedgerTask) -> str:
    """A task in one line: number, group, text, units by role, last day."""
    roles = [("牵", task.lead), ("责", task.responsible), ("指", task.guiding), ("配", task.supporting)]
    units = " ".join(f"{name}[{'+'.join(units)}]" for name, units in roles if units)
    day = task.due_on.isoformat() if task.due_on else "-"
    return f"{task.number}|{task.group}|{task.text}|{units}|{day}"
