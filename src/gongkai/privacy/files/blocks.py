"""What a reader of `documents` gives, gathered: paragraphs, tables, the properties that the format carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph

if TYPE_CHECKING:
    from gongkai.documents.blocks import RawDocument, TableBlock
    from gongkai.privacy.files.gathering import Gathering


def gather_blocks(document: RawDocument, into: Gathering) -> None:
    """Add the paragraphs and tables of a document in reading order."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            into.line(block.place, block.text)
        else:
            _table(block, into)


def _table(block: TableBlock, into: Gathering) -> None:
    into.line(block.place, block.caption)
    into.table(
        [(f"{block.place}第{y}行第{x}列", "" if _repeats(block, y, x) else cell) for x, cell in enumerate(row, 1)]
        for y, row in enumerate(block.rows, 1)
    )


def _repeats(block: TableBlock, y: int, x: int) -> bool:
    """A merged cell counts once: its repetitions are no further places."""
    return bool(block.continued) and block.continued[y - 1][x - 1]
