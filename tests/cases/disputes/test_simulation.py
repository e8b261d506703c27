"""Invented lives of reviews and suits: each comes in whole, years add up, nothing is lost between two of them."""

from __future__ import annotations

import datetime as dt
import json

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gongkai.cases import clock
from gongkai.cases.disputes.models import DISPUTES
from gongkai.cases.disputes.simulation import disputes_of
from gongkai.cases.disputes.statistics import review_litigation_table
from gongkai.cases.foi.importing import run
from gongkai.cases.foi.simulation import history
from gongkai.cases.models import Case, NewAnswer
from gongkai.law.annual_report import check, form_for
from tests.factories.orgs import OrganizationFactory

FIRST, LAST = dt.date(2023, 1, 1), dt.date(2025, 12, 31)
YEARS = (2023, 2024, 2025)
RESULTS = ("upheld", "corrected", "other")


def lines_of(drawn):
    """Every application disputed, as far as its story has come."""
    for number, random in enumerate(drawn):
        record = history(random, number, "unit", FIRST, LAST)
        yield record
        yield from disputes_of(random, record, LAST)


class LawfulDisputes(TestCase):
    @given(st.lists(st.randoms(use_true_random=False), min_size=1, max_size=12))
    @settings(max_examples=40)
    def test_each_comes_in_whole_and_every_year_adds_up(self, drawn):
        unit = OrganizationFactory(code="unit")
        lines = [json.dumps(each) for each in lines_of(drawn)]
        report = run(lines)
        assert (report.imported, report.problems) == (len(lines), [])
        tables = {year: review_litigation_table(Case.objects.filter(unit=unit), year) for year in YEARS}
        for year, table in tables.items():
            assert [each for each in check(form_for(year), {"review_litigation": table}) if not each.soft] == []
        _agree(tables)
        for case in Case.objects.filter(kind__in=(*DISPUTES, "redo")):
            found = clock.standing_of(case, list(case.events.exclude(law="")))
            assert (found.due, found.ended, found.received) == (case.due_on, case.closed_on, case.received_on)
            assert bool(case.cell) == bool(case.closed_on)
        assert NewAnswer.objects.count() == sum(line.count('"redo", "on"') for line in lines)
        assert run(lines).as_json() == {"imported": 0, "unchanged": len(lines), "problems": []}


def _agree(tables):
    """What was pending and what is new in a year ended in it or is pending after it, row by row."""
    rows = {path: Case.objects.filter(kind__in=DISPUTES, dispute__path=path) for path in tables[2023]}
    for path, cases in rows.items():
        before = 0
        for year in YEARS:
            line = tables[year][path]
            assert line["total"] == sum(line[column] for column in (*RESULTS, "pending"))
            fresh = cases.filter(received_on__year=year).count()
            assert before + fresh == line["total"]
            before = line["pending"]
        ended = sum(tables[year][path][column] for year in YEARS for column in RESULTS)
        assert ended == cases.filter(closed_on__isnull=False).count()
