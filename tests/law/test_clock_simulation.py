"""The clock against a second one that walks from day to day (tests/law/simulation.py)."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given

from gongkai.law.calendar import DayKind, national
from gongkai.law.clock import deadline
from gongkai.law.procedure import procedure
from tests.law.simulation import Simulation
from tests.law.strategies import MANY, SOME, cases

FOI = procedure("foi")
ONE = timedelta(days=1)


@MANY
@given(cases())
def test_the_due_date_is_that_of_counting_day_by_day(case):
    found = deadline(FOI, national(), case.events, channel=case.channel)
    simulated = Simulation(case, found.calendar)
    assert found.history.receipt == case.receipt
    assert found.due == simulated.due


@MANY
@given(cases(delays=True))
def test_state_and_remaining_days_are_those_of_counting_day_by_day(case):
    found = deadline(FOI, national(), case.events, channel=case.channel)
    simulated = Simulation(case, found.calendar)
    assert found.due == simulated.due
    for at in case.looks:
        assert (found.state(at), found.remaining(at)) == (simulated.state(at), simulated.remaining(at)), at


@MANY
@given(cases())
def test_the_proof_counts_the_days_that_counting_day_by_day_counts(case):
    found = deadline(FOI, national(), case.events, channel=case.channel)
    simulated = Simulation(case, found.calendar)
    counted = [
        span.first + ONE * passed for span in found.proof if span.counted for passed in range(span.days or 0)
    ]
    assert counted == ([] if found.history.stopped else simulated.counted)


@SOME
@given(cases())
def test_every_day_after_day_0_is_explained_by_what_it_is(case):
    found = deadline(FOI, national(), case.events, channel=case.channel)
    simulated = Simulation(case, found.calendar)
    for span in found.proof if found.due else ():
        if span.first <= found.history.start:
            continue
        for passed in range(span.days or 0):
            day = span.first + ONE * passed
            assert span.rule.id in _reasons(simulated, found, day), (day, span)


def _reasons(simulated, found, day):
    if simulated.suspended(day):
        return {"FOI-33s"}
    return {
        DayKind.WEEKEND: {"CLK-WEEKEND"},
        DayKind.HOLIDAY: {"CLK-HOLIDAY"},
    }.get(found.calendar.day(day).kind, {"FOI-33", "FOI-33x"})
