"""Values of records under our names."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.information.importing.dates import read_date
from gongkai.information.importing.guess import guess_kind
from gongkai.information.importing.mapping.model import at, text_of
from gongkai.information.importing.urls import tidy_url

DAY = dt.date(2024, 1, 15)


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-15",
        "2024-01-15 17:29:00",
        "2024-1-15",
        "2024年01月15日",
        "2024年1月15日",
        "2024.01.15",
        "2024/1/15",
        "20240115",
        "2024-01-15T08:41:00.000Z",
        "2024-01-14T16:30:00.000Z",  # already the 15th in China
        "2024-01-15T00:00:00.000+0800",
        "1705276800000",
        "1705276800",
        "发布日期：2024-01-15",
    ],
)
def test_dates_of_many_systems(text):
    assert read_date(text) == DAY


@pytest.mark.parametrize("text", ["", "去年", "2024-13-45", "2024-02-30", "12345", "2024-01-15 至 2024-02-15"])
def test_what_is_no_day_is_none(text):
    assert read_date(text) is None


@given(st.text(max_size=40))
def test_any_text_is_taken_as_a_date(text):
    assert read_date(text) is None or isinstance(read_date(text), dt.date)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://a.example/1.html", "https://a.example/1.html"),
        ("https://a.examplehttps://b.example/2", "https://b.example/2"),
        ("https://a.example/?to=https://b.example", "https://a.example/?to=https://b.example"),
        ("javascript:alert(1)", ""),
        ("https://a.example/甲 乙", ""),
        ("http://[bad", ""),
        ("", ""),
    ],
)
def test_only_usable_addresses_are_kept(text, url):
    assert tidy_url(text) == url


def test_paths_reach_into_records():
    record = {"raw": {"title": "甲", "a.b": "丙"}, "x.y": "乙"}
    assert at(record, "raw.title") == "甲"
    assert at(record, "x.y") == "乙"
    assert at(record, "raw.a.b") == "丙"
    assert at(record, "raw.title.deep") is None
    assert at(record, "none.at.all") is None


@pytest.mark.parametrize(("value", "text"), [(None, ""), ("无", ""), (0, "0"), ([" 甲", None], "甲"), ({}, "")])
def test_what_means_nothing_is_nothing(value, text):
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("title", "number", "kind"),
    [
        ("示范市电梯管理办法", "示范市人民政府令第12号", "regulation"),
        ("示范市人民政府关于印发示范市电梯管理办法的通知", "示政规〔2024〕1号", "normative"),
        ("示范市电梯管理暂行办法", "", "normative"),
        ("《示范市电梯管理办法》政策解读", "", "interpretation"),
        ("示范市民政局2023年政府信息公开工作年度报告", "", "annual_report"),
        ("示范市人民政府关于印发示范市“十四五”养老规划的通知", "示政发〔2021〕9号", "plan"),
        ("示范市教育局招聘公告", "", "notice"),
        ("政府信息公开条例", "国务院令第711号", "statute"),
        ("示范市人民政府关于促进就业的意见", "示政发〔2021〕8号", "policy"),
    ],
)
def test_kinds_are_told_by_title_and_number(title, number, kind):
    assert guess_kind(title, number) == kind


@pytest.mark.parametrize("text", ["9999999999999999", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_moment_beyond_the_calendar_is_no_date(text):
    assert read_date(text) is None


def test_seconds_before_1970_are_no_milliseconds():
    assert read_date("-1000000000") == dt.date(1938, 4, 25)
