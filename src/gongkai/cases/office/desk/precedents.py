"""办理案例: how others decided, searchable by every caseworker of the city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.utils.html import format_html

from gongkai.cases.clock import law
from gongkai.cases.office import precedents
from gongkai.cases.office.desk.fields import area
from gongkai.cases.office.enums import PrecedentEvent, PrecedentState, Standing
from gongkai.cases.office.flow import PRECEDENTS
from gongkai.cases.office.models import Precedent
from gongkai.cases.querysets import CASEWORKERS
from gongkai.core.desk.kit import (
    Act,
    Choice,
    Column,
    Date,
    DeskFilterSet,
    Module,
    Notice,
    State,
    Title,
    TodoGroup,
    register,
)
from gongkai.core.roles import Role
from gongkai.law.answers import UnknownDecisionError, act, decisions

if TYPE_CHECKING:
    import datetime as dt

    from django.forms import BaseForm

    from gongkai.core.actors import Actor


TONES = {Standing.UPHELD: "success", Standing.CORRECTED: "danger"}


class StandingTag(Choice):
    """Whether the answer stood, as a tag, with the results in words."""

    def html(self, record: Any, module: Module) -> Any:  # noqa: ARG002 - same shape for all columns
        if not record.standing:
            return record.outcome or "—"
        tone = TONES.get(Standing(record.standing), "")
        shown = '<span><span class="tag {}">{}</span> {}</span>'
        return format_html(shown, tone, self.plain(record), record.outcome)


def decided(precedent: Precedent) -> str:
    """The decision in words."""
    try:
        return act(precedent.decision, on=precedent.answered_on, book=law().book).label
    except UnknownDecisionError:
        return precedent.decision


def _decisions() -> list[tuple[str, str]]:
    return [(each.code, each.label) for each in decisions(book=law().book)]


class PrecedentFilters(DeskFilterSet):
    """状态, 处理决定, 效力."""

    state = django_filters.ChoiceFilter(label="状态", choices=PrecedentState.choices, empty_label="全部")
    decision = django_filters.ChoiceFilter(label="处理决定", choices=_decisions, empty_label="全部")
    standing = django_filters.ChoiceFilter(label="复议、诉讼", choices=Standing.choices, empty_label="全部")


class EditForm(forms.Form):
    """The general words."""

    request = area("申请事项", longest=500, help_text="概括地写，不写任何人的姓名、号码、住址。")
    reasons = area("理由", required=False)

    def __init__(self, data: Any, precedent: Precedent, _actor: Actor) -> None:
        super().__init__(data, initial={"request": precedent.request, "reasons": precedent.reasons})


class OutcomeForm(forms.Form):
    """What became of it, where the review or the suit is not registered here."""

    outcome = forms.CharField(
        label="复议、诉讼结果", max_length=200, help_text="例如：复议维持；一审撤销，责令重新答复。"
    )

    standing = forms.ChoiceField(label="效力", choices=[("", "未经复议、诉讼"), *Standing.choices], required=False)

    def __init__(self, data: Any, precedent: Precedent, _actor: Actor) -> None:
        super().__init__(data, initial={"outcome": precedent.outcome, "standing": precedent.standing})


def _facts(precedent: Precedent) -> list[tuple[str, Any]]:
    return [
        ("申请事项", precedent.request),
        ("处理决定", decided(precedent)),
        ("依据", precedent.article),
        ("理由", precedent.reasons),
        ("答复机关", precedent.unit),
        ("答复日期", precedent.answered_on),
        ("复议、诉讼结果", precedent.outcome),
        ("核准人", precedent.approved_by),
    ]


def _notices(precedent: Precedent, _actor: Actor) -> list[Notice]:
    if not precedent.standing:
        return []
    standing = Standing(precedent.standing)
    return [Notice(f"这一答复{standing.label}", TONES.get(standing, "info"), precedent.outcome)]


def _todo(actor: Actor, _today: dt.date) -> list[TodoGroup]:
    if not actor.holds(Role.DISCLOSURE_OFFICER):
        return []
    rows = Precedent.objects.visible_to(actor).filter(state=PrecedentState.DRAFT)
    return [TodoGroup("案例待核准", rows, "state=draft", note=lambda row: row.request[:60])]


def _with_form(form: type[Any]) -> Any:
    def build(data: Any, record: Any, actor: Actor) -> BaseForm:
        built: BaseForm = form(data, record, actor)
        return built

    return build


register(
    Module(
        code="precedents",
        label="办理案例",
        section="依申请公开",
        seats=CASEWORKERS,
        model=Precedent,
        position=20,
        columns=(
            Title("request", "申请事项"),
            Column("decision", "处理决定", value=decided, order=("decision",)),
            Column("article", "依据"),
            State("state", "状态"),
            StandingTag("standing", "复议、诉讼"),
            Column("outcome", "复议、诉讼结果", file_only=True),
            Column("unit.label", "答复机关", order=("unit__name",)),
            Date("answered_on", "答复日期"),
            Column("reasons", "理由", file_only=True),
        ),
        filters=PrecedentFilters,
        search=("request", "reasons", "article", "outcome"),
        rows=lambda rows: rows.select_related("unit"),
        order=("-answered_on", "-pk"),
        related=("unit",),
        heading=lambda row: row.request[:60],
        flow=PRECEDENTS,
        acts=(
            Act(PrecedentEvent.APPROVE, precedents.approve),
            Act(PrecedentEvent.EDIT, precedents.edit, form=_with_form(EditForm)),
            Act(PrecedentEvent.NOTE_OUTCOME, precedents.note_outcome, form=_with_form(OutcomeForm)),
            Act(PrecedentEvent.WITHDRAW, precedents.withdraw),
        ),
        notices=_notices,
        tones={"draft": "warning", "approved": "success", "withdrawn": "ended"},
        event_labels={"proposed": "整理为案例"},
        outcomes={PrecedentEvent.APPROVE: "已核准，全市承办人员现在可以检索到。"},
        facts=_facts,
        own_tabs=("content", "timeline"),
        owner=lambda row: row.unit,
        todo=_todo,
    )
)
