"""Item markers in running text: 一、 （一） 1. （1）, and which stretch of text an order belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = "[一二三四五六七八九十百]{1,4}"
_MARKER = re.compile(
    rf"(?P<chapter>第{_HAN}[章部]分?\s|{_HAN}、)|(?P<section>[（(]{_HAN}[）)][、.．]?)"
    r"|(?P<item>(?<![\d.年月])\d{1,2}[.．、](?![\d]))|(?P<sub>[（(]\d{1,2}[）)])"
)
_LEVELS = ("chapter", "section", "item", "sub")
_BOUNDARY = re.compile(r"[。；;！：:）)〕\]】\s]$")
_HEADING_LENGTH = 50
_PART_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at `start`; `level` 1 is 一、, 2 （一）, 3 1., 4 （1）."""

    start: int
    level: int


def level_of(text: str) -> int:
    """Give the level of the marker that a text begins with, 0 when it begins with none."""
    match = _MARKER.match(text.lstrip())
    return _LEVELS.index(match.lastgroup) + 1 if match and match.lastgroup else 0


def is_heading(text: str) -> bool:
    """Whether a paragraph is a numbered heading: a marker and a few words, no sentence."""
    return len(text) <= _HEADING_LENGTH and level_of(text) > 0 and not re.search(r"[。；;]", text.rstrip("。"))


def is_label_row(text: str) -> bool:
    """Whether a line can be a label that fills a whole table row: 一、强化保障, （二）优化服务."""
    return is_heading(text) and level_of(text) <= _PART_LEVEL - 1


def take_apart(segment: str) -> tuple[list[str], str]:
    """Split what stands before an order into the headings above it and the text that it orders.

    Paragraph breaks may be lost: 三、保障措施（一）加强领导。… gives the heading 三、保障措施 and the rest.
    When several items stand before the order, it belongs to the last.
    """
    markers = _markers(segment)
    if not markers:
        return [], segment.strip()
    ordered = _ordered(segment, markers)
    headings, level = [], markers[ordered].level
    for at in range(ordered - 1, -1, -1):
        if markers[at].level < level:
            level = markers[at].level
            headings.append(_words(segment, markers, at))
    start = markers[ordered].start
    if not ordered and start and not _BOUNDARY.search(segment[:start]):
        start = 0
    return [words for words in reversed(headings) if _is_title(words)], segment[start:].strip()


def _ordered(segment: str, markers: list[Marker]) -> int:
    """Which marker begins the item that an order at the end of the segment closes.

    The last one, unless it is a part of an item: several 1. 2. 3. in a row, or one within a sentence.
    """
    at = len(markers) - 1
    while (parent := _parent(markers, at)) is not None:
        siblings = sum(marker.level == markers[at].level for marker in markers[parent:])
        is_part = markers[at].level >= _PART_LEVEL and siblings > 1
        if not is_part and _is_title(_words(segment, markers, parent)):
            break
        at = parent
    return at


def _parent(markers: list[Marker], at: int) -> int | None:
    above = [n for n in range(at) if markers[n].level < markers[at].level]
    return above[-1] if above else None


def _words(segment: str, markers: list[Marker], at: int) -> str:
    end = markers[at + 1].start if at + 1 < len(markers) else len(segment)
    return segment[markers[at].start : end].strip()


def _markers(segment: str) -> list[Marker]:
    found: list[Marker] = []
    for match in _MARKER.finditer(segment):
        at = match.start()
        level = _LEVELS.index(match.lastgroup or "") + 1
        title_before = found and level > found[-1].level and _is_title(segment[found[-1].start : at])
        if at <= 1 or _BOUNDARY.search(segment[at - 2 : at]) or title_before:
            found.append(Marker(at, level))
    return found


def _is_title(text: str) -> bool:
    return len(text) <= _HEADING_LENGTH and "。" not in text and "，" not in text[:2]
