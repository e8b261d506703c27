"""Template tags and filters that every page may use."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django import forms, template
from django.utils import timezone

from gongkai.core import idempotency
from gongkai.core.ui import charts, clocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.paginator import Page
    from django.template import RequestContext
    from django.utils.safestring import SafeString

register = template.Library()

VALIDITY_TONES = {"in_force": "success", "amended": "warning", "repealed": "ended", "lapsed": "ended"}
PAGES_EACH_SIDE = 2


@register.filter
def validity_tone(value: str) -> str:
    """The look of an 效力状态; the word itself always stands beside it."""
    return VALIDITY_TONES.get(value, "")


@register.filter
def shown(value: Any) -> Any:
    """A day as 2026-03-01 and a moment as 2026-03-01 09:30, whatever the locale; anything else as it is."""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, dt.date) else value


@register.filter
def file_format(name: str) -> str:
    """What a file is, by its name's ending (PDF, DOCX); a dash for a name without one."""
    ending = PurePath(name).suffix.removeprefix(".")
    return ending.upper() or "—"


@register.simple_tag
def clock(due: dt.date | None, done: dt.date | None = None, ended: bool = False) -> clocks.Clock | None:  # noqa: FBT001, FBT002 - a tag's arguments are positional
    """How a due date stands today; None without one."""
    return clocks.read(due, done=done, ended=ended) if due else None


@register.simple_tag
def bar_chart(rows: Sequence[tuple[str, float]], unit: str = "") -> SafeString:
    """The bars alone; `<c-bar-chart>` puts their caption and table beside them."""
    return charts.bars(rows, unit=unit)


@register.simple_tag
def new_key() -> str:
    """A fresh idempotency key for a form."""
    return idempotency.new_key()


@register.simple_tag(takes_context=True)
def page_url(context: RequestContext, name: str, number: int) -> str:
    """The present address with another page number; the rest of the query stays."""
    query = context["request"].GET.copy()
    query[name] = str(number)
    return f"?{query.urlencode()}"


@register.simple_tag
def page_numbers(page: Page[Any]) -> list[int]:
    """First, last and the neighbours of the current page; 0 stands for a gap."""
    last = page.paginator.num_pages
    near = range(page.number - PAGES_EACH_SIDE, page.number + PAGES_EACH_SIDE + 1)
    shown = sorted({1, last, *(number for number in near if 1 <= number <= last)})
    found: list[int] = []
    for number in shown:
        if found and number - found[-1] > 1:
            found.append(0)
        found.append(number)
    return found


@register.filter
def is_choices(field: forms.BoundField) -> bool:
    """Whether the field is a group of boxes, which needs a legend instead of a label."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def is_checkbox(field: forms.BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def error_count(form: forms.BaseForm) -> int:
    """How many errors a form has, its own included."""
    return sum(len(errors) for errors in form.errors.values())
