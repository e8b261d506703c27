"""Charts drawn by the server: real text with SVG bars; no script, nothing inline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.utils.safestring import SafeString

WIDTH, HEIGHT, MARGIN = 600, 160, 8


def bars(
    rows: Sequence[tuple[str, float]], *, unit: str = "", said: Mapping[str, str] | None = None
) -> SafeString:
    """Horizontal bars, one a row: name, bar, value with its unit. The longest bar is the largest value.

    `said` holds the values in words by name, where the number itself is not how a reader wants it.
    """
    most = max((value for _, value in rows), default=0) or 1
    words = said or {}
    items = ((name, round(100 * max(value, 0) / most, 1), words.get(name, value), unit) for name, value in rows)
    return format_html(
        '<ul class="bars">{}</ul>',
        format_html_join(
            "",
            '<li><span class="name">{}</span>'
            '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
            '<rect class="track" width="100" height="10"/><rect class="bar" width="{}" height="10"/></svg>'
            '<span class="value">{}{}</span></li>',
            items,
        ),
    )


def line(values: Sequence[float]) -> SafeString:
    """A line through values at equal steps, from the lowest at the foot to the highest at the top; at least two.

    It carries no words: what its ends and bounds are stands beside it as text, and all values in a table.
    """
    low, high = min(values), max(values)
    span = (high - low) or 1
    step = WIDTH / max(len(values) - 1, 1)
    points = " ".join(
        f"{place * step:.1f},{HEIGHT - MARGIN - (value - low) / span * (HEIGHT - 2 * MARGIN):.1f}"
        for place, value in enumerate(values)
    )
    return format_html(
        '<svg class="line" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<polyline points="{}" fill="none" vector-effect="non-scaling-stroke"/></svg>',
        WIDTH,
        HEIGHT,
        points,
    )
