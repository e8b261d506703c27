"""A text on a page as rectangles, one for each line that it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.redaction.folding import spans
from gongkai.redaction.model import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gongkai.redaction.pdf.chars import Char

_ROOM = 0.6  # points: letters lean out of their boxes
_LEVEL, _GAP = 0.5, 2.0  # share of the height in common; a gap in heights that no word has
_PLUMB, _NEAR = 0.8, 0.3


def boxes_of_text(chars: Sequence[Char], wanted: str) -> list[Box]:
    """The rectangles around every place of `wanted`; empty when it does not stand there."""
    text = "".join(char.text for char in chars)
    return [box for start, end in spans(text, wanted) for box in boxes_around(chars[start:end])]


def boxes_around(chars: Iterable[Char]) -> list[Box]:
    """One rectangle for each run of characters that stand beside each other."""
    boxes: list[Box] = []
    for char in chars:
        if boxes and _beside(boxes[-1], char.box):
            boxes[-1] = _both(boxes[-1], char.box)
        else:
            boxes.append(char.box)
    return [Box(b.left - _ROOM, b.bottom - _ROOM, b.right + _ROOM, b.top + _ROOM) for b in boxes]


def _beside(line: Box, box: Box) -> bool:
    """Whether a character goes on with a run: along a line, or (set upright) down a column."""
    high, wide = box.top - box.bottom, box.right - box.left
    level = min(line.top, box.top) - max(line.bottom, box.bottom)
    plumb = min(line.right, box.right) - max(line.left, box.left)
    if level >= _LEVEL * min(line.top - line.bottom, high):
        return max(line.left - box.right, box.left - line.right) <= _GAP * high
    below = max(line.bottom - box.top, box.bottom - line.top)
    return (
        plumb >= _PLUMB * min(line.right - line.left, wide)
        and line.right - line.left <= _GAP * wide
        and (below <= _NEAR * high)
    )


def _both(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
    )
