"""公开工作投诉举报 at the desk of the disclosure office (条例 47, 51)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.utils import timezone

from gongkai.cases.office import complaints
from gongkai.cases.office.desk.fields import area, day
from gongkai.cases.office.enums import ComplaintEvent, ComplaintState, ComplaintSubject
from gongkai.cases.office.flow import COMPLAINTS
from gongkai.cases.office.models import Complaint
from gongkai.cases.office.querysets import OVERSEERS
from gongkai.cases.querysets import CASEWORKERS
from gongkai.core.desk.kit import (
    Act,
    Choice,
    Column,
    Date,
    DeskFilterSet,
    FormAct,
    Module,
    State,
    Tab,
    Title,
    TodoGroup,
    register,
)
from gongkai.core.roles import Role
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    import datetime as dt

    from django.forms import BaseForm

    from gongkai.core.actors import Actor

OFFICE = frozenset({Role.DISCLOSURE_OFFICER})


class ComplaintFilters(DeskFilterSet):
    """状态, 事由."""

    state = django_filters.ChoiceFilter(label="状态", choices=ComplaintState.choices, empty_label="全部")
    subject = django_filters.ChoiceFilter(label="事由", choices=ComplaintSubject.choices, empty_label="全部")


class RegisterForm(forms.Form):
    """What came, about whom."""

    unit = forms.ModelChoiceField(label="被投诉机关", queryset=Organization.objects.none(), empty_label="请选择")
    subject = forms.ChoiceField(label="事由", choices=ComplaintSubject.choices)
    text = area("投诉举报的内容", help_text="原文录入，加密保存；被投诉机关看不到投诉人和原文。")
    name = forms.CharField(label="投诉人姓名或者名称", max_length=100, required=False, help_text="匿名的不填。")
    contact = forms.CharField(label="联系方式", max_length=200, required=False)
    received_on = day("收到日期", initial=timezone.localdate)

    def __init__(self, data: Any, actor: Actor) -> None:
        super().__init__(data)
        below = Organization.objects.filter(path__in=[]) if not actor.holds(*OFFICE) else _below(actor)
        self.fields["unit"].queryset = below  # type: ignore[attr-defined]  # a ModelChoiceField

    @classmethod
    def build(cls, data: Any, _files: Any, _record: Any, actor: Actor) -> RegisterForm:
        """The form as the desk asks for it."""
        return cls(data, actor)


def _below(actor: Actor) -> Any:
    """The organizations that the actor's disclosure office looks after."""
    paths = [grant.path for grant in actor.grants if grant.role in OFFICE]
    rows = Organization.objects.none()
    for path in paths:
        rows = rows | Organization.objects.filter(path__startswith=path)
    return rows.distinct().order_by("name")


def _register(_record: Any, form: Any, actor: Actor) -> Complaint:
    given = dict(form.cleaned_data)
    unit, subject = given.pop("unit"), ComplaintSubject(given.pop("subject"))
    return complaints.register(unit, subject, given.pop("text"), actor=actor, **given)


def _no_register(_record: Any, actor: Actor) -> str:
    return "" if actor.holds(*OFFICE) else "投诉举报由政务公开主管部门登记。"


class AdviceForm(forms.Form):
    """What was found, and what would be better."""

    finding = area("核查情况")
    advice = area("对机关的建议")


class OrderForm(forms.Form):
    """What was found, what is to be put right, by when."""

    finding = area("核查情况")
    order = area("责令改正的内容", help_text="依据条例第四十七条；写明改什么、怎样改。")
    due_on = day("改正期限")

    def __init__(self, data: Any, complaint: Complaint, _actor: Actor) -> None:
        super().__init__(data, initial={"finding": complaint.finding})


class ReportForm(forms.Form):
    """What the unit did."""

    corrected = area("改正情况", help_text="写明做了什么、哪天完成，公众可以在哪里看到。")


class CloseForm(forms.Form):
    """What came of it."""

    outcome = area("处理结果", help_text="投诉不成立的，写明理由；已告知投诉人的，写明告知的方式和日期。")


def _plain(form: type[Any]) -> Any:
    def build(data: Any, _record: Any, _actor: Actor) -> BaseForm:
        built: BaseForm = form(data)
        return built

    return build


