"""From limits to dates: periods without gaps, days as the text sets them, the law's day where it sets none."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.catalog.limits import Start, read
from gongkai.catalog.occasions import due_after, occasions
from gongkai.law.calendar import national

if TYPE_CHECKING:
    from pathlib import Path

D = dt.date
YEAR = (D(2026, 1, 1), D(2026, 12, 31))


def dues(phrase: str, first: dt.date = YEAR[0], last: dt.date = YEAR[1]) -> list[dt.date]:
    return [each.due for limit in read(phrase).limits for each in occasions(limit, first, last, national())]


@pytest.mark.parametrize(
    ("phrase", "count"),
    [
        ("每周", 52),
        ("每月", 12),
        ("每季度", 4),
        ("每半年", 2),
        ("每年", 1),
        ("每两个月一次", 6),
        ("每日", 365),
        ("每年6月、12月", 2),
        ("每两年一次", 0),
        ("每个工作日", 248),
        ("每旬", 36),
        ("每半月", 24),
        ("每学期", 2),
        ("每学年", 1),
        ("汛期每日", 153),
        ("供暖期间每周", 18),
        ("重污染天气每日", 0),
        ("秋季学期开学后15日内", 1),
        ("每三年公布一次", 0),
        ("每年不少于两次", 2),
        ("一年三次", 3),
        ("4次/年", 4),
        ("每年至少公开6次", 6),
        ("每年五次", 1),
        ("一季度至少公布3次", 4 * 3),
        ("每月不少于2次", 24),
        ("每季度结束后的次月15日前", 4),
        ("实时公开", 0),
        ("信息形成之日起20个工作日内", 0),
    ],
)
def test_how_many_occasions_a_year_has(phrase: str, count: int) -> None:
    assert len(dues(phrase)) == count


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("每月10日前", D(2026, 1, 10)),
        ("每月", D(2026, 1, 31)),
        ("次月10日前", D(2026, 1, 10)),
        ("每季度结束后15日内", D(2026, 1, 15)),
        ("每季度首月15日前", D(2026, 1, 15)),
        ("每季度末月25日前", D(2026, 3, 25)),
        ("每周五", D(2026, 1, 2)),
        ("每旬结束后3日内", D(2026, 1, 3)),
        ("每旬", D(2026, 1, 10)),
        ("每半月", D(2026, 1, 15)),
        ("每月前5个工作日内", D(2026, 1, 8)),
        ("每月第一个工作日", D(2026, 1, 4)),
        ("每季度末后10日内", D(2026, 1, 10)),
        ("每学期末", D(2026, 2, 28)),
        ("每学期开学后15日内", D(2026, 3, 16)),
        ("秋季学期开学后15日内", D(2026, 9, 16)),
        ("学年结束后30日内", D(2026, 9, 30)),
        ("汛期每日", D(2026, 5, 1)),
        ("采暖期每日", D(2026, 1, 1)),
        ("年度结束后4个月内", D(2026, 4, 30)),
        ("上半年情况于7月底前公开", D(2026, 7, 31)),
        ("每年3月底前", D(2026, 3, 31)),
        ("每年1月31日前", D(2026, 1, 31)),
        ("次年3月31日前", D(2026, 3, 31)),
        ("年度终了后3个月内", D(2026, 3, 31)),
        ("2026年6月30日前", D(2026, 6, 30)),
        ("每年2月底前", D(2026, 2, 28)),
    ],
)
def test_the_first_day_that_is_due(phrase: str, first: dt.date) -> None:
    assert dues(phrase)[0] == first


def test_the_month_after_is_about_the_month_before() -> None:
    occasion = occasions(read("次月10日前").limits[0], D(2026, 3, 1), D(2026, 3, 31), national())[0]
    assert (occasion.label, occasion.due, occasion.first) == ("2026年2月", D(2026, 3, 10), D(2026, 2, 1))


def test_next_year_is_about_the_year_before() -> None:
    occasion = occasions(read("次年3月31日前").limits[0], *YEAR, national())[0]
    assert (occasion.label, occasion.first) == ("2025年", D(2025, 1, 1))


@given(
    st.sampled_from(["每周", "每月", "每季度", "每半年", "每年"]),
    st.dates(D(2015, 1, 1), D(2040, 1, 1)),
    st.integers(0, 400),
)
def test_periods_follow_on_one_another_and_keys_are_unique(phrase: str, first: dt.date, days: int) -> None:
    found = occasions(read(phrase).limits[0], first, first + dt.timedelta(days=days), national())
    assert len({each.key for each in found}) == len(found)
    for earlier, later in itertools.pairwise(found):
        assert earlier.last is not None
        assert later.first == earlier.last + dt.timedelta(days=1)


@given(st.dates(D(2020, 1, 1), D(2030, 1, 1)), st.integers(0, 200), st.integers(0, 200))
def test_a_span_in_two_parts_owes_what_the_whole_owes(first: dt.date, one: int, two: int) -> None:
    middle, last = first + dt.timedelta(days=one), first + dt.timedelta(days=one + two + 1)
    whole = dues("次月10日前", first, last)
    assert whole == dues("次月10日前", first, middle) + dues("次月10日前", middle + dt.timedelta(days=1), last)


def test_an_event_is_due_by_the_strictest_limit_that_runs_from_it() -> None:
    phrase = "信息形成或者变更之日起20个工作日内；其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示"
    limits = read(phrase).limits
    on = D(2026, 3, 2)
    assert due_after(limits, Start.FORMED, on, national())[0] == D(2026, 3, 30)
    assert due_after(limits, Start.DECIDED, on, national())[0] == D(2026, 3, 11)


def test_natural_days_count_holidays() -> None:
    assert due_after(read("批准后20日内").limits, Start.APPROVED, D(2026, 1, 23), national())[0] == D(2026, 2, 12)


def test_without_a_limit_of_its_own_the_law_sets_the_day() -> None:
    day, provisional, limit = due_after(read("及时公开").limits, Start.FORMED, D(2026, 3, 2), national())
    assert (day, provisional, limit) == (D(2026, 3, 30), False, None)


def test_at_once_is_the_same_day() -> None:
    assert due_after(read("实时公开").limits, Start.FORMED, D(2026, 3, 2), national())[0] == D(2026, 3, 2)


def test_a_year_whose_holidays_are_not_announced_is_provisional() -> None:
    assert due_after(read("信息形成之日起20个工作日内").limits, Start.FORMED, D(2039, 3, 2), national())[1]


@pytest.mark.parametrize("phrase", ["每学期", "每学年", "汛期每日", "采暖期每日", "防火期每周"])
def test_what_rests_on_a_local_convention_is_provisional(phrase: str) -> None:
    found = [each for limit in read(phrase).limits for each in occasions(limit, *YEAR, national())]
    assert found
    assert all(each.provisional for each in found)


def test_a_city_s_profile_says_when_its_terms_and_seasons_begin(settings: Any, tmp_path: Path) -> None:
    settings.GONGKAI_HOME = tmp_path
    assert dues("每学期开学后15日内")[0] == D(2026, 3, 16)
    (tmp_path / "law").mkdir()
    chosen = {
        "CAT-TERM": "september_february",
        "CAT-FLOOD": "april_september",
        "CAT-HEATING": "october_april",
        "CAT-FIRE": "september_june",
    }
    entries = "".join(
        f'[[override]]\nid = "{rule_id}"\nvalue = "{value}"\nbasis = "本市公布的日期"\n'
        for rule_id, value in chosen.items()
    )
    (tmp_path / "law" / "profile.toml").write_text(f'name = "示范市"\n{entries}', "utf-8")
    assert dues("每学期开学后15日内")[0] == D(2026, 3, 3)
    assert dues("汛期每日")[0] == D(2026, 4, 1)
    assert len(dues("采暖期每日")) == 183
    assert dues("防火期每日")[-1] == D(2026, 12, 31)
    assert D(2026, 9, 15) in dues("防火期每日")
    assert D(2026, 9, 14) not in dues("防火期每日")


@given(st.sampled_from(["每旬", "每半月", "每学期", "每学年"]), st.integers(2015, 2035))
def test_periods_of_our_own_follow_each_other_without_a_gap(phrase: str, year: int) -> None:
    (limit,) = read(phrase).limits
    found = occasions(limit, D(year, 1, 1), D(year + 2, 12, 31), national())
    for before, after in itertools.pairwise(found):
        assert before.last is not None
        assert after.first == before.last + dt.timedelta(days=1)
    assert len({each.key for each in found}) == len({each.label for each in found}) == len(found)
