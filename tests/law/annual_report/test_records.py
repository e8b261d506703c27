"""Files of reports from anywhere: other encodings, damage, what is missing; each record is answered by itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gongkai.law.annual_report import check_file
from tests.law.annual_report.reports import report


def record(year: int = 2023, **fields: Any) -> dict[str, Any]:
    tables = {key: rows for key, rows in report(year).items() if key != "art20"}
    return {"report_id": f"示-{year}", "org": "示范市教育局", "year": year, **tables, **fields}


def jsonl(*records: Any) -> str:
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in records) + "\n"


def told(data: str | bytes) -> list[list[tuple[str, str]]]:
    """(identity, where) of what was found in each record."""
    found = check_file(data.encode() if isinstance(data, str) else data)
    return [[(each.identity, each.where) for each in outcome.violations] for outcome in found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_files_of_office_programs_are_read(encoding: str) -> None:
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    found = check_file(mark + jsonl(record(), record(2024)).encode(encoding))
    assert [(each.report_id, each.ok) for each in found] == [("示-2023", True), ("示-2024", True)]


def test_lines_may_end_in_any_way_and_be_empty() -> None:
    assert told("\r\n" + jsonl(record(), record(2024)).replace("\n", "\r\n \r\n")) == [[], []]


def test_a_name_that_stands_twice_in_an_object_is_no_report() -> None:
    twice = jsonl(record()).replace('"carried":', '"new": {}, "carried":', 1)
    [outcome] = check_file(twice.encode())
    assert not outcome.ok
    assert "new" in outcome.violations[0].says
    assert "两次" in outcome.violations[0].says


def test_one_value_over_many_lines_that_breaks_off_is_one_fault() -> None:
    whole = json.dumps([record(), record(2024)], indent=1)
    assert len(told(whole)) == 2
    assert told(whole[:-400]) == [[("unreadable", "文件")]]


def test_a_file_that_breaks_off_leaves_the_lines_before() -> None:
    assert told(jsonl(record(), record(2024))[:-90]) == [[], [("unreadable", "第 2 行")]]


@pytest.mark.parametrize("table", ["requests", "review_litigation"])
@pytest.mark.parametrize("value", [None, "left out"])
def test_a_report_without_a_table_of_sums_is_not_in_order(table: str, value: str | None) -> None:
    lacking = record()
    lacking[table] = None
    if value:
        del lacking[table]
    assert told(jsonl(lacking)) == [[("missing", table)]]


def test_a_record_without_any_table_names_each() -> None:
    assert told(jsonl({"year": 2023})) == [[("missing", "requests"), ("missing", "review_litigation")]]


def test_tables_under_tables_are_those_of_the_form() -> None:
    own = record()
    nested = {"year": 2023, "tables": {key: own[key] for key in ("requests", "review_litigation")} | {"other": {}}}
    assert told(jsonl(nested)) == [[("unknown", "other")]]


@pytest.mark.parametrize("columns", [5, "自然人", ["甲"] * 7, {"a": 1}])
def test_an_order_of_columns_that_no_table_has_is_pointed_out(columns: object) -> None:
    assert told(jsonl(record(columns=columns))) == [[("shape", "columns")]]


def test_the_year_before_the_first_form_cannot_be_compared_and_spoils_nothing() -> None:
    before = record(2019) | {"year": 2018, "report_id": "示-2018"}
    assert told(jsonl(record(2019), before)) == [[], [("shape", "year")]]


@pytest.mark.parametrize("value", [10**15, 10**400, -(10**400), 1e300])
def test_a_number_beyond_belief_is_no_count(value: float) -> None:
    bad = record()
    bad["requests"]["new"]["natural_person"] = value
    [outcome] = check_file(jsonl(bad).encode())
    assert [(each.identity, each.where) for each in outcome.violations] == [("not_integer", "requests/new/自然人")]
    assert "15位" in str(outcome.violations[0].expected)
    assert "Infinity" not in json.dumps(outcome.as_json())


def test_sums_are_told_as_whole_numbers() -> None:
    bad = record()
    bad["review_litigation"]["review"]["total"] += 1
    [outcome] = check_file(jsonl(bad).encode())
    [said] = outcome.as_json()["violations"]
    assert (said["identity"], said["where"]) == ("I5", "review_litigation/review")
    assert [type(said[side]) for side in ("expected", "found")] == [int, int]


def test_claims_that_a_record_states_are_held_against_its_tables() -> None:
    claims = [{"text": "本年新收政府信息公开申请12件", "value": 12}, {"text": 3}, "没有"]
    [outcome] = check_file(jsonl(record(text_claims=claims)).encode())
    [found] = outcome.violations
    assert (found.identity, found.expected, found.found) == ("text", 12, 0)


def test_prose_that_a_record_brings_asks_a_question() -> None:
    [outcome] = check_file(jsonl(record(text="本年新收政府信息公开申请12件")).encode())
    [question] = outcome.questions
    assert outcome.ok
    assert (question.identity, question.expected, question.found) == ("text", 12, 0)


def test_a_figure_of_a_thousand_digits_in_prose_is_none() -> None:
    assert told(jsonl(record(text=f"行政复议{'9' * 6000}件"))) == [[]]
