"""`find_tasks`: task tables, tables that were flattened into lines, and orders at the end of paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.documents.blocks import TableBlock
from gongkai.documents.tasks.drafts import numbers_of
from gongkai.documents.tasks.tables import TableTasks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gongkai.documents.blocks import Block
    from gongkai.documents.model import LedgerTask, ReadWarning
    from gongkai.documents.tasks.drafts import Draft


@dataclass(frozen=True, slots=True)
class RecoveredTable:
    """A table put together again from lines of text; it stood at `blocks[index]`."""

    index: int
    table: TableBlock


@dataclass(frozen=True, slots=True)
class TaskFinding:
    """What `find_tasks` found. `used` holds the indexes of the blocks that make up task tables."""

    tasks: tuple[LedgerTask, ...] = ()
    used: frozenset[int] = frozenset()
    tables: tuple[RecoveredTable, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()


def find_tasks(blocks: Sequence[Block], *, written_on: dt.date | None = None) -> TaskFinding:
    drafts: list[list[Draft]] = []
    used = set()
    reader = TableTasks()
    for at, block in enumerate(blocks):
        if isinstance(block, TableBlock):
            found = reader.read(block, follows=True)
            if found:
                drafts.append(found)
                used.add(at)
    tasks: list[LedgerTask] = []
    warnings: list[ReadWarning] = []
    for table in drafts:
        for number, draft in zip(numbers_of(table, len(tasks) + 1), table, strict=True):
            task, odd = draft.finish(number, written_on)
            tasks.append(task)
            warnings += odd
    return TaskFinding(tuple(tasks), frozenset(used), (), tuple(warnings))
