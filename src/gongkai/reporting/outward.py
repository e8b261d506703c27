"""A report as a piece of information: its fields, and the rows of its table of applications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report import form_for, full_label
from gongkai.reporting import paper
from gongkai.reporting.contract import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.law.annual_report import Form

# Fields of the kind, with the row of the form whose total they say.
TOTALS = {"new": "new", "carried": "carried", "finished": "total", "carried_over": "carry_next"}
# Results by the form's headings, as fields of the kind.
RESULTS = ("granted", "partly", "denied", "unavailable", "unprocessed", "otherwise")


def fields_of(content: Mapping[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """(fields of the information, rows of its table) for a report's content."""
    form, written = form_for(int(content["year"])), paper.write(content)
    rows = content["tables"].get("requests", {})
    fields = {
        "title": written.title,
        "issuer_name": written.unit,
        "written_on": content["published_on"],
        "published_on": content["published_on"],
        "body_html": paper.body(written),
        "elements": _elements(form, content, rows),
    }
    return fields, _rows(form, rows)


def _elements(form: Form, content: Mapping[str, Any], rows: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"year": int(content["year"])}
    found |= {name: plain(rows.get(row, {}).get("total")) for name, row in TOTALS.items()}
    found |= dict(zip(RESULTS, (number for _, number in paper.results(form, rows)), strict=False))
    disputes = content["tables"].get("review_litigation", {})
    found["reviews"] = plain(disputes.get("review", {}).get("total"))
    lawsuits = [plain(disputes.get(row, {}).get("total")) for row in ("direct", "after_review")]
    found["lawsuits"] = sum(int(number) for number in lawsuits if number is not None)
    return {name: value for name, value in found.items() if value is not None}


def _rows(form: Form, rows: Mapping[str, Any]) -> list[dict[str, Any]]:
    table = form.table("requests")
    return [
        {
            "item": "".join((*(each.number for each in table.ancestors(row)), row.number, full_label(row))),
            **{column.key: plain(rows.get(row.key, {}).get(column.key)) for column in table.columns},
        }
        for row in table.filled
    ]
