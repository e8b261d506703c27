"""Tables with their captions, those that text extraction flattened, and the tasks that they order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph, TableBlock
from gongkai.documents.elements.inline_tables import claim_inside
from gongkai.documents.elements.lines import Role
from gongkai.documents.model import Table
from gongkai.documents.tasks import find_tasks

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.documents.blocks import RawDocument
    from gongkai.documents.elements.lines import Line
    from gongkai.documents.model import LedgerTask, ReadWarning
    from gongkai.documents.tasks import RecoveredTable

_CAPTION = re.compile(
    r".{2,60}(?:表|清单|名单|目录|分工|台账|一览|要点)(?:[（(].{1,20}[）)])?|(?:附?表|附件)\s*\d+.{0,60}"
)
_LONGEST = 80
_FEWEST_BLOCKS = 2


@dataclass(slots=True)
class TablesRead:
    """`index` maps a block of the raw document to its table's place in `tables`."""

    tables: tuple[Table, ...]
    index: dict[int, int]
    tasks: tuple[LedgerTask, ...] = ()
    warnings: list[ReadWarning] = field(default_factory=list)


def read_tables(raw: RawDocument, lines: list[Line], written_on: dt.date | None) -> TablesRead:
    """Gather the tables in reading order, recovered ones among them, and read their tasks.

    The lines of which a table was recovered are claimed: the table stands in their place.
    """
    finding = find_tasks(raw.blocks, written_on=written_on)
    found = {at: _table(raw, at, block) for at, block in enumerate(raw.blocks) if isinstance(block, TableBlock)}
    for recovered in finding.tables:
        found[recovered.index] = Table(recovered.table.caption, recovered.table.rows)
        _claim(lines, recovered, finding.used)
    index = {at: place for place, at in enumerate(sorted(found))}
    return TablesRead(tuple(found[at] for at in index), index, finding.tasks, list(finding.warnings))


def _claim(lines: list[Line], recovered: RecoveredTable, used: frozenset[int]) -> None:
    end = recovered.index
    while end in used:
        end += 1
    if end - recovered.index < _FEWEST_BLOCKS:
        claim_inside(lines, recovered.index, recovered.table)  # a whole text in one block
        return
    claimed = [line for line in lines if recovered.index <= line.block < end and line.role is Role.BODY]
    for line in claimed:
        line.role = Role.TASK_TABLE
    if claimed:
        claimed[0].role, claimed[0].table, claimed[0].block = Role.TABLE, recovered.table, recovered.index


def _table(raw: RawDocument, at: int, block: TableBlock) -> Table:
    return Table(block.caption or _caption_above(raw, at), block.rows)


def _caption_above(raw: RawDocument, at: int) -> str:
    above = raw.blocks[at - 1] if at else None
    if not isinstance(above, Paragraph) or len(above.text) > _LONGEST:
        return ""
    return above.text if above.align == "center" or _CAPTION.fullmatch(above.text) else ""