def _facts(row: Complaint) -> list[tuple[str, Any]]:
    return [
        ("登记编号", row.number),
        ("被投诉机关", row.unit),
        ("事由", row.get_subject_display()),
        ("收到日期", row.received_on),
        ("核查情况", row.finding),
        ("对机关的建议", row.advice),
        ("责令改正的内容", row.order),
        ("改正期限", row.due_on),
        ("改正情况", row.corrected),
        ("处理结果", row.outcome),
        ("办结日期", row.closed_on),
    ]


def _who(row: Complaint, actor: Actor) -> dict[str, Any]:
    """Who complained: for the office above alone."""
    seats = row.seats_of(actor)
    return {"content": row.content if OVERSEERS & seats and Role.DISCLOSURE_OFFICER in seats else None}


def _clock(row: Complaint) -> tuple[dt.date | None, dt.date | None, bool]:
    return row.due_on, row.closed_on, row.state in (ComplaintState.CLOSED, ComplaintState.CORRECTED)


def _todo(actor: Actor, today: dt.date) -> list[TodoGroup]:
    rows = Complaint.objects.visible_to(actor).select_related("unit").order_by("due_on", "pk")
    mine = [
        _group("公开投诉待核查", rows.filter(state=ComplaintState.REGISTERED), "state=registered"),
        _group("已报改正，待核实", rows.filter(state=ComplaintState.CORRECTED), "state=corrected"),
    ]
    ordered = rows.filter(state=ComplaintState.ORDERED)
    late = [_group("逾期未改正", ordered.filter(due_on__lt=today), "state=ordered", urgent=True)]
    if actor.holds(*OFFICE):
        return [*mine, *late]
    in_time = ordered.filter(due_on__gte=today)
    advised = rows.filter(state=ComplaintState.ADVISED)
    told = [
        _group("责令改正，待报告", in_time, "state=ordered"),
        _group("改进建议，待回复", advised, "state=advised"),
    ]
    return [*told, *late] if actor.holds(Role.HANDLER) else []


def _group(label: str, rows: Any, query: str, *, urgent: bool = False) -> TodoGroup:
    return TodoGroup(label, rows, query, due=lambda row: row.due_on, note=_note, urgent=urgent)


def _note(row: Complaint) -> str:
    return f"{row.unit.label}：{row.get_subject_display()}"


register(
    Module(
        code="complaints",
        label="公开工作投诉举报",
        section="依申请公开",
        seats=CASEWORKERS,
        model=Complaint,
        position=22,
        columns=(
            Title("number", "登记编号", css="nowrap"),
            Column("unit.label", "被投诉机关", order=("unit__name",)),
            Choice("subject", "事由"),
            State("state", "状态"),
            Date("received_on", "收到日期"),
            Date("due_on", "改正期限"),
            Date("closed_on", "办结日期"),
        ),
        filters=ComplaintFilters,
        search=("number", "finding", "outcome"),
        rows=lambda rows: rows.select_related("unit"),
        order=("-received_on", "-pk"),
        related=("unit",),
        create=FormAct(
            RegisterForm.build,
            _register,
            "登记投诉举报",
            (ComplaintEvent.REGISTER,),
            _no_register,
            button="登记投诉举报",
        ),
        flow=COMPLAINTS,
        acts=(
            Act(ComplaintEvent.ORDER, complaints.order, form=OrderForm),
            Act(ComplaintEvent.ADVISE, complaints.advise, form=_plain(AdviceForm)),
            Act(ComplaintEvent.REPORT, complaints.report, form=_plain(ReportForm)),
            Act(ComplaintEvent.RETURN, complaints.send_back),
            Act(ComplaintEvent.CLOSE, complaints.close, form=_plain(CloseForm)),
        ),
        tones={
            "registered": "warning",
            "advised": "primary",
            "ordered": "danger",
            "corrected": "primary",
            "closed": "ended",
        },
        facts=_facts,
        own_tabs=("content", "timeline"),
        tabs=(Tab("who", "投诉人和原文", "office/complaint_who.html", _who),),
        clock=_clock,
        owner=lambda row: row.unit,
        todo=_todo,
    )
)
