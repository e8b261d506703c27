"""Ordinals that open a heading (一、（一）1.（1）第一章 第一条), and the order in which they may follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum

from gongkai.law.identifiers.numerals import number

_HAN = "一二三四五六七八九十百零〇廿"
_D = "0-9０-９"
_ONE = rf"(?P<one>[{_HAN}]{{1,4}})[ ]?[、．.](?![{_HAN}])"
_TWO = rf"[（(][ ]?(?P<two>[{_HAN}]{{1,4}})[ ]?[）)][、．.]?"
_THREE = rf"(?P<three>[{_D}]{{1,3}})[ ]?(?:[.．](?![{_D}])|、(?![{_D}]))"
_FOUR = rf"[（(][ ]?(?P<four>[{_D}]{{1,3}})[ ]?[）)][、．.]?"
_PART = rf"第[ \u3000]?(?P<part>[{_HAN}千{_D}]{{1,6}})[ \u3000]?(?P<unit>[编章节条])(?P<more>之[{_HAN}]{{1,2}})?"
# What follows where 第三条 or 一、 is spoken of and does not open anything.
_NOT_PART = r"(?!第|[、，。；]|规定|所[列称述]|的|至|和|与|或|之)"
_MARK = re.compile(rf"(?:{_ONE}|{_TWO}|{_THREE}|{_FOUR}|{_PART}{_NOT_PART})[ \u3000]*")
_INSIDE = re.compile(
    rf"(?:(?<![{_HAN}第、]){_ONE}|{_TWO}|(?<![{_D}.．]){_THREE}|{_FOUR}|{_PART}{_NOT_PART})[ \u3000]*"
)
_STARTS = frozenset("一二三四五六七八九十百零〇廿（(0123456789０１２３４５６７８９第")
_FURTHEST_JUMP = 3


class Style(IntEnum):
    """The families of ordinals; each counts for itself. `value` is the order from the outside in."""

    BOOK = 0  # 编
    CHAPTER = 1
    CLAUSE_GROUP = 2  # 节
    ARTICLE = 3
    ONE = 4
    TWO = 5
    THREE = 6
    FOUR = 7


_UNITS = {"编": Style.BOOK, "章": Style.CHAPTER, "节": Style.CLAUSE_GROUP, "条": Style.ARTICLE}
_NAMED = {"one": Style.ONE, "two": Style.TWO, "three": Style.THREE, "four": Style.FOUR}


@dataclass(frozen=True, slots=True)
class Marker:
    """An ordinal as it stands in a text from `start` to `end` (blanks after it included)."""

    style: Style
    ordinal: int
    number: str
    start: int
    end: int
    inserted: bool = False  # 第十条之一


class Verdict(Enum):
    """How an ordinal stands to those before it."""

    NEXT = "next"
    JUMP = "jump"
    STRAY = "stray"


def at_line_start(text: str) -> Marker | None:
    """Read the ordinal that opens `text`, or None."""
    if text[:1] not in _STARTS or not text:
        return None
    match = _MARK.match(text)
    return _marker(match) if match else None


def inside(text: str) -> list[Marker]:
    """Find everything inside `text` that looks like an opening ordinal, in order."""
    return [marker for match in _INSIDE.finditer(text) if (marker := _marker(match))]


def _marker(match: re.Match[str]) -> Marker | None:
    if match["unit"]:
        style, written = _UNITS[match["unit"]], match["part"]
        shown = f"第{written}{match['unit']}{match['more'] or ''}"
    else:
        name = next(name for name in _NAMED if match[name])
        style, written = _NAMED[name], match[name]
        shown = written
    ordinal = number(written)
    if not ordinal:
        return None
    return Marker(style, ordinal, shown, match.start(), match.end(), inserted=bool(match["more"]))


class Counter:
    """Remembers the last ordinal of each style; an outer one lets the inner ones begin again."""

    def __init__(self) -> None:
        self._last = [0] * len(Style)
        self._ever = [0] * len(Style)

    def judge(self, marker: Marker) -> Verdict:
        last, ever = self._last[marker.style], self._ever[marker.style]
        n = marker.ordinal
        if n in (1, last + 1, ever + 1) or (marker.inserted and n in (last, ever)):
            return Verdict.NEXT
        return Verdict.JUMP if n <= max(last, ever) + _FURTHEST_JUMP else Verdict.STRAY

    def take(self, marker: Marker) -> None:
        inner = marker.style + 1
        self._last[inner:] = [0] * (len(Style) - inner)
        self._last[marker.style] = self._ever[marker.style] = marker.ordinal

    def last(self, style: Style) -> int:
        return self._last[style] or self._ever[style]
