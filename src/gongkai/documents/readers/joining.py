"""Lines of one paragraph into one text, as Chinese and Latin writing want it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CJK = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’—…]")


def join_wrapped(first: str, second: str) -> str:
    """Join two lines of one paragraph: a space only between Latin words."""
    if first and second and not CJK.match(first[-1]) and not CJK.match(second[0]):
        return f"{first} {second}"
    return first + second


def join_lines(lines: Sequence[str]) -> str:
    """Join all lines of one paragraph."""
    parts = [lines[0].strip()]
    for line in lines[1:]:
        parts.append(join_wrapped(parts[-1][-1:], line.strip())[len(parts[-1][-1:]) :])
    return "".join(parts)
