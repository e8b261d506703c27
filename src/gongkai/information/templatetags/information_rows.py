"""The table of a structured record for the desk's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from gongkai.information import kinds
from gongkai.information.kinds.saying import figure
from gongkai.information.rows import list_of, rows_of

if TYPE_CHECKING:
    from gongkai.information.models import Information, InformationRow

register = template.Library()
SHOWN = 50


@register.simple_tag
def desk_rows(record: Information) -> dict[str, Any] | None:
    """The first rows and, before them, those with a fault; None for a kind without a table."""
    table = kinds.get(record.kind).table if kinds.exists(record.kind) else None
    if table is None:
        return None
    standing = list_of(record)
    rows = rows_of(record)
    long = standing is not None and standing.count > SHOWN
    wrong = list(rows.exclude(faults={})[:SHOWN]) if long and standing and standing.wrong else []
    first = list(rows[:SHOWN]) if standing else []
    return {
        "label": table.label,
        "columns": table.columns,
        "list": standing,
        "wrong": [_line(table.columns, row) for row in wrong],
        "rows": [_line(table.columns, row) for row in first],
        "shown": SHOWN,
        "any_wrong": bool(standing and standing.wrong),
    }


def _line(columns: Any, row: InformationRow) -> dict[str, Any]:
    cells = [
        {
            "text": figure(column, row.values.get(column.code)),
            "fault": row.faults.get(column.code, ""),
            "number": column.numeric,
            "label": column.heading,
        }
        for column in columns
    ]
    said = [f"{column.label}{row.faults[column.code]}" for column in columns if column.code in row.faults]
    return {"position": row.position, "cells": cells, "faults": said}
