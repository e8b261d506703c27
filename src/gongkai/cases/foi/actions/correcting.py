"""Asking back: the correction of 条例 30, the reasons of 条例 35."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions import issue, take
from gongkai.cases.foi.enums import FoiEvent
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.law.events import EventType

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case, CaseEvent
    from gongkai.core.actors import Actor


@transaction.atomic
def ask_correction(case: Case, items: str, until: dt.date, *, actor: Actor, on: dt.date | None = None) -> None:
    """Tell the applicant, once, what to correct and by when; the clock stops until it comes."""
    if not items.strip():
        raise InvalidInputError("items", "请写明需要补正的事项（条例第三十条）。")
    day = on or timezone.localdate()
    if until <= day:
        raise InvalidInputError("until", f"补正期限 {until} 应晚于告知之日（{day}）。")
    event = take(
        case,
        FoiEvent.ASK_CORRECTION,
        actor=actor,
        on=on,
        law=EventType.CORRECTION_NOTIFIED,
        data={"by": until.isoformat()},
        notes={"items": items},
    )
    issue(event, "correction", {"items": items.strip(), "until": until.isoformat()}, actor=actor)


def correct(case: Case, text: str, *, actor: Actor, on: dt.date | None = None) -> None:
    """The corrected application came: the limit begins anew on that day."""
    if not text.strip():
        raise InvalidInputError("text", "请写明补正后的申请内容。")
    take(case, FoiEvent.CORRECT, actor=actor, on=on, law=EventType.CORRECTED, notes={"correction": text})


def correction_lapsed(case: Case, *, actor: Actor) -> None:
    """The period passed without good reason; only after the notice was served (条例 30)."""
    asked = case.events.filter(kind=FoiEvent.ASK_CORRECTION).last()
    _require_served(asked, "补正告知书")
    last = asked.data["by"] if asked else ""
    if last >= timezone.localdate().isoformat():
        raise RefusedError(f"补正期限到 {last} 为止，还没有过。")
    take(case, FoiEvent.CORRECTION_LAPSED, actor=actor)


@transaction.atomic
def ask_reason(case: Case, text: str, *, actor: Actor) -> None:
    """Ask for the reasons of an application that is plainly too much or too often (条例 35)."""
    if not text.strip():
        raise InvalidInputError("text", "请写明要求说明理由的原因。")
    event = take(case, FoiEvent.ASK_REASON, actor=actor, notes={"question": text})
    issue(event, "reason", {"text": text.strip()}, actor=actor)


def give_reason(case: Case, text: str, *, actor: Actor, on: dt.date | None = None) -> None:
    """The applicant's reasons."""
    if not text.strip():
        raise InvalidInputError("text", "请写明申请的理由。")
    take(case, FoiEvent.REASON, actor=actor, on=on, notes={"reasons": text})


def _require_served(event: CaseEvent | None, name: str) -> None:
    service = getattr(getattr(event, "letter", None), "service", None)
    if service is None or service.served_on is None:
        raise RefusedError(f"没有{name}的送达记录，不能认定逾期：请先记录送达。")
