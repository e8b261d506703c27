"""Import of a year from the JSON of holiday-cn."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import DayKind, national
from gongkai.law.notices import InvalidNoticeError, NoticeKind, from_holiday_cn

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = date(2026, 11, 20)
YEAR = {
    "$schema": "https://example.org/schema.json",
    "$id": "https://example.org/2027.json",
    "year": 2027,
    "papers": ["https://www.example.gov.cn/2027.htm"],
    "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-03", "isOffDay": False},
        {"name": "劳动节", "date": "2027-05-01", "isOffDay": True},
        {"name": "国庆节", "date": "2027-10-01", "isOffDay": True},
    ],
}


def changed(path: str, value: object) -> dict:
    """The year with one value changed; `path` names it, as days/0/date. None takes it out."""
    data = deepcopy(YEAR)
    *way, last = path.split("/")
    here: object = data
    for step in way:
        here = here[int(step)] if isinstance(here, list) else here[step]
    if isinstance(here, list):
        here[int(last)] = value
    elif value is None:
        here.pop(last, None)
    else:
        here[last] = value
    return data


def test_a_year_comes_in_as_bytes_as_text_and_parsed():
    text = json.dumps(YEAR, ensure_ascii=False)
    notice = from_holiday_cn(text.encode(), known_on=KNOWN)
    assert notice == from_holiday_cn(text, known_on=KNOWN) == from_holiday_cn(YEAR, known_on=KNOWN)
    assert (notice.id, notice.kind, notice.year, notice.known_on) == ("2027", NoticeKind.YEAR, 2027, KNOWN)
    assert notice.title == "国务院办公厅关于2027年部分节假日安排的通知"
    assert notice.url == "https://www.example.gov.cn/2027.htm"


def test_an_imported_year_makes_its_days_certain_from_the_day_it_became_known():
    calendar = national().with_notices(from_holiday_cn(YEAR, known_on=KNOWN, number="示范发〔2026〕1号"))
    assert calendar.day(date(2027, 1, 3))[1:] == (DayKind.ADJUSTED, "元旦", "2027", False)
    assert calendar.day(date(2026, 12, 31)).kind is DayKind.HOLIDAY
    assert not calendar.add(date(2026, 12, 20), 20).provisional
    assert calendar.known_at(date(2026, 11, 19)).add(date(2026, 12, 20), 20).provisional
    assert calendar.notice("2027").number == "示范发〔2026〕1号"


@pytest.mark.parametrize(
    ("path", "value", "where", "field", "message"),
    [
        ("year", 2028, "", "days", "不属于 2028 年"),
        ("year", "2027", "", "year", "四位公元年"),
        ("year", None, "", "year", "四位公元年"),
        ("days", {}, "", "days", "应为列表"),
        ("days", None, "", "days", "应为列表"),
        ("days", [], "", "days", "尚未公布"),
        ("days/1", "2027-01-01", " days 第 2 项", "", "应为对象"),
        ("days/1/date", "2027-13-01", " days 第 2 项", "date", "2027-13-01 不是日历上的日期"),
        ("days/1/date", "2027-02-29", " days 第 2 项", "date", "不是日历上的日期"),
        ("days/1/date", "20270101", " days 第 2 项", "date", "应如 2027-02-06"),
        ("days/1/date", "２０２７-01-01", " days 第 2 项", "date", "不是日历上的日期"),
        ("days/1/date", None, " days 第 2 项", "date", "缺少此项"),
        ("days/1/date", 20270101, " days 第 2 项", "date", "应为文字"),
        ("days/1/name", "", "", "name", "没有节日名称"),
        ("days/1/name", "\ud800", " days 第 2 项", "name", "残缺字符"),
        ("days/1/isOffDay", "true", " days 第 2 项", "isOffDay", "true（放假）或 false"),
        ("days/1/isOffDay", 1, " days 第 2 项", "isOffDay", "true（放假）或 false"),
        ("days/1/isOffday", True, " days 第 2 项", "isOffday", "不认识的字段"),
        ("holidays", [], "", "holidays", "不认识的字段"),
        ("papers", "https://x", "", "papers", "网址列表"),
        ("papers", ["javascript:x"], "", "url", "https://"),
        ("days/0/date", "2027-01-01", "", "days", "2027-01-01 写了两次"),
        ("days/2/date", "2027-01-01", "", "days", "既写放假又写上班"),
        ("days/4/date", "2027-10-02", "", "days", "10月1日"),
        ("days/0/date", "2028-01-01", "", "days", "不属于 2027 年"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(path, value, where, field, message):
    with pytest.raises(InvalidNoticeError, match=message) as refused:
        from_holiday_cn(changed(path, value), known_on=KNOWN, where="年.json")
    assert refused.value.where == f"年.json{where}"
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "不是正确的 JSON"),
        ("{", "不是正确的 JSON"),
        ("[]", "应为一个对象"),
        ('"2027"', "应为一个对象"),
        ("[" * 100_000, "不是正确的 JSON"),
        ('{"year": ' + "9" * 5000 + "}", "不是正确的 JSON"),
        ('{"year": 2027, "year": 2028, "days": []}', "写了两次"),
        (json.dumps(YEAR, ensure_ascii=False).encode("gb18030"), "不是 UTF-8"),
        (b"PK\x03\x04\xff", "不是 UTF-8"),
    ],
)
def test_a_file_that_is_no_such_json_is_refused(text, message):
    with pytest.raises(InvalidNoticeError, match=message):
        from_holiday_cn(text, known_on=KNOWN)


@pytest.mark.parametrize("known_on", [None, "2026-11-20", datetime(2026, 11, 20), date(2099, 1, 1)])  # noqa: DTZ001  # a moment is what is refused
def test_without_the_day_on_which_it_became_known_nothing_is_imported(known_on):
    with pytest.raises(InvalidNoticeError) as refused:
        from_holiday_cn(YEAR, known_on=known_on)
    assert refused.value.field == "known_on"


def test_a_file_cut_short_never_announces_a_year():
    cut = {**YEAR, "days": YEAR["days"][:4]}
    with pytest.raises(InvalidNoticeError, match="可能不完整"):
        from_holiday_cn(cut, known_on=KNOWN)


@pytest.mark.corpus
@pytest.mark.parametrize("year", range(2007, 2027))
def test_every_year_of_holiday_cn_can_be_imported_and_gives_the_shipped_days(corpus: Path, year):
    shipped = national().notice(str(year))
    notice = from_holiday_cn(
        (corpus / "holidays_cn" / f"{year}.json").read_bytes(), known_on=date(year, 12, 31), notice_id="import"
    )
    calendar = national().with_notices(notice)
    assert all(calendar.is_working(day.date) == national().is_working(day.date) for day in shipped.days)
    assert calendar.count(date(year - 1, 12, 28), date(year, 12, 28)) == national().count(
        date(year - 1, 12, 28), date(year, 12, 28)
    )


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.dates().map(str)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
)
PATHS = ["year", "papers", "days", "days/0", "days/1/date", "days/1/name", "days/2/isOffDay", "days/3", "more"]


@given(st.sampled_from(PATHS), JSON)
def test_whatever_stands_in_a_field_the_answer_is_a_notice_or_a_clear_refusal(path, value):
    try:
        notice = from_holiday_cn(json.dumps(changed(path, value)), known_on=KNOWN)
    except InvalidNoticeError:
        return
    assert notice.year == 2027
