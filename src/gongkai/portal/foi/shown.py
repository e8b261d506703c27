"""A case as its applicant sees it, 快递式: what happened, what is happening, what to know now, what to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from gongkai.cases import clock, kinds
from gongkai.cases.foi.enums import FoiEvent, FoiState
from gongkai.cases.foi.flow import FLOW
from gongkai.core.actors import applicant
from gongkai.portal.foi import figures, remedying
from gongkai.portal.foi import letters as out
from gongkai.portal.foi.codes import grouped
from gongkai.portal.foi.units import guide_for
from gongkai.portal.law.deadline.reckoning import shown
from gongkai.portal.law.words import long_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.cases.models import Case, CaseEvent
    from gongkai.portal.law.deadline.reckoning import Reckoning

# Words of the applicant, and words that are meant for the applicant. Nothing else of what people wrote is shown.
WORDS = {
    (FoiEvent.REGISTER, "request"): "您申请的内容",
    (FoiEvent.REGISTER, "features"): "您提供的线索",
    (FoiEvent.REGISTER, "delivery"): "您希望的方式",
    (FoiEvent.ASK_CORRECTION, "items"): "请您补正",
    (FoiEvent.CORRECT, "correction"): "您补正的内容",
    (FoiEvent.ASK_REASON, "question"): "请您说明",
    (FoiEvent.REASON, "reasons"): "您说明的理由",
    (FoiEvent.EXTEND, "reason"): "延长的原因",
    (FoiEvent.DELAY, "reason"): "延迟的原因",
}
# What to know now, by state; the dates are filled in.
NOW = {
    FoiState.UNCONFIRMED: "机关会用您留下的联系方式与您确认收到申请。确认的那一天算收到之日，答复期限从那天起算。"
    "几天没有接到联系的，可以打下面的电话，报登记编号，当场确认。",
    FoiState.REGISTERED: "机关已经收到您的申请，正在确定由谁办理。您不用做什么。",
    FoiState.HANDLING: "承办人正在查找和审查您要的信息。您不用做什么；需要您补充时，这里会显示。",
    FoiState.AWAITING_CORRECTION: "申请的内容还不够明确，机关请您补正。补正之前答复期限停止，补正之后重新计算；"
    "没有正当理由到期不补正的，视为放弃申请，机关不再处理。",
    FoiState.AWAITING_PAYMENT: "机关发出了收费通知。缴费之前答复期限停止，缴费之后重新计算；"
    "到期不缴的，视为放弃申请。",
    FoiState.REVIEW: "答复已经拟好，正在审核。您不用做什么。",
    FoiState.SECRECY: "答复正在做公开前的保密审查。您不用做什么。",
    FoiState.SIGNATURE: "答复正在等机关负责人签发。您不用做什么。",
    FoiState.SIGNED: "答复书已经签发，机关正在按您希望的方式送给您。",
    FoiState.ANSWERED: "机关已经答复。答复书和提供的信息在下面；不满意的，可以按“不满意怎么办”去做。",
    FoiState.WITHDRAWN: "您撤回了这件申请，机关不再办理。以后还需要的，可以重新申请。",
    FoiState.VOID: "这次登记撤销了：登记有误，或者同一件申请登记了两次。有疑问请打下面的电话。",
    FoiState.ARCHIVED: "这件申请已经办结归档。",
}
# And where something is going on beside the state.
ASKED_WHY = (
    "您的申请数量、频次较多，机关请您说明理由。请点“说明理由”写下来；"
    "理由合理的继续办理，不合理的机关会告知您不予处理。"
)
ASKING_OTHERS = (
    "您要的信息涉及别人或者别的机关，承办人正在征求他们的意见。等待意见的时间不算在答复期限内，收到意见之后继续计算。"
    "您不用做什么。"
)


# What the unit asked for, and what ends the asking.
ANSWERED_BY = {
    FoiEvent.ASK_CORRECTION: "补正",
    FoiEvent.ASK_REASON: "说明理由",
    FoiEvent.CORRECT: "",
    FoiEvent.CORRECTION_LAPSED: "",
    FoiEvent.REASON: "",
    FoiEvent.SIGN: "",
    FoiEvent.WITHDRAW: "",
    FoiEvent.VOID: "",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A thing that happened. `words` are texts with their names; `letters` what went out with it."""

    label: str
    on: dt.date
    words: list[tuple[str, str]] = field(default_factory=list)
    letters: list[out.Shown] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that the applicant can do now; `url_name` is the page on which it is done."""

    label: str
    why: str
    url_name: str
    weighty: bool = True


OFFERS = {
    FoiEvent.CORRECT: Offer("提交补正", "写明机关要您补充的内容，可以附材料。", "portal:foi-correct"),
    FoiEvent.REASON: Offer("说明理由", "机关请您说明申请的理由。", "portal:foi-reasons"),
    FoiEvent.WITHDRAW: Offer(
        "撤回申请", "不再需要这些信息时可以撤回，撤回后机关不再办理。", "portal:foi-withdraw", weighty=False
    ),
}


def now(case: Case) -> str:
    """What to know at this point."""
    if case.state == FoiState.HANDLING and _reason_asked(case):
        return ASKED_WHY
    if case.state == FoiState.HANDLING and case.consultations.filter(opinion="").exists():
        return ASKING_OTHERS
    return NOW.get(FoiState(case.state), "")


def offers(case: Case) -> dict[FoiEvent, Offer]:
    """What this case's applicant may do now, by the case's own flow."""
    open_now = {FoiEvent(line.event) for line in FLOW.allowed(case, applicant(case.pk))}
    if FoiEvent.REASON in open_now and not _reason_asked(case):
        open_now.discard(FoiEvent.REASON)
    return {event: offer for event, offer in OFFERS.items() if event in open_now}


def _reason_asked(case: Case) -> bool:
    last = case.events.filter(kind__in=(FoiEvent.ASK_REASON, FoiEvent.REASON)).last()
    return last is not None and last.kind == FoiEvent.ASK_REASON


def context(case: Case) -> dict[str, Any]:
    """What the tracking page takes."""
    events = list(case.events.prefetch_related("notes").order_by("sequence"))
    sent = out.of_case(case)
    reckoned = reckon(case, events)
    nodes = list(_nodes(case, events, sent))
    return {
        "case": case,
        "code": grouped(case.code),
        "nodes": nodes[:-1],
        "last": nodes[-1] if nodes else None,
        "state": case.get_state_display(),
        "now": now(case),
        "until": _until(case, events),
        "handler": handler(case),
        "guide": guide_for(case.unit),
        "result": reckoned,
        "closed": not case.open,
        "offers": list(offers(case).values()),
        "letters": [letter for letter in sent if letter.answer],
        "fee": fee(case),
        "parts": [(part.number, grouped(part.code)) for part in case.parts.order_by("pk")],
        "remedy": remedying.of_case(case, reckoned.overdue),
    }


def reckon(case: Case, events: list[CaseEvent]) -> Reckoning:
    """The clock with its proof, as of today."""
    facts = [event for event in events if event.law]
    found = clock.deadline_of(case, facts)
    today = max(timezone.localdate(), case.received_on)
    return shown(found, [clock.as_event(event) for event in facts], today)


def _nodes(case: Case, events: list[CaseEvent], sent: list[out.Shown]) -> Iterator[Node]:
    public = kinds.get(case.kind).public
    for event in events:
        if label := public.get(event.kind):
            notes = [
                (WORDS[FoiEvent(event.kind), note.name], note.text)
                for note in event.notes.all()
                if (event.kind, note.name) in WORDS and note.text
            ]
            yield Node(label, event.on, notes, [each for each in sent if each.letter.event_id == event.pk])


def _until(case: Case, events: list[CaseEvent]) -> str:
    """Until when the applicant should do something, where a day was set."""
    last = next((event for event in reversed(events) if event.kind in ANSWERED_BY), None)
    if last and (words := ANSWERED_BY[FoiEvent(last.kind)]) and (day := last.data.get("by")):
        return f"请在 {long_day(dt.date.fromisoformat(day))}之前（含当日）{words}。"
    notice = getattr(case, "fee", None)
    if case.state == FoiState.AWAITING_PAYMENT and notice and notice.due_on:
        return f"请在 {long_day(notice.due_on)}之前（含当日）缴费。"
    return ""


def handler(case: Case) -> str:
    """Who handles it, as the installation shows people; empty where the office alone is named."""
    name = case.handler.name if case.handler else ""
    way = settings.GONGKAI_FOI_SHOW_HANDLER
    if way == "surname" and name:
        return f"{name[:1]}工作人员"
    return name if way == "name" else ""


def fee(case: Case) -> dict[str, Any] | None:
    """The fee notice: how much, until when, whether it was paid, how to pay."""
    notice = getattr(case, "fee", None)
    if notice is None:
        return None
    return {
        "amount": f"{notice.fen / 100:.2f} 元",
        "counted": f"{notice.get_basis_display()}，{notice.count}{'件' if notice.basis == 'items' else '页'}",
        "due_on": notice.due_on,
        "paying": figures.rule(figures.PAYING),
        "paid": notice.paid.on if notice.paid else None,
        "receipt": notice.receipt,
        "waiting": case.state == FoiState.AWAITING_PAYMENT,
        "payment": remedying.particular(case, "payment"),
    }
