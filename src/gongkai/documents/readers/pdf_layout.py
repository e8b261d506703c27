"""From pages to blocks: paragraphs and tables in reading order, joined where a page break cut them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph, TableBlock
from gongkai.documents.model import ReadWarning
from gongkai.documents.readers.grid import merge_continued
from gongkai.documents.readers.pdf_chars import join_wrapped
from gongkai.documents.readers.pdf_columns import column_table
from gongkai.documents.readers.pdf_paragraphs import line_of, paragraphs_of
from gongkai.documents.readers.spans import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.blocks import Block
    from gongkai.documents.readers.grid import Rows
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

    def blocks(self) -> list[Block]:
        return merge_continued(self._blocks)

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
        rows, flags = Grid(table.rows, table.continued, cut=False).compact()
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, TableBlock) and self._same_columns(table) and len(last.rows[0]) == len(rows[0]):
            rows, flags = _without_header(last.rows, rows), flags[-len(_without_header(last.rows, rows)) :]
            if rows and _row_goes_on(last.rows, rows):
                self._warnings.append(ReadWarning(place, "首行接上一页末行，已并为一行，请核对"))
                tail = tuple(join_wrapped(a, b) for a, b in zip(last.rows[-1], rows[0], strict=True))
                last = TableBlock((*last.rows[:-1], tail), last.place, last.caption, last.continued)
                rows, flags = rows[1:], flags[1:]
            self._blocks[-1] = TableBlock(last.rows + rows, last.place, last.caption, last.continued + flags)
        else:
            self._blocks.append(TableBlock(rows, place, "", flags))
        self._close()
        self._open_columns = table.columns

    def _same_columns(self, table: RuledTable) -> bool:
        return len(table.columns) == len(self._open_columns) and all(
            abs(a - b) < _NEAR for a, b in zip(table.columns, self._open_columns, strict=True)
        )


def _without_header(above: Rows, rows: Rows) -> Rows:
    return rows[1:] if [c.split() for c in rows[0]] == [c.split() for c in above[0]] else rows


def _row_goes_on(above: Rows, rows: Rows) -> bool:
    """Tell a row cut by the page break: its number stayed above, and at most half its cells have text left.

    A row under a merged first cell looks alike but has all its other cells.
    """
    filled = sum(map(bool, rows[0]))
    return not rows[0][0] and filled > 0 and bool(above[-1][0]) and filled * 2 <= len(rows[0]) + 1
