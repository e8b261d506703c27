"""What the trail says of the acts around a release, in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from gongkai.information.enums import CleanupVerdict, CountersignState, UnpublishingReason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EVENTS = {
    "chase_second_approval": "催办补审",
    "ask_countersign": "发起会签",
    "answer_countersign": "会签答复",
    "cancel_countersign": "取消会签",
    "delegate": "转办",
    "opinion": "批注",
    "settle_opinion": "处理批注",
    "plan_interpretation": "填写解读方案",
    "add_material": "加入解读材料",
    "remove_material": "移出解读材料",
    "waive_interpretation": "不作解读",
    "cleanup_verdict": "清理意见",
    "expiry_warning": "到期提醒",
    "cleanup.open": "发起清理",
    "cleanup.close": "办结清理",
    "publishing_rule.set": "设定发布规则",
}


def describe(event: str, data: Mapping[str, Any]) -> str:
    """The words for an entry's data; empty for events of others and entries that need none."""
    return _WORDS[event](data) if event in _WORDS else ""


def _minute(data: Mapping[str, Any]) -> str:
    if not data.get("at"):
        return ""
    return f"定于 {timezone.localtime(dt.datetime.fromisoformat(data['at'])):%Y-%m-%d %H:%M}"


def _removed(data: Mapping[str, Any]) -> str:
    kind = UnpublishingReason(data["kind"]).label if data.get("kind") else ""
    return "；".join(filter(None, (kind, str(data.get("explanation") or ""), str(data.get("place") or ""))))


def _due(data: Mapping[str, Any]) -> str:
    return f"补审期限 {data.get('due_on')}"


def _asked(data: Mapping[str, Any]) -> str:
    return "、".join(data.get("units") or []) + (f"：{data['question']}" if data.get("question") else "")


def _answered(data: Mapping[str, Any]) -> str:
    state = CountersignState(data["state"]).label if data.get("state") else ""
    return "，".join(filter(None, (str(data.get("unit") or ""), state, str(data.get("opinion") or ""))))


def _opinion(data: Mapping[str, Any]) -> str:
    place = f"“{data['quote']}”：" if data.get("quote") else ""
    done = f"（{data['outcome']}）" if data.get("outcome") else ""
    return f"{place}{data.get('text') or ''}{done}"


def _verdict(data: Mapping[str, Any]) -> str:
    verdict = CleanupVerdict(data["verdict"]).label if data.get("verdict") else ""
    return f"{data.get('campaign') or ''}：{verdict}"


def _handed(data: Mapping[str, Any]) -> str:
    return f"转给{data.get('to')}"


_WORDS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "schedule": _minute,
    "publish": _minute,
    "remove": _removed,
    "undo_emergency": _removed,
    "emergency_publish": _due,
    "chase_second_approval": _due,
    "ask_countersign": _asked,
    "answer_countersign": _answered,
    "cancel_countersign": _answered,
    "opinion": _opinion,
    "settle_opinion": _opinion,
    "delegate": _handed,
    "cleanup_verdict": _verdict,
    "owe_interpretation": lambda data: f"补发期限 {data.get('due_on')}",
    "chase_interpretation": lambda data: f"补发期限 {data.get('due_on')}",
    "settle_interpretation": lambda data: "逾期" if data.get("late") else "按期",
    "expiry_warning": lambda data: f"{data.get('ended_on')} 失效",
    "plan_interpretation": lambda data: f"第一解读人：{data.get('first_interpreter')}",
    "add_material": lambda data: str(data.get("material") or ""),
    "remove_material": lambda data: str(data.get("material") or ""),
}
