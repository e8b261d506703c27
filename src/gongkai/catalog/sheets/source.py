"""The tables of a file with the numbers that their rows have in it."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from typing import TYPE_CHECKING

import openpyxl

from gongkai.catalog.sheets.table import Grid
from gongkai.documents.blocks import Paragraph
from gongkai.documents.decode import decode
from gongkai.documents.readers.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.documents.blocks import RawDocument, TableBlock

_ZIP = b"PK"
_LISTS = frozenset({".csv", ".tsv"})
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls"})
_LEAST_PARTS = 3  # commas in a line of a list
_LINES_ABOVE = 6
_MOST_LIST_BYTES = 10_000_000


def grids(path: Path, name: str) -> tuple[list[Grid], list[str]]:
    """The tables of the file and what was not read of it. Raises `UnreadableError` for one that cannot be."""
    document = load(path, name=name)
    told = [f"{warning.where}：{warning.what}" for warning in document.warnings]
    if path.stat().st_size <= _MOST_LIST_BYTES and _is_list(path, document):
        return _list(path, name), told
    return _of(document, _numbers(path)), told


def _is_list(path: Path, document: RawDocument) -> bool:
    """Whether a file is CSV: by its name, or by what stands in one that is called a workbook and is plain text."""
    if _zipped(path):
        return False
    if path.suffix.lower() in _LISTS:
        return True
    plain = all(isinstance(block, Paragraph) for block in document.blocks)
    return plain and path.suffix.lower() in _WORKBOOKS and _is_parted(path)


def _is_parted(path: Path) -> bool:
    """Whether most lines are parted by commas or tabs."""
    lines = [line for line in decode(path.read_bytes())[0].splitlines() if line.strip()]
    parted = [line for line in lines if max(line.count(","), line.count("\t")) >= _LEAST_PARTS]
    return 2 * len(parted) > len(lines)


def _of(document: RawDocument, numbers: dict[str, list[int]]) -> list[Grid]:
    found: list[Grid] = []
    above: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(block.text)
            continue
        lines = numbers.get(block.caption, [])
        counted = lines if len(lines) == len(block.rows) else list(range(1, len(block.rows) + 1))
        found.append(_grid(block, counted, above))
        above = []
    return found


def _grid(block: TableBlock, numbers: list[int], above: list[str]) -> Grid:
    return Grid(block.place, block.caption, block.rows, numbers, tuple(above[-_LINES_ABOVE:]))


def _numbers(path: Path) -> dict[str, list[int]]:
    """For each sheet the rows that hold text: what the reader gives is without the blank ones between.

    None for what is no workbook, whatever its name says: old systems call a web page .xlsx.
    """
    if not (_zipped(path) and _is_workbook(path)):
        return {}
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of drawings and rules that it drops
        workbook = openpyxl.load_workbook(file, data_only=True, keep_links=False)
    return {
        sheet.title: sorted({y for (y, _), cell in sheet._cells.items() if _has_text(cell.value)})
        for sheet in workbook.worksheets
    }


def _zipped(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_ZIP)) == _ZIP


def _is_workbook(path: Path) -> bool:
    """Whether a zip container is an Excel workbook (and no Word file)."""
    with zipfile.ZipFile(path) as package:
        return "xl/workbook.xml" in package.namelist()


def _has_text(value: object) -> bool:
    return value is not None and str(value).strip() != ""


def _list(path: Path, name: str) -> list[Grid]:
    """A CSV file is one table, without merged cells."""
    text, _ = decode(path.read_bytes())
    delimiter = "\t" if path.suffix.lower() == ".tsv" or text.count("\t") > text.count(",") else ","
    read = [
        (reader_row, line) for line, reader_row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1)
    ]
    kept = [(row, line) for row, line in read if any(cell.strip() for cell in row)]
    width = max((len(row) for row, _ in kept), default=0)
    rows = [tuple(row) + ("",) * (width - len(row)) for row, _ in kept]
    return [Grid(name, "", rows, [line for _, line in kept])] if rows else []
