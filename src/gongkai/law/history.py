"""A case's events folded into what the clock needs: day 0, stops, suspensions, extension, end.

The order in which events were entered means nothing. A history that the law does not allow is refused.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from gongkai.law.errors import EventError, ImpossibleHistoryError, shown
from gongkai.law.events import ORDER, EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from gongkai.law.events import Event
    from gongkai.law.procedure import Procedure, Terms
    from gongkai.law.rulebook import Rule

ONE_DAY = timedelta(days=1)
_ENDS = (EventType.ANSWERED, EventType.WITHDRAWN)
_MAY_FOLLOW_THE_END = {EventType.THIRD_PARTY_REPLIED, EventType.ORGAN_REPLIED, EventType.CONFIRMED}


class Pause(NamedTuple):
    """Days on which the clock stands: `first` through `last` (None: still), by `rule`, because of `cause`."""

    first: date
    last: date | None
    rule: Rule
    cause: Event

    def covers(self, day: date) -> bool:
        """Say whether the clock stands on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


class Restart(NamedTuple):
    """A clock that began anew: it stood from `since`; `on` is day 0 of the new one (None: not begun yet)."""

    since: date
    on: date | None
    rule: Rule
    cause: Event


class History(NamedTuple):
    """The fold of a case's events.

    `received` is the day of arrival, `receipt` the day that the law counts as receipt; `awaited` says that the
    channel's confirmation is still missing and the day of arrival stands in for it. `start` is day 0 of the clock
    that counts, the receipt or the last restart. `pauses` do not overlap; `letters` are the consultations that
    they come from, which may.
    """

    terms: Terms
    received: date
    receipt: date
    start: date
    awaited: bool
    restarts: tuple[Restart, ...]
    pauses: tuple[Pause, ...]
    letters: tuple[Pause, ...]
    extension: Event | None
    delay: Event | None
    end: Event | None

    def start_on(self, day: date) -> date:
        """Day 0 of the clock that ran on a day."""
        if not self.restarts:
            return self.receipt
        return _start(self.receipt, [each for each in self.restarts if each.on and each.on <= day])

    def extended_by(self, start: date) -> int:
        """Working days that the extension adds to the clock begun on `start`; a later clock goes without them."""
        extension = self.extension
        if extension is None or extension.days is None or self.start_on(extension.on) != start:
            return 0
        return extension.days

    @property
    def stopped(self) -> Restart | None:
        """The stop that has not ended, if any."""
        return next((each for each in self.restarts if each.on is None), None)


def fold(procedure: Procedure, events: Iterable[Event], channel: str | None) -> History:
    """Fold events, given in any order. Raises EventError and ImpossibleHistoryError."""
    ordered = sorted(events, key=lambda event: (event.on, ORDER[event.type]))
    by_type: dict[EventType, list[Event]] = {}
    for event in ordered:
        by_type.setdefault(event.type, []).append(event)
    received = _received(by_type.get(EventType.RECEIVED, []), procedure)
    terms = procedure.terms(received.on)
    receipt, awaited = _receipt(by_type, terms, channel, received)
    if receipt != received.on:
        terms = procedure.terms(receipt)
    _check_span(ordered, received, terms)
    restarts = _restarts(by_type, procedure, terms)
    letters = _letters(by_type, terms)
    return History(
        terms=terms,
        received=received.on,
        receipt=receipt,
        start=_start(receipt, restarts),
        awaited=awaited,
        restarts=restarts,
        pauses=_merged(letters),
        letters=letters,
        extension=_extension(by_type.get(EventType.EXTENDED, []), terms),
        delay=_delay(by_type.get(EventType.DELAY_AGREED, []), terms),
        end=next((event for event in ordered if event.type in _ENDS), None),
    )


def _start(receipt: date, restarts: Sequence[Restart]) -> date:
    """Day 0: the receipt, or the day on which the clock last began anew."""
    return max([receipt, *(each.on for each in restarts if each.on)]) if restarts else receipt


def _received(received: Sequence[Event], procedure: Procedure) -> Event:
    if not received:
        raise EventError("缺少 received（收到申请）事件，期限无从起算")
    if len(received) > 1:
        terms = procedure.terms(received[1].on)
        raise ImpossibleHistoryError("一件申请只能收到一次", rule=terms.receipt or terms.limit, event=received[1])
    return received[0]


