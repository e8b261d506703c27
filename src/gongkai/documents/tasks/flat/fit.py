"""How well a piece of text suits a column: the scores by which flattened cells find their places."""

from __future__ import annotations

import re

from gongkai.documents.tasks.due import looks_due
from gongkai.documents.tasks.headers import ROLE_OF, TEXTS, Column
from gongkai.documents.tasks.unitnames import ends_as_unit
from gongkai.documents.tasks.units import has_role_word, is_unit_phrase

_NUMBER = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.．、]?")
_NOTHING = re.compile(r"[-—–/\\无]{1,3}")
_UNFINISHED = re.compile(r"[、，,及和与]$")
_ROLE_END = re.compile(r"(?:负责|牵头|落实|配合|参与|协助|实施|推进)$")
_SENTENCE = re.compile(r"[。；;！]$")
_LONG_UNIT = 200


def is_number(text: str) -> bool:
    """Whether a text can stand in a number column."""
    return bool(_NUMBER.fullmatch(text.strip()))


def seems_units(text: str) -> bool:
    """Whether a text reads as a unit cell or as the first part of one."""
    if len(text) > _LONG_UNIT or "。" in text.rstrip("。"):
        return False
    return is_unit_phrase(text) or (bool(_UNFINISHED.search(text)) and is_unit_phrase(text.rstrip("、，,及和与")))


def fit(text: str, kind: Column | None) -> float:
    """Score a text as the beginning of a cell of this kind: above 0 it suits, far below it does not."""
    if kind is Column.NUMBER:
        return 4 if is_number(text) else -6
    if is_number(text) and text.strip("（）().、．").isdecimal():
        return -4
    if kind in ROLE_OF:
        return 3 if seems_units(text) else 1 if _NOTHING.fullmatch(text) else -3
    if kind is Column.DUE:
        return 3 if looks_due(text) and not seems_units(text) else 1 if _NOTHING.fullmatch(text) else -4
    if kind in TEXTS or kind is Column.GROUP:
        return -3 if seems_units(text) else -2 if looks_due(text) and len(text) < 12 else 2  # noqa: PLR2004 — a date
    return 0


def goes_on(cell: str, text: str, kind: Column | None) -> float:
    """Score a text as the next line of a cell that already holds `cell`."""
    if kind is Column.NUMBER:
        return -6
    if is_number(text) and text.isdecimal():
        return -4
    if kind in ROLE_OF:
        return _units_go_on(cell, text)
    if kind is Column.DUE:
        return 2 if looks_due(cell + text) and not looks_due(text) and len(text) < 8 else -4  # noqa: PLR2004 — rest of a date
    return _text_goes_on(cell, text) if kind in TEXTS or kind is Column.GROUP else -0.5


def _text_goes_on(cell: str, text: str) -> float:
    if seems_units(text) and not _UNFINISHED.search(cell):
        return -2
    return -0.5 if _SENTENCE.search(cell) else 1


def _units_go_on(cell: str, text: str) -> float:
    whole = seems_units(cell + text)
    if not whole:
        return -3
    if _UNFINISHED.search(cell) or not (ends_as_unit(cell) or _ROLE_END.search(cell)):
        return 3
    return 1 if not seems_units(text) or (has_role_word(text) and not has_role_word(cell)) else 0.5
