"""Tables of a page: which are data and which only lay out the page; merged cells filled."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from gongkai.documents.blocks import TableBlock
from gongkai.documents.model import ReadWarning
from gongkai.documents.readers.html_text import fold
from gongkai.documents.readers.spans import Cell, fill_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gongkai.documents.limits import Limits

_BREAKS = {"p", "div", "br", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt"}
_PARAGRAPHS_OF_LAYOUT = 6
_LOOKED_AT = 60  # rows: enough to tell what a table is


def is_data_table(table: HtmlElement) -> bool:
    """Tell data from layout: data have two rows and columns at least, short cells, and hold no tables."""
    rows = list(islice(_rows(table), _LOOKED_AT))
    if table.get("role") == "presentation" or len(rows) < 2:  # noqa: PLR2004  # one row holds no data
        return False
    cells = [list(_cells(row)) for row in rows]
    wide = _wide_rows(cells)
    if wide < 2 or wide * 3 < len(cells):  # noqa: PLR2004  # a header and one row of two columns
        return False
    nested = sum(1 for _ in table.iter("table")) - 1
    if nested:
        return len(rows) > 2 and wide > 2 * nested  # noqa: PLR2004  # a data table with a small one inside
    return all(sum(1 for _ in cell.iter("p")) < _PARAGRAPHS_OF_LAYOUT * 3 for row in cells for cell in row) and (
        len(rows) > 2 or not _is_text(cells)  # noqa: PLR2004
    )


def _wide_rows(rows: list[list[HtmlElement]]) -> int:
    """Count the rows of two cells or more, those that reach down from above included."""
    wide = 0
    reaching: list[int] = []
    for row in rows:
        wide += len(row) + len(reaching) > 1
        heights = [_span(cell.get("rowspan")) or len(rows) for cell in row]
        reaching = [height - 1 for height in reaching + heights if height > 1]
    return wide


def _is_text(cells: list[list[HtmlElement]]) -> bool:
    return any(sum(1 for _ in cell.iter("p")) > _PARAGRAPHS_OF_LAYOUT for row in cells for cell in row)


def data_table(table: HtmlElement, place: str, limits: Limits, warnings: list[ReadWarning]) -> TableBlock | None:
    """Return the table with merged cells repeated, empty rows and columns dropped; None when it is all empty."""
    raw = _raw(table, limits)
    filled = fill_spans(raw, limits)
    if filled.cut or sum(map(len, raw)) >= limits.cells:
        warnings.append(ReadWarning(place, "表格过大，超出上限的单元格没有读"))
    caption = table.find("caption")
    title = "" if caption is None else fold(caption.text_content()).strip()
    rows, flags = filled.compact()
    return TableBlock(rows=rows, place=place, caption=title, continued=flags) if rows else None


def _raw(table: HtmlElement, limits: Limits) -> list[list[Cell]]:
    raw: list[list[Cell]] = []
    count = 0
    for row in _rows(table):
        if count >= limits.cells:
            break
        raw.append([_cell(cell) for cell in _cells(row)])
        count += len(raw[-1])
    return raw


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"tbody", "thead", "tfoot"}:
            yield from child.iterchildren("tr")


def _cells(row: HtmlElement) -> Iterator[HtmlElement]:
    yield from row.iterchildren("td", "th")


def _cell(cell: HtmlElement) -> Cell:
    return Cell(_cell_text(cell), _span(cell.get("rowspan")), _span(cell.get("colspan")))


def _span(value: str | None) -> int:
    digits = (value or "").strip()
    return int(digits[:6]) if digits.isascii() and digits.isdecimal() else 1


def _cell_text(cell: HtmlElement) -> str:
    if not len(cell):
        return fold(cell.text or "").strip()
    parts: list[str] = []
    for element in cell.iter():
        if element.tag in _BREAKS:
            parts.append("\v")
        parts.append(element.text or "")
        if element is not cell:
            parts.append(element.tail or "")
    # A break before each block is enough: text after a block inside one cell is rare and begins a line too.
    lines = (fold(line).strip() for line in "".join(parts).split("\v"))
    return "\n".join(line for line in lines if line)
