"""The third table: every case in one cell, the identities of the form hold of themselves."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gongkai.cases.enums import ApplicantClass
from gongkai.cases.foi.statistics import requests_table, without_cell
from gongkai.cases.models import Case
from gongkai.law.annual_report import check, form_for
from gongkai.law.annual_report.form import FormError
from gongkai.law.answers import decisions
from tests.factories.orgs import OrganizationFactory

CELLS = sorted({each.cell for each in decisions(on=dt.date(2025, 1, 1)) if each.cell})
days = st.dates(dt.date(2022, 1, 1), dt.date(2025, 12, 31))
ended = st.tuples(days, days, st.sampled_from(CELLS)).map(lambda got: (min(got[:2]), max(got[:2]), got[2]))
cases = st.one_of(ended, days.map(lambda day: (day, None, "")))


def make(unit, received, closed, cell, klass, number):
    return Case(
        kind="foi",
        unit=unit,
        code=f"C{number}",
        channel="counter",
        title="x",
        state="answered" if closed else "handling",
        applicant_class=klass,
        arrived_on=received,
        received_on=received,
        closed_on=closed,
        cell=cell,
    )


class EveryHistory(TestCase):
    @given(st.lists(st.tuples(cases, st.sampled_from(ApplicantClass)), max_size=30))
    def test_the_identities_hold_in_every_year_and_from_year_to_year(self, drawn):
        unit = OrganizationFactory()
        Case.objects.bulk_create(make(unit, *dates, klass, number) for number, (dates, klass) in enumerate(drawn))
        before = None
        for year in (2022, 2023, 2024, 2025):
            tables = {"requests": requests_table(Case.objects.all(), year)}
            assert [each for each in check(form_for(year), tables, before) if not each.soft] == []
            before = tables
        assert without_cell(Case.objects.all()) == []


def test_a_case_counts_where_it_ended_and_is_carried_until_then(db):
    unit = OrganizationFactory()
    make(unit, dt.date(2024, 12, 20), dt.date(2025, 1, 10), "partial", ApplicantClass.BUSINESS, 1).save()
    first = requests_table(Case.objects.all(), 2024)
    second = requests_table(Case.objects.all(), 2025)
    assert (first["new"]["business"], first["carry_next"]["business"], first["partial"]["total"]) == (1, 1, 0)
    assert (second["carried"]["business"], second["partial"]["business"], second["total"]["total"]) == (1, 1, 1)


def test_a_struck_registration_is_in_no_cell(db):
    case = make(OrganizationFactory(), dt.date(2025, 1, 1), None, "", ApplicantClass.OTHER, 1)
    case.counts = False
    case.save()
    assert requests_table(Case.objects.all(), 2025)["new"]["total"] == 0


def test_a_year_without_a_form_is_refused(db):
    with pytest.raises(FormError):
        requests_table(Case.objects.all(), 2010)
