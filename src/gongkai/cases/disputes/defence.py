"""行政复议答复书 and 行政诉讼答辩状: what the record already knows of them, for the handler to go on from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.cases import clock
from gongkai.cases.disputes.models import REVIEW, SUIT
from gongkai.cases.disputes.outcomes import in_words
from gongkai.cases.enums import PartyRole
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.models import Challenge
from gongkai.law.answers import UnknownDecisionError, act

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case, CaseEvent, Dispute

LETTERS = {REVIEW: "review_defence", SUIT: "court_defence"}
_INTERNAL = frozenset({FoiEvent.ASSIGN, FoiEvent.TRANSFER, FoiEvent.RETURN, FoiEvent.VOID, FoiEvent.ARCHIVE})


def facts_of(case: Case) -> dict[str, Any]:
    """The facts of the letter that follow from the record: body, claimant, the act, the claim, the number."""
    dispute = case.dispute
    who = case.parties.get(role=PartyRole.APPLICANT).identity()
    claim = next((note.text for note in case.notes.filter(name="claim")), "")
    facts = {
        "review_body" if case.kind == REVIEW else "court": dispute.body,
        "claimant": who.get("name", ""),
        "challenged": challenged(dispute),
        "claim": claim,
        "case_number": dispute.docket,
    }
    return {name: value for name, value in facts.items() if value}


def skeleton(case: Case) -> dict[str, str]:
    """A first wording of what a person has to write: the course of events, the grounds, what is asked for."""
    dispute = case.dispute
    return {"handling": handling(dispute.act), "defence": _grounds(dispute), "prayer": _prayer(case)}


def challenged(dispute: Dispute) -> str:
    """The act complained of, in words."""
    unit, source = dispute.act.unit.name, dispute.act
    if dispute.challenge == Challenge.SILENCE:
        return f"{unit}对其政府信息公开申请（{source}）逾期不予答复的行为"
    letter = source.letters.filter(event__kind=FoiEvent.SIGN).order_by("-pk").first()
    if letter is None:
        return f"{unit}对政府信息公开申请（{source}）的处理"
    return f"{unit}{_chinese(letter.dated)}作出的《{letter.name}》（{letter.number}）"


def handling(source: Case) -> str:
    """The course of the application, one line an event, without what only concerns the house."""
    events = source.events.exclude(kind__in=_INTERNAL).order_by("on", "sequence")
    lines = [_line(event) for event in events]
    if source.due_on:
        lines.append(f"依法应当答复的期限为{_chinese(source.due_on)}。")
    return "\n".join(lines)


def _line(event: CaseEvent) -> str:
    known = dict(FoiEvent.choices)
    return f"{_chinese(event.on)}，{known.get(event.kind, event.kind)}。"


def _grounds(dispute: Dispute) -> str:
    source = dispute.act
    if dispute.challenge == Challenge.SILENCE and not source.decision:
        return "〔请写明未按期答复的事实和理由；已在提起后答复的，写明答复的日期和文号〕"
    try:
        found = act(source.decision, on=source.closed_on, book=clock.law().book)
    except UnknownDecisionError:
        return ""
    return f"本机关作出的处理为“{found.label}”，依据{found.article}。〔请结合案情补充事实和理由〕"


def _prayer(case: Case) -> str:
    if case.kind == SUIT:
        return "请求人民法院依法驳回原告的诉讼请求"
    return "请求行政复议机关依法维持本机关作出的答复"


def summary(case: Case) -> str:
    """The result in one line, for lists and notices."""
    said = in_words(case)
    return f"{case.dispute.body}：{said}" if said else f"{case.dispute.body}：尚未审结"


def _chinese(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
