"""What casework puts on a person's first page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from gongkai.cases.desk.columns import words
from gongkai.cases.disputes.linked import undisputed
from gongkai.cases.foi.desk.lapsed import lapsed
from gongkai.cases.foi.enums import FoiState as State
from gongkai.cases.foi.models import FoiCase
from gongkai.core.desk.kit import TodoGroup, acting_as
from gongkai.core.roles import Role
from gongkai.law.clock import State as ClockState

if TYPE_CHECKING:
    from gongkai.cases.querysets import CaseQuerySet
    from gongkai.core.actors import Actor

SOON = dt.timedelta(days=7)
_STILL = (ClockState.SUSPENDED.label, ClockState.STOPPED.label)


def groups(actor: Actor, today: dt.date) -> list[TodoGroup]:
    """By seat: what waits to be confirmed, given out, reviewed, cleared, signed, served; what is late."""
    mine = _of(actor, Role.HANDLER).filter(handler=actor.person_id).pending()
    desk = _of(actor, Role.HANDLER, Role.DISCLOSURE_OFFICER)
    return [
        _group("待确认收到", desk.filter(state=State.UNCONFIRMED), "state=unconfirmed"),
        _group("待分办", desk.filter(state=State.REGISTERED), "state=registered"),
        _group("依申请公开：已逾期", undisputed(mine).overdue(today), "clock=overdue&mine=1", urgent=True),
        _group(
            "依申请公开：7日内到期",
            undisputed(mine).filter(due_on__range=(today, today + SOON)),
            "clock=week&mine=1",
        ),
        _group("对方期限已过，待认定", lapsed(mine, today), "clock=lapsed&mine=1"),
        _group("答复待送达", mine.filter(state=State.SIGNED), "state=signed&mine=1"),
        _group("答复待审核", _of(actor, Role.REVIEWER).filter(state=State.REVIEW), "state=review"),
        _group("答复待保密审查", _of(actor, Role.SECRECY_REVIEWER).filter(state=State.SECRECY), "state=secrecy"),
        _group("答复待签发", _of(actor, Role.SIGNATORY).filter(state=State.SIGNATURE), "state=signature"),
    ]


def _of(actor: Actor, *roles: Role) -> CaseQuerySet:
    rows: CaseQuerySet = FoiCase.objects.visible_to(acting_as(actor, *roles)).order_by("due_on", "pk")
    return rows


def _group(label: str, rows: CaseQuerySet, query: str, *, urgent: bool = False) -> TodoGroup:
    return TodoGroup(label, rows, query, due=_due, note=_note, urgent=urgent, clock=words)


def _due(case: Any) -> dt.date | None:
    """The day, while its clock runs."""
    due: dt.date | None = case.due_on if words(case)[0] not in _STILL else None
    return due


def _note(case: Any) -> str:
    return str(case.title)[:80]
