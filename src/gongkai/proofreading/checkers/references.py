"""What a text refers to: numbers of documents, titles of laws."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from gongkai.law.identifiers.document_number import NumberKind, find
from gongkai.proofreading.checkers.base import flag
from gongkai.proofreading.language.alike import read_lines, taken_for
from gongkai.proofreading.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.proofreading.model import Finding

_STATE = "中华人民共和国"
_SURE = 0.995  # surer than any guess at the one character
_TITLE = re.compile(rf"《((?:{_STATE})?)([一-龥]{{4,40}})》")
_STATE_TITLE = re.compile(r"《([一-龥]{7})(?=[一-龥]{2,40}》)")
_FIGURES = {0xFF10 + figure: str(figure) for figure in range(10)}
_BLANK = re.compile(r"\s")


def check_document_numbers(text: str) -> Iterator[Finding]:
    """文号 with other brackets than 〔〕, with leading noughts (GB/T 9704-2012 7.2.5)."""
    for match in find(text):
        right = str(match.number)
        if match.number.kind is NumberKind.BRACKETED and _plain(match.text) != right:
            yield flag(text, match.start, match.end, right, Kind.DOCUMENT_NUMBER, 0.85)


def _plain(written: str) -> str:
    """Full-width figures and blanks are a matter of type, not of right and wrong."""
    return _BLANK.sub("", written).translate(_FIGURES)


@lru_cache(maxsize=1)
def _laws() -> dict[int, list[str]]:
    table: dict[int, list[str]] = {}
    for name in read_lines("laws.txt"):
        table.setdefault(len(name), []).append(name)
    return table


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(name for names in _laws().values() for name in names)


def check_titles(text: str) -> Iterator[Finding]:
    """Titles of national laws with one character wrong, missing or too many, and a wrong name of the state."""
    for match in _TITLE.finditer(text):
        name = match[2]
        if name not in _names() and (right := _meant(name, state=bool(match[1]))):
            yield flag(text, *match.span(2), right, Kind.TITLE, 0.85)
    for match in _STATE_TITLE.finditer(text):
        if _differ(match[1], _STATE) == 1:
            yield flag(text, *match.span(1), _STATE, Kind.TITLE, _SURE)


def _meant(name: str, *, state: bool) -> str:
    """The one law that a title comes nearest to; 审计法 is no slip for 统计法.

    That a character is missing or too many is told only behind 中华人民共和国: 城市供水条例 may be a city's own.
    """
    found = {law for law in _laws().get(len(name), ()) if _differ(law, name) == 1 and _slip(name, law)}
    if state:
        found |= {law for law in _laws().get(len(name) + 1, ()) if _without_one(law, name)}
        found |= {law for law in _laws().get(len(name) - 1, ()) if _without_one(name, law)}
    return found.pop() if len(found) == 1 else ""


def _differ(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _slip(written: str, meant: str) -> bool:
    return all(a == b or b in taken_for(a) for a, b in zip(written, meant, strict=True))


def _without_one(longer: str, shorter: str) -> bool:
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
