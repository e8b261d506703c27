"""Tables with their captions, those that text extraction flattened, and the tasks that they order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph, TableBlock
from gongkai.documents.elements.lines import Role
from gongkai.documents.model import Table
from gongkai.documents.tasks import find_tasks

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.documents.blocks import RawDocument
    from gongkai.documents.elements.lines import Line
    from gongkai.documents.model import LedgerTask, ReadWarning

_CAPTION = re.compile(
    r".{2,60}(?:表|清单|名单|目录|分工|台账|一览|要点)(?:[（(].{1,20}[）)])?|(?:附?表|附件)\s*\d+.{0,60}"
)
_LONGEST = 80


@dataclass(slots=True)
class TablesRead:
    """`index` maps a block of the raw document to its table's place in `tables`."""

    tables: tuple[Table, ...]
    index: dict[int, int]
    tasks: tuple[LedgerTask, ...] = ()
    warnings: list[ReadWarning] = field(default_factory=list)


def read_tables(raw: RawDocument, lines: list[Line], written_on: dt.date | None) -> TablesRead:
    """Gather the tables in order, recovered ones among them, and read their tasks."""
    finding = find_tasks(raw.blocks, written_on=written_on)
    used = set(finding.used)
    for line in lines:
        if line.block in used and line.table is None:
            line.role = Role.TASK_TABLE
    tables = [_table(raw, at, block) for at, block in enumerate(raw.blocks) if isinstance(block, TableBlock)]
    index = {at: n for n, at in enumerate(a for a, b in enumerate(raw.blocks) if isinstance(b, TableBlock))}
    tables += [Table(found.table.caption, found.table.rows) for found in finding.tables]
    return TablesRead(tuple(tables), index, tuple(finding.tasks), list(finding.warnings))


def _table(raw: RawDocument, at: int, block: TableBlock) -> Table:
    return Table(block.caption or _caption_above(raw, at), block.rows)


def _caption_above(raw: RawDocument, at: int) -> str:
    above = raw.blocks[at - 1] if at else None
    if not isinstance(above, Paragraph) or len(above.text) > _LONGEST:
        return ""
    return above.text if above.align == "center" or _CAPTION.fullmatch(above.text) else ""
