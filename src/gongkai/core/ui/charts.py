"""Charts drawn by the server as SVG: no script, nothing inline that the content policy would refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

WIDTH, ROW, BAR = 640, 32, 16
LABEL_WIDTH, VALUE_WIDTH = 150, 80
LABEL_CHARACTERS = 10


def bars(rows: Sequence[tuple[str, float]], *, caption: str, unit: str = "") -> SafeString:
    """Horizontal bars, one a row: label, bar, value. Long labels are cut; the table has them whole."""
    if not rows:
        return mark_safe("")
    most = max((value for _, value in rows), default=0) or 1
    shown = [_bar(index, label, value, value / most, unit) for index, (label, value) in enumerate(rows)]
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        WIDTH,
        ROW * len(rows),
        f"{caption}：" + "；".join(f"{label} {value}{unit}" for label, value in rows),
        format_html_join("", "{}", ((bar,) for bar in shown)),
    )


def _bar(index: int, label: str, value: float, share: float, unit: str) -> SafeString:
    top, room = index * ROW, WIDTH - LABEL_WIDTH - VALUE_WIDTH
    return format_html(
        '<text x="{}" y="{}" font-size="14" text-anchor="end">{}</text>'
        '<rect class="track" x="{}" y="{}" width="{}" height="{}" rx="2"/>'
        '<rect class="bar" x="{}" y="{}" width="{}" height="{}" rx="2"/>'
        '<text x="{}" y="{}" font-size="14">{}</text>',
        LABEL_WIDTH - 10,
        top + 21,
        label if len(label) <= LABEL_CHARACTERS else label[: LABEL_CHARACTERS - 1] + "…",
        LABEL_WIDTH,
        top + 8,
        room,
        BAR,
        LABEL_WIDTH,
        top + 8,
        round(room * max(share, 0), 1),
        BAR,
        LABEL_WIDTH + room + 8,
        top + 21,
        f"{value}{unit}",
    )
