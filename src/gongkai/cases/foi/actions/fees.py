"""信息处理费 (国办函〔2020〕109号): one notice, one basis; payment starts the limit anew."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions import take
from gongkai.cases.clock import law, limit
from gongkai.cases.foi import letters
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.letters import notices
from gongkai.cases.models import FeeNotice
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.law.events import EventType
from gongkai.law.fees import FeeError, fee
from gongkai.law.rulebook import RulebookError

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor


@transaction.atomic
def ask_fee(
    case: Case,
    *,
    items: int | None = None,
    pages: int | None = None,
    before: int = 0,
    pay_by: dt.date | None = None,
    actor: Actor,
    on: dt.date | None = None,
) -> FeeNotice:
    """Charge by item or by page. Raises InvalidInputError for both, for none, and where nothing is to be paid.

    `pay_by` is the day that the notice names; by default, and at least, the law's last day if it arrived at once.
    """
    day = on or timezone.localdate()
    try:
        found = fee(items=items, pages=pages, before=before, book=law().book, on=day)
    except (FeeError, RulebookError) as error:
        raise InvalidInputError("basis", str(error)) from error
    if not found.fen:
        raise InvalidInputError("basis", "按所填数量应缴 0 元，不需要发收费通知。")
    basis, count = ("items", items) if items is not None else ("pages", pages)
    data: dict[str, Any] = {"basis": basis, "count": count, "before": before, "fen": found.fen}
    plans = [notices.fee(case, _basis(items, pages, before), _pay_by(day, pay_by))]
    letters.require(case, FoiEvent.ASK_FEE, actor)
    letters.ready(case, plans, day=day)
    data["by"] = plans[0].facts["pay_until"].isoformat()
    event = take(case, FoiEvent.ASK_FEE, actor=actor, on=on, law=EventType.FEE_NOTIFIED, data=data)
    letters.send(event, plans, actor=actor)
    notice = FeeNotice(case=case, basis=basis, count=count or 0, before=before, fen=found.fen, notified=event)
    notice.save()
    return notice


def _basis(items: int | None, pages: int | None, before: int) -> dict[str, int]:
    return {"items": items, "before": before} if items is not None else {"pages": pages or 0}


def _pay_by(day: dt.date, given: dt.date | None) -> dt.date:
    least = limit("FEE-06", day)
    if given is not None and given < least:
        raise InvalidInputError("pay_by", f"缴费期限 {given} 早于法定的期限，应不早于 {least}。")
    return given or least


@transaction.atomic
def notice_reached(notice: FeeNotice, on: dt.date, *, actor: Actor) -> None:
    """The applicant got the notice: the period for paying counts from the day after (rule FEE-06)."""
    told_day = notice.notified.data.get("by", "")  # whoever was told a later day may rely on it
    by_law = limit("FEE-06", on)
    notice.due_on = max(by_law, dt.date.fromisoformat(told_day)) if told_day else by_law
    notice.save(update_fields=["due_on"])
    told = {"fee": notice.pk, "on": on, "due_on": notice.due_on}
    audit.record("case.reached", notice.case, actor=actor, owner=notice.case.unit, **told)


@transaction.atomic
def pay(notice: FeeNotice, *, receipt: str, actor: Actor, on: dt.date | None = None) -> None:
    """Everything was paid; `receipt` is the number of the fiscal bill (财政票据)."""
    if not receipt.strip():
        raise InvalidInputError("receipt", "请填写财政票据号。")
    event = take(notice.case, FoiEvent.PAY, actor=actor, on=on, law=EventType.FEE_PAID)
    notice.paid, notice.receipt = event, receipt.strip()[:60]
    notice.save(update_fields=["paid", "receipt"])


def fee_lapsed(case: Case, *, actor: Actor) -> None:
    """The period for paying passed; only after the notice was served."""
    notice = FeeNotice.objects.filter(case=case).first()
    if notice is None or notice.due_on is None:
        raise RefusedError("没有收费通知的送达记录，不能认定逾期：请先记录送达。")
    if timezone.localdate() <= notice.due_on:
        raise RefusedError(f"缴费期限到 {notice.due_on} 为止，还没有过。")
    take(case, FoiEvent.FEE_LAPSED, actor=actor)
