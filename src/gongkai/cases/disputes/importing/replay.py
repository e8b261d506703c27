"""A review or a suit replayed: through its flow as far as its steps were kept, under the law without exception."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from gongkai.cases.disputes.clocks import by_terms, terms_of
from gongkai.cases.disputes.enums import Moment
from gongkai.cases.disputes.flow.review import FLOW as REVIEW_FLOW
from gongkai.cases.disputes.flow.suit import FLOW as SUIT_FLOW
from gongkai.cases.disputes.importing.states import refuse_place, target_of
from gongkai.cases.disputes.models import REVIEW
from gongkai.cases.disputes.outcomes import REMANDED, column, result, standing_result
from gongkai.cases.models import Case, CaseEvent
from gongkai.cases.records import InvalidRecordError
from gongkai.core.errors import InvalidInputError
from gongkai.law.errors import ClockError

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.clock import Standing
    from gongkai.cases.disputes.importing.reading import DisputeEntry, DisputeRecord

FLOWS = {REVIEW: REVIEW_FLOW, "suit": SUIT_FLOW}
LAW = {
    "copy": Moment.COPY,
    "procedure": Moment.PROCEDURE,
    "answer": Moment.ANSWERED,
    "evidence": Moment.EVIDENCE,
    "evidence_delay": Moment.EVIDENCE_DELAYED,
    "extend": Moment.EXTENDED,
    "suspend": Moment.SUSPENDED,
    "resume": Moment.RESUMED,
    "decide": Moment.DECIDED,
    "judge": Moment.JUDGED,
    "appeal": Moment.APPEALED,
    "appeal_copy": Moment.APPEAL_COPY,
    "appeal_answer": Moment.APPEAL_ANSWERED,
    "remand": Moment.REMANDED,
    "judge_appeal": Moment.FINAL,
    "final": Moment.FINAL,
}
_WORDS = ("text", "reason")  # what people wrote: sealed, never in `data`
_NAMES = {"accepted_on": "accepted", "served_on": "served", "ended_on": "ended", "handler": "handler_name"}
_OF_ANSWER = ("until", "answered_on", "decision", "method", "number")  # of the answer that was ordered


@dataclass
class DisputeHistory:
    """What a record comes to. `rows` are the events without their case, each with the words people wrote in it."""

    kind: str
    state: str
    rows: list[tuple[CaseEvent, dict[str, str]]] = field(default_factory=list)
    first: str = ""
    outcome: str = ""
    counts: bool = True
    standing: Standing | None = None
    redo: DisputeEntry | None = None

    @property
    def events(self) -> list[CaseEvent]:
        return [row for row, _ in self.rows]

    @property
    def happened(self) -> list[str]:
        """The events since the case was last sent back to the first instance."""
        kinds = [row.kind for row in self.events]
        return kinds[len(kinds) - kinds[::-1].index("remand") :] if "remand" in kinds else kinds

    @property
    def cell(self) -> str:
        """The column of table four; "" while nothing stands."""
        return column(self.kind, self.outcome) if self.outcome else ""


def replay_dispute(record: DisputeRecord) -> DisputeHistory:
    """Raises InvalidRecordError for what the law or the flow does not allow, naming the event."""
    history = DisputeHistory(record.kind, str(FLOWS[record.kind].initial[0]))
    _add(history, "register", _registered_on(record), Moment.REGISTERED, _known(record), {"claim": record.claim})
    for entry in record.entries:
        _take(history, entry, record)
    try:
        history.standing = by_terms(Case(kind=record.kind), history.events, timezone.localdate())
    except ClockError as error:
        raise InvalidRecordError("events", str(error)) from error
    return history


def _registered_on(record: DisputeRecord) -> dt.date:
    """The day on which the organ came to know of it."""
    days = [("accepted_on", record.accepted_on), ("filed_on", record.filed_on)]
    for name, day in days:
        if day and day > timezone.localdate():
            raise InvalidRecordError(name, f"日期 {day} 还没有到")
    if record.accepted_on and record.accepted_on < record.filed_on:
        raise InvalidRecordError(
            "accepted_on", f"受理（立案）日期 {record.accepted_on} 早于提出日期 {record.filed_on}"
        )
    copies = [entry.on for entry in record.entries if entry.event == "copy"]
    known = [day for day in (record.accepted_on, *copies) if day]
    return max(record.filed_on, min(known, default=record.filed_on))


def _known(record: DisputeRecord) -> dict[str, Any]:
    data: dict[str, Any] = {"imported": record.id, "simplified": record.simplified}
    return data | ({"accepted": record.accepted_on.isoformat()} if record.accepted_on else {})


def _add(
    history: DisputeHistory,
    kind: str,
    on: dt.date,
    law: Moment | None,
    data: dict[str, Any],
    words: dict[str, str],
    target: str = "",
) -> None:
    place, target = len(history.rows) + 1, target or history.state
    row = CaseEvent(kind=kind, on=on, law=law.value if law else "", data=data, sequence=place, target=target)
    row.source = history.state
    history.rows.append((row, words))
    history.state = target


def _take(history: DisputeHistory, entry: DisputeEntry, record: DisputeRecord) -> None:
    if entry.on > timezone.localdate():
        raise InvalidRecordError(f"{entry.where}.on", f"日期 {entry.on} 还没有到")
    if entry.on < record.filed_on:
        raise InvalidRecordError(f"{entry.where}.on", f"日期 {entry.on} 早于提出日期 {record.filed_on}")
    kind, flow = str(entry.event), FLOWS[record.kind]
    if kind == "final" and history.outcome and history.happened[-1:] == ["final"]:
        return  # what cannot be appealed took effect with the ruling
    target = target_of(flow, history.state, entry)
    refuse_place(entry, history.happened)
    try:
        data = _RESULTS[kind](history, entry) if kind in _RESULTS else {}
    except InvalidInputError as error:
        raise InvalidRecordError(f"{entry.where}.{error.field}", str(error)) from error
    except ClockError as error:  # whether a judgment took effect is asked of the law
        raise InvalidRecordError("events", str(error)) from error
    data = {**_plain(entry), **data}
    words = {name: str(entry.fields[name]) for name in _WORDS if entry.fields.get(name)}
    _add(history, kind, entry.on, LAW.get(entry.event), data, words, target)
    if kind == "judge" and "appeal" not in result(record.kind, history.first).facts:
        history.outcome = history.first
        last = target_of(flow, history.state, _final(entry))
        _add(history, "final", entry.on, Moment.FINAL, {"outcome": history.outcome}, {}, last)


def _final(entry: DisputeEntry) -> DisputeEntry:
    """That what cannot be appealed takes effect with it."""
    return type(entry)(type(entry.event)("final"), entry.on, {}, entry.where)


def _plain(entry: DisputeEntry) -> dict[str, Any]:
    """What an event keeps of its fields: days as text, nothing that people wrote."""
    skip = (*_WORDS, *(_OF_ANSWER if entry.event == "redo" else ()))
    kept = {_NAMES.get(name, name): value for name, value in entry.fields.items() if name not in skip}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in kept.items()}


def _served(entry: DisputeEntry) -> dict[str, str]:
    served = entry.fields.get("served_on") or entry.on
    if not entry.on <= served <= timezone.localdate():
        raise InvalidInputError("served_on", f"送达日期 {served} 应不早于作出日期 {entry.on}，不晚于今天")
    return {"served": served.isoformat()}


def _decide(history: DisputeHistory, entry: DisputeEntry) -> dict[str, Any]:
    history.outcome = result(history.kind, str(entry.fields.get("outcome", ""))).code
    return _served(entry)


def _judge(history: DisputeHistory, entry: DisputeEntry) -> dict[str, Any]:
    history.first = result(history.kind, str(entry.fields.get("outcome", ""))).code
    return _served(entry)


def _judge_appeal(history: DisputeHistory, entry: DisputeEntry) -> dict[str, Any]:
    second, own = str(entry.fields.get("second", "")), str(entry.fields.get("outcome", ""))
    if second == REMANDED:
        raise InvalidInputError("second", "发回重审的，事件应为 remand")
    stands = standing_result(history.first, second, result(history.kind, own).code if own else "")
    history.outcome = stands
    return {"outcome": stands}


def _remand(history: DisputeHistory, _entry: DisputeEntry) -> dict[str, Any]:
    history.first = ""
    return {"second": REMANDED}


def _take_effect(history: DisputeHistory, entry: DisputeEntry) -> dict[str, Any]:
    limit = next(
        (each for each in terms_of(Case(kind=history.kind), history.events) if each.code == "appeal"), None
    )
    if limit and limit.due and entry.on <= limit.due:
        raise InvalidInputError("on", f"上诉期到 {limit.due} 为止，{entry.on} 裁判尚未生效")
    history.outcome = history.first
    return {"outcome": history.first}


def _void(history: DisputeHistory, _entry: DisputeEntry) -> dict[str, Any]:
    history.counts = False
    return {}


def _redo(history: DisputeHistory, entry: DisputeEntry) -> dict[str, Any]:
    if not result(history.kind, history.outcome).facts.get("redo"):
        raise InvalidInputError("event", "复议决定、生效裁判没有责令重新答复")
    history.redo = entry
    return {}


def _archive(history: DisputeHistory, _entry: DisputeEntry) -> dict[str, Any]:
    if not history.outcome:
        raise InvalidInputError("event", "还没有生效的结果，不能归档")
    return {}


_RESULTS = {
    "archive": _archive,
    "decide": _decide,
    "judge": _judge,
    "judge_appeal": _judge_appeal,
    "remand": _remand,
    "final": _take_effect,
    "void": _void,
    "redo": _redo,
}
