"""责令重新答复: the answer is worked out anew on the application's own flow, by the day that the decision set."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.cases import kinds
from gongkai.cases.actions import new_code, next_number, take, write_notes
from gongkai.cases.clock import limit
from gongkai.cases.disputes.actions.copying import copy_applicant
from gongkai.cases.disputes.models import REDO
from gongkai.cases.foi.enums import FoiEvent, FoiState
from gongkai.cases.models import Case, Dispute, NewAnswer
from gongkai.core.errors import InvalidInputError
from gongkai.law.events import EventType

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

UNSTATED = "DIS-REDO"
_COPIED = ("request", "features", "delivery")


@transaction.atomic
def redo(case: Case, *, until: dt.date | None = None, actor: Actor) -> Case:
    """Open the new answer that a review or a court ordered: a tracked act, no new application.

    `until` is the last day that the decision set; without one, that of rule DIS-REDO. Raises InvalidInputError.
    """
    dispute = Dispute.objects.select_related("act").get(case=case)
    served = _served(case)
    if until is not None and until < served:
        raise InvalidInputError("until", f"期限 {until} 早于收到决定、裁判之日（{served}）。")
    last = until or limit(UNSTATED, served)
    opened = _opened(dispute.act, served)
    take(case, "redo", actor=actor, data={"new_answer": opened.pk, "until": last.isoformat()})
    again = NewAnswer(case=opened, act=dispute.act, order=case, until=last, stated=until is not None)
    data: dict[str, Any] = {"channel": opened.channel, "until": last.isoformat(), "order": case.pk}
    take(opened, FoiEvent.REGISTER, actor=actor, on=served, law=EventType.RECEIVED, data=data)
    again.save()
    _fill(opened, dispute.act, actor)
    return opened


def _served(case: Case) -> dt.date:
    """The day on which the result that orders it reached the organ."""
    ended = case.events.filter(kind__in=("decide", "judge", "judge_appeal")).order_by("sequence").last()
    if ended is None:
        return timezone.localdate()
    return dt.date.fromisoformat(ended.data["served"]) if ended.data.get("served") else ended.on


def _opened(act: Case, served: dt.date) -> Case:
    return Case.objects.create(
        kind=REDO,
        unit=act.unit,
        number=next_number(act.unit, kinds.get(REDO).series, served),
        code=new_code(),
        channel=act.channel,
        title=act.title,
        state=FoiState.REGISTERED,
        applicant_class=act.applicant_class,
        arrived_on=served,
        received_on=served,
    )


def _fill(opened: Case, act: Case, actor: Actor) -> None:
    """The applicant and the request, as they were."""
    if not act.forgotten_on:
        copy_applicant(act, opened, actor=actor)
    words = {note.name: note.text for note in act.notes.filter(name__in=_COPIED) if note.text}
    write_notes(opened, words)
    if act.handler_id:
        data = {"handler": act.handler_id}
        take(opened, FoiEvent.ASSIGN, actor=actor, data=data, changes={"handler": act.handler})
