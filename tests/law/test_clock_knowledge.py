"""Both times of a deadline: the days that it counts, and the day on which the notices were known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai.law.calendar import national
from gongkai.law.clock import State, deadline
from gongkai.law.procedure import procedure
from gongkai.law.rulebook import shipped
from tests.law.strategies import history

FOI = procedure("foi")
CHANGED = date(2020, 1, 27)  # the day on which the longer holiday of 2020 became known
EVE = CHANGED - timedelta(days=1)
ONE = timedelta(days=1)
# The receipt days whose clock was open on the day of the change, and all of January 2020 before it.
OPEN = [date(2019, 12, 27) + ONE * passed for passed in range(31)]
JANUARY = [date(2020, 1, 1) + ONE * passed for passed in range(31)]


def due(day, known_at=None, **ends):
    events = history(received=str(day), **ends)
    return deadline(FOI, national(), events, channel="counter", known_at=known_at).due


@pytest.mark.parametrize("day", OPEN, ids=str)
def test_each_open_receipt_day_moves_later_when_the_change_becomes_known(day):
    before, after = due(day, EVE), due(day, CHANGED)
    assert EVE < before < after == due(day)


@pytest.mark.parametrize("day", JANUARY, ids=str)
def test_each_day_of_january_2020_moves_later_when_the_change_becomes_known(day):
    before, after = due(day, EVE), due(day, CHANGED)
    assert before < after == due(day)


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [("2020-01-06", "2020-02-06", "2020-02-10"), ("2020-01-20", "2020-02-21", "2020-02-25")],
)
def test_golden_moves(day, before, after):
    assert (str(due(day, EVE)), str(due(day, CHANGED))) == (before, after)


@pytest.mark.parametrize("day", OPEN, ids=str)
@pytest.mark.parametrize("end", ["answered", "withdrawn"])
def test_a_case_closed_before_the_change_does_not_move(day, end):
    assert due(day, **{end: str(EVE)}) == due(day, EVE) == due(day, date(2026, 1, 1), **{end: str(EVE)})


@pytest.mark.parametrize("day", OPEN, ids=str)
def test_a_case_closed_on_the_day_of_the_change_or_later_does_move(day):
    assert due(day, answered=str(CHANGED)) == due(day, CHANGED)
    assert due(day, CHANGED, answered="2020-02-20") == due(day, EVE, answered="2020-02-20") + (
        due(day, CHANGED) - due(day, EVE)
    )


def test_a_closed_case_can_be_asked_as_known_still_earlier():
    assert due("2020-01-06", date(2019, 11, 20), answered="2020-02-05") != due("2020-01-06", answered="2020-02-05")
    assert due("2020-01-06", EVE, answered="2020-02-05") == due("2020-01-06", EVE)


def test_the_proof_and_the_state_go_with_the_knowledge():
    events = history(received="2020-01-06")
    before = deadline(FOI, national(), events, channel="counter", known_at=EVE)
    after = deadline(FOI, national(), events, channel="counter", known_at=CHANGED)
    assert before.state(date(2020, 2, 8)) is State.OVERDUE
    assert after.state(date(2020, 2, 8)) is State.RUNNING
    assert "延长2020年春节假期" in "".join(span.why for span in after.proof)
    assert "延长2020年春节假期" not in "".join(span.why for span in before.proof)


@pytest.mark.parametrize(
    ("year", "known_on"),
    [
        (2021, "2020-11-25"),
        (2022, "2021-10-25"),
        (2023, "2022-12-08"),
        (2024, "2023-10-25"),
        (2025, "2024-11-12"),
        (2026, "2025-11-04"),
    ],
)
def test_until_a_year_s_notice_is_known_what_reaches_into_it_is_provisional(year, known_on):
    known, events = date.fromisoformat(known_on), history(received=f"{year - 1}-12-20")
    assert deadline(FOI, national(), events, channel="counter", known_at=known - ONE).provisional is True
    found = deadline(FOI, national(), events, channel="counter", known_at=known)
    assert found.provisional is False
    assert found.due is not None
    assert found.due.year == year


def test_a_calendar_that_stands_on_a_day_is_never_asked_for_more():
    events = history(received="2020-01-06")
    standing = national().known_at(EVE)
    for known_at in (None, CHANGED, date(2026, 1, 1)):
        found = deadline(FOI, standing, events, channel="counter", known_at=known_at)
        assert (found.due, found.calendar.at) == (due("2020-01-06", EVE), EVE)
    assert deadline(FOI, national(), events, channel="counter").calendar.at is None


def test_only_the_days_of_the_clock_make_a_date_provisional():
    """Nothing is known of 2003; what was received on its last day is counted in 2004 all the same."""
    rule = next(
        each for each in shipped() if each.unit == "工作日" and each.kind == "limit" and not each.valid_from
    )
    assert deadline(rule, national(), history(received="2003-12-31")).provisional is False
    assert deadline(rule, national(), history(received="2003-12-30")).provisional is True
