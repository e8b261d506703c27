"""How well rows put together from lines read: by this the best of several ways to lay them is taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.tasks.due import looks_due
from gongkai.documents.tasks.flat.joints import is_clean, unit_start
from gongkai.documents.tasks.headers import ROLE_OF, TEXTS, Column
from gongkai.documents.tasks.units import has_role_word, is_unit_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAIRS = ("（）", "“”", "《》", "〔〕")
_BAD_END = re.compile(r"[、，,（“《的和与及为将对在向]$")
_BAD_START = re.compile(r"[、，,。；;）”》：]|[的和与及等](?![等平谐])")
_GLUED = re.compile(r"[局委厅](?=[市省][^（）场民]{2,}[局委厅办])")
_LIST = re.compile(r"(?:[局委办厅院心部司]、(?=市)[^，。；、]{2,12}){2,}")
_CUT_LABEL = re.compile(r"[，；、]$")  # a group's label is whole; this is the first half of a text
_LEAST_TEXT = 5


def quality(kinds: Sequence[Column | None], rows: Sequence[Sequence[str]]) -> float:
    """Give 0 (nonsense) to 1 (every row whole) for the rows of a table; label rows do not count."""
    real = [row for row in rows if len({*row}) > 1]
    if not real:
        return 0.0
    at = kinds.index(Column.NUMBER) if Column.NUMBER in kinds else None
    total = sum(row_quality(kinds, row) for row in real)
    if at is not None:
        numbers = [int(row[at]) if row[at].isdecimal() else 0 for row in real]
        total -= 0.4 * sum(bool(b) and b != a + 1 for a, b in zip([0, *numbers], numbers, strict=False))
        total -= 0.2 * sum(not number for number in numbers)
    texts = [n for n, kind in enumerate(kinds) if kind in TEXTS or kind is Column.GROUP]
    empty = sum(not any(row[n].strip() for row in real) for n in texts)
    return max(0.0, total / len(real) - 0.1 * empty)


def row_quality(kinds: Sequence[Column | None], row: Sequence[str]) -> float:
    """Give 1 for a row whose cells are all whole; less for each flaw."""
    text = next((row[at] for at in reversed(range(len(row))) if kinds[at] in TEXTS), "")
    worth = 1.0 - _text_flaws(text.strip())
    texts = [row[at].strip() for at in range(len(row)) if kinds[at] in TEXTS or kinds[at] is Column.GROUP]
    worth -= 0.2 * sum(bool(_CUT_LABEL.search(label)) for label in texts[:-1])
    unit_columns = [at for at, kind in enumerate(kinds) if kind in ROLE_OF]
    units = [row[at].strip() for at in unit_columns if row[at].strip()]
    worth -= 0.5 * sum(not _is_cell(cell) for cell in units)
    worth -= 0.25 * sum(not is_clean(cell) for cell in units)
    worth -= 0.6 if unit_columns and not units else 0.15 if len(units) < len(unit_columns) else 0
    worth -= 0.3 * sum(bool(_GLUED.search(cell)) for cell in units)
    for at, kind in enumerate(kinds):
        if kind is Column.DUE:
            worth -= 0.2 if not row[at].strip() else 0 if looks_due(row[at]) else 0.5
    return max(0.0, worth)


def _is_cell(cell: str) -> bool:
    return is_unit_phrase(cell) and cell[-1] not in "、，," and cell[0] not in "、，,；;）"


def _text_flaws(text: str) -> float:
    if len(text) < _LEAST_TEXT:
        return 0.8
    flaws = 0.3 * bool(_BAD_END.search(text)) + 0.3 * bool(_BAD_START.match(text))
    flaws += 0.3 * any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS)
    flaws += 0.4 * bool(_LIST.search(text))
    start = unit_start(text[-120:])
    if start is not None:
        flaws += 0.4 if has_role_word(text[-120:][start:]) else 0.2
    return flaws + 0.3 * (is_unit_phrase(text))
