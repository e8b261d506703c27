"""What a list says of a case's clock: working days, as the law counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import format_html

from gongkai.cases.clock import law
from gongkai.core.desk.kit import Column, Date
from gongkai.law.clock import State

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.desk.kit import Module

SOON = 5  # working days
PAUSED = "自明日起不再计算，到期日待定"


def words(case: Case) -> tuple[str, str]:
    """How the clock stands, in words, and the tone that repeats them."""
    if not case.counts:
        return "不计入", ""
    if case.closed_on:
        late = case.due_on is not None and case.closed_on > case.due_on
        return ("已办结，逾期", "late") if late else ("已办结", "done")
    if case.clock in (State.SUSPENDED, State.STOPPED):
        return State(case.clock).label, ""
    if case.due_on is None:  # the day on which it was asked still counts
        return PAUSED, ""
    left = _left(case)
    unsure = "（暂定）" if case.provisional else ""
    if left < 0:
        return f"已逾期{-left}个工作日{unsure}", "late"
    said = "今天到期" if left == 0 else f"还剩{left}个工作日"
    return said + unsure, "soon" if left <= SOON else ""


def _left(case: Case) -> int:
    """Working days from today to the due day; negative once it has passed."""
    today = timezone.localdate()
    if case.due_on is None or case.due_on == today:
        return 0
    return (
        law().calendar.count(today, case.due_on)
        if case.due_on > today
        else -max(1, law().calendar.count(case.due_on, today))
    )


class CaseClock(Column):
    """The due day and how the clock stands."""

    def plain(self, record: Any) -> Any:
        return record.due_on

    def html(self, record: Any, module: Module) -> Any:  # noqa: ARG002 - same shape for all columns
        said, tone = words(record)
        running = record.due_on and not record.closed_on
        day = format_html("{}<br>", record.due_on.isoformat()) if running else ""
        return format_html('<span class="clock {}">{}<b>{}</b></span>', tone, day, said)


class Received(Date):
    """The day of receipt, and the way in which it came."""

    def html(self, record: Any, module: Module) -> Any:
        return format_html(
            '{} <span class="soft small">{}</span>', super().html(record, module), record.get_channel_display()
        )
