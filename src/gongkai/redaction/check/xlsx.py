"""The cells of a workbook, each with whether a reader sees it; formulas, names, leftovers."""

from __future__ import annotations

import contextlib
import re
from bisect import bisect_left, bisect_right
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, range_boundaries

from gongkai.documents.errors import UnreadableError
from gongkai.redaction.check.model import Piece, Spot, Unread
from gongkai.redaction.check.sheets import sheets_of
from gongkai.redaction.office.sheets import FLAT, NARROW, does_not_show
from gongkai.redaction.office.xlsx import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from gongkai.documents.readers.package import Package
    from gongkai.redaction.check.model import Find
    from gongkai.redaction.check.sheets import Sheet

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRINGS = re.compile(r"xl/sharedStrings\d*\.xml", re.IGNORECASE)
_FIGURE = re.compile(r"\d{1,6}(?:\.\d{1,20})?")
_FEW = 18  # digits that a float writes out


def gather_xlsx(package: Package, data: bytes, name: str) -> Iterator[Find]:
    """Every cell with its place, then what stands around the cells."""
    strings = _strings(package)
    used: set[int] = set()
    for sheet in sheets_of(package):
        root = package.optional_xml(sheet.member)
        if root is not None:
            yield from _sheet(root, sheet, strings, used)
    for at in set(range(len(strings))) - used:
        yield Piece(Spot.UNREFERENCED, f"共享字符串第{at + 1}条", strings[at], shown=False)
    book = package.optional_xml("xl/workbook.xml")
    for each in () if book is None else book.iter(f"{_S}definedName"):
        yield Piece(Spot.DEFINED_NAME, f"名称 {each.get('name')}", f"{each.get('name')} {each.text or ''}")
    yield from _out_of_sight(data, name)


def _strings(package: Package) -> list[str]:
    member = next(filter(_STRINGS.fullmatch, package.names), "")
    root = package.optional_xml(member)
    return (
        [] if root is None else ["".join(t.text or "" for t in si.iter(f"{_S}t")) for si in root.iter(f"{_S}si")]
    )


def _sheet(root: _Element, sheet: Sheet, strings: list[str], used: set[int]) -> Iterator[Find]:
    hidden, below = _hidden_columns(root), _below_merged(root)
    place = f"工作表“{sheet.title}”"
    for row in root.iter(f"{_S}row"):
        for cell in row.iter(f"{_S}c"):
            text = _text(cell, strings, used)
            where = f"{place}{cell.get('r', '')}"
            spot = _spot(sheet, row, cell.get("r", ""), hidden)
            spot = Spot.INVISIBLE if spot is Spot.TEXT and cell.get("r", "") in below else spot
            if text:
                yield Piece(spot, where, text, shown=spot is Spot.TEXT)
            yield from (Piece(Spot.FORMULA, where, f.text or "") for f in cell.iter(f"{_S}f"))
    around = Spot.TEXT if sheet.shown else Spot.HIDDEN_SHEET
    yield Piece(around, f"{place}名称", sheet.title, shown=sheet.shown)
    for part in root.iter(f"{_S}headerFooter"):
        yield Piece(Spot.HEADER, f"{place}页眉页脚", " ".join(map(str, part.itertext())))


def _spot(sheet: Sheet, row: _Element, cell: str, hidden: set[str]) -> Spot:
    if not sheet.shown:
        return Spot.HIDDEN_SHEET
    if row.get("hidden") in {"1", "true"} or _less(row.get("ht"), FLAT):
        return Spot.HIDDEN_ROW
    return Spot.HIDDEN_COLUMN if cell.rstrip("0123456789") in hidden else Spot.TEXT


def _hidden_columns(root: _Element) -> set[str]:
    found: set[str] = set()
    for column in root.iter(f"{_S}col"):
        if column.get("hidden") in {"1", "true"} or _less(column.get("width"), NARROW):
            first, last = int(column.get("min", "1")), int(column.get("max", "1"))
            found.update(get_column_letter(at) for at in range(first, min(last, 16_384) + 1))
    return found


def _less(figure: str | None, least: float) -> bool:
    return figure is not None and _FIGURE.fullmatch(figure) is not None and float(figure) < least


def _below_merged(root: _Element) -> set[str]:
    """The cells that a merged one covers: their values stay in the file and no program shows them."""
    held: dict[int, list[tuple[int, str]]] = {}
    for cell in root.iter(f"{_S}c"):
        with contextlib.suppress(ValueError, TypeError):
            column, row, *_ = range_boundaries(cell.get("r", ""))
            held.setdefault(row or 0, []).append((column or 0, cell.get("r", "")))
    rows, found = sorted(held), set[str]()
    for merged in root.iter(f"{_S}mergeCell"):
        with contextlib.suppress(ValueError, TypeError):
            left, top, right, bottom = (each or 0 for each in range_boundaries(merged.get("ref", "")))
            within = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
            cells = ((row, *each) for row in within for each in held[row])
            found.update(ref for row, at, ref in cells if left <= at <= right and (row, at) != (top, left))
    return found


def _text(cell: _Element, strings: list[str], used: set[int]) -> str:
    inline = "".join(t.text or "" for t in cell.iter(f"{_S}t"))
    value = cell.find(f"{_S}v")
    raw = "" if value is None else (value.text or "")
    if cell.get("t") == "s":
        at = int(raw) if raw.isdigit() else -1
        used.add(at)
        return strings[at] if 0 <= at < len(strings) else ""
    return f"{inline}{_number(raw)}"


def _number(raw: str) -> str:
    """A number as people write it: 1.3800138E10 too."""
    try:
        number = Decimal(raw)
    except InvalidOperation:
        return raw
    if number.is_finite() and number == number.to_integral_value() and abs(number.adjusted()) <= _FEW:
        return str(int(number))
    return raw


def _out_of_sight(data: bytes, name: str) -> Iterator[Find]:
    try:
        book = load(data, name)
    except UnreadableError as error:
        yield Unread(name, error.what)
        return
    for sheet in book.worksheets:
        for cell in sheet._cells.values():
            if cell.value is not None and does_not_show(cell):
                where = f"工作表“{sheet.title}”{cell.coordinate}"
                yield Piece(Spot.INVISIBLE, where, str(cell.value), shown=False)
