"""Where the header of a table is, how many rows it takes, and what each column holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.catalog.sheets.columns import Role, heading, known, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEPTH = 3  # rows that a header may take
_LEAST = 4  # headings that make a header
_SEARCHED = 40  # rows from the top
_SUBSTANCE = frozenset({"item", "first", "second", "elements", "basis", "limit", "subject", "channels"})
_LEAST_SUBSTANCE = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands in the file: rows of cells, merged ones filled in, with their numbers in the file."""

    place: str
    caption: str
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]
    above: tuple[str, ...] = ()  # lines of text before the table


@dataclass(frozen=True, slots=True)
class Header:
    """`first` to `last` are the rows of the grid that it takes; `roles` and `headings` go by column."""

    first: int
    last: int
    roles: tuple[Role | None, ...]
    headings: tuple[str, ...]


def find_header(grid: Grid) -> Header | None:
    """The header of a catalogue; None where the table has none."""
    for at, row in enumerate(grid.rows[:_SEARCHED]):
        if _is_header_row(row):
            last = at
            while last + 1 < min(len(grid.rows), at + _DEPTH) and _goes_on(grid.rows[last + 1]):
                last += 1
            header = _header(grid, at, last)
            if len({role.name for role in header.roles if role} & _SUBSTANCE) >= _LEAST_SUBSTANCE:
                return header
    return None


def repeats(row: Sequence[str], grid: Grid, header: Header) -> bool:
    """Whether a row is a header row again, as on every printed page."""
    headings = [
        {"".join(grid.rows[at][x].split()) for at in range(header.first, header.last + 1)} for x in range(len(row))
    ]
    filled = [(x, "".join(cell.split())) for x, cell in enumerate(row) if cell.strip()]
    return len(filled) > 1 and all(cell in headings[x] for x, cell in filled)


def _is_header_row(row: Sequence[str]) -> bool:
    return sum(known(cell) for cell in {"".join(cell.split()) for cell in row}) >= _LEAST


def _goes_on(row: Sequence[str]) -> bool:
    """A row below the header is more header if nearly all of its cells are headings."""
    cells = {"".join(cell.split()) for cell in row} - {""}
    return len(cells) >= 2 and sum(known(cell) for cell in cells) > 0.6 * len(cells)  # noqa: PLR2004  # most of them


def _header(grid: Grid, first: int, last: int) -> Header:
    labels = [tuple(grid.rows[at][x] for at in range(first, last + 1)) for x in range(len(grid.rows[first]))]
    roles = _levels([role_of(each) for each in labels])
    return Header(first, last, tuple(roles), tuple(heading(each) for each in labels))


def _levels(roles: list[Role | None]) -> list[Role | None]:
    """Several columns under one 公开事项 are its levels, in order; one beside a 类别 is the second level."""
    items = [at for at, role in enumerate(roles) if role and role.name == "item"]
    taken = {role.name for role in roles if role}
    free = [name for name in ("first", "second", "third") if name not in taken]
    if "first" not in taken and "second" in taken:
        free = ["first"]
    for at, name in zip(items, free, strict=False):
        roles[at] = Role(name)
    return [role if role is None or role.name != "item" else None for role in roles]
