"""Exports: the rows of the scope and the filters, Chinese headings, nothing that a spreadsheet would carry out."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from gongkai.core.audit.models import AuditEntry
from gongkai.core.desk import export
from tests.factories.information import InformationFactory

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat

URL = "/desk/information/export/"


def sheet(seat: Seat, query: str = "") -> Any:
    response = seat.client.get(f"{URL}?{query}")
    assert response["Content-Type"] == export.MEDIA_TYPE
    return load_workbook(BytesIO(b"".join(response.streaming_content))).active


def test_the_headings_are_the_columns_in_chinese(housing: Organization, drafter: Seat) -> None:
    InformationFactory(owner=housing, written_on=dt.date(2026, 3, 1))
    heading, row = sheet(drafter).iter_rows(values_only=True)
    assert heading[:5] == ("标题", "发文字号", "类型", "状态", "效力")
    shown = dict(zip(heading, row, strict=True))
    assert (shown["类型"], shown["状态"], shown["发布机构"]) == ("通知公告", "草稿", "市住建局")
    assert shown["成文日期"] == dt.datetime(2026, 3, 1)  # noqa: DTZ001 - Excel's days have no zone


def test_an_export_holds_ones_own_rows_of_all_pages_under_the_filters(
    housing: Organization, drafter: Seat
) -> None:
    InformationFactory()
    InformationFactory.create_batch(30, owner=housing)
    InformationFactory(owner=housing, kind="plan")
    assert sheet(drafter).max_row == 1 + 31
    assert sheet(drafter, "kind=notice&page=2").max_row == 1 + 30


def test_an_export_has_the_order_of_the_list(housing: Organization, drafter: Seat) -> None:
    for title in ("二", "一", "三"):
        InformationFactory(owner=housing, title=title, document_number=title)
    order = [row[0].value for row in sheet(drafter, "sort=-document_number").iter_rows(min_row=2)]
    assert order == sorted(["二", "一", "三"], reverse=True)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_text_that_looks_like_a_formula_stays_text(start: str, housing: Organization, drafter: Seat) -> None:
    InformationFactory(owner=housing, title=start)
    cell = sheet(drafter)["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (start, "s", True)


def test_characters_that_no_sheet_may_hold_are_left_out(housing: Organization, drafter: Seat) -> None:
    InformationFactory(owner=housing, title="通\x07知")
    assert sheet(drafter)["A2"].value == "通知"


def test_an_export_is_noted_in_the_trail(housing: Organization, drafter: Seat) -> None:
    InformationFactory.create_batch(2, owner=housing)
    sheet(drafter, "kind=notice")
    entry = AuditEntry.objects.get(event="desk.export")
    assert (entry.actor_name, entry.data["query"], entry.data["rows"]) == ("拟稿甲", "kind=notice", 2)
    assert "导出列表" in drafter.client.get("/desk/audit/").text


def test_more_rows_than_a_file_should_hold_are_refused_with_advice(
    housing: Organization, drafter: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MOST_ROWS", 2)
    InformationFactory.create_batch(3, owner=housing)
    response = drafter.client.get(URL)
    assert response.status_code == 400
    assert "请先用筛选缩小范围" in response.text
