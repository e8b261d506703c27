"""The desk module 不予公开审核: what units want to keep back, and the disclosure office's word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters

from gongkai.catalog import actions
from gongkai.catalog.desk.forms import AskForm, UpholdForm
from gongkai.catalog.enums import ReviewEvent, ReviewState
from gongkai.catalog.flow import OFFICE, REVIEW_FLOW, UNIT
from gongkai.catalog.grounds import words
from gongkai.catalog.models import NonDisclosureReview
from gongkai.core.desk.kit import (
    Act,
    Column,
    Date,
    DeskFilterSet,
    FormAct,
    Module,
    State,
    Title,
    TodoGroup,
    acting_as,
    register,
)

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor


class ReviewFilters(DeskFilterSet):
    """状态."""

    state = django_filters.ChoiceFilter(label="状态", choices=ReviewState.choices, empty_label="全部")


def _ask(_record: None, form: Any, actor: Actor) -> NonDisclosureReview:
    return actions.ask_to_withhold(actor=actor, **form.cleaned_data)


def _no_asking(_record: None, actor: Actor) -> str:
    return "" if acting_as(actor, *(UNIT | OFFICE)).grants else "须由单位的经办人员申报。"


def _facts(row: NonDisclosureReview) -> list[tuple[str, Any]]:
    return [
        ("申报单位", row.organization),
        ("事项名称", row.matter),
        ("公开事项", row.item or ""),
        ("法律依据", words(row.ground)),
        ("依据的条款", row.basis),
        ("理由", row.reasons),
        ("审核意见", row.opinion),
        ("再次评估日期", row.reassess_on),
    ]


def _todo(actor: Actor, today: dt.date) -> list[TodoGroup]:
    office = NonDisclosureReview.objects.filter(acting_as(actor, *OFFICE).reach("organization"))
    again = office.filter(state=ReviewState.UPHELD, reassess_on__lte=today)
    return [
        TodoGroup("不予公开待审核", office.filter(state=ReviewState.PENDING), "state=pending"),
        TodoGroup("不予公开待再次评估", again, "state=upheld"),
    ]


register(
    Module(
        code="nondisclosure",
        label="不予公开审核",
        section="公开事项",
        model=NonDisclosureReview,
        position=32,
        columns=(
            Title("matter", "事项"),
            Column("organization.label", "申报单位", order=("organization__name",), css="nowrap"),
            Column("ground", "法律依据", value=lambda row: words(row.ground)),
            State("state", "状态"),
            Date("created_at", "申报日期"),
            Date("reassess_on", "再次评估日期"),
        ),
        filters=ReviewFilters,
        search=("matter", "basis", "reasons"),
        rows=lambda rows: rows.select_related("organization"),
        related=("organization", "item"),
        create=FormAct(
            lambda data, _files, _record, actor: AskForm(data, actor), _ask, "申报不公开事项", refusal=_no_asking
        ),
        flow=REVIEW_FLOW,
        acts=(
            Act(ReviewEvent.UPHOLD, actions.uphold, form=lambda data, _record, _actor: UpholdForm(data)),
            Act(ReviewEvent.REFUSE, actions.refuse),
            Act(ReviewEvent.WITHDRAW, actions.withdraw),
            Act(ReviewEvent.REASSESS, actions.reassess),
        ),
        tones={"pending": "warning", "upheld": "success", "refused": "danger", "withdrawn": "ended"},
        event_labels={"asked": "申报"},
        outcomes={"create": "已申报，等待政务公开办审核。审核同意之前，事项仍按主动公开办理。"},
        facts=_facts,
        owner=lambda row: row.organization,
        todo=_todo,
    )
)
