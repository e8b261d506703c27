"""A report as a Word file by GB/T 9704's sizes; the same paper gives the same bytes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongkai.letters.packing import packed
from gongkai.reporting.paper.prose import blocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.reporting.paper.model import Bars, Cell, Grid, Paper
    from gongkai.reporting.paper.prose import Block

SONG, FANG, HEI = "方正小标宋简体", "仿宋_GB2312", "黑体"
_WIDTH = 156  # mm of type on a page
_LINE = Pt(28)
_CHART = (32, 100, 24)  # mm: names, bars, numbers
_AFTER_SHADE = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")  # the schema's order of a paragraph's properties


def to_docx(paper: Paper) -> bytes:
    """The Word file: tables with their cells merged, as the form prints them."""
    document = docx.Document()
    _page(document)
    for line in paper.heading:
        _paragraph(document, line, font=SONG, size=22, centred=True, indent=False, bold=True)
    _paragraph(document, "", indent=False)
    for part in paper.parts:
        _paragraph(document, f"{part.number}、{part.title}", font=HEI)
        for block in blocks_of(part.html):
            _prose(document, block)
        for grid in part.grids:
            _grid(document, grid)
            _paragraph(document, "", indent=False)
        for chart in part.charts:
            _chart(document, chart)
    if paper.note:
        _paragraph(document, paper.note)
    if paper.day:
        for line in (paper.unit, f"{paper.day.year}年{paper.day.month}月{paper.day.day}日"):
            _paragraph(document, line, right=True, indent=False)
    return packed(document, title=paper.title, day=paper.day or dt.date(paper.year, 12, 31))


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


def _prose(document: Any, block: Block) -> None:
    if not block.rows:
        _paragraph(document, block.text, font=HEI if block.heading else FANG)
        return
    width = max(len(row) for row in block.rows)
    table = _table(document, len(block.rows), width)
    for place, row in enumerate(block.rows):
        for column, text in enumerate(row):
            _fill(table.cell(place, column), text, 12)


def _grid(document: Any, grid: Grid) -> None:
    """Each cell at the first place that nothing above it covers, merged over what it spans."""
    table = _table(document, len(grid.lines), len(grid.widths))
    share = _WIDTH / sum(grid.widths)
    _widen(table, [share * width for width in grid.widths])
    taken: set[tuple[int, int]] = set()
    for top, line in enumerate(grid.lines):
        left = 0
        for cell in line:
            while (top, left) in taken:
                left += 1
            taken |= {(top + down, left + over) for down in range(cell.rows) for over in range(cell.columns)}
            _put(table, top, left, cell, grid)
    for row in table.rows[: grid.heads]:
        _repeat(row)


def _chart(document: Any, chart: Bars) -> None:
    """A table without lines, each bar a shaded paragraph as long as its share; numbers beside it."""
    _paragraph(document, chart.title, font=HEI, size=10.5, indent=False)
    table = document.add_table(len(chart.rows), len(_CHART))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _widen(table, _CHART)
    for row, (name, value, share) in zip(table.rows, chart.shares, strict=True):
        words, bar, number = row.cells
        _fill(words, name, 10.5, WD_ALIGN_PARAGRAPH.LEFT)
        _fill(number, f"{value}{chart.unit}", 10.5, WD_ALIGN_PARAGRAPH.RIGHT)
        _bar(bar, share)
    _paragraph(document, "", indent=False)


def _bar(place: Any, share: float) -> None:
    place.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = place.paragraphs[0]
    shape = paragraph.paragraph_format
    shape.space_after, shape.line_spacing_rule, shape.line_spacing = Pt(0), WD_LINE_SPACING.EXACTLY, Pt(9)
    if share <= 0:
        return
    shape.right_indent = Mm((_CHART[1] - 4) * (1 - share))  # the cell's own margins take four millimetres
    shade = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): "015293"}
    paragraph._p.get_or_add_pPr().insert_element_before(
        paragraph._p.makeelement(qn("w:shd"), shade), *_AFTER_SHADE
    )


def _put(table: Any, top: int, left: int, cell: Cell, grid: Grid) -> None:
    size = 7.5 if grid.wide else 9.5 if grid.tall else 10.5
    place = table.cell(top, left)
    if cell.rows > 1 or cell.columns > 1:
        place = place.merge(table.cell(top + cell.rows - 1, left + cell.columns - 1))
    text = "\n".join(cell.lines) if grid.narrow else cell.text
    _fill(place, text, size, WD_ALIGN_PARAGRAPH.LEFT if cell.item else WD_ALIGN_PARAGRAPH.CENTER)


def _table(document: Any, rows: int, columns: int) -> Any:
    table = document.add_table(rows, columns, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    return table


def _widen(table: Any, widths: Sequence[float]) -> None:
    """The columns' widths in mm, in each cell too: some programs read the one, some the other."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _fill(place: Any, text: str, size: float, align: Any = WD_ALIGN_PARAGRAPH.CENTER) -> None:
    place.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = place.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    _run(paragraph, text, FANG, size)


def _repeat(row: Any) -> None:
    """Its line stands again on top of every page that the table goes over to."""
    row._tr.get_or_add_trPr().append(row._tr.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))


def _paragraph(
    document: Any,
    text: str,
    *,
    font: str = FANG,
    size: float = 16,
    centred: bool = False,
    right: bool = False,
    indent: bool = True,
    bold: bool = False,
) -> None:
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_after, shape.line_spacing_rule, shape.line_spacing = Pt(0), WD_LINE_SPACING.EXACTLY, _LINE
    if size > 20:  # noqa: PLR2004 - the title's type needs a higher line
        shape.line_spacing = Pt(34)
    if indent:
        shape.first_line_indent = Pt(2 * size)
    if centred or right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT
    _run(paragraph, text, font, size).bold = bold or None


def _run(paragraph: Any, text: str, font: str, size: float) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), "Times New Roman"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run
