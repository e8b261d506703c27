"""Asking back: the correction of 条例 30, the reasons of 条例 35."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions import take
from gongkai.cases.clock import limit, rule
from gongkai.cases.foi import letters
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.letters import notices
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.law.events import EventType
from gongkai.letters import kind_of

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

WITHIN = "FOI-30"


def last_day_to_ask(case: Case) -> dt.date | None:
    """Until when a correction may be asked for in time (条例 30); None for a law that set no such limit."""
    asked = rule(WITHIN, case.received_on)
    return limit(WITHIN, case.received_on) if asked.value is not None else None


@transaction.atomic
def ask_correction(case: Case, items: str, until: dt.date, *, actor: Actor, on: dt.date | None = None) -> None:
    """Tell the applicant, once, what to correct and by when; the clock stops until it comes."""
    if not items.strip():
        raise InvalidInputError("items", "请写明需要补正的事项（条例第三十条）。")
    day = on or timezone.localdate()
    if until <= day:
        raise InvalidInputError("until", f"补正期限 {until} 应晚于告知之日（{day}）。")
    plans = [notices.correction(case, items, until)]
    letters.require(case, FoiEvent.ASK_CORRECTION, actor)
    letters.ready(case, plans, day=day)
    event = take(
        case,
        FoiEvent.ASK_CORRECTION,
        actor=actor,
        on=on,
        law=EventType.CORRECTION_NOTIFIED,
        data={"by": until.isoformat()},
        notes={"items": items},
    )
    letters.send(event, plans, actor=actor)


def correct(case: Case, text: str, *, actor: Actor, on: dt.date | None = None) -> None:
    """The corrected application came: the limit begins anew on that day."""
    if not text.strip():
        raise InvalidInputError("text", "请写明补正后的申请内容。")
    take(case, FoiEvent.CORRECT, actor=actor, on=on, law=EventType.CORRECTED, notes={"correction": text})


def correction_lapsed(case: Case, *, actor: Actor) -> None:
    """The period passed without good reason; only after the notice was served (条例 30)."""
    asked = case.events.filter(kind=FoiEvent.ASK_CORRECTION).last()
    _require_served(case, "correction")
    last = asked.data["by"] if asked else ""
    if last >= timezone.localdate().isoformat():
        raise RefusedError(f"补正期限到 {last} 为止，还没有过。")
    take(case, FoiEvent.CORRECTION_LAPSED, actor=actor)


@transaction.atomic
def ask_reason(case: Case, text: str, until: dt.date, *, actor: Actor) -> None:
    """Ask for the reasons of an application that is plainly too much or too often (条例 35).

    `text` says how many and how often, `until` by when to answer. Raises InvalidInputError and RefusedError.
    """
    if not text.strip():
        raise InvalidInputError("text", "请写明要求说明理由的原因。")
    today = timezone.localdate()
    if until <= today:
        raise InvalidInputError("until", f"说明理由的期限 {until} 应晚于今天（{today}）。")
    plans = [notices.explain(case, text, until)]
    letters.require(case, FoiEvent.ASK_REASON, actor)
    letters.ready(case, plans, day=today)
    by = {"by": until.isoformat()}
    event = take(case, FoiEvent.ASK_REASON, actor=actor, data=by, notes={"question": text})
    letters.send(event, plans, actor=actor)


def give_reason(case: Case, text: str, *, actor: Actor, on: dt.date | None = None) -> None:
    """The applicant's reasons."""
    if not text.strip():
        raise InvalidInputError("text", "请写明申请的理由。")
    take(case, FoiEvent.REASON, actor=actor, on=on, notes={"reasons": text})


def _require_served(case: Case, kind: str) -> None:
    if not case.letters.filter(kind=kind, service__served_on__isnull=False).exists():
        raise RefusedError(f"没有{kind_of(kind).name}的送达记录，不能认定逾期：请先记录送达。")
