"""Charts drawn by the server: real text with SVG bars; no script, nothing inline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString


def bars(rows: Sequence[tuple[str, float]], *, unit: str = "") -> SafeString:
    """Horizontal bars, one a row: name, bar, value with its unit. The longest bar is the largest value."""
    most = max((value for _, value in rows), default=0) or 1
    items = ((name, round(100 * max(value, 0) / most, 1), value, unit) for name, value in rows)
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
