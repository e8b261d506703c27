"""The run of paragraphs and tables in a Word document's body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph, TableBlock
from gongkai.documents.model import ReadWarning
from gongkai.documents.readers.docx_runs import text_of
from gongkai.documents.readers.ooxml import w
from gongkai.documents.readers.spans import Cell, fill_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from gongkai.documents.blocks import Block
    from gongkai.documents.limits import Limits
    from gongkai.documents.readers.docx_numbering import Numbering
    from gongkai.documents.readers.docx_runs import Text
    from gongkai.documents.readers.docx_styles import Look, Styles

_WRAPPERS = {w("sdt"), w("sdtContent"), w("ins"), w("moveTo"), w("smartTag"), w("customXml")}
_DEPTH = 60
_NEEDS_NO_SPACE = re.compile(r"[、，．.）)：:\s】〕〉》]$")


class Body:
    """Collects the blocks of one document; numbers are counted in reading order, cells included."""

    def __init__(self, styles: Styles, numbering: Numbering, limits: Limits) -> None:
        self.blocks: list[Block] = []
        self.warnings: list[ReadWarning] = []
        self._styles = styles
        self._numbering = numbering
        self._limits = limits
        self._paragraphs = 0
        self._tables = 0
        self._warned: set[str] = set()

    def read(self, container: _Element, depth: int = 0) -> None:
        """Append what stands in `container` (the body, a one-cell table's cell, a text box)."""
        if depth > _DEPTH:
            self._warn_once("表格或文本框嵌套过深，里层没有读")
            return
        for element in _children(container):
            if element.tag == w("p"):
                self._paragraph(element, depth)
            elif element.tag == w("tbl"):
                self._table(element, depth)

    def _paragraph(self, element: _Element, depth: int) -> None:
        look, text = self._text(element)
        for line in text.lines:
            self._paragraphs += 1
            self.blocks.append(Paragraph(line, f"第{self._paragraphs}段", look.style, look.align))
        for box in text.boxes:
            self.read(box, depth + 1)

    def _text(self, element: _Element) -> tuple[Look, Text]:
        look = self._styles.look(element.find(w("pPr")))
        text = text_of(element)
        if text.notes:
            self._warn_once("有脚注或尾注，没有读入")
        if text.deleted:
            self._warn_once("有修订痕迹：保留了插入的文字，去掉了删除的文字")
        if look.num_id and (text.lines or _in_cell(element)):
            number = self._numbering.next(look.num_id, look.level)
            text.prefix(number if not number or _NEEDS_NO_SPACE.search(number) else f"{number} ")
        return look, text

    def _warn_once(self, what: str) -> None:
        if what not in self._warned:
            self._warned.add(what)
            self.warnings.append(ReadWarning("全文", what))

    def _table(self, element: _Element, depth: int) -> None:
        rows = list(_rows(element))
        cells = [list(_cells(row)) for row in rows]
        if sum(map(len, cells)) == 1:
            self.read(cells[0][0], depth + 1)  # a frame round text, not a table
            return
        self._tables += 1
        place = f"第{self._tables}个表格"
        grid = fill_spans(self._with_heights(rows, cells, place, depth), self._limits)
        if grid.cut:
            self.warnings.append(ReadWarning(place, "表格过大，超出上限的单元格没有读"))
        filled, flags = grid.compact()
        if filled:
            self.blocks.append(TableBlock(filled, place, "", flags))

    def _with_heights(
        self, rows: list[_Element], cells: list[list[_Element]], place: str, depth: int
    ) -> list[list[Cell]]:
        """Turn w:vMerge, which marks each covered cell, into the height of the cell that covers it."""
        grid: list[list[Cell]] = []
        open_merges: dict[int, tuple[int, int]] = {}
        for y, row in enumerate(rows):
            x = _before(row)
            line = [Cell("", 1, 1)] * x
            for cell in cells[y]:
                width = _width(cell)
                merge = _merge(cell)
                origin = open_merges.get(x) if merge == "continue" else None
                if origin:
                    top, index = origin
                    covering = grid[top][index]
                    grid[top][index] = covering._replace(rows=y - top + 1)
                else:
                    open_merges.pop(x, None)
                    if merge:
                        open_merges[x] = (y, len(line))
                    line.append(Cell(self._cell_text(cell, place, depth), 1, width))
                x += width
            grid.append(line)
        return grid

    def _cell_text(self, cell: _Element, place: str, depth: int) -> str:
        lines: list[str] = []
        for element in _children(cell):
            if element.tag == w("p"):
                text = self._text(element)[1]
                lines += text.lines
                for box in text.boxes:
                    lines += self._text_lines(box)
            elif element.tag == w("tbl") and depth < _DEPTH:
                self.warnings.append(ReadWarning(place, "单元格里套有表格，已按文字读入该单元格"))
                for row in _rows(element):
                    inner = (self._cell_text(nested, place, depth + 1) for nested in _cells(row))
                    lines.append(" ".join(inner).strip())
        return "\n".join(line for line in lines if line)

    def _text_lines(self, container: _Element) -> list[str]:
        return [line for element in container.iter(w("p")) for line in text_of(element).lines]


def _children(container: _Element) -> Iterator[_Element]:
    for element in container:
        if element.tag in _WRAPPERS:
            yield from _children(element)
        else:
            yield element


def _rows(table: _Element) -> Iterator[_Element]:
    for row in _children(table):
        if row.tag == w("tr") and row.find(f"{w('trPr')}/{w('del')}") is None:
            yield row


def _cells(row: _Element) -> Iterator[_Element]:
    return (cell for cell in _children(row) if cell.tag == w("tc"))


def _before(row: _Element) -> int:
    found = row.find(f"{w('trPr')}/{w('gridBefore')}")
    return _small(None if found is None else found.get(w("val")), 0)


def _width(cell: _Element) -> int:
    found = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return max(1, _small(None if found is None else found.get(w("val")), 1))


def _merge(cell: _Element) -> str:
    found = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return "" if found is None else found.get(w("val"), "continue")


def _small(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 5 else otherwise  # noqa: PLR2004  # Word ends at 63 columns


def _in_cell(paragraph: _Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and parent.tag == w("tc")
