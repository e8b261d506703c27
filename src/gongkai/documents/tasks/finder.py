"""`find_tasks`: task tables, tables that were flattened into lines, and orders at the end of paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph, TableBlock
from gongkai.documents.model import ReadWarning
from gongkai.documents.tasks.drafts import numbers_of
from gongkai.documents.tasks.flat.recover import recover
from gongkai.documents.tasks.orders import may_hold_order
from gongkai.documents.tasks.prose import ProseTasks
from gongkai.documents.tasks.restated import not_restated
from gongkai.documents.tasks.tables import TableTasks
from gongkai.documents.tasks.unitnames import is_unit_like

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gongkai.documents.blocks import Block
    from gongkai.documents.model import LedgerTask
    from gongkai.documents.tasks.drafts import Draft

_LONGEST_TEXT = 1200
_SHORT_LINE = 12


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
    """Find the ordered tasks of a document, in reading order.

    Task tables are known by their header words in whatever layout, also where they came out as lines of
    text (then given in `tables`). Paragraphs that end with who does them ((市司法局牵头)) are tasks too,
    unless a table states the same. Months and 年底 without a year fall in the year of `written_on`.
    What was uncertain stands in `warnings`, with its place.
    """
    if not _may_hold_tasks(blocks):
        return TaskFinding()
    search = _Search(blocks)
    search.read_tables()
    drafts = [*search.drafts, *search.read_prose()]
    return search.finding(drafts, written_on)


def _may_hold_tasks(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, TableBlock) or may_hold_order(block.text) for block in blocks)


@dataclass(slots=True)
class _Search:
    blocks: Sequence[Block]
    drafts: list[list[Draft]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    tables: list[RecoveredTable] = field(default_factory=list)
    warnings: list[ReadWarning] = field(default_factory=list)
    _reader: TableTasks = field(default_factory=TableTasks)
    _last: int = -10

    def read_tables(self) -> None:
        """Read the tables and the flattened tables between them, from top to bottom."""
        at = 0
        while at < len(self.blocks):
            block = self.blocks[at]
            if isinstance(block, TableBlock):
                self._read(block, at)
                at += 1
                continue
            end = at
            while end < len(self.blocks) and isinstance(self.blocks[end], Paragraph):
                end += 1
            self._recover(at, end)
            at = end

    def _recover(self, start: int, end: int) -> None:
        lines = [block for block in self.blocks[start:end] if isinstance(block, Paragraph)]
        for found in recover(lines):
            at, end_of_table = start + found.start, start + found.end
            drafts = self._reader.read(found.table, follows=False)
            if not drafts:
                continue
            if sum(map(_makes_sense, drafts)) * 2 < len(drafts):
                what = "此处像是散成文字的任务表，但各栏已无法分清，未作为任务列入，请对照原件录入"
                self.warnings.append(ReadWarning(found.table.place, what))
                continue
            self._keep(drafts, at, end_of_table)
            self.tables.append(RecoveredTable(at, found.table))
            what = "任务表已散成文字行，按表头词和单位用语复原，请核对"
            self.warnings.append(ReadWarning(found.table.place, what))

    def _read(self, table: TableBlock, at: int) -> None:
        if drafts := self._reader.read(table, follows=self._follows(at)):
            self._keep(drafts, at, at + 1)

    def _keep(self, drafts: list[Draft], start: int, end: int) -> None:
        self.drafts.append(drafts)
        self.used.update(range(start, end))
        self._last = end

    def _follows(self, start: int) -> bool:
        """Whether only short lines (a page number, 续表) stand between the last task table and here."""
        between = self.blocks[max(self._last, 0) : start]
        return start - self._last <= 2 and all(  # noqa: PLR2004 — a page foot and a page head
            isinstance(block, Paragraph) and len(block.text) <= _SHORT_LINE for block in between
        )

    def read_prose(self) -> list[list[Draft]]:
        """Read the orders in running text that no table states."""
        prose = ProseTasks()
        for at, block in enumerate(self.blocks):
            if isinstance(block, Paragraph) and at not in self.used:
                prose.feed(block)
        found = prose.drafts()
        fresh = not_restated(found, [draft for drafts in self.drafts for draft in drafts])
        if len(fresh) < len(found):
            what = f"正文另有{len(found) - len(fresh)}处责任分工与任务表所列相同，未重复列入"
            self.warnings.append(ReadWarning("正文", what))
        return [fresh] if fresh else []

    def finding(self, drafts: list[list[Draft]], written_on: dt.date | None) -> TaskFinding:
        """Number the tasks and finish them."""
        tasks: list[LedgerTask] = []
        for table in drafts:
            for number, draft in zip(numbers_of(table, len(tasks) + 1), table, strict=True):
                task, odd = draft.finish(number, written_on)
                tasks.append(task)
                self.warnings += odd
        return TaskFinding(tuple(tasks), frozenset(self.used), tuple(self.tables), tuple(self.warnings))


def _makes_sense(draft: Draft) -> bool:
    """Whether a row put together from lines has a text of sane length, units, and nothing odd among them."""
    odd = any("不像单位名称" in doubt for doubt in draft.units.doubts)
    whole = all(is_unit_like(name) for names in draft.units.units.values() for name in names)
    return len(draft.text) < _LONGEST_TEXT and bool(draft.units or draft.due_text) and not odd and whole
