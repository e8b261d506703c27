"""The published tables of real reports: the right ones pass, and every single change in them is found."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from gongkai.law.annual_report import check_record, form_for

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def records(corpus: Path) -> list[dict[str, Any]]:
    lines = (corpus / "foi_annual_reports" / "tables.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def printed(corpus: Path) -> dict[str, Any]:
    """The form as it is printed in reports."""
    form: dict[str, Any] = json.loads((corpus / "foi_annual_reports" / "table_form_2021.json").read_text("utf-8"))
    return form


def before(record: dict[str, Any], records: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The same body's report of the year before."""
    same = [each for each in records if each["org"] == record["org"] and each["year"] == record["year"] - 1]
    return same[0] if same else None


def test_published_tables_hold(records):
    assert records
    for record in records:
        assert check_record(record, before(record, records)) == [], record["report_id"]


def test_some_are_held_against_the_year_before(records):
    assert any(before(record, records) for record in records)


def test_any_single_change_in_a_table_of_requests_is_found(records):
    for record in records:
        for key, row in record["requests"].items():
            for index, value in enumerate(row):
                if value is None:
                    continue
                changed = copy.deepcopy(record)
                changed["requests"][key][index] = value + 1
                assert check_record(changed), (record["report_id"], key, index)


def test_any_single_change_in_a_table_of_disputes_is_found(records):
    for record in records:
        for index, value in enumerate(record["review_litigation"]):
            if value is None:
                continue
            changed = copy.deepcopy(record)
            changed["review_litigation"][index] = value + 1
            assert check_record(changed), (record["report_id"], index)


def test_a_changed_line_of_what_was_carried_in_is_found(records):
    for record in records:
        earlier = before(record, records)
        if earlier is None:
            continue
        changed = copy.deepcopy(record)
        for key in ("carried", "carry_next"):
            for index in (0, -1):
                changed["requests"][key][index] += 1
        assert [each.identity for each in check_record(changed, earlier)] == ["I4", "I4"]


def test_rows_and_labels_are_those_that_are_printed(printed):
    table = form_for(2023).table("requests")
    rows = {
        row.key: "".join((*(each.number for each in table.ancestors(row)), row.number)) for row in table.filled
    }
    for row in printed["requests"]["rows"]:
        ours = table.row(row["key"])
        hint = f"（{ours.hint}）" if ours.hint else ""
        label = f"{rows[row['key']]}{ours.label}{hint}"
        assert row["label"] in {label, label.replace("三、", "三", 1)}
    assert [row.key for row in table.filled] == [row["key"] for row in printed["requests"]["rows"]]
    assert [column.full_label for column in table.columns] == printed["requests"]["columns"]


def test_the_other_tables_are_those_that_are_printed(printed):
    form = form_for(2023)
    disputes, published = form.table("review_litigation"), form.table("art20")
    names = ["/".join((*(each.label for each in disputes.ancestors(row)), row.label)) for row in disputes.filled]
    assert names == printed["review_litigation"]["groups"]
    assert [column.label for column in disputes.columns] == printed["review_litigation"]["columns"]
    blocks = [(block["item"], row, block["columns"]) for block in printed["art20"] for row in block["rows"]]
    assert blocks == [
        (row.block, row.label, [column.label for column in published.columns_of(row)]) for row in published.rows
    ]


def test_the_printed_rule_is_the_first_identity(printed):
    assert form_for(2023).identities[0].says in printed["requests"]["check"]
