"""Release at a minute, at the desk: the form, the notice, what waits and what is overdue."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from gongkai.core.desk.kit import Act, Notice
from gongkai.information import actions
from gongkai.information.enums import InformationEvent, InformationState
from gongkai.information.models import ScheduledRelease

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information

LATE = dt.timedelta(minutes=1)  # it fires in its minute: after that something is wrong
FORMAT = "%Y-%m-%dT%H:%M"


class ScheduleForm(forms.Form):
    """When."""

    at = forms.DateTimeField(
        label="发布时间",
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=FORMAT),
        help_text="北京时间，到这一分钟自动发布。",
        error_messages={"required": "请填写发布时间。", "invalid": "时间应写作 2026-05-01 09:00。"},
    )


def _form(data: Any, _record: Information, _actor: Actor) -> ScheduleForm:
    return ScheduleForm(data)


ACTS = (
    Act(InformationEvent.SCHEDULE, actions.schedule, form=_form),
    Act(InformationEvent.UNSCHEDULE, actions.unschedule),
)


def overdue(rows: QuerySet[Information]) -> QuerySet[Information]:
    """What should be public by now."""
    return rows.filter(state=InformationState.SCHEDULED, release__at__lt=timezone.now() - LATE)


def waiting(rows: QuerySet[Information]) -> QuerySet[Information]:
    """What goes public by itself."""
    return rows.filter(state=InformationState.SCHEDULED, release__at__gte=timezone.now() - LATE).order_by(
        "release__at"
    )


def when(row: Information) -> str:
    """For the first page: the minute, and what hinders it."""
    plan = row.release
    said = f"{plan.by_name}安排于 {_minute(plan)} 发布"
    return f"{said}；未能发布：{plan.problem}" if plan.problem else said


def notice(row: Information) -> Iterator[Notice]:
    """At the head of the record."""
    plan = ScheduledRelease.objects.filter(information=row).first()
    if plan is None:
        return
    late = plan.at < timezone.now() - LATE
    title = f"应于 {_minute(plan)} 发布，尚未发布" if late else f"将于 {_minute(plan)} 自动发布"
    hindered = f"未能发布的原因：{plan.problem} " if plan.problem else ""
    yield Notice(title, "danger" if late else "warning", f"{hindered}安排人：{plan.by_name}。")


def _minute(plan: ScheduledRelease) -> str:
    return f"{timezone.localtime(plan.at):%Y-%m-%d %H:%M}"