def _receipt(
    by_type: dict[EventType, list[Event]], terms: Terms, channel: str | None, received: Event
) -> tuple[date, bool]:
    """The day of receipt by the channel's rule; the day of arrival for now where a confirmation is missing."""
    if terms.receipt is None:
        return received.on, False
    known = [item.code for item in terms.receipt.items]
    if channel is not None and channel not in known:
        raise EventError(f"channel 应为 {'、'.join(known)} 之一，现为 {shown(channel)}")
    confirmed = by_type.get(EventType.CONFIRMED, [])
    if len(confirmed) > 1:
        raise ImpossibleHistoryError("收到申请只能确认一次", rule=terms.receipt, event=confirmed[1])
    if channel is None:  # whoever names no channel states the day of receipt
        return (confirmed or [received])[0].on, False
    if terms.receipt.item(channel).facts["event"] == EventType.RECEIVED:
        return received.on, False
    return (confirmed[0].on, False) if confirmed else (received.on, True)


def _check_span(ordered: Sequence[Event], received: Event, terms: Terms) -> None:
    """Nothing before the application, one end, and nothing that moves a clock after it."""
    if ordered[0].on < received.on:
        first = ordered[0]
        rule = terms.limit if first.type in _ENDS else (terms.receipt or terms.limit)
        raise ImpossibleHistoryError(
            f"“{first.type.label}”（{first.on}）早于收到申请（{received.on}）", rule=rule, event=first
        )
    ends = [event for event in ordered if event.type in _ENDS]
    if len(ends) > 1:
        raise ImpossibleHistoryError(f"{ends[0]}，不能再有“{ends[1].type.label}”", rule=terms.limit, event=ends[1])
    for event in ordered if ends else ():
        if event.on > ends[0].on and event.type not in _MAY_FOLLOW_THE_END:
            raise ImpossibleHistoryError(
                f"{ends[0]}，此后（{event.on}）不能再有“{event.type.label}”", rule=terms.limit, event=event
            )


def _restarts(by_type: dict[EventType, list[Event]], procedure: Procedure, terms: Terms) -> tuple[Restart, ...]:
    notices = by_type.get(EventType.CORRECTION_NOTIFIED, [])
    corrections = by_type.get(EventType.CORRECTED, [])
    found: list[Restart] = []
    if notices or corrections:
        rule = _needed(terms.correction, [*notices, *corrections][0])
        times = rule.params.get("times")
        if times and len(notices) > times:
            raise ImpossibleHistoryError("补正只能告知一次", rule=rule, event=notices[times])
        found = _stops(notices, corrections, rule, "没有告知补正，不会收到补正")
    notices, payments = by_type.get(EventType.FEE_NOTIFIED, []), by_type.get(EventType.FEE_PAID, [])
    if notices or payments:
        first = [*notices, *payments][0]
        rule = _needed(terms.fee or procedure.terms(first.on).fee, first)
        found += _stops(notices, payments, rule, "没有发出收费通知，不会缴费")
    return tuple(sorted(found, key=lambda each: each.since)) if found else ()


def _stops(opening: Sequence[Event], closing: Sequence[Event], rule: Rule, refusal: str) -> list[Restart]:
    return [
        Restart(cause.on, last.on if last else None, rule, cause)
        for cause, last in _intervals(opening, closing, rule, refusal)
    ]


def _letters(by_type: dict[EventType, list[Event]], terms: Terms) -> tuple[Pause, ...]:
    """The consultations, one after another for third parties and for organs; days may lie in both."""
    found: list[Pause] = []
    for opening, closing, party in (
        (EventType.THIRD_PARTY_CONSULTED, EventType.THIRD_PARTY_REPLIED, terms.third_party),
        (EventType.ORGAN_CONSULTED, EventType.ORGAN_REPLIED, terms.organ),
    ):
        sent, replies = by_type.get(opening, []), by_type.get(closing, [])
        if sent or replies:
            held = party if opening is EventType.ORGAN_CONSULTED else terms.suspension  # before 2019 no organ's
            rule = _needed(held and terms.suspension, [*sent, *replies][0])
            refusal = f"没有“{opening.label}”，不会“{closing.label}”"
            found += [_pause(*pair, rule, terms) for pair in _intervals(sent, replies, party or rule, refusal)]
    return tuple(pause for pause in found if pause.last is None or pause.first <= pause.last)


