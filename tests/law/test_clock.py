"""Due dates: the golden dates, the rules of receipt, restarts, suspensions, extensions, delays, transitions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai.law.calendar import national
from gongkai.law.clock import State, deadline
from gongkai.law.errors import ClockError, EventError
from gongkai.law.procedure import Procedure, procedure
from gongkai.law.rulebook import shipped
from tests.law.strategies import event, history

FOI = procedure("foi")
# Received, and the due dates of 7, 15, 20 and 20+20 working days.
GOLDEN = """
2023-09-15 2023-09-26 2023-10-12 2023-10-19 2023-11-16
2024-01-29 2024-02-06 2024-02-22 2024-02-29 2024-03-28
2024-02-01 2024-02-09 2024-02-27 2024-03-05 2024-04-02
2024-04-19 2024-04-29 2024-05-13 2024-05-20 2024-06-18
2024-09-10 2024-09-20 2024-10-08 2024-10-14 2024-11-11
2025-01-10 2025-01-21 2025-02-07 2025-02-13 2025-03-13
2025-12-10 2025-12-19 2025-12-31 2026-01-08 2026-02-05
2026-01-26 2026-02-04 2026-02-14 2026-02-28 2026-03-27
2026-02-05 2026-02-14 2026-03-04 2026-03-11 2026-04-09
2026-01-05 2026-01-14 2026-01-26 2026-02-02 2026-03-06
2026-02-10 2026-02-26 2026-03-09 2026-03-16 2026-04-14
2026-04-28 2026-05-11 2026-05-21 2026-05-28 2026-06-26
2026-09-14 2026-09-22 2026-10-10 2026-10-16 2026-11-13
"""
ROWS = [row.split() for row in GOLDEN.strip().splitlines()]


def foi(*events, channel="counter", known_at=None):
    return deadline(FOI, national(), events, channel=channel, known_at=known_at and date.fromisoformat(known_at))


def due(*events, **more):
    return str(foi(*events, **more).due)


def received(day):
    return event("received", day)


def extended(day, days=20):
    return event("extended", day, days=days, approved_by="工作机构负责人")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_golden_dates_of_answer_correction_notice_consultation_and_extension(row):
    start, seven, fifteen, twenty, forty = row
    alone = [event("received", start)]
    assert (
        str(deadline(Procedure.of(shipped().rule("FOI-30", on=date.fromisoformat(start))), national(), alone).due)
        == seven
    )
    assert (
        str(deadline(Procedure.of(shipped().rule("FOI-32", on=date.fromisoformat(start))), national(), alone).due)
        == fifteen
    )
    assert (
        str(deadline(Procedure.of(shipped().rule("FOI-34", on=date.fromisoformat(start))), national(), alone).due)
        == fifteen
    )
    found = foi(received(start))
    assert (str(found.due), found.provisional, found.limit) == (twenty, False, 20)
    longer = foi(received(start), extended(start))
    assert (str(longer.due), longer.provisional, longer.limit) == (forty, False, 40)


def test_a_plain_rule_is_a_clock_of_its_own():
    rule = shipped().rule("FOI-33", on=date(2026, 1, 26))
    assert deadline(rule, national(), [received("2026-01-26")]).due == date(2026, 2, 28)


def test_events_may_come_from_anything_that_is_walked_once():
    assert deadline(FOI, national(), iter([received("2026-01-26")]), channel="counter").due == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("channel", "due_date", "provisional"),
    [
        ("counter", "2026-02-28", False),
        ("post_signed", "2026-02-28", False),
        ("post_plain", "2026-03-04", False),
        ("internet", "2026-03-04", False),
        ("fax", "2026-03-04", False),
    ],
)
def test_the_channel_decides_whether_arrival_or_confirmation_is_the_day_of_receipt(channel, due_date, provisional):
    found = foi(received("2026-01-26"), event("confirmed", "2026-01-29"), channel=channel)
    assert (str(found.due), found.provisional) == (due_date, provisional)
    assert str(found.history.receipt) == ("2026-01-26" if due_date == "2026-02-28" else "2026-01-29")


@pytest.mark.parametrize("channel", ["post_plain", "internet", "fax"])
def test_without_the_channel_s_confirmation_the_date_is_provisional(channel):
    found = foi(received("2026-01-26"), channel=channel)
    assert (str(found.due), found.provisional, found.history.awaited) == ("2026-02-28", True, True)


def test_who_names_no_channel_states_the_day_of_receipt_and_a_rule_brings_its_procedure():
    rule = shipped().rule("FOI-33", on=date(2026, 1, 26))
    found = deadline(
        rule,
        national(),
        [received("2026-01-26"), event("corrected", "2026-01-30"), event("correction_notified", "2026-01-28")],
    )
    assert (found.due, found.provisional) == (date(2026, 3, 5), False)


@pytest.mark.parametrize("channel", ["counter", "post_signed"])
def test_where_arrival_is_receipt_no_confirmation_is_awaited(channel):
    found = foi(received("2026-01-26"), channel=channel)
    assert (found.provisional, found.history.awaited) == (False, False)


@pytest.mark.parametrize("channel", ["", "email", "INTERNET", "当面"])
def test_an_unknown_channel_is_refused_with_those_that_are_known(channel):
    with pytest.raises(EventError) as refusal:
        foi(received("2026-01-26"), channel=channel)
    assert (
        str(refusal.value) == f"channel 应为 counter、post_signed、post_plain、internet、fax 之一，现为 {channel}"
    )


def test_the_day_of_the_corrected_application_is_day_0_of_a_new_clock():
    asked = [received("2026-01-05"), event("correction_notified", "2026-01-08")]
    found = foi(*asked, event("corrected", "2026-01-26"))
    assert (str(found.due), found.history.start) == ("2026-02-28", date(2026, 1, 26))


def test_without_the_correction_there_is_no_due_date():
    found = foi(received("2026-01-05"), event("correction_notified", "2026-01-08"))
    assert (found.due, found.provisional) == (None, False)
    assert found.history.stopped is not None
    assert found.state(date(2026, 6, 1)) is State.STOPPED


def test_the_day_of_payment_is_day_0_and_counting_begins_the_day_after():
    found = foi(received("2026-01-05"), event("fee_notified", "2026-01-20"), event("fee_paid", "2026-01-26"))
    assert str(found.due) == "2026-02-28"
    assert foi(received("2026-01-05"), event("fee_notified", "2026-01-20")).due is None


def test_of_two_restarts_the_later_one_counts():
    found = foi(
        received("2026-01-05"),
        event("correction_notified", "2026-01-06"),
        event("corrected", "2026-01-26"),
        event("fee_notified", "2026-01-07"),
        event("fee_paid", "2026-01-12"),
    )
    assert str(found.due) == "2026-02-28"


def test_a_fee_notice_stops_a_clock_that_was_corrected_before():
    found = foi(
        received("2026-01-05"),
        event("correction_notified", "2026-01-06"),
        event("corrected", "2026-01-12"),
        event("fee_notified", "2026-01-20"),
    )
    assert found.due is None
    assert found.history.stopped.rule.id == "FEE-06"


@pytest.mark.parametrize(
    ("sent", "replied", "expected"),
    [
        ("2026-03-10", "2026-03-10", "2026-03-30"),  # the same day suspends nothing
        ("2026-03-10", "2026-03-11", "2026-03-31"),  # one day, that of the reply
        ("2026-03-10", "2026-03-13", "2026-04-02"),
        ("2026-03-13", "2026-03-15", "2026-03-30"),  # a weekend takes nothing from the clock
        ("2026-03-13", "2026-03-16", "2026-03-31"),
        ("2026-03-02", "2026-03-03", "2026-03-31"),  # sent on the day of receipt
        ("2026-03-30", "2026-03-31", "2026-03-30"),  # sent on the last day: that day still counted, and ended it
        ("2026-03-27", "2026-03-30", "2026-03-31"),
        ("2026-04-10", "2026-04-20", "2026-03-30"),  # sent when the limit was over
    ],
)
@pytest.mark.parametrize("party", ["third_party", "organ"])
def test_a_consultation_suspends_from_the_day_after_the_letter_through_the_day_of_the_reply(
    party, sent, replied, expected
):
    letters = [event(f"{party}_consulted", sent), event(f"{party}_replied", replied)]
    assert due(received("2026-03-02"), *letters) == expected


@pytest.mark.parametrize("party", ["third_party", "organ"])
def test_while_a_consultation_is_open_nobody_knows_the_date(party):
    found = foi(received("2026-03-02"), event(f"{party}_consulted", "2026-03-10"))
    assert (found.due, found.provisional) == (None, False)
    assert found.state(date(2026, 9, 1)) is State.SUSPENDED
    assert found.remaining(date(2026, 9, 1)) == 14


def test_days_that_two_consultations_suspend_are_suspended_once():
    third = [event("third_party_consulted", "2026-03-09"), event("third_party_replied", "2026-03-13")]
    organ = [event("organ_consulted", "2026-03-11"), event("organ_replied", "2026-03-18")]
    assert due(received("2026-03-02"), *third) == "2026-04-03"  # four days
    assert due(received("2026-03-02"), *third, *organ) == "2026-04-09"  # seven, with 04-06 a holiday
    inside = [event("organ_consulted", "2026-03-10"), event("organ_replied", "2026-03-12")]
    assert due(received("2026-03-02"), *third, *inside) == "2026-04-03"


def test_of_several_third_parties_the_last_reply_ends_the_suspension():
    letters = [event("third_party_consulted", day) for day in ("2026-03-09", "2026-03-10", "2026-03-11")]
    replies = [event("third_party_replied", day) for day in ("2026-03-12", "2026-03-16", "2026-03-13")]
    assert due(received("2026-03-02"), *letters, *replies) == "2026-04-07"  # 03-10 to 03-16: five days
    assert foi(received("2026-03-02"), *letters, *replies[:2]).due is None


def test_third_parties_asked_one_after_another_suspend_one_after_another():
    letters = [event("third_party_consulted", "2026-03-09"), event("third_party_consulted", "2026-03-17")]
    replies = [event("third_party_replied", "2026-03-10"), event("third_party_replied", "2026-03-18")]
    assert due(received("2026-03-02"), *letters, *replies) == "2026-04-01"


def test_a_consultation_that_outlasts_a_restart_suspends_the_new_clock():
    corrected = [event("correction_notified", "2026-03-03"), event("corrected", "2026-03-10")]
    letter = event("third_party_consulted", "2026-03-03")
    assert due(received("2026-03-02"), *corrected) == "2026-04-08"
    assert (
        due(received("2026-03-02"), *corrected, letter, event("third_party_replied", "2026-03-10")) == "2026-04-08"
    )
    assert (
        due(received("2026-03-02"), *corrected, letter, event("third_party_replied", "2026-03-12")) == "2026-04-10"
    )
    assert foi(received("2026-03-02"), *corrected, letter).due is None


@pytest.mark.parametrize(("days", "expected"), [(1, "2026-03-02"), (5, "2026-03-06"), (20, "2026-03-27")])
def test_an_extension_adds_its_working_days_to_the_limit(days, expected):
    assert due(received("2026-01-26"), extended("2026-02-10", days)) == expected


def test_the_last_day_of_the_limit_is_early_enough_for_an_extension():
    assert due(received("2026-01-26"), extended("2026-02-28")) == "2026-03-27"


def test_a_limit_that_a_consultation_moved_can_be_extended_until_its_new_end():
    letters = [event("third_party_consulted", "2026-02-10"), event("third_party_replied", "2026-02-27")]
    assert due(received("2026-01-26"), *letters) == "2026-03-11"
    assert foi(received("2026-01-26"), *letters, extended("2026-03-11")).limit == 40


def test_an_extension_does_not_outlive_the_clock_that_it_was_granted_to():
    events = [received("2026-01-05"), extended("2026-01-12")]
    paid = [event("fee_notified", "2026-01-20"), event("fee_paid", "2026-01-26")]
    assert (due(*events), due(*events, *paid)) == ("2026-03-06", "2026-02-28")
    assert foi(*events, *paid).limit == 20


def test_an_extension_granted_after_a_restart_belongs_to_the_new_clock():
    paid = [event("fee_notified", "2026-01-20"), event("fee_paid", "2026-01-26")]
    for day in ("2026-01-26", "2026-02-28"):
        assert due(received("2026-01-05"), *paid, extended(day)) == "2026-03-27"


def test_an_extension_granted_before_confirmation_belongs_to_the_first_clock():
    events = [received("2026-01-23"), extended("2026-01-23"), event("confirmed", "2026-01-26")]
    assert due(*events, channel="internet") == "2026-03-27"


def test_an_agreed_delay_moves_the_due_date_to_its_day_and_never_forward():
    later = event("delay_agreed", "2026-02-10", until=date(2026, 4, 15))
    sooner = event("delay_agreed", "2026-02-10", until=date(2026, 2, 20))
    assert due(received("2026-01-26"), later) == "2026-04-15"
    assert due(received("2026-01-26"), sooner) == "2026-02-28"
    assert due(received("2026-01-26"), later, sooner) == "2026-04-15"  # on one day: the later one, however entered
    assert due(received("2026-01-26"), sooner, later) == "2026-04-15"


def test_a_delay_agreed_later_replaces_the_earlier_one():
    delays = [
        event("delay_agreed", f"2026-02-{day}", until=date(2026, month, 15))
        for day, month in (("10", 6), ("11", 4))
    ]
    assert due(received("2026-01-26"), *delays) == "2026-04-15"


def test_the_transition_of_2019_05_15_goes_by_the_day_of_receipt():
    old, new = foi(received("2019-05-14")), foi(received("2019-05-15"))
    assert (str(old.due), old.limit) == ("2019-06-04", 15)
    assert old.history.terms.limit.authority.article == "第二十四条第二款"
    assert (str(new.due), new.limit) == ("2019-06-13", 20)
    assert new.history.terms.limit.authority.article == "第三十三条第二款"


def test_before_2019_an_extension_has_fifteen_days_at_most():
    assert due(received("2019-05-14"), extended("2019-05-20", 15)) == "2019-06-26"
    with pytest.raises(ClockError, match="应为1至15个工作日"):
        foi(received("2019-05-14"), extended("2019-05-20", 16))


def test_before_2019_the_day_of_arrival_was_receipt_in_every_channel():
    for channel in ("counter", "post_signed", "post_plain", "internet", "fax"):
        found = foi(received("2019-05-13"), event("confirmed", "2019-05-16"), channel=channel)
        assert (str(found.due), found.provisional) == ("2019-06-03", False)


def test_before_2019_a_third_party_suspended_and_an_organ_did_not():
    asked = [event("third_party_consulted", "2019-05-16"), event("third_party_replied", "2019-05-17")]
    assert due(received("2019-05-14"), *asked) == "2019-06-05"
    with pytest.raises(EventError, match="发出机关征求意见书"):
        foi(received("2019-05-14"), event("organ_consulted", "2019-05-16"))


def test_before_2019_correction_could_be_asked_for_again():
    twice = history(received="2019-03-01", correction_notified="2019-03-04", corrected="2019-03-06")
    twice += history(correction_notified="2019-03-08", corrected="2019-03-11")
    assert due(*twice) == "2019-04-01"


def test_before_the_first_regulation_there_is_no_clock():
    with pytest.raises(ClockError, match="FOI-33") as refusal:
        foi(received("2008-04-30"))
    assert refusal.value.rule == "FOI-33"
    assert due(received("2008-05-01")) == "2008-05-22"


def test_a_fee_can_be_charged_from_2021_on_for_an_application_of_before():
    assert (
        due(received("2020-12-28"), event("fee_notified", "2021-01-04"), event("fee_paid", "2021-01-05"))
        == "2021-02-02"
    )
    with pytest.raises(EventError, match="发出收费通知"):
        foi(received("2020-12-28"), event("fee_notified", "2020-12-31"))


@pytest.mark.parametrize("end", ["answered", "withdrawn"])
def test_an_end_leaves_the_due_date_and_closes_the_case(end):
    found = foi(received("2026-01-26"), event(end, "2026-02-10"))
    assert str(found.due) == "2026-02-28"
    assert found.state(date(2026, 2, 9)) is State.RUNNING
    assert {found.state(day) for day in (date(2026, 2, 10), date(2026, 2, 11), date(2030, 1, 1))} == {State.DONE}
    assert found.remaining(date(2026, 2, 9)) == 10
    assert found.remaining(date(2026, 2, 10)) == found.remaining(date(2030, 1, 1)) == 9


def test_a_late_end_keeps_the_days_that_it_was_late():
    found = foi(received("2026-01-26"), event("answered", "2026-03-04"))
    assert found.state(date(2026, 3, 3)) is State.OVERDUE
    assert found.state(date(2026, 3, 4)) is State.DONE
    assert found.remaining(date(2026, 5, 1)) == -3


def test_a_date_beyond_the_last_year_that_can_be_written_is_refused_in_words():
    with pytest.raises(EventError, match=r"^期限算到了公元9999年之后，请核对各事件的日期$"):
        foi(received("9999-12-20"))
    with pytest.raises(OverflowError, match=r"^算出的日期超出公元 1 至 9999 年$"):
        national().add(date(9999, 12, 20), 20)


def test_the_limit_counts_over_what_is_not_announced_and_says_so():
    assert foi(received("2026-11-20")).provisional is False
    found = foi(received("2026-12-15"))
    assert found.provisional is True
    assert found.due > date(2027, 1, 1) + timedelta(days=5)
