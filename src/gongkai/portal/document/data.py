"""A record's figures and rows as open data: CSV, Excel, JSON, without what is a person's own."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from gongkai.core.desk.export import FORMULA_STARTS, MEDIA_TYPE
from gongkai.information.kinds import Privacy
from gongkai.information.kinds.saying import public
from gongkai.information.rows import values_of
from gongkai.information.rows.lines import word
from gongkai.information.rows.workbook import published
from gongkai.portal.document.structured import said_fields, shown_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.kinds import Kind, KindField
    from gongkai.information.models import Information

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": MEDIA_TYPE,
    "json": "application/json; charset=utf-8",
}
FIELD_HEAD = ("要素", "内容")


def content(kind: Kind, information: Information, form: str, address: str) -> bytes:
    """The file. Rows where the kind has a table, else its fields; JSON has both."""
    if form == "json":
        return _json(kind, information, address)
    return _xlsx(kind, information) if form == "xlsx" else _csv(kind, information)


def _csv(kind: Kind, information: Information) -> bytes:
    """With a byte order mark: spreadsheets take it for UTF-8 by that."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if kind.table is None:
        writer.writerow(FIELD_HEAD)
        writer.writerows((field.label, _safe(text)) for field, text in said_fields(kind, information))
    else:
        columns = shown_columns(kind)
        writer.writerow([column.heading for column in columns])
        for values, _ in values_of(information):
            writer.writerow([_cell(column, values.get(column.code)) for column in columns])
    return out.getvalue().encode("utf-8-sig")


def _cell(column: KindField, value: Any) -> str:
    text = word(public(column, value))
    return text if column.numeric else _safe(text)


def _safe(text: str) -> str:
    """Text that no spreadsheet carries out as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _xlsx(kind: Kind, information: Information) -> bytes:
    rows = (values for values, _ in values_of(information))
    label = kind.table.label if kind.table else kind.label
    columns = shown_columns(kind) if kind.table else kind.fields
    shown = [column for column in columns if column.privacy is not Privacy.WITHHELD]
    file = published(label, shown, rows if kind.table else [information.elements or {}])
    with file:
        return file.read()


def _json(kind: Kind, information: Information, address: str) -> bytes:
    data = {
        "title": information.title,
        "index_number": information.index_number,
        "kind": kind.code,
        "publisher": information.owner.name,
        "published_on": information.published_on.isoformat() if information.published_on else None,
        "address": address,
        "fields": list(_fields(kind, information)),
        "columns": [_described(column) for column in shown_columns(kind)],
        "rows": list(_rows(kind, information)),
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _fields(kind: Kind, information: Information) -> Iterator[dict[str, Any]]:
    values = information.elements or {}
    for field in kind.fields:
        value = public(field, values.get(field.code))
        if value not in (None, ""):
            yield {**_described(field), "value": value}


def _rows(kind: Kind, information: Information) -> Iterator[dict[str, Any]]:
    columns = shown_columns(kind)
    for values, _ in values_of(information):
        shown = ((column.code, public(column, values.get(column.code))) for column in columns)
        yield {code: value for code, value in shown if value not in (None, "")}


def _described(field: KindField) -> dict[str, str]:
    found = {"code": field.code, "label": field.label, "type": str(field.type), "unit": field.unit}
    return {name: value for name, value in found.items() if value}
