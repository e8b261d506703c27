"""A field's value from what people and spreadsheets write, and back into words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.information.kinds import DataType, KindField, Privacy
from gongkai.information.kinds.masks import mask
from gongkai.information.kinds.reading import ValueFault, read
from gongkai.information.kinds.saying import public, say
from gongkai.information.rows.lines import word

FIELDS = {
    "money": KindField("money", "金额", DataType.MONEY, unit="万元"),
    "yuan": KindField("yuan", "金额", DataType.MONEY, unit="元", minimum=Decimal(0)),
    "share": KindField("share", "比例", DataType.PERCENT, maximum=Decimal(100)),
    "area": KindField("area", "面积", DataType.QUANTITY, unit="公顷"),
    "count": KindField("count", "户数", DataType.INTEGER, unit="户"),
    "on": KindField("on", "日期", DataType.DATE),
    "week": KindField("week", "周", DataType.WEEK),
    "month": KindField("month", "月", DataType.MONTH),
    "quarter": KindField("quarter", "季", DataType.QUARTER),
    "year": KindField("year", "年", DataType.YEAR),
    "passed": KindField("passed", "达标", DataType.BOOLEAN),
    "result": KindField("result", "结论", DataType.CHOICE, choices=("达标", "不达标")),
    "code": KindField("code", "代码", DataType.CODE, identifier="credit_code"),
    "project": KindField("project", "项目代码", DataType.CODE, pattern=r"\d{4}-\d{2}", hint="2026-01"),
    "region": KindField("region", "地区", DataType.REGION),
    "link": KindField("link", "网址", DataType.URL),
    "name": KindField("name", "名称"),
    "text": KindField("text", "说明", DataType.LONG_TEXT),
}


@pytest.mark.parametrize(
    ("code", "raw", "kept", "said"),
    [
        ("money", "1,200.50", "1200.5", "1,200.5万元"),
        ("money", "3.5亿元", "35000", "35,000万元"),
        ("money", 0.30000000000000004, "0.3", "0.3万元"),
        ("money", "１２", "12", "12万元"),
        ("yuan", "￥12.34", "12.34", "12.34元"),
        ("yuan", "-", None, ""),
        ("share", "12.5%", "12.5", "12.5%"),
        ("share", "12.5％", "12.5", "12.5%"),
        ("area", "0.0667公顷", "0.0667", "0.0667公顷"),
        ("count", 1203.0, 1203, "1,203户"),
        ("count", "三十二户", 32, "32户"),
        ("on", dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC), "2026-03-01", "2026-03-01"),
        ("on", "2026年3月1日", "2026-03-01", "2026-03-01"),
        ("week", "2026年第12周", "2026-W12", "2026年第12周（3月16日至3月22日）"),
        ("week", "2026-W12", "2026-W12", "2026年第12周（3月16日至3月22日）"),
        ("week", dt.date(2026, 3, 18), "2026-W12", "2026年第12周（3月16日至3月22日）"),
        ("month", "2026.3", "2026-03", "2026年3月"),
        ("month", "202603", "2026-03", "2026年3月"),
        ("month", "2026年3月份", "2026-03", "2026年3月"),
        ("quarter", "2026年第一季度", "2026-Q1", "2026年第1季度"),
        ("quarter", "2026-Q4", "2026-Q4", "2026年第4季度"),
        ("year", "2026年度", 2026, "2026年"),
        ("year", 2026, 2026, "2026年"),
        ("passed", "√", True, "是"),
        ("passed", False, False, "否"),
        ("result", " 不达标 ", "不达标", "不达标"),
        ("code", "11370812004339255b", "11370812004339255B", "11370812004339255B"),
        ("region", "示范市 示范区", "示范市 示范区", "示范市 示范区"),
        ("name", "无", "无", "无"),
        ("text", "一\n二", "一\n二", "一\n二"),
    ],
)
def test_what_is_written_is_kept_in_its_type_and_said_with_its_unit(code, raw, kept, said):
    value = read(FIELDS[code], raw)
    assert value == kept
    assert type(value) is type(kept)
    assert say(FIELDS[code], value) == said


@pytest.mark.parametrize(
    ("code", "raw", "right"),
    [
        ("money", "十二个", "单位：万元"),
        ("money", "12美元", "应为金额"),
        ("money", "0.0000001", "分"),
        ("yuan", "-1", "不能小于 0元"),
        ("share", "101", "不能大于 100"),
        ("count", "3.5", "应为整数"),
        ("on", "2026年2月30日", "应为日期"),
        ("week", "2026-W60", "第几周"),
        ("month", "2026年13月", "应为月份"),
        ("quarter", "2026年第5季度", "应为季度"),
        ("year", "去年", "应为年份"),
        ("passed", "大概", "“是”或“否”"),
        ("result", "未达标", "达标、不达标"),
        ("code", "11370812004339255C", "校验"),
        ("project", "26-1", "应如 2026-01"),
        ("region", "3302", "6、9、12 位"),
        ("link", "示范网", "http"),
        ("name", "#REF!", "错误值"),
        ("name", "长" * 2001, "最多 2000 字"),
    ],
)
def test_what_does_not_fit_says_what_would_be_right(code, raw, right):
    with pytest.raises(ValueFault, match=right):
        read(FIELDS[code], raw)


ANYTHING = st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.booleans(), st.dates())


@given(st.sampled_from(sorted(FIELDS)), ANYTHING)
def test_whatever_is_written_is_kept_or_explained_and_reads_the_same_again(code, raw):
    try:
        value = read(FIELDS[code], raw)
    except ValueFault:
        return
    assert read(FIELDS[code], word(value)) == value
    assert isinstance(say(FIELDS[code], value), str)


@pytest.mark.parametrize(
    ("privacy", "text", "left"),
    [
        (Privacy.NAME, "张三", "张*"),
        (Privacy.NAME, "欧阳小明", "欧阳**"),
        (Privacy.NAME, "张三、李四四", "张*、李**"),
        (Privacy.NAME, "张*", "张*"),
        (Privacy.NAME, "王某某", "王某某"),
        (Privacy.ADDRESS, "示范市示范区和平街道8号楼302室", "示范市示范区和平街道*******"),
        (Privacy.ADDRESS, "8号楼", "***"),
        (Privacy.WITHHELD, "330000", ""),
    ],
)
def test_of_a_person_the_public_side_has_only_so_much(privacy, text, left):
    assert mask(privacy, text) == left
    assert public(KindField("a", "甲", privacy=privacy), text) == left
