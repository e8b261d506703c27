"""Workbooks: a table a sheet, values as a person sees them."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from gongkai.documents.blocks import TableBlock
from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS, Limits
from gongkai.documents.readers.xlsx import read_xlsx


def workbook(*rows: list[object], title: str = "任务分工") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(book: openpyxl.Workbook) -> TableBlock:
    (block,) = read_xlsx(saved(book), "a.xlsx", DEFAULT_LIMITS).blocks
    assert isinstance(block, TableBlock)
    return block


def test_a_sheet_is_a_table_named_after_it():
    found = table(workbook(["序号", "任务"], [1, "编目录"]))
    assert (found.caption, found.rows) == ("任务分工", (("序号", "任务"), ("1", "编目录")))


def test_values_look_as_they_are_shown():
    book = workbook([2.0, 0.125, dt.date(2021, 6, 18), True, 3.14159, 12345678901])
    book.active["B1"].number_format = "0.0%"
    assert table(book).rows == (("2", "12.5%", "2021-06-18", "是", "3.14159", "12345678901"),)


def test_merged_cells_fill_every_place_that_they_cover():
    book = workbook(["目标", "任务"], ["一", "甲"], [None, "乙"], ["二", "丙"])
    book.active.merge_cells("A2:A3")
    found = table(book)
    assert [row[0] for row in found.rows] == ["目标", "一", "一", "二"]
    assert [row[0] for row in found.continued] == [False, False, True, False]


def test_empty_rows_and_columns_between_are_dropped_however_many():
    book = workbook(["甲"])
    book.active.cell(900_000, 9_000, "远")
    assert table(book).rows == (("甲", ""), ("", "远"))


def test_hidden_sheets_are_left_out_with_a_warning():
    book = workbook(["甲"])
    book.create_sheet("底稿").append(["乙"])
    book["底稿"].sheet_state = "hidden"
    document = read_xlsx(saved(book), "a.xlsx", DEFAULT_LIMITS)
    assert len(document.blocks) == 1
    assert "底稿" in document.warnings[0].where


def test_a_sheet_beyond_the_limits_is_told_of():
    book = workbook(*[["a", "b"]] * 20)
    document = read_xlsx(saved(book), "a.xlsx", Limits(cells=10))
    assert document.blocks == []
    assert "工作表过大" in document.warnings[0].what


def test_an_empty_workbook_is_refused():
    with pytest.raises(UnreadableError, match="没有内容"):
        read_xlsx(saved(openpyxl.Workbook()), "a.xlsx", DEFAULT_LIMITS)


def test_a_cut_off_file_is_one_clear_error():
    with pytest.raises(UnreadableError, match="不完整"):
        read_xlsx(saved(workbook(["甲"]))[:500], "a.xlsx", DEFAULT_LIMITS)
