"""Records in the shapes that exports write, made into the tables of a form."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.annual_report import FormError, check_record, form_for, tables_of
from tests.law.annual_report.reports import report

FORM = form_for(2023)
LABELS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def lists(cells):
    """The requests of a report as rows of numbers."""
    return {key: list(row.values()) for key, row in cells["requests"].items()}


def test_rows_may_be_lists_in_the_order_of_the_form():
    cells = report(grant=[1, 2, 0, 0, 0, 0])
    assert tables_of(FORM, {"requests": lists(cells)}) == ({"requests": cells["requests"]}, [])


def test_a_record_may_have_its_own_order_of_columns():
    cells = report(grant=[1, 2, 0, 0, 0, 0])
    backwards = {key: row[::-1] for key, row in lists(cells).items()}
    record = {"columns": LABELS[::-1], "requests": backwards, "review_litigation": list(range(15))}
    tables, violations = tables_of(FORM, record)
    assert tables["requests"] == cells["requests"]
    assert tables["review_litigation"]["review"]["total"] == 4
    assert violations == []


@pytest.mark.parametrize("names", ["key", "label", "full_label"])
def test_columns_may_go_by_key_or_label(names):
    cells = report(grant=[1, 2, 0, 0, 0, 0])
    named = {getattr(column, names): column.key for column in FORM.table("requests").columns}
    rows = {key: {name: row[column] for name, column in named.items()} for key, row in cells["requests"].items()}
    assert tables_of(FORM, {"requests": rows})[0]["requests"] == cells["requests"]


def test_disputes_may_be_one_list_or_three():
    cells = report()["review_litigation"]
    rows = [list(row.values()) for row in cells.values()]
    flat = [number for row in rows for number in row]
    for value in (cells, rows, flat):
        assert tables_of(FORM, {"review_litigation": value}) == ({"review_litigation": cells}, [])


def test_what_was_published_may_be_flat():
    flat = {
        "rule_issued": 2, "rule_repealed": 0, "rule_valid": 11, "norm_issued": 9, "norm_repealed": 4,
        "norm_valid": 59, "license": 80, "penalty": 26, "coercion": 0, "fees_wan": 12.5,
    }  # fmt: skip
    tables, violations = tables_of(FORM, {"art20": flat})
    assert tables["art20"] == {
        "rule": {"issued": 2, "repealed": 0, "valid": 11},
        "norm": {"issued": 9, "repealed": 4, "valid": 59},
        "license": {"decisions": 80},
        "penalty": {"decisions": 26},
        "coercion": {"decisions": 0},
        "fees_wan": {"amount": 12.5},
    }
    assert violations == []
    assert check_record({"year": 2023, "art20": flat}) == []


def test_what_was_published_may_be_lists_in_the_trial_form():
    record = {
        "year": 2020,
        "art20": {
            "form": "2019", "rules": [1, 1, 20], "norms": [2, 2, 30], "license": [5, -1, 9],
            "other_mgmt": [0, 0, 0], "penalty": [0, 0, 0], "coercion": [0, 0, 0], "fees": [3, 0],
            "procurement_items": 6, "procurement_amount": "125000元",
        },
    }  # fmt: skip
    assert check_record(record) == []


def test_tables_may_lie_under_the_name_of_their_section():
    cells = report()
    record = {
        "year": 2023,
        "unit": "示范市",
        "tables": {"proactive": cells["art20"], "requests": cells["requests"], "disputes": None},
    }
    tables, violations = tables_of(FORM, record)
    assert set(tables) == {"art20", "requests"}
    assert violations == []
    assert check_record(record) == []


@pytest.mark.parametrize(
    ("record", "where", "expected"),
    [
        ({"requests": 7}, "requests", "由行组成的表"),
        ({"requests": "表三"}, "requests", "由行组成的表"),
        ({"requests": {"grant": [1, 2, 3]}}, "requests/grant", "7 个数"),
        ({"requests": {"grant": 3}}, "requests/grant", "一行数字"),
        ({"review_litigation": [0] * 14}, "review_litigation", "15 个数"),
        ({"review_litigation": [[0] * 5, [0] * 5]}, "review_litigation", "15 个数"),
        ({"review_litigation": []}, "review_litigation", "15 个数"),
        ({"art20": {"rule": [1, 2]}}, "art20/rule", "3 个数"),
        ({"columns": LABELS[:3], "requests": {"grant": [0] * 7}}, "requests/grant", "3 个数"),
    ],
)
def test_another_shape_is_named(record, where, expected):
    violations = tables_of(FORM, record)[1]
    assert [(each.identity, each.where, each.expected) for each in violations] == [("shape", where, expected)]


@pytest.mark.parametrize(
    ("record", "where"),
    [
        ({"requests": {"granted": [0] * 7}}, "requests/granted"),
        ({"requests": {"granted": 3}}, "requests/granted"),
        ({"requests": {"granted": {"自然人": 3}}}, "requests/granted"),
        ({"art20": {"rule_lost": 3}}, "art20/rule_lost"),
    ],
)
def test_what_the_form_does_not_have_is_kept_and_named(record, where):
    violations = check_record({"year": 2023, **record})
    assert where in {each.where for each in violations if each.identity == "unknown"}


def test_an_unknown_column_is_named_and_the_one_it_stood_for_missed():
    labels = ["自然人", "商业公司", *LABELS[2:]]
    cells = report(grant=[1, 2, 0, 0, 0, 0])
    violations = check_record({"year": 2023, "columns": labels, "requests": lists(cells)})
    assert {"requests/grant/商业公司", "requests/grant/商业企业"} <= {each.where for each in violations}


def test_the_form_is_that_of_the_record_s_year():
    cells = report(2020)
    assert check_record({"year": 2020, "requests": lists(cells)}) == []
    assert check_record({"year": 2021, "requests": lists(cells)}) != []


@pytest.mark.parametrize("year", [None, "2023", 2023.0, True, 2018])
def test_a_record_needs_a_year_that_had_a_form(year):
    with pytest.raises(FormError, match="年度"):
        check_record({"year": year, "requests": {}})


def test_the_year_before_is_compared():
    before = {"year": 2022, "requests": lists(report(2022, carry_next=[5, 0, 0, 0, 0, 0]))}
    record = {"year": 2023, "requests": lists(report())}
    assert [each.identity for each in check_record(record, before)] == ["I4", "I4"]
    assert check_record(record) == []


def test_another_year_is_not_taken_for_the_year_before():
    with pytest.raises(FormError, match="2022"):
        check_record({"year": 2023}, {"year": 2021})


@pytest.mark.parametrize("junk", [None, [], [[]], [None], {"": None}, {"columns": 3}, 0, "x", {"grant": None}])
def test_junk_is_answered_with_violations_never_with_a_crash(junk):
    for key in ("art20", "requests", "review_litigation", "columns", "tables"):
        for violation in check_record({"year": 2023, key: junk}):
            assert violation.says


NAMES = st.sampled_from(
    [
        "art20",
        "requests",
        "review_litigation",
        "proactive",
        "tables",
        "columns",
        "form",
        "grant",
        "total",
        "review",
        "rule",
        "rule_issued",
        "license",
        "fees_wan",
        "natural_person",
        "自然人",
        "总计",
    ]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=8) | st.dictionaries(NAMES, inner, max_size=6), max_leaves=20
)
RECORDS = st.dictionaries(NAMES, JSON, max_size=6)


@settings(max_examples=200)
@given(record=RECORDS, year=st.sampled_from([2020, 2021, 2024]), before=st.none() | RECORDS)
def test_any_json_is_answered_with_violations_that_are_json(record, year, before):
    previous = None if before is None else {**before, "year": year - 1}
    for violation in check_record({**record, "year": year}, previous):
        answer = json.dumps(violation.as_json())
        assert violation.where, answer
        assert violation.says, answer
