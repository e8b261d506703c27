"""Adding and counting working days: golden dates, kinds of days, refusals."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from gongkai.law.calendar import Day, DayKind, Span, national

# Received, and the 7th, 15th, 20th and 40th working day after it.
GOLDEN = """
2023-09-15 2023-09-26 2023-10-12 2023-10-19 2023-11-16
2024-01-29 2024-02-06 2024-02-22 2024-02-29 2024-03-28
2024-02-01 2024-02-09 2024-02-27 2024-03-05 2024-04-02
2024-04-19 2024-04-29 2024-05-13 2024-05-20 2024-06-18
2024-09-10 2024-09-20 2024-10-08 2024-10-14 2024-11-11
2025-01-10 2025-01-21 2025-02-07 2025-02-13 2025-03-13
2025-12-10 2025-12-19 2025-12-31 2026-01-08 2026-02-05
2026-01-05 2026-01-14 2026-01-26 2026-02-02 2026-03-06
2026-01-26 2026-02-04 2026-02-14 2026-02-28 2026-03-27
2026-02-05 2026-02-14 2026-03-04 2026-03-11 2026-04-09
2026-02-10 2026-02-26 2026-03-09 2026-03-16 2026-04-14
2026-04-28 2026-05-11 2026-05-21 2026-05-28 2026-06-26
2026-09-14 2026-09-22 2026-10-10 2026-10-16 2026-11-13
"""
ROWS = [tuple(map(date.fromisoformat, row.split())) for row in GOLDEN.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[0]))
def test_golden_dates(row):
    received, *due = row
    calendar = national()
    assert [calendar.add(received, count) for count in (7, 15, 20, 40)] == [(day, False) for day in due]
    assert [calendar.count(received, day) for day in due] == [7, 15, 20, 40]


@pytest.mark.parametrize(
    ("day", "kind", "name", "notice"),
    [
        (date(2026, 2, 13), DayKind.WORKING, "", None),
        (date(2026, 2, 14), DayKind.ADJUSTED, "春节", "2026"),
        (date(2026, 2, 15), DayKind.HOLIDAY, "春节", "2026"),
        (date(2026, 3, 1), DayKind.WEEKEND, "", None),
        (date(2024, 2, 9), DayKind.WORKING, "", None),  # New Year's Eve of that year
        (date(2020, 2, 1), DayKind.HOLIDAY, "春节", "2020-change"),
        (date(2020, 2, 3), DayKind.WORKING, "春节", "2020-change"),  # a Monday that a notice speaks of is no 调休
        (date(2018, 12, 29), DayKind.ADJUSTED, "元旦", "2019"),
        (date(2018, 12, 31), DayKind.HOLIDAY, "元旦", "2019"),
    ],
)
def test_a_day_says_what_it_is_and_which_notice_says_so(day, kind, name, notice):
    assert national().day(day) == Day(day, kind, name, notice, provisional=False)
    assert national().is_working(day) == (kind in {DayKind.WORKING, DayKind.ADJUSTED})


def test_kinds_have_chinese_labels():
    assert [kind.label for kind in DayKind] == ["工作日", "调休上班", "周末", "放假"]


def test_a_notice_is_found_by_the_id_that_a_day_names():
    assert national().notice("2026").number == "国办发明电〔2025〕7号"
    with pytest.raises(KeyError, match="2099"):
        national().notice("2099")


def test_spans_join_days_on_end_of_which_the_same_is_known():
    spans = national().spans(date(2026, 2, 12), date(2026, 3, 1))
    assert spans == [
        Span(date(2026, 2, 12), date(2026, 2, 13), DayKind.WORKING, "", None, provisional=False),
        Span(date(2026, 2, 14), date(2026, 2, 14), DayKind.ADJUSTED, "春节", "2026", provisional=False),
        Span(date(2026, 2, 15), date(2026, 2, 23), DayKind.HOLIDAY, "春节", "2026", provisional=False),
        Span(date(2026, 2, 24), date(2026, 2, 27), DayKind.WORKING, "", None, provisional=False),
        Span(date(2026, 2, 28), date(2026, 2, 28), DayKind.ADJUSTED, "春节", "2026", provisional=False),
        Span(date(2026, 3, 1), date(2026, 3, 1), DayKind.WEEKEND, "", None, provisional=False),
    ]


def test_no_days_have_no_spans():
    assert national().spans(date(2026, 3, 2), date(2026, 3, 1)) == []


def test_working_days_are_counted_after_one_day_through_the_other():
    calendar = national()
    friday, saturday, monday = date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 9)
    assert calendar.count(friday, friday) == 0
    assert calendar.count(friday, saturday) == 0
    assert calendar.count(friday, monday) == 1
    assert calendar.count(monday, friday) == -1


def test_days_before_are_counted_back_and_no_days_stay():
    calendar = national()
    assert calendar.add(date(2026, 3, 9), -1).date == date(2026, 3, 6)
    assert calendar.add(date(2026, 3, 8), -1).date == date(2026, 3, 6)
    assert calendar.add(date(2026, 3, 8), 0) == (date(2026, 3, 8), False)


@pytest.mark.parametrize("moment", [datetime(2026, 1, 5, 9, tzinfo=UTC), "2026-01-05", None, 20260105])
@pytest.mark.parametrize("method", ["add", "is_working", "day", "count", "provisional", "spans"])
def test_what_is_not_a_date_is_refused(moment, method):
    more = {
        "add": (1,),
        "count": (date(2026, 1, 5),),
        "provisional": (date(2026, 1, 5),),
        "spans": (date(2026, 1, 5),),
    }
    with pytest.raises(TypeError, match="应为日期"):
        getattr(national(), method)(moment, *more.get(method, ()))


def test_a_kind_of_date_of_someone_else_s_is_a_date():
    class OfficeDate(date):
        pass

    assert national().add(OfficeDate(2026, 1, 26), 20).date == date(2026, 2, 28)


def test_a_calendar_is_not_known_at_a_moment():
    with pytest.raises(TypeError, match="应为日期"):
        national().known_at(datetime(2026, 1, 5, 9, tzinfo=UTC))


@pytest.mark.parametrize("count", [1.0, "1", None, True])
def test_what_is_not_a_whole_number_of_days_is_refused(count):
    with pytest.raises(TypeError, match="整数"):
        national().add(date(2026, 1, 5), count)


@pytest.mark.parametrize("count", [10**7, -(10**7), 10**30])
def test_a_date_that_cannot_be_written_is_refused(count):
    with pytest.raises(OverflowError, match="9999"):
        national().add(date(2026, 1, 5), count)


def test_the_first_and_the_last_day_that_dates_can_write_are_days_too():
    calendar = national()
    assert calendar.day(date.min).provisional
    assert calendar.day(date.max).provisional
    assert calendar.count(date.min, date.max) == -calendar.count(date.max, date.min) > 2_600_000


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_server_s_time_zone_changes_nothing(zone):
    code = (
        "from datetime import date;from gongkai.law.calendar import national;c = national();"
        "print(c.add(date(2026, 1, 26), 20), c.count(date(2020, 1, 1), date(2026, 1, 1)), "
        "c.day(date(2026, 2, 14)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], env={"TZ": zone}, capture_output=True, text=True, check=True
    )
    calendar = national()
    expected = (
        calendar.add(date(2026, 1, 26), 20),
        calendar.count(date(2020, 1, 1), date(2026, 1, 1)),
        calendar.day(date(2026, 2, 14)),
    )
    assert run.stdout.strip() == " ".join(map(str, expected))
