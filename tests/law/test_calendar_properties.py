"""Laws that hold for every day and every count."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.calendar import national

# Across both ends of what is announced, so that counting by weeks outside is tried as well.
DAYS = st.dates(date(1995, 1, 1), date(2045, 12, 31))
COUNTS = st.integers(0, 600)
STATES = st.one_of(st.none(), st.dates(date(2003, 1, 1), date(2026, 12, 31))).map(national().known_at)
MANY = settings(max_examples=10_000)
SOME = settings(max_examples=2_000)


@MANY
@given(STATES, DAYS, COUNTS, COUNTS)
def test_adding_is_additive_forwards_and_backwards(calendar, day, first, second):
    for sign in (1, -1):
        there = calendar.add(calendar.add(day, sign * first).date, sign * second).date
        assert there == calendar.add(day, sign * (first + second)).date


@MANY
@given(STATES, DAYS, DAYS, COUNTS)
def test_a_later_day_never_comes_to_an_earlier_date(calendar, day, other, count):
    first, last = sorted((day, other))
    assert calendar.add(first, count).date <= calendar.add(last, count).date
    assert calendar.add(first, -count).date <= calendar.add(last, -count).date
    assert calendar.add(first, count).date < calendar.add(first, count + 1).date
    assert calendar.count(first, last) >= 0


@MANY
@given(STATES, DAYS, st.integers(1, 600))
def test_a_sum_is_a_working_day_and_counting_gives_the_days_back(calendar, day, count):
    end = calendar.add(day, count).date
    assert calendar.is_working(end)
    assert calendar.count(day, end) == count
    start = calendar.add(day, -count).date
    assert calendar.is_working(start)
    assert calendar.count(start - timedelta(days=1), day - timedelta(days=1)) == count


@MANY
@given(STATES, DAYS, COUNTS)
def test_from_a_working_day_there_and_back_again(calendar, day, count):
    start = calendar.add(day, 1).date
    assert calendar.add(calendar.add(start, count).date, -count).date == start
    assert calendar.add(calendar.add(start, -count).date, count).date == start


@SOME
@given(STATES, DAYS, DAYS, DAYS)
def test_counts_add_up_and_turn_round(calendar, first, second, third):
    assert calendar.count(first, second) + calendar.count(second, third) == calendar.count(first, third)
    assert calendar.count(first, second) == -calendar.count(second, first)


@SOME
@given(STATES, DAYS, st.integers(0, 60))
def test_counting_and_doubting_agree_with_each_day_by_itself(calendar, first, length):
    days = [first + timedelta(days=passed) for passed in range(length)]
    before, last = first - timedelta(days=1), first + timedelta(days=length - 1)
    assert calendar.count(before, last) == sum(map(calendar.is_working, days))
    assert calendar.provisional(first, last) == any(calendar.day(day).provisional for day in days)


@SOME
@given(STATES, DAYS, st.integers(-60, 60))
def test_a_sum_is_provisional_exactly_when_a_day_that_it_passes_is(calendar, day, count):
    end, provisional = calendar.add(day, count)
    one = timedelta(days=1)
    passed = calendar.provisional(day + one, end) if count > 0 else calendar.provisional(end, day - one)
    assert provisional == (passed and count != 0)


@SOME
@given(STATES, DAYS, st.integers(0, 90))
def test_spans_cover_each_day_once_and_say_what_the_day_says(calendar, first, length):
    last = first + timedelta(days=length)
    spans = calendar.spans(first, last)
    facts = [span[2:] for span in spans for _ in range((span.last - span.first).days + 1)]
    assert facts == [calendar.day(first + timedelta(days=passed))[1:] for passed in range(length + 1)]
    assert (spans[0].first, spans[-1].last) == (first, last)
    assert all(one.last + timedelta(days=1) == two.first for one, two in pairwise(spans))
    assert all(one[2:] != two[2:] for one, two in pairwise(spans))
