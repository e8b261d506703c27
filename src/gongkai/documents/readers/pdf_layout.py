"""From pages to blocks: paragraphs and tables in reading order, joined where a page break cut them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph, TableBlock
from gongkai.documents.model import ReadWarning
from gongkai.documents.readers.grid import merge_continued
from gongkai.documents.readers.joining import join_wrapped
from gongkai.documents.readers.pdf_columns import column_table
from gongkai.documents.readers.pdf_continue import continue_table
from gongkai.documents.readers.pdf_paragraphs import line_of, paragraphs_of
from gongkai.documents.readers.spans import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.blocks import Block
    from gongkai.documents.readers.pdf_chars import Piece
    from gongkai.documents.readers.pdf_grid import RuledTable
    from gongkai.documents.readers.pdf_paragraphs import Line, Margins, PdfParagraph

_NEAR = 4.0
_ENDS = ("。", "！", "？", "；", "：")


class Layout:
    """Takes pages in order and gives the blocks of the document."""

    def __init__(self, warnings: list[ReadWarning]) -> None:
        self._blocks: list[Block] = []
        self._warnings = warnings
        self._open_paragraph = False
        self._open_columns: tuple[float, ...] = ()
        self._open_below: tuple[bool, ...] = ()

    def blocks(self) -> list[Block]:
        return merge_continued([_compacted(block) for block in self._blocks])

    def add_page(self, number: int, lines: list[list[Piece]], tables: list[RuledTable], margins: Margins) -> None:
        """Add one page's lines and ruled tables from the top down."""
        prose = [line_of(pieces) for pieces in lines]
        at = 0
        for table in tables:
            end = next((i for i in range(at, len(lines)) if prose[i].box.top < table.box.top), len(lines))
            self._add_lines(number, lines[at:end], margins, offset=at)
            self._add_ruled(number, table)
            at = end
        self._add_lines(number, lines[at:], margins, offset=at)

    def _add_lines(self, page: int, lines: list[list[Piece]], margins: Margins, offset: int) -> None:
        at = pending = 0
        while at < len(lines):
            found = column_table(lines, at) if len(lines[at]) > 1 else None
            if found is None:
                at += 1
                continue
            self._add_prose(page, [line_of(line) for line in lines[pending:at]], margins, offset + pending)
            self._close()
            self._blocks.append(TableBlock(found[0], f"第{page}页第{offset + at + 1}行"))
            at = pending = found[1]
        self._add_prose(page, [line_of(line) for line in lines[pending:]], margins, offset + pending)

    def _close(self) -> None:
        self._open_paragraph, self._open_columns = False, ()

    def _add_prose(self, page: int, lines: Sequence[Line], margins: Margins, offset: int) -> None:
        paragraphs = paragraphs_of(lines, margins)
        for paragraph in paragraphs:
            if self._open_paragraph and not self._goes_over(paragraph):
                self._open_paragraph = False
            self._add_paragraph(page, paragraph, offset)
            self._close()
        if paragraphs:
            self._open_paragraph = paragraphs[-1].open_end

    def _goes_over(self, paragraph: PdfParagraph) -> bool:
        last = self._blocks[-1] if self._blocks else None
        ended = isinstance(last, Paragraph) and last.text.endswith(_ENDS)
        return not paragraph.align and not paragraph.begins_indented and not ended

    def _add_paragraph(self, page: int, paragraph: PdfParagraph, offset: int) -> None:
        last = self._blocks[-1] if self._blocks else None
        if self._open_paragraph and isinstance(last, Paragraph):
            text = join_wrapped(last.text, paragraph.text)
            self._blocks[-1] = Paragraph(text, last.place, last.style, last.align)
            return
        place = f"第{page}页第{offset + paragraph.line}行"
        self._blocks.append(Paragraph(paragraph.text, place, "", paragraph.align))

    def _add_ruled(self, page: int, table: RuledTable) -> None:
        place = f"第{page}页表格"
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, TableBlock) and self._same_columns(table):
            self._blocks[-1], guessed = continue_table(last, self._open_below, table)
            if guessed:
                self._warnings.append(ReadWarning(place, "首行接上一页末行，已并为一行，请核对"))
        else:
            self._blocks.append(TableBlock(table.rows, place, "", table.continued))
        self._close()
        self._open_columns, self._open_below = table.columns, table.open_below

    def _same_columns(self, table: RuledTable) -> bool:
        return len(table.columns) == len(self._open_columns) and all(
            abs(a - b) < _NEAR for a, b in zip(table.columns, self._open_columns, strict=True)
        )


def _compacted(block: Block) -> Block:
    if isinstance(block, Paragraph) or not block.continued:
        return block
    rows, flags = Grid(block.rows, block.continued, cut=False).compact()
    return TableBlock(rows, block.place, block.caption, flags)
