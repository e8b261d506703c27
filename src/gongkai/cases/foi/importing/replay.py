"""A record replayed: through the flow as far as its steps were kept, under the law without exception."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from gongkai.cases.clock import law, rule
from gongkai.cases.enums import ConsultedBody, Opinion, ServiceMethod
from gongkai.cases.foi.actions.consulting import ANSWERED, SENT
from gongkai.cases.foi.enums import FoiEvent, FoiState
from gongkai.cases.foi.flow import FLOW
from gongkai.cases.records import InvalidRecordError, day
from gongkai.law.answers import UnknownDecisionError, decision
from gongkai.law.clock import deadline
from gongkai.law.errors import ClockError
from gongkai.law.events import Event, EventType, read_day
from gongkai.law.procedure import procedure

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.foi.importing.reading import Entry, Record
    from gongkai.law.answers import Decision
    from gongkai.law.clock import Deadline

LAW = {
    FoiEvent.CONFIRM: EventType.CONFIRMED,
    FoiEvent.ASK_CORRECTION: EventType.CORRECTION_NOTIFIED,
    FoiEvent.CORRECT: EventType.CORRECTED,
    FoiEvent.ASK_FEE: EventType.FEE_NOTIFIED,
    FoiEvent.PAY: EventType.FEE_PAID,
    FoiEvent.EXTEND: EventType.EXTENDED,
    FoiEvent.DELAY: EventType.DELAY_AGREED,
    FoiEvent.SERVE: EventType.ANSWERED,
    FoiEvent.WITHDRAW: EventType.WITHDRAWN,
}
OVER = {FoiState.ANSWERED, FoiState.WITHDRAWN, FoiState.ARCHIVED, FoiState.VOID}
MOST_COUNTED = 10**6  # pages or cases of one fee, as at the desk
_WORDS = ("text", "reason")  # what people wrote: sealed, never in `data`
_OPINIONS = (FoiEvent.OPINION, FoiEvent.OPINION_LAPSED)
_TARGETS = {line.event: line for line in reversed(FLOW.transitions)}
_LINES = {(source, line.event): line.target for line in FLOW.transitions for source in line.sources}


@dataclass(frozen=True, slots=True)
class Step:
    """One event as it will be written."""

    event: FoiEvent
    on: dt.date
    law: EventType | None
    data: dict[str, Any]
    words: dict[str, str]
    source: str
    target: str


@dataclass
class History:
    """What a record comes to."""

    steps: list[Step] = field(default_factory=list)
    state: FoiState = FoiState.REGISTERED
    answer: Decision | None = None
    counts: bool = True
    clock: Deadline | None = None
    _asked: list[ConsultedBody] = field(default_factory=list, repr=False)


def replay(record: Record) -> History:
    """Raises InvalidRecordError for what the law or the flow does not allow, naming the event."""
    if record.arrived_on > timezone.localdate():
        raise InvalidRecordError("arrived_on", f"日期 {record.arrived_on} 还没有到")
    history = History(state=_first_state(record))
    history.steps.append(_registered(record, history.state))
    for entry in record.entries:
        _take(history, entry)
    installed = law()
    try:
        facts = [_fact(step) for step in history.steps if step.law]
        history.clock = deadline(
            procedure("foi", installed.book), installed.calendar, facts, channel=record.channel
        )
    except ClockError as error:
        raise InvalidRecordError("events", str(error)) from error
    return history


def _first_state(record: Record) -> FoiState:
    first = law().book.versions("FOI-31")[0].valid_from
    if first and record.arrived_on < first:
        said = f"到达日期 {record.arrived_on} 早于条例施行之日（{first}），当时还没有依申请公开，请核对"
        raise InvalidRecordError("arrived_on", said)
    waits = rule("FOI-31", record.arrived_on).item(record.channel).facts["event"] == "confirmed"
    return FoiState.UNCONFIRMED if waits else FoiState.REGISTERED


def _registered(record: Record, state: FoiState) -> Step:
    words = {name: record.texts[name] for name in ("request", "features", "delivery")}
    data = {"channel": str(record.channel), "imported": record.id}
    return Step(FoiEvent.REGISTER, record.arrived_on, EventType.RECEIVED, data, words, state, state)


def _take(history: History, entry: Entry) -> None:
    if entry.on > timezone.localdate():
        raise InvalidRecordError(f"{entry.where}.on", f"日期 {entry.on} 还没有到")
    target = _target(history.state, entry)
    data = {name: value for name, value in entry.fields.items() if name not in _WORDS}
    if data.get("by"):
        data["by"] = day(data["by"], f"{entry.where}.by").isoformat()
    named = _particulars(history, entry, data)
    words = {name: str(entry.fields[name]) for name in _WORDS if entry.fields.get(name)}
    history.steps.append(Step(entry.event, entry.on, named, data, words, history.state, target))
    history.state = target


def _target(state: FoiState, entry: Entry) -> FoiState:
    """Where the event leads. Steps that were not kept are passed over, but nothing follows an end."""
    if (state, entry.event) in _LINES:
        return FoiState(_LINES[state, entry.event])
    if state in OVER:
        raise InvalidRecordError(f"{entry.where}.event", f"“{state.label}”之后不能再“{entry.event.label}”")
    line = _TARGETS[entry.event]
    return state if line.target in line.sources else FoiState(line.target)


def _particulars(history: History, entry: Entry, data: dict[str, Any]) -> EventType | None:
    """What the event is to the clock, with its own fields checked."""
    if entry.event is FoiEvent.CONSULT:
        body = _choice(ConsultedBody, entry, "body")
        history._asked.append(body)
        return SENT[body]
    if entry.event in _OPINIONS:
        return _opinion(history, entry, data)
    if entry.event is FoiEvent.ASK_FEE:
        _charge(history, entry, data)
    if entry.event is FoiEvent.SERVE:
        data["method"] = str(_choice(ServiceMethod, entry, "method", ServiceMethod.POST))
        history.answer = _decision(entry, str(entry.fields.get("decision", "")))
    if entry.event is FoiEvent.WITHDRAW:
        history.answer = _decision(entry, "other")
    if entry.event is FoiEvent.VOID:
        history.counts = False
    if history.answer and entry.event in (FoiEvent.SERVE, FoiEvent.WITHDRAW):
        data["decision"] = history.answer.code
    return LAW.get(entry.event)


def _charge(history: History, entry: Entry, data: dict[str, Any]) -> None:
    if any(step.event is FoiEvent.ASK_FEE for step in history.steps):
        raise InvalidRecordError(f"{entry.where}.event", "一件申请只收费一次，前面已经有收费通知")
    if not data.get("count"):
        raise InvalidRecordError(f"{entry.where}.count", "收费通知应写明件数或者页数")
    for name in ("count", "before"):
        if data.get(name, 0) > MOST_COUNTED:
            raise InvalidRecordError(f"{entry.where}.{name}", f"应不超过 {MOST_COUNTED}，现为 {data[name]}")


def _opinion(history: History, entry: Entry, data: dict[str, Any]) -> EventType:
    if not history._asked:
        raise InvalidRecordError(f"{entry.where}.event", "没有征求意见，不会收到意见")
    body = _choice(ConsultedBody, entry, "body", history._asked[0])
    if body not in history._asked:
        raise InvalidRecordError(f"{entry.where}.body", f"没有向{body.label}征求意见")
    history._asked.remove(body)
    lapsed = entry.event is FoiEvent.OPINION_LAPSED
    said = Opinion.SILENT if lapsed else _choice(Opinion, entry, "opinion", Opinion.AGREES)
    data |= {"body": str(body), "opinion": str(said)}
    return ANSWERED[body]


def _choice(choices: Any, entry: Entry, name: str, default: Any = None) -> Any:
    value = entry.fields.get(name, default)
    try:
        return choices(value)
    except ValueError:
        known = "、".join(choices.values)
        raise InvalidRecordError(f"{entry.where}.{name}", f"应为 {known} 之一，现为 {str(value)[:60]!r}") from None


def _decision(entry: Entry, code: str) -> Decision:
    try:
        return decision(code, on=entry.on, book=law().book)
    except UnknownDecisionError as error:
        raise InvalidRecordError(f"{entry.where}.decision", str(error)) from error


def _fact(step: Step) -> Event:
    """The step as the clock reads it. Raises ClockError."""
    until = read_day(step.data["until"], "until") if step.data.get("until") else None
    return Event(
        step.law or EventType.RECEIVED,
        step.on,
        step.data.get("days"),
        step.data.get("approved_by", ""),
        until,
    )
