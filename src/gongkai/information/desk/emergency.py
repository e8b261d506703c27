"""Emergency release and its second approval, at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Prefetch

from gongkai.core.desk.forms import ReasonForm
from gongkai.core.desk.kit import Act, Notice, TodoGroup
from gongkai.information import actions
from gongkai.information.enums import InformationEvent, SecondApprovalState
from gongkai.information.models import SecondApproval

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information

OWED = SecondApproval.objects.filter(state=SecondApprovalState.OWED)


class UndoForm(ReasonForm):
    """Why it goes, and what the public is told."""

    explanation = forms.CharField(
        label="对外说明",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="公众打开原地址时看到；可以留空。",
    )
    field_order = ("explanation", "reason")


def _undo_form(data: Any, _record: Information, _actor: Actor) -> UndoForm:
    return UndoForm(data)


ACTS = (
    Act(InformationEvent.EMERGENCY_PUBLISH, actions.emergency_publish),
    Act(InformationEvent.CONFIRM_EMERGENCY, actions.confirm_emergency),
    Act(InformationEvent.UNDO_EMERGENCY, actions.undo_emergency, form=_undo_form),
)


def groups(publishers: QuerySet[Information], actor: Actor, today: dt.date) -> list[TodoGroup]:
    """What another publisher released alone: first what is past its day."""
    owed = OWED.exclude(released_by=actor.person_id)
    rows = publishers.prefetch_related(Prefetch("second_approvals", queryset=OWED, to_attr="owed"))
    late = rows.filter(pk__in=owed.filter(due_on__lt=today).values("information"))
    open_ = rows.filter(pk__in=owed.filter(due_on__gte=today).values("information"))
    return [
        TodoGroup("紧急发布逾期未补审", late, "state=published", due=_due, note=_note, urgent=True),
        TodoGroup("紧急发布待补审", open_, "state=published", due=_due, note=_note),
    ]


def notice(row: Information) -> Iterator[Notice]:
    """At the head of the record, until it is settled."""
    for debt in OWED.filter(information=row):
        chased = f"已催办 {debt.reminders} 次。" if debt.reminders else ""
        yield Notice(
            f"{debt.released_by_name}紧急发布，须由另一位发布人于 {debt.due_on} 前补审",
            "warning",
            f"理由：{debt.reason}。{chased}",
        )


def _due(row: Any) -> dt.date | None:
    return row.owed[0].due_on if row.owed else None


def _note(row: Any) -> str:
    debt = row.owed[0]
    chased = f"，已催办 {debt.reminders} 次" if debt.reminders else ""
    return f"{debt.released_by_name}紧急发布：{debt.reason}{chased}"
