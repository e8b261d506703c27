"""Marks: partners that are missing, marks that stand twice, half-width ones in a full-width text (GB/T 15834)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.proofreading.checkers.base import flag
from gongkai.proofreading.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.proofreading.model import Finding

_LINE = re.compile(r"[^\n]+")
_PARTNERS = {"《": "》", "（": "）", "“": "”", "〔": "〕", "【": "】", "‘": "’"}
_WIDE = str.maketrans("()", "（）")  # a bracket of another width is a partner all the same
_CLOSING = {close: opening for opening, close in _PARTNERS.items()}
_MARK = re.compile("[" + "".join((*_PARTNERS, *_CLOSING, "()")) + "]")
_ITEM = re.compile(r"(?:^|[\s；;。，,、：:])[\da-zA-Z一二三四五六七八九十①-⑳]{1,3}$")
_SURE = {"《": 0.85, "》": 0.85, "〔": 0.85, "〕": 0.85, "（": 0.8, "）": 0.8}
_ENDS = ("。", "！", "？", "；", "”", "）", "：", "》")
_NEAR = 3  # lines
_UNSURE = 0.6  # a quotation runs on over paragraphs, each of which opens it anew
_TWICE = re.compile(r"，，+|(?<!。)。。(?!。)|、、+|；；+|：：+|[，、；：][。，、；]|。[，、；：]")
_BEFORE_ETC = re.compile(
    r"(?<=[一-龥])、(?=等(?:[，。；、）]|有关|相关|部门|单位|方面|工作|内容|问题|情况|措施|领域|地))"
)
_BEFORE_AND = re.compile(r"(?<=[一-龥])、(?=(?:以及|和|及)(?![平谐睦解田县林龙布硕静政顺])[一-龥])")
_HALF = re.compile(r"(?<=[一-龥])[,;:?!](?=[一-龥])|(?<=[一-龥]{4})\.(?=[ \u3000]*$)", re.MULTILINE)
_FULL = str.maketrans(",;:?!.", "，；：？！。")
_FULL_MARK = re.compile(r"[，；：？！]")
_STRAY = 0.02  # the share of half-width marks up to which they are slips, and not how the text is written
_ENOUGH = 10


def check_marks(text: str) -> Iterator[Finding]:
    """Marks that stand twice, or where none belongs."""
    for match in _TWICE.finditer(text):
        yield flag(text, *match.span(), _kept(match[0]), Kind.PUNCTUATION, 0.85)
    for match in _BEFORE_ETC.finditer(text):
        yield flag(text, *match.span(), "", Kind.PUNCTUATION, 0.8)
    for match in _BEFORE_AND.finditer(text):
        yield flag(text, *match.span(), "", Kind.PUNCTUATION, 0.6)


def _kept(marks: str) -> str:
    return "。" if "。" in marks else marks[-1]


def check_width(text: str) -> Iterator[Finding]:
    """Single half-width marks between Chinese characters, in a text that else writes them full-width."""
    half = list(_HALF.finditer(text))
    full = sum(1 for _ in _FULL_MARK.finditer(text)) if half else 0
    if full >= _ENOUGH and len(half) <= max(1, full * _STRAY):
        for match in half:
            yield flag(text, *match.span(), match[0].translate(_FULL), Kind.PUNCTUATION, 0.8)


def check_partners(text: str) -> Iterator[Finding]:
    """Brackets, quotation and title marks whose partner is neither in their line nor in the next few."""
    alone = [mark for row, line in enumerate(_LINE.finditer(text)) for mark in _alone(row, line.start(), line[0])]
    whole = len(text) if text.rstrip().endswith(_ENDS) else text.rstrip().rfind("\n") + 1
    for _, at, mark in _unmatched(alone):
        suggest = f"{mark}…{_PARTNERS[mark]}" if mark in _PARTNERS else ""
        cut_off = mark in _PARTNERS and at >= whole  # where the text breaks off, so do its brackets
        yield flag(text, at, at + 1, suggest, Kind.PUNCTUATION, _UNSURE if cut_off else _SURE.get(mark, _UNSURE))


def _alone(row: int, first: int, line: str) -> list[tuple[int, int, str]]:
    """The marks of one line that have no partner in it: the line's number, the place, the mark."""
    waiting: dict[str, list[int]] = {}
    found = []
    for match in _MARK.finditer(line):
        mark, at = match[0].translate(_WIDE), match.start()
        if mark in _PARTNERS:
            waiting.setdefault(mark, []).append(at)
        elif waiting.get(_CLOSING[mark]):
            waiting[_CLOSING[mark]].pop()
        elif not (mark == "）" and _ITEM.search(line[max(at - 5, 0) : at])):
            found.append((row, first + at, mark))
    found += [(row, first + at, mark) for mark, places in waiting.items() for at in places]
    return sorted(found)


def _unmatched(alone: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Leaves out those whose partner is within a few lines: titles set in two lines, quoted paragraphs."""
    waiting: dict[str, list[tuple[int, int, str]]] = {}
    for place in alone:
        row, _, mark = place
        if mark in _PARTNERS:
            waiting.setdefault(mark, []).append(place)
        elif (before := waiting.get(_CLOSING[mark])) and row - before[-1][0] <= _NEAR:
            before.pop()
        else:
            yield place
    for places in waiting.values():
        yield from places
