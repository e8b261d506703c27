"""One decision, one cell: every answer is counted in exactly one leaf of either form."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.annual_report import form_for
from gongkai.law.answers import decisions

YEARS = [2019, 2020, 2021, 2024]


@pytest.mark.parametrize("year", YEARS)
def test_every_answer_lands_in_a_leaf_of_the_year_s_form(year):
    form = form_for(year)
    for decision in decisions(on=date(year, 12, 31)):
        assert decision.cell, f"{decision.label} 没有对应的行"
        assert form.leaf(decision.cell).leaf


def test_every_leaf_of_the_form_counts_some_answer():
    form = form_for(2024)
    reached = {form.leaf(decision.cell or "").key for decision in decisions(on=date(2024, 12, 31))}
    assert reached == {leaf.key for leaf in form.leaves}


def test_an_answer_stands_under_the_heading_that_it_names():
    form = form_for(2024)
    table = form.table("requests")
    for decision in decisions(on=date(2024, 12, 31)):
        leaf = form.leaf(decision.cell or "")
        heading = leaf if leaf.parent == "results" else table.row(leaf.parent)
        assert decision.group == heading.label
