"""Due phrases become the last day that they allow."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.tasks.due import looks_due, read_due
from gongkai.documents.tasks.duephrases import deadline_in

WRITTEN = dt.date(2018, 3, 5)


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("2017年11月", "2017-11-30"),
        ("2017年11月15日", "2017-11-15"),
        ("2022年12月31日前", "2022-12-31"),
        ("2018年2月底前", "2018-02-28"),
        ("2020年2月底前", "2020-02-29"),
        ("2021年底前", "2021-12-31"),
        ("2021年", "2021-12-31"),
        ("2021 年 12 月", "2021-12-31"),
        ("2021.12", "2021-12-31"),
        ("2021-06-30", "2021-06-30"),
        ("二〇二一年十二月", "2021-12-31"),
        ("年底前", "2018-12-31"),
        ("年内", "2018-12-31"),
        ("６月底前", "2018-06-30"),
        ("十二月底前", "2018-12-31"),
        ("上半年", "2018-06-30"),
        ("2021年下半年", "2021-12-31"),
        ("第三季度", "2018-09-30"),
        ("一季度末", "2018-03-31"),
        ("本月底", "2018-03-31"),
        ("下月底", "2018-04-30"),
        ("2021年12月上旬", "2021-12-10"),
        ("明年一季度", "2019-03-31"),
        ("“十四五”期末", "2025-12-31"),
        ("2017年9月～12月", "2017-12-31"),
        ("2021年3-6月", "2021-06-30"),
        ("2018年9月—2019年3月", "2019-03-31"),
        ("9月至次年3月", "2019-03-31"),
        ("2021-2023年", "2023-12-31"),
        ("长期坚持，2021年底前取得阶段性成效", "2021-12-31"),
    ],
)
def test_a_phrase_gives_its_last_day(phrase, day):
    reading = read_due(phrase, WRITTEN)
    assert (reading.day, reading.doubt) == (dt.date.fromisoformat(day), "")


@pytest.mark.parametrize(
    "phrase", ["持续推进", "长期坚持", "常年", "全年持续推进", "每年12月底前", "2021年1月起", "/", ""]
)
def test_open_ended_work_has_no_day_and_raises_no_doubt(phrase):
    assert read_due(phrase, WRITTEN) == read_due("")


@pytest.mark.parametrize("phrase", ["印发后30个工作日内", "三个月内", "待定", "2月30日", "13月底前"])
def test_what_gives_no_day_is_doubted(phrase):
    reading = read_due(phrase, WRITTEN)
    assert reading.day is None
    assert reading.doubt


def test_a_month_before_is_taken_to_include_the_month_with_a_doubt():
    reading = read_due("2021年6月前", WRITTEN)
    assert reading.day == dt.date(2021, 6, 30)
    assert "按包含计" in reading.doubt


def test_the_last_of_several_stages_counts_with_a_doubt():
    reading = read_due("2021年6月底前出方案，2021年12月底前完成", WRITTEN)
    assert reading.day == dt.date(2021, 12, 31)
    assert "多个时间" in reading.doubt


def test_a_month_without_any_year_is_not_guessed():
    reading = read_due("6月底前")
    assert reading.day is None
    assert "没有成文日期" in reading.doubt


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)))
def test_every_written_day_is_read_back(day):
    assert read_due(f"{day.year}年{day.month}月{day.day}日前").day == day


@given(st.text(alphabet="年月日底前内季度上下半旬本次明每持续第0123456789一二三十-~至", max_size=24))
def test_no_phrase_breaks_the_reader(phrase):
    read_due(phrase, WRITTEN)
    looks_due(phrase)


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("2023年底前，完成目录编制", "2023年底前"),
        ("年内开展一次检查", "年内"),
        ("6月底前出方案，12月底前完成", "12月底前"),
        ("按照《2022年底前改革方案》做好工作", ""),
        ("申请后5个工作日内公开", ""),
        ("自2018年以来持续推进", ""),
    ],
)
def test_a_deadline_is_found_inside_a_sentence(sentence, phrase):
    assert deadline_in(sentence) == phrase
