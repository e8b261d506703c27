"""Tables that stand in plain text: a line of heads, and lines with as many columns below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.grids.heads import is_head, type_of_head
from gongkai.privacy.grids.model import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.privacy.grids.model import Grid, Row

_SEPARATORS = tuple(map(re.compile, (r"[^\t\n]+", r"[^|\n]+", r"[^,\n]+", r"(?:[^ \n]| (?! ))+", r"[^ \n]+")))
_BLANKS = frozenset("\t|,")
_LONGEST_LINE = 4000
_LONGEST_HEAD = 400
_LEAST = 2
_PATIENCE = 3
_HINT = re.compile(r"姓名|户主|身份证|卡号|申请人|当事人|证件号|住址|手机|病种|护照|车牌")


def grids(text: str) -> Iterator[Grid]:
    """Find them in a folded text."""
    if not _HINT.search(text):
        return
    lines = list(_lines(text))
    at = 0
    while at < len(lines):
        pattern = _separator(text, *lines[at])
        if pattern is None:
            at += 1
            continue
        rows, at = _rows(text, lines, at, pattern)
        if len(rows) > 1:
            yield tuple(rows)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _separator(text: str, start: int, end: int) -> re.Pattern[str] | None:
    """The pattern that cuts a line into heads; None when the line is no row of heads."""
    if end - start > _LONGEST_HEAD or not _HINT.search(text, start, end):
        return None
    for pattern in _SEPARATORS:
        words = [match[0].strip() for match in pattern.finditer(text, start, end)]
        words = [word for word in words if word]
        heads = [word for word in words if is_head(word)]
        if len(heads) >= _LEAST and 2 * len(heads) > len(words) and any(map(type_of_head, heads)):
            return pattern
    return None


def _rows(text: str, lines: list[tuple[int, int]], at: int, pattern: re.Pattern[str]) -> tuple[list[Row], int]:
    """The head and the lines with as many cells below it, and the line after the last of them."""
    head = _cells(text, *lines[at], pattern)
    rows, after = [head], at + 1
    for place in range(at + 1, len(lines)):
        start, end = lines[place]
        row = _cells(text, start, end, pattern) if end - start <= _LONGEST_LINE else ()
        if len(row) == len(head):
            rows.append(row)
            after = place + 1
        elif place - after >= _PATIENCE:
            break
    return rows, after


def _cells(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Row:
    """Cut a line; between tabs, pipes and commas an empty cell is a cell."""
    first = next(pattern.finditer(text, start, end), None)
    separator = _mark_of(pattern)
    if first is None or not separator:
        return tuple(Cell(*match.span()) for match in pattern.finditer(text, start, end))
    cells, place = [], start
    for part in text[start:end].split(separator):
        cells.append(Cell(place, place + len(part)))
        place += len(part) + 1
    return tuple(cells)


def _mark_of(pattern: re.Pattern[str]) -> str:
    return next((mark for mark in "\t|," if pattern.pattern == _SEPARATORS["\t|,".index(mark)].pattern), "")
