"""The letters on the way: receipt, correction, reasons, consultation, fee, extension, delay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.cases import clock
from gongkai.cases.enums import Channel
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.letters.planning import Plan
from gongkai.cases.foi.letters.record import agent_name, applicant_of, to_applicant
from gongkai.cases.models import CaseEvent
from gongkai.core.errors import RefusedError
from gongkai.law.errors import ClockError
from gongkai.law.events import EventType

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case

TRACK = "本机关网站“依申请公开”栏目"


def receipt(case: Case) -> Plan:
    """登记回执. Whoever did not apply through the network learns the code here by which to follow the case."""
    coded = "（凭提交申请时取得的查询码）" if case.channel == Channel.INTERNET else f"（查询码：{case.code}）"
    said = str(Channel(case.channel).label).partition("（")[0]
    facts = {"channel": said, "answer_due": case.due_on, "tracking": f"{TRACK}{coded}", "agent": agent_name(case)}
    return _to_applicant(case, "receipt", facts)


def correction(case: Case, items: str, until: dt.date) -> Plan:
    """补正告知书: each line of `items` is one thing to correct."""
    return _to_applicant(case, "correction", {"correction_items": items.splitlines(), "correction_until": until})


def explain(case: Case, excess: str, until: dt.date) -> Plan:
    """说明理由通知书."""
    return _to_applicant(case, "explain", {"excess": excess, "explain_until": until})


def told(case: Case, day: dt.date) -> Plan:
    """征求意见告知书: the applicant learns that the clock waits."""
    return _to_applicant(case, "consultation_told", {"consulted_on": day})


def to_third_party(name: str, content: str, reply_by: dt.date) -> Plan:
    """第三方意见征询书; who applies is no fact of it."""
    facts = {"third_party": name, "third_party_information": content, "reply_due": reply_by}
    return Plan("consultation", facts)


def to_organ(organ: str, content: str, reply_by: dt.date) -> Plan:
    """机关征求意见函."""
    return Plan("organ_consultation", {"organ": organ, "information": content, "reply_due": reply_by})


def fee(case: Case, basis: dict[str, int], pay_by: dt.date) -> Plan:
    """收费通知书; the amount is worked out by the law, never handed over."""
    return _to_applicant(case, "fee", {"fee": basis, "pay_until": pay_by})


def extension(case: Case, days: int, reason: str, *, on: dt.date, approved_by: str) -> Plan:
    """延期答复告知书. Raises RefusedError while the clock waits: nobody could tell until when."""
    until = _due_after(case, on, {"days": days, "approved_by": approved_by})
    if until is None:
        raise RefusedError("时限中止或者停止计算期间，延长后的届满日无法告知申请人，请在恢复计算后、届满前延长。")
    return _to_applicant(case, "extension", {"reasons": reason, "extended_until": until})


def delay(case: Case, until: dt.date, reason: str) -> Plan:
    """延迟答复告知书."""
    return _to_applicant(case, "delay", {"excess": reason, "delayed_until": until})


def _due_after(case: Case, on: dt.date, data: dict[str, Any]) -> dt.date | None:
    """The last day as it will be once extended. What the law refuses, the event itself will say."""
    made = CaseEvent(case=case, law=EventType.EXTENDED.value, kind=FoiEvent.EXTEND, on=on, data=data)
    try:
        return clock.deadline_of(case, [*case.events.exclude(law=""), made]).due
    except ClockError as error:
        raise RefusedError(str(error)) from error


def _to_applicant(case: Case, kind: str, facts: dict[str, Any]) -> Plan:
    return Plan(kind, {**facts, **to_applicant(case)}, applicant_of(case))
