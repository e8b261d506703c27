"""各单位办理情况: for the disclosure office, what each unit below has open, late, answered, and how fast."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from gongkai.cases.clock import law
from gongkai.cases.disputes.models import DISPUTES
from gongkai.cases.foi.models import KIND, FoiCase
from gongkai.cases.office.models import Caseload
from gongkai.cases.querysets import CASEWORKERS
from gongkai.core.desk.kit import Column, Module, Title, register
from gongkai.law.clock import State

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

SOON = 5  # working days


class Number(Column):
    """A count, linked to the cases that it counts."""

    def html(self, record: Any, module: Module) -> Any:  # noqa: ARG002 - same shape for all columns
        found, query = self.plain(record), _QUERIES.get(self.name)
        if not found or not query:
            return found
        url = f"{reverse('desk:list', args=['foi'])}?unit={record.pk}&{query}"
        return format_html('<a href="{}">{}</a>', url, found)


_QUERIES = {"open_cases": "clock=open", "overdue_cases": "clock=overdue", "waiting_cases": "clock=waiting"}


def counted(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The units with their figures, in two queries."""
    today = timezone.localdate()
    first = today.replace(month=1, day=1)
    mine = Q(cases__kind=KIND, cases__counts=True)
    waits = mine & Q(cases__closed_on=None)
    running = waits & ~Q(cases__clock__in=(State.SUSPENDED, State.STOPPED))
    soon = law().calendar.add(today, SOON).date
    ended = FoiCase.objects.filter(closed_on__gte=first, counts=True).only("unit_id", "received_on", "closed_on")
    figures: QuerySet[Any] = rows.annotate(
        open_cases=Count("cases", filter=waits),
        soon_cases=Count("cases", filter=running & Q(cases__due_on__range=(today, soon))),
        overdue_cases=Count("cases", filter=running & Q(cases__due_on__lt=today)),
        waiting_cases=Count("cases", filter=waits & Q(cases__clock__in=(State.SUSPENDED, State.STOPPED))),
        answered_cases=Count("cases", filter=mine & Q(cases__closed_on__gte=first)),
        disputed_cases=Count(
            "cases", filter=Q(cases__kind__in=DISPUTES, cases__counts=True, cases__closed_on=None)
        ),
    )
    return figures.prefetch_related(Prefetch("cases", ended, to_attr="ended_cases"))


def usual(unit: Any) -> float | None:
    """The median of the working days from receipt to the end, of the cases that ended this year."""
    ended = getattr(unit, "ended_cases", None)
    if ended is None:
        ended = FoiCase.objects.filter(unit=unit.pk, closed_on__gte=timezone.localdate().replace(month=1, day=1))
    days = [_days(each.received_on, each.closed_on) for each in ended if each.closed_on]
    middle = median(days) if days else None
    return int(middle) if middle is not None and middle == int(middle) else middle


def _days(first: dt.date, last: dt.date) -> int:
    return law().calendar.count(first, last) if last > first else 0


def _facts(unit: Any) -> list[tuple[str, Any]]:
    row = counted(Caseload.objects.filter(pk=unit.pk)).get()
    return [
        ("单位", row.name),
        ("未办结", row.open_cases),
        (f"{SOON}个工作日内到期", row.soon_cases),
        ("已逾期", row.overdue_cases),
        ("时限中止或者停止", row.waiting_cases),
        ("本年办结", row.answered_cases),
        ("复议、诉讼未审结", row.disputed_cases),
        ("办理用时中位数（工作日）", usual(row)),
    ]


register(
    Module(
        code="caseloads",
        label="各单位办理情况",
        section="依申请公开",
        seats=CASEWORKERS,
        model=Caseload,
        position=23,
        columns=(
            Title("label", "单位", order=("name",)),
            Number("open_cases", "未办结", css="number"),
            Number("soon_cases", "即将到期", css="number"),
            Number("overdue_cases", "已逾期", css="number"),
            Number("waiting_cases", "时限中止", css="number"),
            Number("answered_cases", "本年办结", css="number"),
            Number("disputed_cases", "复议诉讼", css="number"),
            Column("usual", "用时中位数（工作日）", value=usual, css="number"),
        ),
        search=("name",),
        rows=counted,
        order=("-overdue_cases", "-soon_cases", "-open_cases", "pk"),
        facts=_facts,
        own_tabs=("content",),
        heading=lambda row: f"{row.label}：依申请公开办理情况",
        version=lambda _: "",
        owner=lambda row: row,
    )
)
