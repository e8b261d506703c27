"""Bars burnt into a page's picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import ImageDraw

from gongkai.redaction.pdf.labels import print_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from gongkai.redaction.pdf.geometry import View
    from gongkai.redaction.pdf.plan import Bar

_BLACK = (0, 0, 0)


def burn(picture: Image, view: View, bars: Sequence[Bar]) -> int:
    """Blacken every bar, then print the labels; return how many labels did not fit."""
    draw = ImageDraw.Draw(picture)
    boxes = [view.pixels(bar.box, picture.size) for bar in bars]
    for box in boxes:
        draw.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), fill=_BLACK)
    return sum(not print_label(picture, box, bar.label) for bar, box in zip(bars, boxes, strict=True))
