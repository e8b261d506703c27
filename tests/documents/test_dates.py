"""Dates in figures and in 汉字; impossible ones are found but never mended."""

import datetime as dt
import time

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.dates import find_dates, parse_date

days = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
HAN_ZEROS = "〇零○Ｏ"


def han(day: dt.date, zero: str) -> str:
    year = "".join(zero if c == "0" else cn2an.an2cn(int(c)) for c in str(day.year))
    return f"{year}年{cn2an.an2cn(day.month).removeprefix('一十') or ''}月{cn2an.an2cn(day.day)}日"


@given(
    days,
    st.sampled_from(
        ["{0}年{1}月{2}日", "{0}-{1:02}-{2:02}", "{0}.{1}.{2}", "{0}/{1}/{2}", "{0} 年 {1} 月 {2} 日"]
    ),
)
def test_every_form_in_figures_is_read(day, form):
    written = form.format(day.year, day.month, day.day)
    assert parse_date(written) == day
    assert [match.date for match in find_dates(f"自{written}起施行")] == [day]


@given(days, st.sampled_from(HAN_ZEROS))
def test_dates_in_han_characters_are_read_with_every_zero(day, zero):
    written = han(day, zero).replace("年一十", "年十").replace("月一十", "月十")
    assert parse_date(written) == day


@given(days)
def test_full_width_figures_are_read(day):
    wide = f"{day.year}年{day.month}月{day.day}日".translate({ord("0") + n: ord("０") + n for n in range(10)})
    assert parse_date(wide) == day


@given(st.text(alphabet="0123456789年月日-./〇二一十廿０１ \n", max_size=60))
def test_any_text_is_searched_and_spans_are_true(text):
    for match in find_dates(text):
        assert text[match.start : match.end] == match.text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-06-18 17:29:00", dt.date(2021, 6, 18)),
        ("2021-06-18T10:00:00+08:00", dt.date(2021, 6, 18)),
        ("20210618", dt.date(2021, 6, 18)),
        ("二○一九年元月廿五日", dt.date(2019, 1, 25)),
        ("二〇二〇年十二月卅一日", dt.date(2020, 12, 31)),
        ("（2021年6月18日）", None),
    ],
)
def test_known_spellings(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize("text", ["2021年2月30日", "二〇二一年十三月一日", "2021-13-01"])
def test_an_impossible_day_is_found_without_a_date(text):
    (match,) = find_dates(text)
    assert match.text == text
    assert match.date is None
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["", "2021年6月", "1.2.3", "2019.1.2.3", "第2021号", "今年6月1日", "无"])
def test_what_states_no_day_is_none(text):
    assert parse_date(text) is None


@pytest.mark.parametrize("char", ["2", "二", "年", "月", "2021年", "-", "2021-1-"])
def test_long_repetitions_are_searched_in_linear_time(char):
    start = time.process_time()
    find_dates(char * (1_000_000 // len(char)))
    assert time.process_time() - start < 10
