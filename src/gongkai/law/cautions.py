"""What a reader must know before relying on a date: what is not sure, what came late, what silence means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.law.events import EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.law.clock import Deadline
    from gongkai.law.rulebook import Rule


def cautions(found: Deadline) -> Iterator[str]:
    """The cautions of a deadline, one sentence or two each; the unsure rules last."""
    yield from _unsettled(found)
    yield from _late(found)
    yield from _silence(found)
    yield from _unpaid(found)
    yield from _uncertain(found.rules)


def _unsettled(found: Deadline) -> Iterator[str]:
    """Why a date is provisional, and what a restart took away."""
    history = found.history
    if history.awaited:
        yield "双方尚未确认收到申请，到期日暂按收到当日计算；确认之后以确认之日为收到之日。"
    if found.provisional and not history.awaited:
        then = "按办结时所知计算，不再变动" if history.end else "到期日为暂定，公布后须重新计算"
        yield f"期限跨入放假安排尚未公布的日子，{then}。"
    if history.extension and not history.extended_by(history.start):
        yield f"{history.extension}之后期限重新计算，新的期限不含延长的{history.extension.days}个工作日。"


def _late(found: Deadline) -> Iterator[str]:
    """What was done after its own limit, or after the answer's: it counts, but does not heal the delay."""
    history = found.history
    for restart in history.restarts:
        notice = restart.cause
        if notice.type is EventType.CORRECTION_NOTIFIED and restart.rule.value is not None:
            last = found.calendar.add(history.receipt, restart.rule.number).date
            if notice.on > last:
                yield f"补正告知（{notice.on}）晚于法定的{restart.rule.amount}（{last}）。"
    moved = [*(each.cause for each in history.restarts), *(each.cause for each in history.letters), history.delay]
    for event in sorted((each for each in moved if each), key=lambda each: each.on):
        ended = found.ran_out_before(event.on)
        if ended:
            yield f"“{event.type.label}”（{event.on}）时答复期限已于{ended}届满，此前的逾期不因此消除。"


def _silence(found: Deadline) -> Iterator[str]:
    """An open consultation: until when the other side may speak, and what its silence means."""
    terms = found.history.terms
    for pause in found.history.letters if found.history.end is None else ():
        party = terms.third_party if pause.cause.type.startswith("third_party") else terms.organ
        if pause.last is None and party is not None:
            last = found.calendar.add(pause.cause.on, party.number).date
            yield f"如征求意见书于{pause.cause.on}送达，对方应在{last}之前或当日答复。{party.says}。"


def _unpaid(found: Deadline) -> Iterator[str]:
    """An open fee notice: the last day to pay, and what comes then."""
    stop = found.history.stopped
    if stop is None or stop.cause.type is not EventType.FEE_NOTIFIED or found.history.end:
        return
    if stop.rule.value is not None:
        last = found.calendar.add(stop.since, stop.rule.number).date
        due = f"申请人应在{last}之前或当日缴清（{stop.rule.amount}）"
        yield f"如收费通知于{stop.since}送达，{due}。{stop.rule.says}。"


def _uncertain(rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule in rules:
        if rule.caution:
            yield f"{rule.caution}：{rule.note or rule.says}。"
