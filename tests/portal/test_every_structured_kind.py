"""Every structured kind, filled in with plausible values, has its form, page, files and spreadsheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from django.urls import reverse

from gongkai.information import kinds
from gongkai.information.kinds import DataType
from gongkai.information.kinds.reading import read
from gongkai.information.rows import keep, read_rows
from gongkai.information.rows.sheet import read_sheet
from gongkai.information.rows.workbook import template
from gongkai.portal.document.structured import shown_columns
from tests.portal.support import publish, words

if TYPE_CHECKING:
    from gongkai.information.kinds import Kind, KindField
    from tests.portal.support import Library

STRUCTURED = [kind for kind in kinds.all_kinds() if kind.structured]
WRITTEN = {
    DataType.DATE: "2026年3月1日",
    DataType.WEEK: "2026年第12周",
    DataType.MONTH: "2026年3月",
    DataType.QUARTER: "2026年第1季度",
    DataType.YEAR: "2026年",
    DataType.BOOLEAN: "是",
    DataType.URL: "https://www.shifan.example/1",
    DataType.PERCENT: "12.5%",
    DataType.REGION: "示范市示范区",
    DataType.ORGANIZATION: "示范市某单位",
}
CODES = {"credit_code": "11370812004339255B"}


def written(field: KindField, number: int) -> Any:
    """A value as somebody would write it; `number` tells rows apart."""
    if field.choices:
        return field.choices[number % len(field.choices)]
    if field.identifier:
        return CODES[field.identifier]
    if field.pattern:
        return field.hint.split(" 或 ")[0]
    if field.type in (DataType.INTEGER, DataType.DECIMAL, DataType.QUANTITY, DataType.MONEY):
        return str(number + 1)
    return WRITTEN.get(field.type, f"{field.label}之{number}")


def rows(kind: Kind) -> list[dict[str, Any]]:
    columns = kind.table.columns if kind.table else ()
    return [{column.code: written(column, number) for column in columns} for number in range(3)]


@pytest.mark.parametrize("kind", STRUCTURED, ids=lambda kind: kind.code)
def test_what_a_person_would_write_is_taken_and_stands_on_the_page(
    kind: Kind, client: Any, library: Library
) -> None:
    record = publish(library.office, kind=kind.code, title="一份", published_on="2026-04-01")
    record.elements = {field.code: read(field, written(field, 0)) for field in kind.fields}
    record.rows_sha256 = keep(record, rows(kind)).sha256 if kind.table else ""
    record.save()
    assert not kind.table or record.row_lists.get().wrong == 0
    page = words(client.get(record.get_absolute_url()))
    assert all(field.label in page for field in kind.fields if field.required)
    assert all(f">{column.heading}<" in page for column in shown_columns(kind))
    assert kind.frequency.label in page
    for form in kind.downloads:
        assert client.get(reverse("portal:data", args=[record.pk, form])).status_code == 200
    if kind.series:
        assert kind.label in words(client.get(reverse("portal:series", args=[kind.code])))


@pytest.mark.parametrize("kind", [kind for kind in STRUCTURED if kind.table], ids=lambda kind: kind.code)
def test_its_template_filled_in_is_read_without_a_fault(kind: Kind) -> None:
    with template(kind.table) as file:
        book = openpyxl.load_workbook(io.BytesIO(file.read()))
    sheet = book.worksheets[0]
    sheet.delete_cols(len(kind.table.columns) + 1)  # the column that tells of problems
    for row in rows(kind):
        sheet.append(list(row.values()))
    out = io.BytesIO()
    book.save(out)
    found = read_rows(kind.table, read_sheet(kind.table, out.getvalue(), "a.xlsx").rows)
    assert len(found) == 3
    assert [row.faults for row in found] == [{}, {}, {}]
