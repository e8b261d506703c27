"""A right report passes; whatever is changed in it is found, and said where."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.annual_report import Measure, check, form_for
from tests.law.annual_report.reports import APPLICANTS, report, reports

if TYPE_CHECKING:
    from gongkai.law.annual_report import Violation

FORM = form_for(2023)
OLD_FORM = form_for(2020)
SUMMED = [(table.key, row.key, column.key) for table in FORM.tables[1:] for row, column in table.cells()]
COUNTS = [
    (table.key, row.key, column.key)
    for table in FORM.tables
    for row, column in table.cells()
    if column.measure is Measure.COUNT
]


def codes(violations: list[Violation]) -> set[str]:
    return {violation.identity for violation in violations}


@settings(max_examples=300)
@given(cells=reports(FORM))
def test_a_right_report_passes(cells):
    assert check(FORM, cells) == []


@settings(max_examples=300)
@given(cells=reports(OLD_FORM))
def test_a_right_report_in_the_trial_form_passes(cells):
    assert check(OLD_FORM, cells) == []


@settings(max_examples=500)
@given(cells=reports(FORM), cell=st.sampled_from(SUMMED), by=st.integers(-3, 1000).filter(bool))
def test_any_single_wrong_number_is_found(cells, cell, by):
    table, row, column = cell
    cells[table][row][column] += by
    found = check(FORM, cells)
    assert any(not violation.soft for violation in found)
    assert all(violation.where.startswith(table) for violation in found)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (-1, "negative"),
        ("3", "not_integer"),
        (True, "not_integer"),
        (float("nan"), "not_integer"),
        (float("inf"), "not_integer"),
        ([], "not_integer"),
        (None, "missing"),
    ],
)
def test_a_cell_that_is_no_count_is_found(value, code):
    for table, row, column in COUNTS:
        cells = report()
        cells[table][row][column] = value
        label = FORM.table(table).column(column).label
        found = [violation for violation in check(FORM, cells) if violation.identity == code]
        assert [violation.where for violation in found] == [f"{table}/{row}/{label}"]


def test_first_item_and_second_are_third_and_fourth():
    cells = report(grant=[3, 0, 0, 0, 0, 0], carry_next=[2, 0, 0, 0, 0, 0])
    cells["requests"]["new"]["natural_person"] += 1
    cells["requests"]["new"]["total"] += 1
    first, second = check(FORM, cells)
    assert (first.identity, first.where, first.expected, first.found) == ("I1", "requests/自然人", 6, 5)
    assert second.where == "requests/总计"
    assert first.says == "自然人：第一项加第二项之和，等于第三项加第四项之和"


def test_the_total_of_results_is_their_sum():
    cells = report(grant=[3, 0, 0, 0, 0, 0])
    for column in ("natural_person", "total"):
        cells["requests"]["grant"][column] += 4
    assert [(each.identity, each.where, each.expected, each.found) for each in check(FORM, cells)] == [
        ("I2", "requests/自然人", 7, 3),
        ("I2", "requests/总计", 7, 3),
    ]


def test_a_row_total_is_the_sum_of_its_applicants():
    cells = report(grant=[1, 2, 3, 4, 5, 6])
    cells["requests"]["carried"]["business"] = 1
    cells["requests"]["carry_next"]["business"] = 1
    found = [(each.where, each.expected, each.found) for each in check(FORM, cells)]
    assert found == [("requests/carried", 1, 0), ("requests/carry_next", 1, 0)]


def test_a_dispute_total_is_the_sum_of_its_results():
    cells = report()
    cells["review_litigation"]["direct"]["total"] = 23
    assert [(each.identity, each.where, each.expected, each.found) for each in check(FORM, cells)] == [
        ("I5", "review_litigation/direct", 22, 23)
    ]


def test_what_was_carried_in_is_what_was_carried_out_the_year_before():
    before = report(2022, carry_next=[5, 1, 0, 0, 0, 0])
    right = report(carried=[5, 1, 0, 0, 0, 0], grant=[9, 9, 0, 0, 0, 0])
    wrong = report(carried=[5, 2, 0, 0, 0, 0], grant=[9, 9, 0, 0, 0, 0])
    assert "I4" not in codes(check(FORM, right, before))
    found = [
        (each.where, each.expected, each.found) for each in check(FORM, wrong, before) if each.identity == "I4"
    ]
    assert found == [("requests/商业企业", 1, 2), ("requests/总计", 6, 7)]


def test_without_the_year_before_nothing_is_said_of_it():
    assert check(FORM, report(carried=[5, 1, 0, 0, 0, 0], grant=[9, 9, 0, 0, 0, 0])) == []


def test_the_year_before_may_be_in_the_trial_form():
    before = report(2020, carry_next=[4, 0, 0, 0, 0, 0])
    found = check(form_for(2021), report(2021), before)
    assert [(each.identity, each.where) for each in found] == [("I4", "requests/自然人"), ("I4", "requests/总计")]


def test_a_blank_in_the_year_before_settles_nothing():
    before = report(2020)
    before["requests"]["carry_next"]["natural_person"] = None
    carried = report(2021, carried=[4, 0, 0, 0, 0, 0], grant=[4, 0, 0, 0, 0, 0])
    found = check(form_for(2021), carried, before)
    assert [(each.identity, each.where) for each in found] == [("I4", "requests/总计")]


def test_documents_in_force_that_do_not_follow_from_the_year_before_are_worth_a_look():
    before, cells = report(2022), report()
    before["art20"]["norm"]["valid"] = 597
    cells["art20"]["norm"] = {"issued": 50, "repealed": 227, "valid": 419}
    found = [each for each in check(FORM, cells, before) if each.where == "art20/norm"]
    assert [(each.identity, each.expected, each.found, each.soft) for each in found] == [("I6", 647, 646, True)]
    cells["art20"]["norm"]["valid"] = 420
    assert [each for each in check(FORM, cells, before) if each.where == "art20/norm"] == []


def test_a_blank_counts_as_nothing_and_what_it_could_mend_is_soft():
    cells = report(grant=[3, 1, 0, 0, 0, 0])
    cells["requests"]["grant"]["business"] = None
    found = check(FORM, cells)
    assert [(each.identity, each.soft) for each in found] == [("missing", False), ("I2", True), ("I3", True)]


def test_a_blank_does_not_excuse_what_it_could_not_mend():
    cells = report(grant=[3, 1, 0, 0, 0, 0])
    cells["requests"]["grant"] = {**cells["requests"]["grant"], "business": None, "total": 2}
    found = [each for each in check(FORM, cells) if each.where == "requests/grant"]
    assert [(each.identity, each.expected, each.found, each.soft) for each in found] == [("I3", 3, 2, False)]


def test_blanks_are_noughts_in_the_trial_form():
    cells = report(2020, grant=[3, 0, 0, 0, 0, 0])
    blanks = {
        table: {row: {column: value or None for column, value in line.items()} for row, line in rows.items()}
        for table, rows in cells.items()
    }
    assert check(OLD_FORM, blanks) == []
    blanks["requests"]["new"]["natural_person"] = 4
    assert [(each.identity, each.where, each.soft) for each in check(OLD_FORM, blanks)] == [
        ("I1", "requests/自然人", True),
        ("I3", "requests/new", False),
    ]


def test_a_cell_that_is_not_there_is_missing_in_either_form():
    for form, year in ((FORM, 2023), (OLD_FORM, 2020)):
        cells = report(year)
        del cells["requests"]["grant"]["business"]
        found = check(form, cells)
        assert [(each.identity, each.where, each.found) for each in found] == [
            ("missing", "requests/grant/商业企业", "没有")
        ]


def test_a_missing_row_is_named():
    cells = report()
    del cells["requests"]["partial"]
    assert [(each.identity, each.where) for each in check(FORM, cells)] == [("missing", "requests/partial")]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda cells: cells.update(budget={}), "budget"),
        (lambda cells: cells["requests"].update(granted={}), "requests/granted"),
        (lambda cells: cells["requests"].update(deny={"total": 0}), "requests/deny"),
        (lambda cells: cells["requests"]["grant"].update({"外国人": 0}), "requests/grant/外国人"),
        (lambda cells: cells["art20"]["license"].update(valid=0), "art20/license/valid"),
    ],
)
def test_what_the_form_does_not_have_is_named(change, where):
    cells = report()
    change(cells)
    assert [(each.identity, each.where) for each in check(FORM, cells)] == [("unknown", where)]


@pytest.mark.parametrize("wrong", [3, "表", [1, 2], None])
def test_a_table_or_row_of_another_shape_is_named(wrong):
    cells = report()
    broken_row = copy.deepcopy(cells)
    broken_row["requests"]["grant"] = wrong
    assert [(each.identity, each.where) for each in check(FORM, broken_row)] == [("not_integer", "requests/grant")]
    assert [(each.identity, each.where) for each in check(FORM, {**cells, "requests": wrong})] == [
        ("not_integer", "requests")
    ]


def test_a_table_that_is_not_given_is_not_checked():
    assert check(FORM, {"requests": report()["requests"]}) == []
    assert check(FORM, {}) == []


@pytest.mark.parametrize("value", [12.5, 59237.2449, "59,237.2449万元", Decimal("0.01"), 0])
def test_money_may_have_parts_and_a_unit(value):
    cells = report()
    cells["art20"]["fees_wan"]["amount"] = value
    assert check(FORM, cells) == []


@pytest.mark.parametrize("value", ["约五万元", "", "万元", "1.2.3", -0.5, "-3元"])
def test_money_is_a_number_and_never_negative(value):
    cells = report()
    cells["art20"]["fees_wan"]["amount"] = value
    code = "negative" if value in (-0.5, "-3元") else "not_integer"
    assert [(each.identity, each.where) for each in check(FORM, cells)] == [
        (code, "art20/fees_wan/本年收费金额（单位：万元）")
    ]


def test_counts_have_no_parts_but_may_be_written_with_a_point():
    cells = report()
    cells["art20"]["license"]["decisions"] = 5.0
    assert check(FORM, cells) == []
    cells["art20"]["license"]["decisions"] = 5.5
    assert codes(check(FORM, cells)) == {"not_integer"}


def test_a_change_may_go_either_way():
    cells = report(2020)
    cells["art20"]["license"]["change"] = -7
    assert check(OLD_FORM, cells) == []
    cells["art20"]["license"]["change"] = 0.5
    assert codes(check(OLD_FORM, cells)) == {"not_integer"}


def test_a_violation_is_json_with_the_names_of_the_contract():
    cells = report()
    cells["review_litigation"]["direct"]["total"] = 23
    assert check(FORM, cells)[0].as_json() == {
        "identity": "I5",
        "where": "review_litigation/direct",
        "expected": 22,
        "found": 23,
    }


def test_a_finding_by_an_unsure_rule_says_so():
    before = report(2022, carry_next=[5, 0, 0, 0, 0, 0])
    assert {each.caution for each in check(FORM, report(), before)} == {"规则 ANN-I4 未核对原文"}


@pytest.mark.parametrize(("year", "caution"), [(2020, "规则 ANN-FORM 待核实"), (2023, "")])
def test_a_finding_by_the_trial_form_says_that_its_heads_are_unsure(year, caution):
    cells = report(year)
    del cells["requests"]["grant"]
    assert [each.caution for each in check(form_for(year), cells)] == [caution]


def test_json_has_money_as_a_number():
    cells = report()
    cells["art20"]["fees_wan"]["amount"] = -0.5
    assert check(FORM, cells)[0].as_json()["found"] == -0.5


@pytest.mark.parametrize(
    ("new", "carried", "results", "carry_next"),
    [(112, 9, [60, 13, 6, 26, 3, 11], 2), (162, 1, [159, 0, 0, 0, 0, 0], 4)],
)
def test_published_reports_that_balance(new, carried, results, carry_next):
    headings = ("grant", "partial", "deny_law", "na_nothold", "np_repeat", "other_other")
    lines = {key: [number, 0, 0, 0, 0, 0] for key, number in zip(headings, results, strict=True)}
    nobody = [0] * (len(APPLICANTS) - 1)
    cells = report(carried=[carried, *nobody], carry_next=[carry_next, *nobody], **lines)
    assert cells["requests"]["new"]["total"] == new
    assert check(FORM, cells) == []
