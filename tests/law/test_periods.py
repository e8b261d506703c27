"""Hours, days, months, days of the year and periodic duties: what each unit means."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai import law
from gongkai.law.calendar import national
from gongkai.law.periods import (
    Due,
    Frequency,
    Occurrence,
    PeriodError,
    add_months,
    due_date,
    hours_after,
    occurrence,
    occurrences,
    shifted,
)
from gongkai.law.rulebook import Unit

CHINA = ZoneInfo("Asia/Shanghai")
DAY_UNITS = (Unit.WORKING_DAY, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.CALENDAR_MONTH, Unit.YEAR)
HOURS = (Unit.HOUR, Unit.MINUTE, Unit.SECOND)
A_LIMIT = law.rule("BUD-14", on=date(2026, 1, 1))
A_DATE = law.rule("ENF-ANN", on=date(2026, 1, 1))
days = st.dates(date(2005, 1, 1), date(2035, 12, 31))
moments = st.datetimes(datetime(1980, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone beside


def limit(value, unit, **params):
    return replace(A_LIMIT, id="TEST-1", value=value, unit=unit, params=params, items=())


def yearly(month_day, **params):
    return replace(A_DATE, id="TEST-2", value=month_day, params=params)


def due(rule, start):
    return due_date(rule, start, national())


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("rule_id", "start", "end"),
    [
        ("OPN-5", "2026-01-01T22:30", "2026-01-02T03:30"),
        ("OPN-24", "2026-02-14T10:00", "2026-02-15T10:00"),
        ("OPN-48", "2026-02-28T00:00", "2026-03-02T00:00"),
    ],
)
def test_hours_run_on_through_nights_and_holidays(rule_id, start, end):
    rule = law.rule(rule_id, on=date(2026, 1, 1))
    assert hours_after(at(start), rule) == at(end)
    assert due(rule, at(start)) == Due(at(end), provisional=False)


def test_a_moment_of_another_zone_ends_on_the_clock_of_china():
    end = hours_after(datetime(2026, 6, 1, 20, 0, tzinfo=UTC), law.rule("OPN-5", on=date(2026, 6, 1)))
    assert end.isoformat() == "2026-06-02T09:00:00+08:00"


def test_hours_are_real_hours_where_summer_time_began():
    before = datetime(1988, 4, 17, 0, 30, tzinfo=CHINA)  # at two o'clock of that night the clocks went forward
    assert hours_after(before, limit(5, Unit.HOUR)) == datetime(1988, 4, 17, 6, 30, tzinfo=CHINA)


@pytest.mark.parametrize("start", [datetime(2026, 1, 1, 8, 0), date(2026, 1, 1)])  # noqa: DTZ001 - what is refused
def test_hours_need_a_moment_with_its_zone(start):
    with pytest.raises(TypeError, match="带时区的时刻"):
        hours_after(start, limit(5, Unit.HOUR))
    with pytest.raises(TypeError, match="带时区的时刻"):
        due(limit(5, Unit.HOUR), start)


def test_a_day_cannot_be_taken_from_a_moment_without_zone():
    with pytest.raises(TypeError, match="带时区的时刻"):
        due(limit(5, Unit.DAY), datetime(2026, 1, 1, 8, 0))  # noqa: DTZ001 - what is refused


def test_a_limit_in_days_is_no_limit_in_hours():
    with pytest.raises(PeriodError, match="20日，不按小时计算"):
        hours_after(at("2026-01-01T00:00"), law.rule("BUD-14", on=date(2026, 1, 1)))


def test_a_moment_counts_by_its_day_in_china():
    late = datetime(2026, 1, 4, 17, 0, tzinfo=UTC)  # one o'clock in the morning of the 5th
    assert due(limit(10, Unit.DAY), late).at == date(2026, 1, 15)


@pytest.mark.parametrize(
    ("rule_id", "start", "end"),
    [
        ("BUD-14", date(2026, 1, 26), date(2026, 2, 15)),  # natural days: over a festival without a stop
        ("PET-34", date(2026, 1, 1), date(2026, 3, 2)),
        ("LIC-42", date(2026, 2, 10), date(2026, 3, 16)),
        ("ENF-LIC", date(2026, 4, 28), date(2026, 5, 11)),
        ("INT-3", date(2026, 2, 27), date(2026, 3, 3)),  # Saturday 28 February is a working day
        ("ENF-SAMR-3MO", date(2025, 11, 30), date(2026, 2, 28)),
        ("ENF-SAMR-3Y", date(2024, 2, 29), date(2027, 2, 28)),
        ("CON-HEAR-7", date(2026, 3, 5), date(2026, 2, 26)),
        ("ENF-ANN", date(2026, 1, 31), date(2026, 1, 31)),
        ("ENF-ANN", date(2026, 2, 1), date(2027, 1, 31)),
    ],
)
def test_each_rule_is_counted_in_its_own_unit(rule_id, start, end):
    assert due(law.rule(rule_id, on=start), start) == Due(end, provisional=False)


@pytest.mark.parametrize(
    ("day", "count", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -13, date(2024, 12, 15)),
        (date(2026, 5, 31), 0, date(2026, 5, 31)),
    ],
)
def test_months_keep_the_day_or_take_the_last_of_a_shorter_month(day, count, end):
    assert add_months(day, count) == end


@pytest.mark.parametrize("count", [120_000, -120_000])
def test_months_beyond_the_calendar_are_refused(count):
    with pytest.raises(OverflowError, match="1 至 9999"):
        add_months(date(2026, 1, 1), count)


def test_a_period_that_rolls_ends_on_the_next_working_day():
    assert due(limit(20, Unit.DAY, roll="next_working_day"), date(2026, 1, 26)).at == date(2026, 2, 24)
    assert due(limit(1, Unit.DAY, roll="next_working_day"), date(2026, 2, 27)).at == date(2026, 2, 28)
    assert due(yearly("10-03", roll="next_working_day"), date(2026, 1, 1)).at == date(2026, 10, 8)
    assert due(limit(20, Unit.DAY), date(2026, 1, 26)).at == date(2026, 2, 15)


def test_only_what_a_notice_may_still_move_is_provisional():
    unannounced = date(2031, 3, 3)
    assert due(limit(5, Unit.WORKING_DAY), unannounced).provisional
    assert due(limit(5, Unit.DAY, roll="next_working_day"), unannounced).provisional
    assert not due(limit(5, Unit.DAY), unannounced).provisional
    assert not due(limit(5, Unit.MONTH), unannounced).provisional


def test_what_is_no_period_is_refused():
    with pytest.raises(PeriodError, match="清单"):
        due(law.rule("OPN-CLASS", on=date(2026, 1, 1)), date(2026, 1, 1))
    with pytest.raises(PeriodError, match="个"):
        due(limit(5, Unit.PIECE), date(2026, 1, 1))
    with pytest.raises(PeriodError, match="next_working_day"):
        due(limit(5, Unit.DAY, roll="monday"), date(2026, 1, 1))
    with pytest.raises(PeriodError, match="before"):
        due(limit(5, Unit.DAY, direction="up"), date(2026, 1, 1))
    with pytest.raises(PeriodError, match="固定日期"):
        occurrence(limit(5, Unit.DAY), 2026)


def test_the_last_day_of_february_comes_every_year():
    assert occurrence(yearly("02-29"), 2024) == date(2024, 2, 29)
    assert occurrence(yearly("02-29"), 2026) == date(2026, 2, 28)
    assert occurrence(yearly("03-31"), 2026) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("frequency", "periods"),
    [
        ("weekly", [("2025-12-29", "2026-01-04"), ("2026-01-05", "2026-01-11")]),
        ("monthly", [("2026-01-01", "2026-01-31")]),
        ("quarterly", [("2026-01-01", "2026-03-31")]),
        ("half-yearly", [("2026-01-01", "2026-06-30")]),
        ("yearly", [("2026-01-01", "2026-12-31")]),
    ],
)
def test_periods_are_those_of_the_calendar(frequency, periods):
    found = occurrences(frequency, date(2026, 1, 2), date(2026, 1, 6), calendar=national())
    assert [(str(each.period_first), str(each.period_last)) for each in found] == periods
    assert all(each.due == each.period_last and not each.provisional for each in found)


def test_a_grace_counts_from_the_last_day_of_the_period():
    grace = limit(10, Unit.WORKING_DAY)
    assert occurrences("quarterly", date(2026, 8, 1), date(2026, 8, 1), grace=grace, calendar=national()) == [
        Occurrence(date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 20), provisional=False)
    ]


def test_a_grace_may_be_a_day_of_the_next_year():
    found = occurrences(
        Frequency.YEARLY, date(2025, 5, 1), date(2026, 5, 1), grace=yearly("01-31"), calendar=national()
    )
    assert [each.due for each in found] == [date(2026, 1, 31), date(2027, 1, 31)]


def test_a_grace_over_an_unannounced_year_is_provisional():
    grace = limit(5, Unit.WORKING_DAY)
    found = occurrences("monthly", date(2031, 5, 1), date(2031, 5, 1), grace=grace, calendar=national())
    assert found[0].provisional


def test_an_unknown_frequency_and_a_grace_in_hours_are_refused():
    with pytest.raises(PeriodError, match="weekly、monthly"):
        occurrences("daily", date(2026, 1, 1), date(2026, 1, 2), calendar=national())
    with pytest.raises(PeriodError, match="宽限期"):
        occurrences("monthly", date(2026, 1, 1), date(2026, 1, 2), grace=limit(5, Unit.HOUR), calendar=national())


def test_the_last_year_of_the_calendar_ends_the_list():
    assert occurrences("yearly", date(9999, 1, 1), date.max, calendar=national())[0].period_last == date.max
    with pytest.raises(OverflowError, match="9999"):
        due(yearly("01-31"), date(9999, 5, 1))


def test_nothing_occurs_between_a_day_and_an_earlier_one():
    assert occurrences("monthly", date(2026, 5, 2), date(2026, 5, 1), calendar=national()) == []


@settings(max_examples=10_000, deadline=None)
@given(first=days, gap=st.integers(0, 40), value=st.integers(0, 90), unit=st.sampled_from(DAY_UNITS))
def test_who_starts_later_is_never_due_earlier(first, gap, value, unit):
    rule, later = limit(value, unit), first + timedelta(days=gap)
    assert first <= due(rule, first).at <= due(rule, later).at
    assert due(replace(rule, params={"roll": "next_working_day"}), first).at >= due(rule, first).at


@settings(max_examples=10_000, deadline=None)
@given(first=moments, gap=st.timedeltas(timedelta(0), timedelta(days=3)), value=st.integers(0, 100))
def test_hours_are_additive_and_keep_distances(first, gap, value):
    rule = limit(value, Unit.HOUR)
    # In UTC: an hour that a clock strikes twice (China's summer times) equals no other zone's.
    ended = hours_after(first, rule).astimezone(UTC)
    assert ended == first + timedelta(hours=value)
    assert hours_after(first + gap, rule).astimezone(UTC) - ended == gap


@settings(max_examples=10_000, deadline=None)
@given(first=days, length=st.integers(0, 200), frequency=st.sampled_from(list(Frequency)))
def test_occurrences_tile_the_time(first, length, frequency):
    last = first + timedelta(days=length)
    found = occurrences(frequency, first, last, calendar=national())
    assert found[0].period_first <= first <= found[0].period_last
    assert found[-1].period_first <= last <= found[-1].period_last
    for one, other in pairwise(found):
        assert other.period_first == one.period_last + timedelta(days=1)
        assert one.due <= other.due


@pytest.fixture
def zone_of_the_server():
    before = os.environ.get("TZ")

    def move(zone):
        os.environ["TZ"] = zone
        time.tzset()

    yield move
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def test_the_zone_of_the_server_changes_nothing(zone_of_the_server):
    @settings(max_examples=10_000, deadline=None)
    @given(start=moments, value=st.integers(0, 60), unit=st.sampled_from((*DAY_UNITS, *HOURS)))
    def the_same_everywhere(start, value, unit):
        rule, ends = limit(value, unit), set()
        for zone in ("Pacific/Kiritimati", "America/Los_Angeles"):
            zone_of_the_server(zone)
            ends.add(due(rule, start))
        assert len(ends) == 1

    the_same_everywhere()


@settings(max_examples=10_000, deadline=None)
@given(day=days, count=st.integers(-60, 60), unit=st.sampled_from((Unit.WORKING_DAY, Unit.DAY, Unit.WEEK)))
def test_what_was_added_to_a_working_day_can_be_taken_away(day, count, unit):
    start = national().add(day, 1).date
    assert shifted(shifted(start, count, unit, national()).at, -count, unit, national()).at == start
