"""表格: heads that say what a cell is about, cells where they belong, and a width that a telephone can show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gongkai.information.checking.markup.grid import grid_of
from gongkai.information.checking.model import BODY, Hit, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gongkai.information.checking.markup.grid import Grid
    from gongkai.information.checking.model import Subject

WIDEST: Final = 12  # columns that a page still shows without much scrolling
LONG_CELL: Final = 300  # characters: a cell of running text


def tables(subject: Subject) -> Iterator[Hit]:
    """What keeps a table from being read aloud or on a small screen."""
    for number, table in enumerate(subject.root.iter("table"), 1):
        if next(table.iterancestors("table"), None) is None:
            for says in _faults(table):
                yield Hit(f"第 {number} 个表格{says}", field=BODY, at=f"table:{number}")


def _faults(table: HtmlElement) -> Iterator[str]:
    if next(table.iterdescendants("table"), None) is not None:
        yield "里又套了表格，读屏软件读不清，请拆成并列的表格。"
        return
    grid = grid_of(table)
    if layout := _layout(table, grid):
        yield layout
        return
    yield from _heads(table)
    yield from _cells(grid)
    if grid.width > WIDEST:
        yield f"有 {grid.width} 列，超过 {WIDEST} 列，手机上要左右拖动，请拆分或改为附件。"


def _layout(table: HtmlElement, grid: Grid) -> str:
    if grid.height == 1 or grid.width == 1:
        return "只有一行或一列，像是用来排版的，请改为段落。"
    cells = [words_of(cell) for cell in table.iter("td")]
    if (
        cells
        and next(table.iter("th"), None) is None
        and sum(len(each) > LONG_CELL for each in cells) * 2 > len(cells)
    ):
        return "的单元格里多是大段文字，像是用来排版的，请改为标题和段落。"
    return ""


def _heads(table: HtmlElement) -> Iterator[str]:
    heads = list(table.iter("th"))
    if not heads:
        yield "没有表头单元格，请选中后点“首行作表头”。"
        return
    # A blank corner above the row heads is usual and harms nobody.
    blank = sum(1 for head in heads if not words_of(head)) - (not words_of(heads[0]))
    if blank > 0:
        yield f"有 {blank} 个表头单元格是空的，请写明这一列（行）是什么。"
    rows = {head.getparent() for head in heads}
    if len(rows) > 1 and any(words_of(head) and not head.get("scope") for head in heads):
        yield "有多层或行列两个方向的表头，请给表头注明方向（scope），否则读屏软件分不清。"


def _cells(grid: Grid) -> Iterator[str]:
    if grid.merged:
        yield f"的数据里有 {grid.merged} 处合并单元格，读屏和导出时会错位，请拆开并逐格填写。"
    if grid.ragged:
        rows = "、".join(str(row) for row in grid.ragged[:5])
        yield f"第 {rows} 行的单元格数与其他行不同，内容可能错列，请补齐。"
