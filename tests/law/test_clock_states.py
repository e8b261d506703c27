"""Where a clock stands on each day of a case's life, and how many working days are left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai.law.calendar import national
from gongkai.law.clock import State, deadline
from gongkai.law.procedure import procedure
from tests.law.strategies import event, history

FOI = procedure("foi")


def life(events, *days):
    """State and remaining days at the end of each day, written `03-02`, all in 2026."""
    found = deadline(FOI, national(), events, channel="counter")
    looks = [date.fromisoformat(f"2026-{day}") for day in days]
    return [(found.state(day).value, found.remaining(day)) for day in looks]


def test_states_have_chinese_labels():
    assert [state.label for state in State] == ["计算中", "中止计算", "停止计算，等待重新起算", "已办结", "已逾期"]


def test_a_plain_life_counts_down_and_then_into_the_red():
    events = history(received="2026-03-02")
    days = ("03-01", "03-02", "03-03", "03-06", "03-08", "03-27", "03-29", "03-30", "03-31", "04-05", "04-07")
    assert life(events, *days) == [
        ("running", 20),  # the day before it came
        ("running", 20),
        ("running", 19),
        ("running", 16),
        ("running", 16),  # a Sunday
        ("running", 1),
        ("running", 1),
        ("running", 0),  # the due date itself is not late
        ("overdue", -1),
        ("overdue", -4),
        ("overdue", -5),  # 04-06 was a holiday
    ]


def test_a_weekend_behind_the_due_date_is_overdue_though_no_working_day_has_passed():
    assert life(history(received="2026-03-06"), "04-03", "04-04", "04-07") == [
        ("running", 0),
        ("overdue", 0),
        ("overdue", -1),
    ]


def test_a_suspended_life_stands_while_the_letter_is_out():
    events = history(received="2026-03-02", third_party_consulted="2026-03-10", third_party_replied="2026-03-13")
    days = ("03-09", "03-10", "03-11", "03-13", "03-14", "03-16", "04-02", "04-03")
    assert life(events, *days) == [
        ("running", 15),
        ("running", 14),  # the day on which the letter goes out still counts
        ("suspended", 14),
        ("suspended", 14),  # the day of the reply does not
        ("running", 14),
        ("running", 13),
        ("running", 0),
        ("overdue", -1),
    ]


def test_a_stopped_life_has_no_remaining_days_until_it_begins_anew():
    events = history(received="2026-03-02", correction_notified="2026-03-05", corrected="2026-03-12")
    days = ("03-04", "03-05", "03-11", "03-12", "03-13", "04-10", "04-13")
    assert life(events, *days) == [
        ("running", 18),
        ("stopped", None),
        ("stopped", None),
        ("running", 20),
        ("running", 19),
        ("running", 0),
        ("overdue", -1),
    ]


def test_before_a_restart_the_clock_of_then_is_looked_at():
    """A limit that had ended before the fee was asked for was overdue on those days, whatever came later."""
    events = history(received="2026-03-02", fee_notified="2026-04-02", fee_paid="2026-04-08")
    assert life(events, "03-30", "03-31", "04-01", "04-02", "04-08", "04-09") == [
        ("running", 0),
        ("overdue", -1),
        ("overdue", -2),
        ("stopped", None),
        ("running", 20),
        ("running", 19),
    ]


def test_a_clock_that_stopped_for_good_was_overdue_before_it_stopped():
    events = history(received="2026-03-02", correction_notified="2026-04-02")
    assert life(events, "03-30", "04-01", "04-02") == [("running", 0), ("overdue", -2), ("stopped", None)]


def test_an_extension_is_in_the_remaining_days_of_its_own_clock_alone():
    events = history(received="2026-03-02", fee_notified="2026-03-12", fee_paid="2026-03-16")
    events.append(event("extended", "2026-03-10", days=10, approved_by="负责人"))
    assert life(events, "03-10", "03-11", "03-12", "03-16", "03-17") == [
        ("running", 24),
        ("running", 23),
        ("stopped", None),
        ("running", 20),
        ("running", 19),
    ]


def test_an_extended_life_is_overdue_after_the_extension():
    events = [*history(received="2026-01-26"), event("extended", "2026-02-10", days=20, approved_by="负责人")]
    assert life(events, "02-28", "03-02", "03-27", "03-28", "03-30") == [
        ("running", 20),
        ("running", 19),
        ("running", 0),
        ("overdue", 0),
        ("overdue", -1),
    ]


def test_paying_on_the_day_of_the_notice_never_stops_the_clock():
    events = history(received="2026-03-02", fee_notified="2026-03-05", fee_paid="2026-03-05")
    assert life(events, "03-04", "03-05", "03-06") == [("running", 18), ("running", 20), ("running", 19)]


def test_an_agreed_delay_is_counted_down_in_working_days_to_its_day():
    events = history(received="2026-03-02", third_party_consulted="2026-03-31")
    events.append(event("delay_agreed", "2026-03-10", until=date(2026, 4, 10)))
    assert life(events, "03-30", "04-01", "04-09", "04-10", "04-13") == [
        ("running", 8),
        ("running", 6),  # a letter sent after the limit's own days suspends nothing
        ("running", 1),
        ("running", 0),
        ("overdue", -1),
    ]


def test_a_delay_that_ends_before_the_limit_changes_nothing():
    events = history(received="2026-03-02", third_party_consulted="2026-03-10", third_party_replied="2026-03-13")
    delay = event("delay_agreed", "2026-03-03", until=date(2026, 3, 20))
    days = ("03-03", "03-12", "03-16", "04-02", "04-03")
    assert life([*events, delay], *days) == life(events, *days)


def test_a_letter_sent_after_the_limit_does_not_excuse_the_delay():
    events = history(received="2026-03-02", third_party_consulted="2026-04-01")
    assert life(events, "03-31", "04-01", "04-02", "04-30") == [
        ("overdue", -1),
        ("overdue", -2),
        ("overdue", -3),
        ("overdue", -22),
    ]


def test_a_case_answered_while_its_clock_stood_stays_done():
    stopped = history(received="2026-03-02", correction_notified="2026-03-05", answered="2026-03-20")
    assert life(stopped, "03-19", "03-20", "03-23") == [("stopped", None), ("done", None), ("done", None)]
    suspended = history(received="2026-03-02", third_party_consulted="2026-03-10", answered="2026-03-20")
    assert life(suspended, "03-19", "03-20", "03-23") == [("suspended", 14), ("done", 14), ("done", 14)]


def test_answered_on_the_spot_is_done_at_once():
    assert life(history(received="2026-03-02", answered="2026-03-02"), "03-02") == [("done", 20)]


@pytest.mark.parametrize("channel", ["internet", "fax", "post_plain"])
def test_between_arrival_and_confirmation_the_whole_limit_is_left(channel):
    events = history(received="2026-03-02", confirmed="2026-03-05")
    found = deadline(FOI, national(), events, channel=channel)
    for passed in range(4):
        day = date(2026, 3, 2) + timedelta(days=passed)
        assert (found.state(day), found.remaining(day)) == (State.RUNNING, 20)
    assert found.remaining(date(2026, 3, 6)) == 19


def test_a_letter_sent_before_confirmation_suspends_from_the_day_of_receipt_on():
    events = history(received="2026-03-02", third_party_consulted="2026-03-03", confirmed="2026-03-05")
    events += history(third_party_replied="2026-03-09")
    found = deadline(FOI, national(), events, channel="internet")
    states = [found.state(date(2026, 3, day)).value for day in (4, 5, 9, 10)]
    assert states == ["running", "suspended", "suspended", "running"]
    assert found.due == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("received", "known_at", "expected"),
    [
        ("2026-11-25", None, False),  # ends on 2026-12-23
        ("2026-12-02", None, True),  # ends on 12-30, which the notice of 2027 may still take
        ("2026-12-01", None, True),
        ("2026-11-30", None, False),  # ends on 12-28
        ("2025-12-10", "2025-11-03", True),
        ("2025-12-10", "2025-11-04", False),
    ],
)
def test_a_date_is_provisional_until_the_notices_of_its_days_are_known(received, known_at, expected):
    known = date.fromisoformat(known_at) if known_at else None
    found = deadline(FOI, national(), history(received=received), channel="counter", known_at=known)
    assert found.provisional is expected


@pytest.mark.parametrize(
    ("later", "day", "ran_out"),
    [
        ([], "2026-02-28", None),  # the last day of the limit is in time
        ([], "2026-03-01", "2026-02-28"),
        (
            [event("correction_notified", "2026-03-10"), event("corrected", "2026-03-20")],
            "2026-03-10",
            "2026-02-28",
        ),
        ([event("correction_notified", "2026-02-03"), event("corrected", "2026-02-10")], "2026-02-10", None),
        # On the day of a restart it is the clock before that counts.
        (
            [event("correction_notified", "2026-03-10"), event("corrected", "2026-03-10")],
            "2026-03-10",
            "2026-02-28",
        ),
        ([event("third_party_consulted", "2026-02-10")], "2026-06-01", None),
    ],
)
def test_a_clock_has_run_out_before_the_days_behind_its_last(later, day, ran_out):
    found = deadline(FOI, national(), [event("received", "2026-01-26"), *later], channel="counter")
    assert found.ran_out_before(date.fromisoformat(day)) == (date.fromisoformat(ran_out) if ran_out else None)
