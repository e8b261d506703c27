"""What stands beside a case: what is missing before the answer, what is late, what must go out in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from gongkai.cases.desk.columns import words
from gongkai.cases.enums import Purpose
from gongkai.cases.foi.actions.correcting import last_day_to_ask
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.enums import FoiState as State
from gongkai.cases.foi.facts import INFORMING
from gongkai.cases.foi.flow import last_proposal
from gongkai.cases.office import checking
from gongkai.cases.office.models import Redacting
from gongkai.core.desk.kit import Check, Problem
from gongkai.law.clock import State as ClockState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.cases.models import Case, CaseDocument

_DECIDED = (State.REVIEW, State.SECRECY, State.SIGNATURE)
_WAITING = (ClockState.SUSPENDED.value, ClockState.STOPPED.value)


def checks(case: Case) -> list[Check]:
    """The checks of a case that goes on; none once it is over."""
    if not case.open:
        return []
    return [
        Check("答复期限", tuple(_clock(case))),
        Check("答复前还缺", tuple(_missing(case))),
        Check("补正", tuple(_correction(case))),
        Check("文书送达", tuple(_letters(case))),
        Check("提供的材料", tuple(_files(case))),
    ]


def _clock(case: Case) -> Iterator[str]:
    """Late or soon; silence while the clock does not run."""
    if case.clock in _WAITING:
        return
    said, tone = words(case)
    if tone == "late":
        yield Problem(f"{said}：请尽快答复，逾期不因以后的步骤消除", link=_tab(case, "clock"), blocks=False)
    elif tone == "soon":
        yield Problem(f"{said}：不能按期答复的，须在到期前延长并告知申请人", link=_tab(case, "clock"))


def _missing(case: Case) -> Iterator[str]:
    if case.state == State.UNCONFIRMED:
        yield "尚未与申请人确认收到，收到之日还没有定"
    if case.handler_id is None:
        yield "还没有分给承办人"
    for asked in case.consultations.filter(opinion="").select_related("party", "case"):
        until = f"，对方应在{asked.due_on}之前答复" if asked.due_on else "，还没有对方收到的日期"
        yield f"征求意见（{asked}）尚无结果{until}"
    if case.state == State.HANDLING and not case.events.filter(kind=FoiEvent.SEARCH).exists():
        yield "还没有检索记录：答复信息不存在的，必须先检索"
    if case.state == State.AWAITING_CORRECTION:
        yield "等待申请人补正"
    if case.state == State.AWAITING_PAYMENT:
        yield "等待申请人缴费"


def _correction(case: Case) -> Iterator[str]:
    """The notice has seven working days from the receipt (条例 30)."""
    last = last_day_to_ask(case)
    if last is None:
        return
    asked = case.events.filter(kind=FoiEvent.ASK_CORRECTION).first()
    if asked is not None and asked.on > last:
        yield f"补正告知（{asked.on}）晚于法定期限（{last}）"
    elif asked is None and case.state == State.HANDLING and timezone.localdate() > last:
        yield f"告知补正的期限（{last}）已过，现在告知属于逾期告知"


def _letters(case: Case) -> Iterator[str]:
    for letter in case.letters.filter(service=None).exclude(kind__in=INFORMING).select_related("event"):
        late = ""
        if letter.event.kind == FoiEvent.EXTEND and (last := _before_extension(case)):
            late = f"，应在原期限（{last}）届满前送达申请人"
        link = reverse("desk:act", args=["foi", case.pk, "serve_letter"])
        yield Problem(f"{letter.name}（{letter.number}）还没有送达记录{late}", link=link)


def _before_extension(case: Case) -> object:
    """The day on which the limit would have ended without the extension."""
    from gongkai.cases import clock  # noqa: PLC0415 - the whole reckoning, only where there was an extension

    others = [each for each in case.events.exclude(law="") if each.kind != FoiEvent.EXTEND]
    return clock.deadline_of(case, others).due


def _files(case: Case) -> Iterator[str]:
    if case.state in _DECIDED and (proposal := last_proposal(case)):
        given = case.documents.filter(pk__in=proposal.facts.get("released", []))
        yield from (Problem(each, link=_tab(case, "documents"), blocks=True) for each in checking.faults(given))
    if case.state == State.HANDLING:
        for document in case.documents.filter(purpose=Purpose.SOURCE, erased_on=None):
            yield from _unmade(document)


def _unmade(document: CaseDocument) -> Iterator[str]:
    plan = Redacting.objects.filter(document=document.pk).first()
    if plan is None or plan.copy_id is None:
        link = reverse("office:redact", args=[document.case_id, document.pk])
        yield Problem(f"“{document.name}”还没有制作提供件（没有要遮盖的也要清除隐藏内容）", link=link)


def _tab(case: Case, code: str) -> str:
    return f"{reverse('desk:detail', args=['foi', case.pk])}?tab={code}"
