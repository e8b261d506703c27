"""The two forms: which year has which, and what stands in them."""

from __future__ import annotations

import pytest

from gongkai.law.annual_report import Blank, FormError, Measure, form_for, shipped_forms

RESULTS_2021 = [
    "grant",
    "partial",
    *(f"deny_{ground}" for ground in ("secret", "law", "safety", "third", "internal", "process", "case", "query")),
    *(f"na_{reason}" for reason in ("nothold", "create", "unclear")),
    *(f"np_{reason}" for reason in ("petition", "repeat", "publication", "mass", "confirm")),
    *(f"other_{reason}" for reason in ("nosupp", "nofee", "other")),
]


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (2019, "2019年格式（试行）"),
        (2020, "2019年格式（试行）"),
        (2021, "2021年格式"),
        (2022, "2021年格式"),
        (2035, "2021年格式"),
    ],
)
def test_each_year_has_its_form(year, name):
    assert form_for(year).name == name


@pytest.mark.parametrize("year", [2018, 2008, 0, -1])
def test_years_before_had_no_common_form(year):
    with pytest.raises(FormError, match="2019"):
        form_for(year)


def test_no_year_has_two_forms():
    for year in range(2015, 2040):
        assert sum(form.covers(year) for form in shipped_forms()) == (1 if year >= 2019 else 0)


def test_the_form_of_2021_counts_results_in_twenty_one_rows():
    assert [row.key for row in form_for(2021).leaves] == RESULTS_2021


def test_the_trial_form_has_one_row_for_what_was_handled_otherwise():
    assert [row.key for row in form_for(2019).leaves] == [*RESULTS_2021[:-3], "other"]


@pytest.mark.parametrize("cell", RESULTS_2021)
@pytest.mark.parametrize("year", [2019, 2021])
def test_every_result_has_its_row_in_both_forms(cell, year):
    form = form_for(year)
    expected = "other" if year == 2019 and cell.startswith("other_") else cell
    assert form.leaf(cell).key == expected


@pytest.mark.parametrize("cell", ["new", "carried", "total", "deny", "results", "公开", ""])
def test_what_is_no_result_has_no_leaf(cell):
    with pytest.raises(FormError, match="没有"):
        form_for(2021).leaf(cell)


@pytest.mark.parametrize("year", [2019, 2021])
def test_requests_have_seven_columns(year):
    columns = form_for(year).table("requests").columns
    assert [column.full_label for column in columns] == [
        "自然人",
        "法人或其他组织/商业企业",
        "法人或其他组织/科研机构",
        "法人或其他组织/社会公益组织",
        "法人或其他组织/法律服务机构",
        "法人或其他组织/其他",
        "总计",
    ]


@pytest.mark.parametrize("year", [2019, 2021])
def test_disputes_have_fifteen_cells(year):
    cells = list(form_for(year).table("review_litigation").cells())
    assert len(cells) == 15
    assert [row.key for row, _ in cells[::5]] == ["review", "direct", "after_review"]


@pytest.mark.parametrize(("year", "count"), [(2019, 22), (2021, 10)])
def test_what_was_published_has_the_cells_of_its_blocks(year, count):
    assert len(list(form_for(year).table("art20").cells())) == count


def test_money_and_changes_are_measured_as_such():
    new, old = form_for(2021).table("art20"), form_for(2019).table("art20")
    assert {column.key for column in new.columns if column.measure is Measure.AMOUNT} == {"amount"}
    assert {column.key for column in old.columns if column.measure is Measure.CHANGE} == {"change"}
    assert {column.key for column in old.columns if column.measure is Measure.AMOUNT} == {"amount"}


@pytest.mark.parametrize("year", [2019, 2021])
def test_six_sections_three_tables(year):
    form = form_for(year)
    assert "".join(section.number for section in form.sections) == "一二三四五六"
    assert [key for section in form.sections for key in section.tables] == [
        "art20",
        "requests",
        "review_litigation",
    ]


@pytest.mark.parametrize(("year", "codes"), [(2019, "I1 I2 I3 I4 I5"), (2021, "I1 I2 I3 I4 I5 I6")])
def test_the_identities_of_each_form(year, codes):
    form = form_for(year)
    assert [identity.code for identity in form.identities] == codes.split()
    assert {identity.code for identity in form.identities if identity.soft} <= {"I6"}
    assert [term.key for term in form.identities[1].expected] == [row.key for row in form.leaves]


def test_only_the_trial_form_leaves_noughts_blank():
    assert (form_for(2020).blank, form_for(2021).blank) == (Blank.ZERO, Blank.MISSING)


def test_a_row_knows_the_headings_above_it():
    table = form_for(2021).table("requests")
    assert [row.key for row in table.ancestors(table.row("deny_law"))] == ["results", "deny"]
    assert [row.key for row in table.leaves_of("np")] == RESULTS_2021[13:18]
    assert table.columns_of(table.row("deny")) == ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda form: form.table("fees"),
        lambda form: form.table("requests").row("granted"),
        lambda form: form.table("requests").column("合计"),
    ],
)
def test_what_a_form_does_not_have_is_said_with_what_it_has(ask):
    with pytest.raises(FormError, match="之一"):
        ask(form_for(2021))