def _pause(sent: Event, reply: Event | None, rule: Rule, terms: Terms) -> Pause:
    """The days between letter and reply; which ends count is a convention that a city may move."""
    first = sent.on if _chosen(terms.suspend_from) == "day_sent" else sent.on + ONE_DAY
    if reply is None:
        return Pause(first, None, rule, sent)
    last = reply.on - ONE_DAY if _chosen(terms.suspend_to) == "day_before_reply" else reply.on
    return Pause(first, last, rule, sent)


def _chosen(convention: Rule | None) -> object:
    return convention.value if convention else None


def _intervals(
    opening: Sequence[Event], closing: Sequence[Event], rule: Rule, refusal: str
) -> list[tuple[Event, Event | None]]:
    """Spans from the first letter out to the reply that leaves none outstanding; an open one ends with None."""
    spans: list[tuple[Event, Event | None]] = []
    outstanding, since = 0, None
    kind = opening[0].type if opening else None
    both = sorted([*opening, *closing], key=lambda event: (event.on, ORDER[event.type]))
    for event in both:
        outstanding += 1 if event.type is kind else -1
        if outstanding < 0:
            raise ImpossibleHistoryError(refusal, rule=rule, event=event)
        if since is None:
            since = event
        elif outstanding == 0:
            spans.append((since, event))
            since = None
    return [*spans, (since, None)] if since else spans


def _merged(pauses: Sequence[Pause]) -> tuple[Pause, ...]:
    """Pauses without overlap, in order; what two letters both suspend is suspended once."""
    if not pauses:
        return ()
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda each: each.first):
        last = merged[-1] if merged else None
        if last is None or (last.last is not None and pause.first > last.last):
            merged.append(pause)
        elif last.last is not None and (pause.last is None or pause.last > last.last):
            merged.append(Pause(last.last + ONE_DAY, pause.last, pause.rule, pause.cause))
    return tuple(merged)


def _extension(extensions: Sequence[Event], terms: Terms) -> Event | None:
    """The extension, checked but for its day: only the clock knows when the limit ended."""
    if not extensions:
        return None
    extensions = sorted(extensions, key=_content)
    extension, rule = extensions[0], _needed(terms.extension, extensions[0])
    times = rule.params.get("times")
    if times and len(extensions) > times:
        raise ImpossibleHistoryError("答复期限只能延长一次", rule=rule, event=extensions[times])
    if extension.days is None:
        raise EventError("extended 事件应有 days（延长的工作日数）", rule=rule.id, event=extension)
    if not 1 <= extension.days <= rule.number:
        message = f"延长{extension.days}个工作日，应为1至{rule.number}个工作日"
        raise ImpossibleHistoryError(message, rule=rule, event=extension)
    if not extension.approved_by:
        raise ImpossibleHistoryError("延长须经负责人同意，缺少 approved_by", rule=rule, event=extension)
    return extension


def _delay(delays: Sequence[Event], terms: Terms) -> Event | None:
    """The last agreed day; it must say until when."""
    if not delays:
        return None
    delays = sorted(delays, key=_content)
    for delay in delays:
        rule = _needed(terms.delay, delay)
        if delay.until is None or delay.until <= delay.on:
            raise EventError(
                "delay_agreed 事件应有 until（确定的答复日期），且晚于确定之日", rule=rule.id, event=delay
            )
    return delays[-1]


def _content(event: Event) -> tuple[date, int, str, date]:
    """An order of events of one type that does not depend on how they were entered."""
    return event.on, event.days or 0, event.approved_by, event.until or event.on


def _needed(rule: Rule | None, event: Event) -> Rule:
    """The rule that an event rests on, or a refusal where none held at that time."""
    if rule is None:
        raise EventError(f"当时没有“{event.type.label}”的规定，请核对日期或删去该事件", event=event)
    return rule
