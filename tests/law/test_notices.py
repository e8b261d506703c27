"""Reading holiday notices from TOML: what they say, and what is refused where."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import national
from gongkai.law.notices import InvalidNoticeError, NoticeKind, StatedDay, read_notice, read_notices
from gongkai.law.rulebook import Certainty

PLAN = """
[[notice]]
id = "2031"
kind = "year"
year = 2031
title = "2031年放假安排"
number = "示范发〔2030〕1号"
known_on = 2030-11-05
known_certainty = "R"
url = "https://www.example.gov.cn/2030/11.html"

[[notice.holiday]]
name = "元旦"
off = [[2030-12-31, 2031-01-02]]
work = [2030-12-28, 2031-01-04]

[[notice.holiday]]
name = "劳动节"
off = [2031-05-01, 2031-05-02]

[[notice.holiday]]
name = "国庆节"
off = [[2031-10-01, 2031-10-07]]
"""


def test_a_notice_says_which_days_are_off_and_which_work():
    (notice,) = read_notices(PLAN)
    assert (notice.id, notice.kind, notice.year, notice.number) == (
        "2031",
        NoticeKind.YEAR,
        2031,
        "示范发〔2030〕1号",
    )
    assert (notice.known_on, notice.certainty, notice.place) == (date(2030, 11, 5), Certainty.READ, "")
    assert notice.days[:3] == (
        StatedDay(date(2030, 12, 28), off=False, name="元旦"),
        StatedDay(date(2030, 12, 31), off=True, name="元旦"),
        StatedDay(date(2031, 1, 1), off=True, name="元旦"),
    )
    assert len(notice.days) == 14


def test_a_file_may_come_as_bytes_with_a_byte_order_mark():
    assert read_notices(b"\xef\xbb\xbf" + PLAN.encode()) == read_notices(PLAN) == read_notices("\ufeff" + PLAN)


def test_a_file_may_hold_several_notices():
    change = (
        '[[notice]]\nid = "示范"\nkind = "change"\nyear = 2031\ntitle = "调整"\nknown_on = 2031-01-05\n'
        'known_certainty = "m"\nplace = "示范市"\n[[notice.holiday]]\nname = "示范节"\noff = [2031-06-02]\n'
    )
    plan, other = read_notices(PLAN + change)
    assert (plan.kind, other.kind, other.place) == (NoticeKind.YEAR, NoticeKind.CHANGE, "示范市")


def test_what_was_read_makes_a_calendar():
    calendar = national().with_notices(*read_notices(PLAN))
    assert calendar.add(date(2031, 1, 2), 2) == (date(2031, 1, 4), False)


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ('id = "2031"', 'id = " "', "id", "不能为空"),
        ('id = "2031"', "", "id", "缺少此项"),
        ('id = "2031"', "id = 2031", "id", "应为文字"),
        ('kind = "year"', 'kind = "years"', "kind", "year、change、statute"),
        ("year = 2031", 'year = "2031"', "year", "四位公元年"),
        ("year = 2031", "year = true", "year", "四位公元年"),
        ("year = 2031", "year = 31", "year", "不是可用的年份"),
        ("year = 2031", "year = 9031", "year", "不是可用的年份"),
        ("year = 2031", "year = 2032", "days", "不属于 2032 年"),
        ("2030-11-05", "2035-11-05", "known_on", "不像 2031 年安排的公布日期"),
        ("2030-11-05", '"2030-11-05"', "known_on", "应为公布日期"),
        ("2030-11-05", "2030-11-05T08:00:00", "known_on", "应为公布日期"),
        ("known_on = 2030-11-05", "", "known_on", "应为公布日期"),
        ('known_certainty = "R"', 'known_certainty = "X"', "known_certainty", "R、C、M、m"),
        ("number =", "nummer =", "nummer", "不认识的字段"),
        ("work =", "works =", "works", "不认识的字段"),
        ('name = "元旦"', 'name = ""', "name", "没有节日名称"),
        ('name = "元旦"', 'name = "元\\u0000旦"', "name", "控制字符"),
        ('url = "https:', 'url = "javascript:', "url", "https://"),
        ("[2031-05-01, 2031-05-02]", "[2031-05-01, 2031-05-01]", "days", "2031-05-01 写了两次"),
        ("2030-12-28, 2031-01-04", "2031-01-01", "days", "2031-01-01 既写放假又写上班"),
        ("2031-10-01, 2031-10-07", "2031-10-07, 2031-10-01", "off", "末日应在首日之后"),
        ("2031-10-01, 2031-10-07", "2031-10-01, 2031-11-07", "off", "一个月内"),
        ("2031-10-01, 2031-10-07", "2031-10-01", "off", "[首日, 末日]"),
        ("[[2031-10-01, 2031-10-07]]", "2031-10-01", "off", "应为列表"),
        ("[[2031-10-01, 2031-10-07]]", "[20311001]", "off", "应为日期"),
        ("2031-10-01, 2031-10-07", "2031-10-02, 2031-10-07", "days", "10月1日"),
        ("2030-12-28", "2030-11-28", "days", "上一年 12 月"),
        ("2030-12-28", "2032-01-01", "days", "不属于 2031 年"),
        ('known_certainty = "R"', 'known_certainty = "R"\nplace = "示范市"', "place", "临时调整"),
        ("2030-12-28", "2030-13-28", "", "不是正确的 TOML"),
        ("2030-12-28", "9" * 5000, "", "不是正确的 TOML"),
        ("[[notice]]", "[notice]", "", "不是正确的 TOML|应至少有一段"),
        ("[[notice]]", "[[notices]]", "", "不是正确的 TOML|不认识的字段"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(old, new, field, message):
    assert old in PLAN
    with pytest.raises(InvalidNoticeError, match=message) as refused:
        read_notices(PLAN.replace(old, new, 1), where="2031.toml")
    assert field in refused.value.field
    assert "2031.toml" in refused.value.where


@pytest.mark.parametrize("text", ["", "notice = 3", "notice = []", "notice = [1]"])
def test_a_file_without_a_notice_is_refused(text):
    with pytest.raises(InvalidNoticeError, match=r"\[\[notice\]\]"):
        read_notices(text)


def test_a_file_in_another_encoding_is_refused_with_the_place_where_it_starts():
    with pytest.raises(InvalidNoticeError, match="不是 UTF-8"):
        read_notices(PLAN.encode("gb18030"))


def test_a_notice_without_holidays_is_refused():
    entry = {
        "id": "x",
        "kind": "change",
        "year": 2031,
        "title": "x",
        "known_on": date(2031, 1, 1),
        "known_certainty": "R",
    }
    with pytest.raises(InvalidNoticeError, match="holiday"):
        read_notice(entry)
    with pytest.raises(InvalidNoticeError, match="没有写任何"):
        read_notice({**entry, "holiday": [{"name": "示范节"}]})


@given(st.text() | st.binary())
def test_whatever_comes_the_answer_is_a_notice_or_a_clear_refusal(text):
    with pytest.raises(InvalidNoticeError):
        read_notices(text)


@given(st.integers(0, len(PLAN)), st.integers(0, 40), st.text(max_size=5))
def test_a_damaged_file_gives_a_notice_or_a_clear_refusal(start, length, put):
    try:
        notices = read_notices(PLAN[:start] + put + PLAN[start + length :])
    except InvalidNoticeError:
        return
    assert all(notice.days for notice in notices)
