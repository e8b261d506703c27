"""What was known when: changed holidays, years not announced, one's own notices."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai.law.calendar import DayKind, national
from gongkai.law.notices import InvalidNoticeError, Notice, NoticeKind, StatedDay
from gongkai.law.rulebook import Certainty

BEFORE, AFTER = date(2020, 1, 26), date(2020, 1, 27)


def change(*days: StatedDay, notice_id="示范-1", year=2026, known_on=date(2026, 6, 1), place="示范市") -> Notice:
    return Notice(
        id=notice_id,
        kind=NoticeKind.CHANGE,
        year=year,
        title="示范市关于调整工作时间的通知",
        known_on=known_on,
        certainty=Certainty.READ,
        days=days,
        place=place,
    )


FAIR = change(
    StatedDay(date(2026, 7, 6), off=True, name="示范节"), StatedDay(date(2026, 7, 11), off=False, name="示范节")
)


def test_the_change_of_january_2020_moves_the_20th_day_of_every_receipt_day_open_then():
    first, last = date(2019, 12, 27), date(2020, 1, 26)
    received = [first + timedelta(days=passed) for passed in range((last - first).days + 1)]
    old, new = national().known_at(BEFORE), national().known_at(AFTER)
    moved = [day for day in received if new.add(day, 20).date > old.add(day, 20).date]
    assert moved == received
    assert len(moved) == 31


def test_every_receipt_day_of_january_2020_moves():
    old, new = national().known_at(BEFORE), national().known_at(AFTER)
    january = [date(2020, 1, day) for day in range(1, 32)]
    assert [day for day in january if old.add(day, 20) == new.add(day, 20)] == []


def test_a_clock_that_had_run_out_before_the_change_does_not_move():
    old, new = national().known_at(BEFORE), national().known_at(AFTER)
    closed = [date(2019, 12, day) for day in range(1, 27)]
    assert [old.add(day, 20) for day in closed] == [new.add(day, 20) for day in closed]


@pytest.mark.parametrize(
    ("received", "first_due", "later_due"),
    [
        (date(2020, 1, 6), date(2020, 2, 6), date(2020, 2, 10)),
        (date(2020, 1, 20), date(2020, 2, 21), date(2020, 2, 25)),
    ],
)
def test_golden_dates_of_the_change(received, first_due, later_due):
    assert national().known_at(BEFORE).add(received, 20).date == first_due
    assert national().known_at(AFTER).add(received, 20).date == later_due
    assert national().add(received, 20).date == later_due


@pytest.mark.parametrize(
    ("day", "before", "then", "known_on"),
    [
        (date(2020, 2, 1), DayKind.ADJUSTED, DayKind.HOLIDAY, date(2020, 1, 27)),
        (date(2020, 1, 31), DayKind.WORKING, DayKind.HOLIDAY, date(2020, 1, 27)),
        (date(2019, 5, 2), DayKind.WORKING, DayKind.HOLIDAY, date(2019, 3, 22)),
        (date(2019, 5, 5), DayKind.WEEKEND, DayKind.ADJUSTED, date(2019, 3, 22)),
        (date(2015, 9, 3), DayKind.WORKING, DayKind.HOLIDAY, date(2015, 5, 13)),
        (date(2015, 9, 6), DayKind.WEEKEND, DayKind.ADJUSTED, date(2015, 5, 13)),
    ],
)
def test_a_change_holds_from_the_day_on_which_it_became_known(day, before, then, known_on):
    old = national().known_at(known_on - timedelta(days=1)).day(day)
    new = national().known_at(known_on).day(day)
    assert (old.kind, new.kind) == (before, then)
    assert not old.provisional
    assert not new.provisional


def test_known_at_asks_the_whole_book_again():
    long_ago = national().known_at(date(2010, 1, 1))
    assert long_ago.known_at(AFTER).add(date(2020, 1, 6), 20) == national().add(date(2020, 1, 6), 20)
    assert long_ago.known_at(None).announced == national().announced
    assert long_ago.at == date(2010, 1, 1)


@pytest.mark.parametrize(
    ("year", "known_on"),
    [
        (2021, date(2020, 11, 25)),
        (2022, date(2021, 10, 25)),
        (2023, date(2022, 12, 8)),
        (2024, date(2023, 10, 25)),
        (2025, date(2024, 11, 12)),
        (2026, date(2025, 11, 4)),
    ],
)
def test_a_year_is_provisional_until_its_notice_is_known(year, known_on):
    old, new = national().known_at(known_on - timedelta(days=1)), national().known_at(known_on)
    assert old.add(date(year, 1, 20), 20).provisional
    assert not new.add(date(year, 1, 20), 20).provisional


def test_the_last_days_of_december_are_provisional_until_the_next_year_is_announced():
    old, new = national().known_at(date(2025, 11, 3)), national().known_at(date(2025, 11, 4))
    assert not old.provisional(date(2025, 12, 1), date(2025, 12, 28))
    assert [old.day(date(2025, 12, day)).provisional for day in (28, 29, 30, 31)] == [False, True, True, True]
    assert not new.provisional(date(2025, 12, 1), date(2025, 12, 31))


def test_after_the_last_notice_and_before_the_first_every_day_is_provisional():
    calendar = national()
    for day in (date(2003, 12, 31), date(2027, 1, 1), date(2027, 1, 2), date(2041, 5, 6), date(1990, 3, 3)):
        assert calendar.day(day).provisional
        assert calendar.provisional(day, day)
    assert calendar.provisional(date(2003, 6, 1), date(2003, 6, 2))
    assert not calendar.provisional(date(2027, 1, 2), date(2027, 1, 1))


def test_a_sum_is_provisional_only_where_the_days_that_it_passes_are():
    calendar = national()
    assert not calendar.add(date(2026, 12, 27), 1).provisional
    assert calendar.add(date(2026, 12, 27), 2).provisional
    assert calendar.add(date(2027, 1, 4), -1).provisional
    assert not calendar.add(date(2026, 12, 29), -1).provisional
    assert not calendar.add(date(2027, 6, 1), 0).provisional
    assert calendar.add(date(2004, 1, 5), -3).provisional


def test_an_unannounced_year_has_at_least_the_holidays_of_the_law():
    for day, name in [
        (date(2027, 1, 1), "元旦"),
        (date(2027, 2, 6), "春节"),
        (date(2028, 4, 4), "清明节"),
        (date(2029, 5, 2), "劳动节"),
        (date(2030, 6, 5), "端午节"),
        (date(2033, 9, 8), "中秋节"),
        (date(2031, 10, 1), "国庆节"),
    ]:
        found = national().day(day)
        assert (found.kind, found.name, found.provisional) == (DayKind.HOLIDAY, name, True)


def test_nothing_known_counts_weeks_and_says_so():
    calendar = national().known_at(date(1990, 1, 1))
    assert calendar.notices == []
    assert calendar.add(date(2026, 9, 30), 1) == (date(2026, 10, 1), True)
    assert calendar.add(date(2026, 3, 9), -1) == (date(2026, 3, 6), True)
    assert calendar.count(date(2026, 3, 1), date(2026, 3, 31)) == 22


def test_an_uploaded_year_is_announced_from_the_day_on_which_it_became_known():
    days = [(1, 1), (2, 6), (5, 1), (10, 1)]
    plan = Notice(
        id="2027",
        kind=NoticeKind.YEAR,
        year=2027,
        title="2027 年安排",
        known_on=date(2026, 11, 20),
        certainty=Certainty.READ,
        days=(*(StatedDay(date(2027, *day), off=True, name="假日") for day in days),),
    )
    calendar = national().with_notices(plan)
    assert 2027 in calendar.announced
    assert calendar.day(date(2027, 10, 1)).notice == "2027"
    # What the law would have made a holiday is an ordinary day once the year's own notice says nothing of it.
    assert calendar.day(date(2027, 2, 8)) == (date(2027, 2, 8), DayKind.WORKING, "", None, False)
    assert calendar.day(date(2028, 1, 1)).provisional
    assert calendar.known_at(date(2026, 11, 19)).day(date(2027, 10, 1)).provisional
    assert 2027 not in national().announced


def test_a_new_plan_of_a_year_replaces_the_old_one_whole():
    plan = Notice(
        id="2026-b",
        kind=NoticeKind.YEAR,
        year=2026,
        title="2026 年安排（重发）",
        known_on=date(2026, 3, 2),
        certainty=Certainty.READ,
        days=tuple(StatedDay(date(2026, month, 1), off=True, name="假日") for month in (1, 5, 10)),
    )
    calendar = national().with_notices(plan)
    assert calendar.day(date(2026, 10, 10)).kind is DayKind.WEEKEND
    assert calendar.known_at(date(2026, 3, 1)).day(date(2026, 10, 10)).kind is DayKind.ADJUSTED


def test_a_one_off_change_does_not_announce_its_year():
    calendar = national().with_notices(
        change(StatedDay(date(2027, 3, 3), off=True, name="全国停工一天"), year=2027, place="")
    )
    assert calendar.day(date(2027, 3, 3)).kind is DayKind.HOLIDAY
    assert not calendar.day(date(2027, 3, 3)).provisional
    assert calendar.day(date(2027, 3, 4)).provisional
    assert 2027 not in calendar.announced


def test_a_sum_passes_the_days_between_and_the_one_it_comes_to_but_not_the_one_it_starts_from():
    saturday = StatedDay(date(2027, 3, 6), off=False, name="补班")
    calendar = national().with_notices(change(saturday, year=2027, place=""))
    assert calendar.add(date(2027, 3, 5), 1) == (date(2027, 3, 6), False)
    assert calendar.add(date(2027, 3, 7), -1) == (date(2027, 3, 6), False)
    assert calendar.add(date(2027, 3, 7), -2) == (date(2027, 3, 5), True)
    assert calendar.add(date(2027, 3, 8), -1) == (date(2027, 3, 6), True)
    assert calendar.add(date(2027, 3, 4), 2) == (date(2027, 3, 6), True)
    assert calendar.add(date(2027, 3, 6), 1) == (date(2027, 3, 8), True)


def test_counting_goes_on_where_the_days_counted_in_advance_begin_and_end():
    last = StatedDay(date(2040, 12, 31), off=True, name="假日")  # a Monday
    calendar = national().with_notices(change(last, year=2040, known_on=date(2026, 1, 1), place=""))
    assert calendar.add(date(2004, 1, 2), -1).date == date(2003, 12, 31)
    assert calendar.add(date(2003, 12, 31), 1).date == date(2004, 1, 2)
    assert calendar.count(date(2003, 12, 31), date(2004, 1, 2)) == 1
    assert calendar.add(date(2041, 1, 1), -1).date == date(2040, 12, 28)
    assert calendar.add(date(2040, 12, 28), 1).date == date(2041, 1, 1)
    assert calendar.count(date(2040, 12, 31), date(2041, 1, 1)) == 1


def test_each_day_adds_to_the_counts_what_it_is():
    table = national()._table
    for ordinal in range(date(2003, 1, 1).toordinal(), date(2041, 12, 31).toordinal()):
        fact = table.fact(ordinal)
        assert table.rank(ordinal) - table.rank(ordinal - 1) == fact.works
        assert table.doubts(ordinal) - table.doubts(ordinal - 1) == fact.provisional
        if fact.works:
            assert table.nth(table.rank(ordinal)) == ordinal


def test_a_place_s_exception_holds_there_alone():
    calendar = national().with_notices(FAIR)
    there = calendar.for_place("示范省", "示范市")
    assert there.places == ("示范市", "示范省")
    assert (there.day(date(2026, 7, 6)).kind, there.day(date(2026, 7, 11)).kind) == (
        DayKind.HOLIDAY,
        DayKind.ADJUSTED,
    )
    assert calendar.is_working(date(2026, 7, 6))
    assert calendar.for_place("别的市").is_working(date(2026, 7, 6))
    assert there.for_place().is_working(date(2026, 7, 6))


def test_a_place_s_exception_prevails_over_a_later_national_notice():
    early = change(StatedDay(date(2026, 10, 8), off=True, name="示范节"), known_on=date(2025, 10, 1))
    later = change(StatedDay(date(2026, 10, 8), off=False, name="国庆节"), place="", notice_id="国-1")
    there = national().with_notices(later, early).for_place("示范市")
    assert there.day(date(2026, 10, 8)).notice == early.id


def test_a_place_s_exception_too_has_a_day_on_which_it_became_known():
    there = national().with_notices(FAIR).for_place("示范市")
    assert there.known_at(date(2026, 5, 31)).is_working(date(2026, 7, 6))


def test_notices_added_to_an_earlier_state_are_known_there_if_they_were_then():
    state = national().known_at(date(2026, 6, 15))
    assert not state.with_notices(FAIR).for_place("示范市").is_working(date(2026, 7, 6))
    assert (
        national().known_at(date(2026, 5, 1)).with_notices(FAIR).for_place("示范市").is_working(date(2026, 7, 6))
    )


def test_the_same_notice_twice_is_once_and_another_under_its_id_is_refused():
    assert national().with_notices(FAIR, FAIR).with_notices(FAIR).for_place("示范市").notices.count(FAIR) == 1
    other = change(StatedDay(date(2026, 8, 3), off=True, name="示范节"))
    with pytest.raises(InvalidNoticeError, match="同一编号"):
        national().with_notices(FAIR, other)


def test_a_calendar_is_never_changed_by_what_is_made_from_it():
    calendar = national()
    before = calendar.notices
    calendar.with_notices(FAIR).for_place("示范市").known_at(date(2019, 1, 1))
    assert calendar.notices == before
    assert calendar.at is None
    assert national() is calendar


def test_a_new_law_replaces_the_old_one_s_holidays_from_its_year_on():
    law = Notice(
        id="statute-2030",
        kind=NoticeKind.STATUTE,
        year=2030,
        title="新的放假办法",
        known_on=date(2026, 5, 1),
        certainty=Certainty.READ,
        days=tuple(StatedDay(date(year, 3, 4), off=True, name="新节") for year in (2030, 2031)),
    )
    calendar = national().with_notices(law)
    assert calendar.day(date(2031, 3, 4)).kind is DayKind.HOLIDAY
    assert calendar.day(date(2030, 1, 1)).kind is DayKind.WORKING
    assert calendar.day(date(2031, 1, 1)).kind is DayKind.WORKING
    assert calendar.day(date(2029, 1, 1)).kind is DayKind.HOLIDAY
