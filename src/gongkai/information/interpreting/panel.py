"""What the desk says of an interpretation that is owed: on the first page, at the record's head, in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from gongkai.core.desk.kit import Notice, TodoGroup
from gongkai.information.interpreting.debts import owed_of
from gongkai.information.interpreting.models import DebtState, InterpretationDebt

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from gongkai.information.models import Information

EVENTS = {
    "owe_interpretation": "解读待补",
    "settle_interpretation": "已补解读",
    "chase_interpretation": "催办解读",
}
OWED = InterpretationDebt.objects.filter(state=DebtState.OWED)


def groups(rows: QuerySet[Information], today: dt.date) -> list[TodoGroup]:
    """Documents whose interpretation is owed: first what is past its day."""
    owing = rows.prefetch_related(Prefetch("interpretation_debts", queryset=OWED, to_attr="owing"))
    late = owing.filter(pk__in=OWED.filter(due_on__lt=today).values("document"))
    open_ = owing.filter(pk__in=OWED.filter(due_on__gte=today).values("document"))
    return [
        TodoGroup("解读逾期未补", late, "state=published", due=_due, note=_note, urgent=True),
        TodoGroup("待补解读", open_, "state=published", due=_due, note=_note),
    ]


def notice(row: Information) -> Iterator[Notice]:
    """At the head of the record, until it is settled."""
    if debt := owed_of(row):
        yield Notice(says(debt), "warning", f"发布时{'；'.join(debt.lacked)}。{_chased(debt)}")


def says(debt: InterpretationDebt) -> str:
    """What is owed and until when, in one sentence."""
    return f"紧急发布在先，解读须于 {debt.due_on} 前补发，或由审核人、发布人写明不作解读的理由"


def _chased(debt: InterpretationDebt) -> str:
    return f"已催办 {debt.reminders} 次。" if debt.reminders else ""


def _due(row: Any) -> dt.date | None:
    return row.owing[0].due_on if row.owing else None


def _note(row: Any) -> str:
    debt = row.owing[0]
    return f"{debt.released_by_name}紧急发布，{'；'.join(debt.lacked)}。{_chased(debt)}"
