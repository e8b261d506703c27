"""A file → its catalogues, each table with its title, field, rows and problems."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gongkai.catalog.sheets.fields import field_of, is_title
from gongkai.catalog.sheets.judging import judged
from gongkai.catalog.sheets.model import Problem, ProblemKind, Sheet, Workbook
from gongkai.catalog.sheets.rows import RowReader
from gongkai.catalog.sheets.source import grids
from gongkai.catalog.sheets.table import find_header

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gongkai.catalog.sheets.table import Grid, Header


def read_catalog(path: Path, *, name: str | None = None, field: str = "", complete: bool = True) -> Workbook:
    """Read a standard catalogue from any format that has tables; `field` names the field where the file does not.
    Without `complete` it is a power list or a service list, which need not have the ten columns of a catalogue.

    Raises `documents.errors.UnreadableError` for a file that cannot be read at all; what is not understood of a
    readable one is in the problems of its sheets.
    """
    called = name or path.name
    tables, told = grids(path, called)
    parts = [part for grid in tables for part in _apart(grid)]
    found = [(grid, header) for grid in parts if (header := find_header(grid))]
    problems = [Problem(0, ProblemKind.FILE, what) for what in told]
    if not found:
        problems.append(Problem(0, ProblemKind.NO_HEADER, _NO_HEADER))
    sheets = [_sheet(grid, header, field, complete=complete) for grid, header in found]
    return Workbook(called, tuple(sheets), tuple(problems))


def _apart(grid: Grid) -> list[Grid]:
    """A sheet may hold several catalogues below one another, each with its title and header."""
    titles = [at for at, row in enumerate(grid.rows) if at and _is_title_row(row)]
    starts = [0, *(at for at in titles if find_header(_cut(grid, at, at + _NEAR)))]
    return [_cut(grid, at, end) for at, end in zip(starts, [*starts[1:], len(grid.rows)], strict=True)]


def _is_title_row(row: Sequence[str]) -> bool:
    words = {cell.strip() for cell in row} - {""}
    return len(words) == 1 and is_title(words.pop())


def _cut(grid: Grid, first: int, end: int) -> Grid:
    return replace(grid, rows=grid.rows[first:end], numbers=grid.numbers[first:end])


_NEAR = 6  # rows from a title within which its header stands
_NO_HEADER = "没有找到目录的表头，应有公开事项、公开内容、公开依据、公开时限、公开主体等栏目"


def _sheet(grid: Grid, header: Header, wanted: str, *, complete: bool) -> Sheet:
    title = _title(grid, header)
    name, code = field_of(wanted, "") if wanted else field_of(title, grid.caption)
    name = name if complete or code else wanted
    name = name or wanted
    reader = RowReader(grid, header, name)
    rows = reader.read()
    problems = [*judged(rows, header, complete=complete), *reader.problems]
    if not rows:
        problems.append(Problem(0, ProblemKind.FILE, f"“{grid.caption or grid.place}”的表头下面没有公开事项"))
    if not name and complete:
        what = "标题和工作表名都没有写明领域，应形如“××领域基层政务公开标准目录”，或用 --field 指定"
        problems.insert(0, Problem(0, ProblemKind.FIELD, what))
    place = grid.place or grid.caption
    return Sheet(place, title, name, code, tuple(rows), tuple(_in_order(problems)), tuple(reader.notes))


def _title(grid: Grid, header: Header) -> str:
    """The line that names the catalogue: in the rows above the header, or before the table."""
    lines = [cell.strip() for row in grid.rows[: header.first] for cell in dict.fromkeys(row) if cell.strip()]
    return next((line for line in [*lines, *reversed(grid.above)] if is_title(line)), "")


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.row)
