"""More time: the extension of 条例 33, the delay of 条例 35."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions import take
from gongkai.cases.clock import rule
from gongkai.cases.foi import letters
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.letters import notices
from gongkai.law.events import EventType

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor


@transaction.atomic
def extend(case: Case, *, actor: Actor, reason: str, days: int | None = None, on: dt.date | None = None) -> None:
    """The head of the work unit agrees to up to 20 more working days; the applicant is told (条例 33.2)."""
    granted = rule("FOI-33x", case.received_on).number if days is None else days
    day = on or timezone.localdate()
    letters.require(case, FoiEvent.EXTEND, actor, reason=reason)
    plans = [notices.extension(case, granted, reason, on=day, approved_by=actor.name)]
    letters.ready(case, plans, day=day)
    data = {"days": granted, "approved_by": actor.name}
    event = take(case, FoiEvent.EXTEND, actor=actor, on=on, law=EventType.EXTENDED, data=data, reason=reason)
    letters.send(event, plans, actor=actor)


@transaction.atomic
def delay(case: Case, until: dt.date, *, actor: Actor, reason: str, on: dt.date | None = None) -> None:
    """A reasonable later day for what is plainly too much, with the reasons accepted (条例 35); told as well."""
    plans = [notices.delay(case, until, reason)]
    letters.require(case, FoiEvent.DELAY, actor, reason=reason)
    letters.ready(case, plans, day=on or timezone.localdate())
    data = {"until": until.isoformat()}
    event = take(case, FoiEvent.DELAY, actor=actor, on=on, law=EventType.DELAY_AGREED, data=data, reason=reason)
    letters.send(event, plans, actor=actor)
