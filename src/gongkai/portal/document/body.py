"""The body as the page shows it."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from django.utils.safestring import mark_safe

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

_TABLE = re.compile(r"<table\b|</table\s*>")


def readable(html: str) -> SafeString:
    """The cleaned body with each table in a frame of its own that scrolls, by keyboard too, on a narrow screen."""
    numbers, depth = count(1), 0

    def framed(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[0].startswith("</"):
            depth -= 1
            return tag[0] if depth else f"{tag[0]}</div>"
        depth += 1
        if depth > 1:  # a table within a table scrolls with it
            return tag[0]
        return f'<div class="scroll" tabindex="0" role="region" aria-label="表格{next(numbers)}">{tag[0]}'

    return mark_safe(_TABLE.sub(framed, html))  # noqa: S308 - `information.body` cleaned it when it was written
