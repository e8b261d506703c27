"""Every day agrees with two independent sources."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import chinese_calendar
import pytest

from gongkai.law.calendar import DayKind, national

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# chinesecalendar leaves out this Saturday, which the notice for 2006 (国办发明电〔2005〕35号) made a working day.
LEFT_OUT = date(2005, 12, 31)


def days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_day_agrees_with_chinesecalendar(year):
    differing = [day for day in days_of(year) if national().is_working(day) != chinese_calendar.is_workday(day)]
    assert differing == ([LEFT_OUT] if year == LEFT_OUT.year else [])


def test_the_working_saturday_that_chinesecalendar_leaves_out_works():
    day = national().day(LEFT_OUT)
    assert (day.kind, day.name, day.notice) == (DayKind.ADJUSTED, "元旦", "2006")


@pytest.mark.corpus
@pytest.mark.parametrize("year", range(2007, 2027))
def test_every_day_that_holiday_cn_names_agrees(corpus: Path, year):
    stated = json.loads((corpus / "holidays_cn" / f"{year}.json").read_text("utf-8"))["days"]
    days = {entry["date"]: entry["isOffDay"] for entry in stated}
    assert {day: not national().is_working(date.fromisoformat(day)) for day in days} == days


@pytest.mark.corpus
@pytest.mark.parametrize("year", range(2007, 2027))
def test_every_day_that_holiday_cn_leaves_out_is_a_plain_weekday_or_weekend(corpus: Path, year):
    named = {
        entry["date"]
        for file in (corpus / "holidays_cn").glob("*.json")
        for entry in json.loads(file.read_text("utf-8"))["days"]
    }
    plain = [day for day in days_of(year) if day.isoformat() not in named]
    assert plain
    assert [day for day in plain if national().is_working(day) != (day.weekday() < 5)] == []


def test_every_year_from_2004_to_2026_is_announced_and_certain():
    assert national().announced == frozenset(range(2004, 2027))
    assert not national().provisional(date(2004, 1, 1), date(2026, 12, 28))


def test_no_notice_reaches_further_back_into_december_than_the_calendar_expects():
    from gongkai.law.calendars.table import YEAR_END

    early = [
        stated.date for notice in national().notices for stated in notice.days if stated.date.year < notice.year
    ]
    assert early
    assert min((day.month, day.day) for day in early) == YEAR_END


def test_every_national_notice_says_since_when_it_is_known_and_where_it_stands():
    for notice in national().notices:
        assert notice.known_on.year in {notice.year - 1, notice.year}
        assert (
            notice.url.startswith(("http://www.gov.cn/", "https://www.gov.cn/"))
            or notice.year < 2007
            or (notice.kind == "statute" and notice.number)
        )
