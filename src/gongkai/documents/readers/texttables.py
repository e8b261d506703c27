"""Tables in plain text: a row a line with tabs between, a cell a line behind a tab, Markdown pipes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from gongkai.documents.readers.grid import Rows, rectangular

if TYPE_CHECKING:
    from gongkai.documents.limits import Limits

_PIPE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_MIN_COLUMNS = 2
_MIN_ROWS = 2


Found = tuple[Rows | None, int]


class TableFinder:
    """Looks for tables in the lines of one text, never over the same lines twice."""

    def __init__(self, lines: list[str], limits: Limits) -> None:
        self._lines = lines
        self._limits = limits
        self._barren: dict[str, int] = {}

    def at(self, start: int) -> tuple[Rows, int] | None:
        """Return the table that begins at line `start` and the index of the line after it, or None."""
        for finder in (_pipes, _cell_per_line, _row_per_line):
            if start < self._barren.get(finder.__name__, 0):
                continue
            rows, end = finder(self._lines, start)
            if rows and len(rows) * len(rows[0]) <= self._limits.cells:
                return rows, end
            self._barren[finder.__name__] = end
        return None


def _row_per_line(lines: list[str], start: int) -> Found:
    end = start
    while end < len(lines) and "\t" in lines[end]:
        end += 1
    rows = _without_empty_edges([[cell.strip() for cell in line.split("\t")] for line in lines[start:end]])
    filled = sum(sum(map(bool, row)) >= _MIN_COLUMNS for row in rows)
    if filled < _MIN_ROWS or sum(map(bool, rows[0])) < _MIN_COLUMNS:
        return None, end
    return rectangular(rows), end


def _without_empty_edges(rows: list[list[str]]) -> list[list[str]]:
    """Drop a first or last column that is empty in every row (lines that all begin or end with a tab)."""
    while rows and all(row and not row[0] for row in rows) and max(map(len, rows)) > 1:
        rows = [row[1:] for row in rows]
    width = max(map(len, rows), default=0)
    while width > 1 and all(len(row) < width or not row[-1] for row in rows):
        rows = [row[: width - 1] for row in rows]
        width -= 1
    return rows


def _cell_per_line(lines: list[str], start: int) -> Found:
    """Rows are groups of lines that begin with a tab, one cell each, with a blank line after each group."""
    groups, end = _tabbed_groups(lines, start)
    sizes = Counter(len(cells) for _, cells in groups if len(cells) >= _MIN_COLUMNS)
    width, count = sizes.most_common(1)[0] if sizes else (0, 0)
    if count < _MIN_ROWS or count * 2 <= len(groups):
        return None, end
    # A header names every column; what stands before it is not part of the table.
    header = next((at for at, (_, cells) in enumerate(groups) if len(cells) == width and all(cells)), None)
    if header is None:
        return None, end
    if header > 0:
        return None, groups[header][0]
    while len(groups[-1][1]) == 1:  # an indented line below the table
        end = groups.pop()[0]
    return rectangular([_fitted(cells, width) for _, cells in groups]), end


def _tabbed_groups(lines: list[str], start: int) -> tuple[list[tuple[int, list[str]]], int]:
    groups: list[tuple[int, list[str]]] = []
    at, between = start, True
    while at < len(lines):
        line, text = lines[at], lines[at].strip()
        if line.startswith("\t") and "\t" not in text:
            if between:
                groups.append((at, []))
            groups[-1][1].append(text)
            between = False
        elif not text:
            between = True
        elif not between and line[0] in " \u3000":
            groups[-1][1][-1] += text  # a wrapped cell
        else:
            break
        at += 1
    return groups, max(at, start + 1)


def _fitted(group: list[str], width: int) -> list[str]:
    """Join the longest cell with its successor until the row fits: a cell of several paragraphs."""
    while len(group) > width:
        longest = max(range(len(group) - 1), key=lambda i: len(group[i]))
        group = [*group[:longest], f"{group[longest]}\n{group[longest + 1]}", *group[longest + 2 :]]
    return group


def _pipes(lines: list[str], start: int) -> Found:
    end = start
    while end < len(lines) and lines[end].lstrip().startswith("|"):
        end += 1
    rows = [_pipe_cells(line) for line in lines[start:end] if not _PIPE_RULE.fullmatch(line.strip())]
    good = len(rows) >= _MIN_ROWS and len(rows[0]) >= _MIN_COLUMNS
    return (rectangular(rows) if good else None), end


def _pipe_cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|").replace("<br>", "\n") for cell in _PIPE.split(inner)]
