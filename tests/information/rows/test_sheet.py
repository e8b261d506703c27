"""Spreadsheets and pasted text: what goes out comes back the same, and nothing breaks the reader."""

from __future__ import annotations

import datetime as dt
import io
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.core.errors import InvalidInputError
from gongkai.documents.errors import UnreadableError
from gongkai.information.kinds import DataType, KindField, Table
from gongkai.information.rows.lines import from_text, to_text
from gongkai.information.rows.reading import read_rows
from gongkai.information.rows.sheet import read_sheet
from gongkai.information.rows.workbook import template

TABLE = Table(
    "明细",
    (
        KindField("name", "名称", required=True),
        KindField("amount", "金额", DataType.MONEY, unit="万元"),
        KindField("on", "日期", DataType.DATE),
        KindField("share", "占比", DataType.PERCENT),
        KindField("good", "达标", DataType.BOOLEAN),
        KindField("note", "说明", DataType.LONG_TEXT),
    ),
)
VALUES = st.fixed_dictionaries(
    {"name": st.text("甲乙=+-@\"'\t,", min_size=1, max_size=8).filter(str.strip)},
    optional={
        "amount": st.decimals(-(10**9), 10**9, places=2).map(str),
        "on": st.dates(min_value=dt.date(1990, 1, 1)).map(str),
        "share": st.integers(0, 100).map(str),
        "good": st.booleans(),
        "note": st.text('说明 \n"\t,', max_size=10),
    },
)


def kept(rows):
    return [row.values for row in read_rows(TABLE, rows)]


@given(st.lists(VALUES, max_size=6))
def test_what_goes_out_as_a_workbook_comes_back_the_same(rows):
    before = kept(rows)
    with template(TABLE, [(values, {}) for values in before]) as file:
        data = file.read()
    assert kept(read_sheet(TABLE, data, "a.xlsx").rows) == before


@given(st.lists(VALUES, max_size=6))
def test_what_goes_out_as_text_comes_back_the_same(rows):
    before = kept(rows)
    assert kept(from_text(TABLE, to_text(TABLE, before))) == before


@given(st.text(max_size=200))
def test_any_pasted_text_is_read_or_refused_in_words(text):
    with suppress(InvalidInputError):
        for row in read_rows(TABLE, from_text(TABLE, text)):
            assert row.values


@given(st.binary(max_size=200))
def test_any_file_is_read_or_refused_in_words(data):
    with pytest.raises((InvalidInputError, UnreadableError)):
        read_sheet(TABLE, data, "a.xlsx")


def workbook(*rows, formats=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, form in formats:
        book.active[place].number_format = form
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_headings_may_have_units_stars_and_another_order():
    data = workbook(["附表"], ["金额(万元)*", " 名 称 ", "别的"], ["1.5", "甲", "x"])
    sheet = read_sheet(TABLE, data, "a.xlsx")
    assert kept(sheet.rows) == [{"amount": "1.5", "name": "甲"}]
    assert sheet.notes == ["C2：没有“别的”这一列，未采用"]


def test_a_percentage_is_what_the_sheet_shows():
    data = workbook(["名称", "占比"], ["甲", 0.125], formats=[("B2", "0.0%")])
    assert kept(read_sheet(TABLE, data, "a.xlsx").rows) == [{"name": "甲", "share": "12.5"}]


def test_cells_are_named_as_the_sheet_names_them():
    data = workbook([], ["标题"], ["名称", "金额"], ["甲", "1"], [], ["乙", "很多"])
    faults = [row.faults for row in read_rows(TABLE, read_sheet(TABLE, data, "a.xlsx").rows)]
    assert faults[0] == {}
    assert "B6" in faults[1]["amount"]


def test_the_sheet_with_the_headings_is_found_among_others():
    book = openpyxl.Workbook()
    book.active.append(["封面"])
    second = book.create_sheet("数据")
    second.append(["名称", "金额"])
    second.append(["甲", 2])
    out = io.BytesIO()
    book.save(out)
    assert kept(read_sheet(TABLE, out.getvalue(), "a.xlsx").rows) == [{"name": "甲", "amount": "2"}]


def test_a_line_with_too_many_cells_is_named():
    with pytest.raises(InvalidInputError, match="第 2 行比表头多出“多的”"):
        from_text(TABLE, "名称\t金额\n甲\t1\n乙\t2\t多的\n")


def test_text_without_headings_goes_by_the_kinds_order():
    assert kept(from_text(TABLE, "甲\t12\n乙\t13")) == [
        {"name": "甲", "amount": "12"},
        {"name": "乙", "amount": "13"},
    ]
