"""What disputes put on a person's first page: what is late, what ends soon, what waits for a seat."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from gongkai.cases.disputes.desk.columns import words
from gongkai.cases.models import Lesson, LessonState
from gongkai.core.desk.kit import TodoGroup, acting_as
from gongkai.core.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model

    from gongkai.core.actors import Actor

SOON = dt.timedelta(days=7)
FRESH = dt.timedelta(days=365)  # what ended before teaches nobody any more


def groups(model: type[Model], label: str) -> Callable[[Actor, dt.date], list[TodoGroup]]:
    """The headings of one kind. The disclosure office sees what is late in the units below as well."""

    def of(actor: Actor, today: dt.date) -> list[TodoGroup]:
        desk = _of(model, actor, Role.HANDLER, Role.DISCLOSURE_OFFICER)
        heads = _of(model, actor, Role.SIGNATORY)
        unlearned = desk.filter(closed_on__gte=today - FRESH, cell="corrected", lesson__isnull=True)
        return [
            _group(f"{label}：答复、举证、上诉已逾期", desk.overdue(today), "clock=overdue", urgent=True),
            _group(f"{label}：7日内到期", desk.filter(due_on__range=(today, today + SOON)), "clock=week"),
            _group(f"{label}：文书待签发", heads.filter(state="signature"), "state=signature"),
            _group(f"{label}：被纠正，待拟写通报", unlearned, "clock=closed&cell=corrected"),
        ]

    return of


def lessons(actor: Actor, _today: dt.date) -> list[TodoGroup]:
    """What waits to be approved."""
    rows = Lesson.objects.visible_to(acting_as(actor, Role.DISCLOSURE_OFFICER)).filter(state=LessonState.DRAFT)
    return [TodoGroup("复议诉讼通报待核定", rows.exclude(drafter=actor.person_id), "state=draft")]


def _of(model: type[Model], actor: Actor, *roles: Role) -> Any:
    visible = model._default_manager.visible_to(acting_as(actor, *roles))  # type: ignore[attr-defined]  # ScopedQuerySet
    return visible.select_related("dispute__act").prefetch_related("events").order_by("pressing", "pk")


def _group(label: str, rows: Any, query: str, *, urgent: bool = False) -> TodoGroup:
    return TodoGroup(label, rows, query, due=lambda case: case.due_on, note=_note, urgent=urgent)


def _note(case: Any) -> str:
    return f"{words(case)[0]}　{case.dispute.act.title}"[:80]
