"""What a list says of a dispute's clocks: whose turn it is, which period ends first, in the rule's own unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import format_html

from gongkai.cases.disputes.clocks import pressing, terms_of
from gongkai.core.desk.kit import Column
from gongkai.law.errors import ClockError

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.desk.kit import Module

UNCOUNTED = "不计入"


def words(case: Case) -> tuple[str, str]:
    """How it stands, in words, and the tone that repeats them."""
    if not case.counts:
        return UNCOUNTED, ""
    if case.closed_on:
        return "已审结", "done"
    try:
        first = pressing(terms_of(case, case.events.all()))
    except ClockError as error:
        return str(error), "late"
    if first is None:
        return "等待复议机关、法院", ""
    said, tone = first.words(timezone.localdate())
    return f"{first.label}：{said}", tone


class DisputeClock(Column):
    """The due day and how the clock stands."""

    def plain(self, record: Any) -> Any:
        return record.due_on

    def html(self, record: Any, module: Module) -> Any:  # noqa: ARG002 - same shape for all columns
        said, tone = words(record)
        day = record.due_on.isoformat() if record.due_on and not record.closed_on else ""
        return format_html('<span class="clock {}">{} <b>{}</b></span>', tone, day, said)
