"""What an event's facts say in words: to whom it was given, by when, how much, on which decision."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model

from gongkai.cases import clock
from gongkai.cases.enums import Channel, Opinion, ServiceMethod
from gongkai.cases.foi.enums import FoiEvent as Event
from gongkai.cases.models import Case
from gongkai.law.answers import UnknownDecisionError, act

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from gongkai.cases.models import CaseEvent

Fact = tuple[str, str]
_PEOPLE, _CASES = ("handler", "before"), ("parts", "same_as", "split_from")
_GIVEN = (Event.ASSIGN, Event.TRANSFER)  # of a fee, `before` is a count of cases
_UNTIL = {
    Event.ASK_CORRECTION: "补正期限",
    Event.ASK_REASON: "说明理由的期限",
    Event.ASK_FEE: "缴费期限",
    Event.CONSULT: "回复期限",
    Event.DELAY: "延迟至",
}


def decision_words(code: str, on: dt.date | None = None) -> str:
    """A decision in words; its code where the rules no longer know it."""
    try:
        return act(code, on=on, book=clock.law().book).label if code else ""
    except UnknownDecisionError:
        return code


@dataclass(slots=True)
class Teller:
    """Knows the names that the events of a case speak of, in two queries."""

    people: dict[int, str] = field(default_factory=dict)
    cases: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, events: Sequence[CaseEvent]) -> Teller:
        """For the events of one case."""
        given = [event for event in events if event.kind in _GIVEN]
        people = get_user_model().objects.filter(pk__in=_ids(given, _PEOPLE)).values_list("pk", "name")
        cases = Case.objects.filter(pk__in=_ids(events, _CASES)).values_list("pk", "number")
        return cls(dict(people), dict(cases))

    def tells(self, event: CaseEvent) -> list[Fact]:
        """(label, words) of what the event's data says; what it does not hold is left out."""
        told = [*self._who(event), *_asked(event), *_came(event), *_decided(event)]
        return [(label, words) for label, words in told if words]

    def _who(self, event: CaseEvent) -> Iterator[Fact]:
        data = event.data
        if event.kind in _GIVEN:
            yield "承办人", self._name(data.get("handler"))
            yield "原承办人", self._name(data.get("before"))
        yield "拆分为", "、".join(self.cases.get(each, "") for each in data.get("parts", []))
        yield "拆分自", self.cases.get(data.get("split_from", 0), "")
        yield "并入", self.cases.get(data.get("same_as", 0), "")

    def _name(self, person: int | str | None) -> str:
        """By the key, or as another system wrote it."""
        return person if isinstance(person, str) else self.people.get(person or 0, "")


def _ids(events: Sequence[CaseEvent], names: Sequence[str]) -> set[int]:
    """The keys of rows; what another system wrote in words is none."""
    found: set[int] = set()
    for event in events:
        for name in names:
            value: Any = event.data.get(name)
            found.update(each for each in (value if isinstance(value, list) else [value]) if isinstance(each, int))
    return found


def _asked(event: CaseEvent) -> Iterator[Fact]:
    """What was asked of somebody, by when."""
    data = event.data
    if consultation := getattr(event, "consultation", None):
        yield "征求对象", str(consultation)
    if "fen" in data:
        unit = "件" if data.get("basis") == "items" else "页"
        yield "应缴", f"{data['fen'] / 100:.2f} 元（{data.get('count', '')} {unit}）"
    if event.kind in _UNTIL:
        yield _UNTIL[Event(event.kind)], data.get("by") or data.get("reply_by") or data.get("until") or ""
    if event.kind == Event.EXTEND and data.get("days"):
        yield "延长", f"{data['days']} 个工作日"


def _came(event: CaseEvent) -> Iterator[Fact]:
    """How it came in, or what came back."""
    data = event.data
    if data.get("channel") in Channel.values:
        yield "渠道", Channel(data["channel"]).label
    if data.get("oral"):
        yield "提出方式", "口头提出，由工作人员代填"
    if answered := getattr(event, "consultation_answered", None):
        yield "对象", str(answered)
    if data.get("opinion") in Opinion.values:
        yield "结果", Opinion(data["opinion"]).label
    if payment := getattr(event, "fee_payment", None):
        yield "财政票据号", payment.receipt


def _decided(event: CaseEvent) -> Iterator[Fact]:
    """Which decision, and how it went out."""
    data = event.data
    yield "处理决定", decision_words(data.get("decision", ""), event.on)
    if data.get("method") in ServiceMethod.values:
        yield "送达方式", ServiceMethod(data["method"]).label
    if event.kind == Event.ARCHIVE and "sha256" in data:
        missing = f"，缺少 {data['missing']} 项（见卷宗目录）" if data.get("missing") else "，内容完整"
        yield "卷宗", f"已封存{missing}"
