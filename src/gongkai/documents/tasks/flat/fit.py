"""How well a piece of text suits a column: the scores by which flattened cells find their places."""

from __future__ import annotations

import re
from functools import lru_cache

from gongkai.documents.tasks.due import looks_due
from gongkai.documents.tasks.headers import ROLE_OF, TEXTS, Column
from gongkai.documents.tasks.unitnames import ends_as_unit
from gongkai.documents.tasks.units import has_role_word, is_unit_phrase

_NUMBER = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.．、]?")
_NOTHING = re.compile(r"[-—–/\\无]{1,3}")
_UNFINISHED = re.compile(r"[、，,及和与]$")
_ROLE_END = re.compile(r"(?:负责|牵头|落实|配合|参与|协助|实施|推进)$")
_FIRST = "各市省县区国州镇乡由"
_SENTENCE = re.compile(r"[。；;！]$")
_CUT_DATE = re.compile(r"[\d年度.—–～~至-]$|月(?!.*[底末前日])")
_DATE_REST = re.compile(r"[\d年月日底前末内上中下旬季度完成.—–～~至 -]+")
_LONG_UNIT = 200
_LONG_DATE = 12


def is_number(text: str) -> bool:
    """Whether a text can stand in a number column."""
    return bool(_NUMBER.fullmatch(text.strip()))


@lru_cache(maxsize=8192)
def seems_units(text: str) -> bool:
    """Whether a text reads as a unit cell or as the first part of one."""
    if len(text) > _LONG_UNIT or "。" in text.rstrip("。"):
        return False
    return is_unit_phrase(text) or (bool(_UNFINISHED.search(text)) and is_unit_phrase(text.rstrip("、，,及和与")))


def starts_units(text: str) -> bool:
    """Whether a text begins as a unit cell does, its end being on the next line: 市司法局牵头，各."""
    if len(text) > _LONG_UNIT or "。" in text or text[:1] not in _FIRST:
        return False
    first = re.split(r"[、，,；;]|牵头|会同", text, maxsplit=1)[0]
    return len(first) > 2 and (is_unit_phrase(first) if first != text else ends_as_unit(text))  # noqa: PLR2004 — shortest name


def closing(cell: str, kind: Column | None) -> float:
    """Score a cell that is over: units and dates must be whole by then."""
    if kind in ROLE_OF:
        return 0.5 if is_unit_phrase(cell) or _NOTHING.fullmatch(cell) or _UNFINISHED.search(cell) else -3
    if kind is Column.DUE:
        return 0 if looks_due(cell) or _NOTHING.fullmatch(cell) else -2
    return -1.5 if _UNFINISHED.search(cell) else 0


def fit(text: str, kind: Column | None) -> float:
    """Score a text as the beginning of a cell of this kind: above 0 it suits, far below it does not."""
    if kind is Column.NUMBER:
        return 4 if is_number(text) else -6
    if is_number(text) and text.strip("（）().、．").isdecimal():
        return -4
    if kind in ROLE_OF:
        return _units_fit(text)
    if kind is Column.DUE:
        return 3 if looks_due(text) and not seems_units(text) else 1 if _NOTHING.fullmatch(text) else -4
    if kind in TEXTS or kind is Column.GROUP:
        return (
            -3
            if seems_units(text)
            else 0
            if starts_units(text)
            else -2
            if looks_due(text) and len(text) < _LONG_DATE
            else 2
        )
    return 0


def _units_fit(text: str) -> float:
    if seems_units(text):
        return 3 if text[0] in _FIRST or len(text) < 8 else 2  # noqa: PLR2004 — 教育局 stands alone too
    if starts_units(text):
        return 2.5
    return 1 if _NOTHING.fullmatch(text) else -3


def goes_on(cell: str, text: str, kind: Column | None) -> float:
    """Score a text as the next line of a cell that already holds `cell`."""
    if kind is Column.NUMBER:
        return -6
    if is_number(text) and text.isdecimal():
        return -4
    if kind in ROLE_OF:
        return _units_go_on(cell, text)
    if kind is Column.DUE:
        return 3 if _CUT_DATE.search(cell) and _DATE_REST.fullmatch(text) else -4
    return _text_goes_on(cell, text) if kind in TEXTS or kind is Column.GROUP else -0.5


def _text_goes_on(cell: str, text: str) -> float:
    if seems_units(text) and not _UNFINISHED.search(cell):
        return -2
    if starts_units(text) and not _UNFINISHED.search(cell):
        return -0.8
    return -0.5 if _SENTENCE.search(cell) else 1


def _units_go_on(cell: str, text: str) -> float:
    unfinished = (
        _UNFINISHED.search(cell)
        or cell.count("（") > cell.count("）")
        or not (ends_as_unit(cell) or _ROLE_END.search(cell))
    )
    if not seems_units(cell + text):
        return 0.3 if starts_units(cell) and "。" not in text else -3
    if unfinished:
        return 3
    if has_role_word(text) and not has_role_word(cell):
        return 1.2
    return 0.5 if seems_units(text) else 1
