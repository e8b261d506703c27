"""The words of a page that may stand in a searchable layer: seen by a reader, and touched by no bar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.redaction.model import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gongkai.redaction.pdf.chars import Char

_LATIN = re.compile(r"[^\W\u2e80-\uffff]|[.@_+-]")
_MARGIN = 1.0
_GAP = 0.6  # of the height


def words(chars: Sequence[Char], seen: Sequence[bool], bars: Sequence[Box]) -> Iterator[Char]:
    """The characters that may stand there. A run of letters and figures goes whole if a bar touches any of it."""
    for run in _runs(chars, seen):
        box = _around(char.box for char, _ in run)
        if all(shows for _, shows in run) and not any(_wider(box).touches(bar) for bar in bars):
            yield from (char for char, _ in run)


def _runs(chars: Sequence[Char], seen: Sequence[bool]) -> Iterator[list[tuple[Char, bool]]]:
    run: list[tuple[Char, bool]] = []
    for char, shows in zip(chars, seen, strict=True):
        if run and not _goes_on(run[-1][0], char):
            yield run
            run = []
        if not char.text.isspace():
            run.append((char, shows))
    if run:
        yield run


def _goes_on(before: Char, char: Char) -> bool:
    if not (_LATIN.match(before.text) and _LATIN.match(char.text)):
        return False
    high = char.box.top - char.box.bottom
    return abs(char.box.left - before.box.right) <= _GAP * high and abs(char.box.bottom - before.box.bottom) < high


def _wider(box: Box) -> Box:
    return Box(box.left - _MARGIN, box.bottom - _MARGIN, box.right + _MARGIN, box.top + _MARGIN)


def _around(boxes: Iterable[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))
