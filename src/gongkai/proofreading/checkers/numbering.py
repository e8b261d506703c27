"""Numbers of headings: one that stands twice, one that is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.law.identifiers.numerals import number
from gongkai.proofreading.checkers.base import flag
from gongkai.proofreading.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.proofreading.model import Finding

_ORDINAL = "[一二三四五六七八九十]{1,3}"
_HEADS = re.compile(
    rf"^[ \t\u3000]*(?:(?P<a>{_ORDINAL})、|[（(](?P<b>{_ORDINAL})[）)])(?=[^\n、]{{2}})",
    re.MULTILINE,
)
_CERTAINTY = 0.8


def check_numbering(text: str) -> Iterator[Finding]:
    """一、二、四、五: the heading whose number skips or repeats, if the next one goes on from it."""
    for level in _runs(text):
        for before, head, behind in zip(level, level[1:], level[2:], strict=False):
            skipped = head[0] == before[0] + 2 and behind[0] == head[0] + 1
            repeated = head[0] == before[0] and behind[0] in (head[0] + 1, head[0] + 2)
            if skipped or repeated:
                yield flag(text, head[1], head[2], _han(before[0] + 1), Kind.NUMBERING, _CERTAINTY)


def _runs(text: str) -> Iterator[list[tuple[int, int, int]]]:
    """The headings of one level below one heading: number, and where it stands."""
    upper: list[tuple[int, int, int]] = []
    lower: list[tuple[int, int, int]] = []
    for match in _HEADS.finditer(text):
        group = "a" if match["a"] else "b"
        value = number(match[group])
        if value is None:
            continue
        if group == "b":
            lower.append((value, match.start("b"), match.end("b")))
            continue
        yield lower
        lower = []
        if value == 1:
            yield upper
            upper = []
        upper.append((value, match.start("a"), match.end("a")))
    yield lower
    yield upper


def _han(value: int) -> str:
    tens, ones = divmod(value, 10)
    figures = "零一二三四五六七八九"
    head = ("" if tens == 0 else "十") if tens <= 1 else figures[tens] + "十"
    return head + (figures[ones] if ones else "")
