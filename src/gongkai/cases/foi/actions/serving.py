"""Service of any letter of an application: the answer ends the case, a notice begins its period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.cases import kinds
from gongkai.cases.actions import serve_letter
from gongkai.cases.foi.actions.consulting import reached
from gongkai.cases.foi.actions.ending import answer_of, serve
from gongkai.cases.foi.actions.fees import notice_reached
from gongkai.cases.foi.enums import FoiEvent, FoiState
from gongkai.cases.foi.flow import DESK
from gongkai.cases.models import Consultation, FeeNotice
from gongkai.core.errors import InvalidInputError, RefusedError

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.enums import ServiceMethod
    from gongkai.cases.models import Case, CaseDocument, Letter
    from gongkai.core.actors import Actor

ASKED = frozenset({"consultation", "organ_consultation"})
FEE = "fee"


def no_service(case: Case, actor: Actor) -> str:
    """Why the actor may state no service in a case; "" when they may."""
    return "" if DESK & case.seats_of(actor) else "记录送达须由本机关的承办人或者政务公开办工作人员办理。"


def unserved_answer(case: Case) -> Letter | None:
    """The signed answer that waits to be served: that is an act of its own, which ends the case."""
    waits = case.state == FoiState.SIGNED and kinds.get(case.kind).flow.events is FoiEvent
    return answer_of(case) if waits else None


@transaction.atomic
def serve_notice(
    letter: Letter,
    method: ServiceMethod,
    *,
    sent_on: dt.date,
    signed_on: dt.date | None = None,
    tracking: str = "",
    evidence: CaseDocument | None = None,
    actor: Actor,
) -> None:
    """State the service of a letter other than the answer. Raises RefusedError and InvalidInputError."""
    if refusal := no_service(letter.case, actor):
        raise RefusedError(refusal)
    if letter == unserved_answer(letter.case):
        raise RefusedError("这是本件的答复书，请用“送达”办理，送达后本件办结。")
    _check_days(sent_on=sent_on, signed_on=signed_on)
    service = serve_letter(
        letter, method, sent_on=sent_on, signed_on=signed_on, tracking=tracking, evidence=evidence, actor=actor
    )
    if day := signed_on or service.served_on:
        _begin(letter, day, actor)


def serve_any(
    letter: Letter,
    method: ServiceMethod,
    *,
    sent_on: dt.date,
    signed_on: dt.date | None = None,
    tracking: str = "",
    actor: Actor,
) -> None:
    """As `serve` for the answer, else as `serve_notice`."""
    _check_days(sent_on=sent_on, signed_on=signed_on)
    if letter == answer_of(letter.case):
        serve(letter.case, method, sent_on=sent_on, signed_on=signed_on, tracking=tracking, actor=actor)
    else:
        serve_notice(letter, method, sent_on=sent_on, signed_on=signed_on, tracking=tracking, actor=actor)


def _check_days(**days: dt.date | None) -> None:
    today = timezone.localdate()
    for name, day in days.items():
        if day is not None and day > today:
            raise InvalidInputError(name, f"日期 {day} 还没有到，应不晚于今天（{today}）。")


def _begin(letter: Letter, day: dt.date, actor: Actor) -> None:
    """What counts from the day on which the letter was in the addressee's hands."""
    if letter.kind in ASKED and (asked := Consultation.objects.filter(sent=letter.event_id).first()):
        reached(asked, day, actor=actor)
    if letter.kind == FEE and (notice := FeeNotice.objects.filter(notified=letter.event_id).first()):
        notice_reached(notice, day, actor=actor)
