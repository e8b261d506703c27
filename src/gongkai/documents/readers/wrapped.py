"""Text that was cut into lines of one width (mail, old editors, text taken from PDF): what belongs together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOKED_AT = 3000
_LEAST_LINES = 4
_LEAST_WIDTH = 40  # half-width columns: 20 ideographs
_BAND = 4  # a line ends up to two ideographs early, where a mark may not begin the next
_SHARE = 0.4
_STARTS = re.compile(
    r"[\s\u3000#|*-]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、]\D|第[一二三四五六七八九十百零]+[章条节]"
    r"|附件|抄送"
)


def wrap_width(lines: Sequence[str]) -> int:
    """Return the width to which the lines were cut (an ideograph counts two), 0 when they were not.

    Cut text has no line longer than that, and of its lines a good part are as long.
    """
    widths = [width for line in lines[:_LOOKED_AT] if "\t" not in line and (width := _width(line))]
    widest = max(widths, default=0)
    full = sum(width > widest - _BAND for width in widths)
    return widest if widest >= _LEAST_WIDTH and full >= max(_LEAST_LINES, _SHARE * len(widths)) else 0


def goes_on(line: str, following: str, width: int) -> bool:
    """Tell whether `following` is the rest of the paragraph that `line` belongs to."""
    return (
        bool(width)
        and bool(following.strip())
        and "\t" not in following
        and not _STARTS.match(following)
        and _width(line) > width - _BAND
    )


def _width(line: str) -> int:
    return len(line.rstrip().encode("gbk", "replace"))
