"""What happens in a case that moves its clock. Events are facts with a day; their order of entry means nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from gongkai.law.errors import EventError, shown

if TYPE_CHECKING:
    from collections.abc import Mapping


class EventType(StrEnum):
    """The kinds of events, in the order in which they take effect when they fall on one day."""

    RECEIVED = "received"
    CONFIRMED = "confirmed"
    CORRECTION_NOTIFIED = "correction_notified"
    CORRECTED = "corrected"
    THIRD_PARTY_CONSULTED = "third_party_consulted"
    THIRD_PARTY_REPLIED = "third_party_replied"
    ORGAN_CONSULTED = "organ_consulted"
    ORGAN_REPLIED = "organ_replied"
    FEE_NOTIFIED = "fee_notified"
    FEE_PAID = "fee_paid"
    EXTENDED = "extended"
    DELAY_AGREED = "delay_agreed"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"

    __hash__ = str.__hash__  # an enumeration's own is a call in Python, a dozen times a case

    @property
    def label(self) -> str:
        """The event in the words of a letter."""
        return _LABELS[self]


_LABELS = {
    EventType.RECEIVED: "收到申请",
    EventType.CONFIRMED: "双方确认收到",
    EventType.CORRECTION_NOTIFIED: "告知补正",
    EventType.CORRECTED: "收到补正后的申请",
    EventType.THIRD_PARTY_CONSULTED: "发出第三方征求意见书",
    EventType.THIRD_PARTY_REPLIED: "收到第三方意见",
    EventType.ORGAN_CONSULTED: "发出机关征求意见书",
    EventType.ORGAN_REPLIED: "收到机关意见",
    EventType.FEE_NOTIFIED: "发出收费通知",
    EventType.FEE_PAID: "申请人缴清费用",
    EventType.EXTENDED: "延长答复期限",
    EventType.DELAY_AGREED: "确定延迟答复期限",
    EventType.ANSWERED: "作出答复",
    EventType.WITHDRAWN: "申请人撤回申请",
}
ORDER = {kind: place for place, kind in enumerate(EventType)}
_KEYS = {"type", "on", "days", "approved_by", "until"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Event:
    """One dated fact. An extension has `days` (working days) and `approved_by`; an agreed delay has `until`."""

    type: EventType
    on: date
    days: int | None = None
    approved_by: str = ""
    until: date | None = None

    def __str__(self) -> str:
        return f"{self.on} {self.type.label}"

    def as_json(self) -> dict[str, Any]:
        """The event as the contract writes it, empty fields left out."""
        data: dict[str, Any] = {"type": self.type.value, "on": self.on.isoformat()}
        if self.days is not None:
            data["days"] = self.days
        if self.approved_by:
            data["approved_by"] = self.approved_by
        if self.until is not None:
            data["until"] = self.until.isoformat()
        return data


def read_event(data: Mapping[str, Any]) -> Event:
    """An event from its JSON. Raises EventError that says what is wrong and what would be right."""
    if not isinstance(data, dict):
        raise EventError('事件应写作对象，如 {"type": "received", "on": "2026-01-26"}', event=data)
    unknown = sorted(set(data) - _KEYS)
    if unknown:
        raise EventError(
            f"事件中不认识的字段 {shown('、'.join(unknown))}，应为 {'、'.join(sorted(_KEYS))}", event=data
        )
    try:
        kind = EventType(str(data.get("type")))
    except ValueError:
        known = "、".join(EventType)
        raise EventError(f"不认识的事件 {shown(data.get('type'))}，应为 {known} 之一", event=data) from None
    until = read_day(data["until"], "until", data) if data.get("until") is not None else None
    return Event(kind, read_day(data.get("on"), "on", data), _days(data), _approver(data), until)


def read_day(value: Any, name: str, data: Any = None) -> date:
    """A day written YYYY-MM-DD. Raises EventError."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise EventError(f"{name} 应为存在的日期，写作 YYYY-MM-DD，现为 {shown(value)}", event=data)


def _approver(data: Mapping[str, Any]) -> str:
    """Who approved, on one line: the name goes into texts that people print."""
    approver = data.get("approved_by")
    if approver is None:
        return ""
    if not isinstance(approver, str):
        raise EventError("approved_by 应为批准人的姓名或职务", event=data)
    approver = " ".join(approver.split())
    if len(approver) > _LONGEST_NAME or not approver.isprintable():
        raise EventError(f"approved_by 应为批准人的姓名或职务，至多{_LONGEST_NAME}字", event=data)
    return approver


def _days(data: Mapping[str, Any]) -> int | None:
    days = data.get("days")
    if days is None or (isinstance(days, int) and not isinstance(days, bool)):
        return days
    raise EventError("days 应为整数，单位是工作日", event=data)
