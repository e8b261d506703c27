"""The fourth table: every result in one column, the identity of the form holds of itself."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gongkai.cases.disputes.outcomes import column, standing_result
from gongkai.cases.disputes.statistics import review_litigation_table
from gongkai.cases.models import Case, Dispute, DisputePath
from gongkai.core.errors import InvalidInputError
from gongkai.law.annual_report import check, form_for
from gongkai.law.annual_report.form import FormError
from gongkai.law.rulebook import shipped
from tests.factories.orgs import OrganizationFactory

DAY = dt.date(2026, 1, 5)
COLUMNS = {"upheld", "corrected", "other", "pending"}
RESULTS = {
    kind: [item.code for item in shipped().rule(rule, on=DAY).items]
    for kind, rule in (("review", "DIS-REVIEW"), ("suit", "DIS-SUIT"))
}
SECOND = [item.code for item in shipped().rule("DIS-SECOND", on=DAY).items]
days = st.dates(dt.date(2022, 1, 1), dt.date(2025, 12, 31))


@pytest.mark.parametrize("kind", ["review", "suit"])
def test_every_result_stands_in_exactly_one_column_and_none_is_pending(kind):
    assert column(kind, "") == "pending"
    assert {column(kind, code) for code in RESULTS[kind]} == COLUMNS - {"pending"}
    with pytest.raises(InvalidInputError, match="没有“won”这种结果"):
        column(kind, "won")


@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("first", RESULTS["suit"])
def test_every_pair_of_instances_comes_to_one_column(first, second):
    for own in RESULTS["suit"]:
        assert column("suit", standing_result(first, second, own)) in COLUMNS


def make(unit, act, number, kind, path, received, closed, cell):
    case = Case.objects.create(
        kind=kind,
        unit=unit,
        code=f"D{number}",
        channel="counter",
        title="x",
        state="decided" if closed else "answering",
        applicant_class="other",
        arrived_on=received,
        received_on=received,
        closed_on=closed,
        cell=cell,
    )
    Dispute.objects.create(case=case, act=act, path=path, challenge="answer", body="x", filed_on=received)
    return case


def application(unit):
    return Case.objects.create(
        kind="foi",
        unit=unit,
        code="A",
        channel="counter",
        title="x",
        state="answered",
        applicant_class="other",
        arrived_on=DAY,
        received_on=DAY,
    )


class EveryHistory(TestCase):
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(DisputePath),
                days,
                st.none() | days,
                st.sampled_from(sorted(COLUMNS - {"pending"})),
            ),
            max_size=12,
        )
    )
    def test_the_identity_holds_in_every_year_and_nothing_is_counted_twice_in_one(self, drawn):
        unit = OrganizationFactory()
        act = application(unit)
        for number, (path, first, second, cell) in enumerate(drawn):
            received, closed = (first, None) if second is None else (min(first, second), max(first, second))
            kind = "review" if path is DisputePath.REVIEW else "suit"
            make(unit, act, number, kind, path, received, closed, cell if closed else "")
        for year in (2022, 2023, 2024, 2025):
            table = review_litigation_table(Case.objects.all(), year)
            assert [each for each in check(form_for(year), {"review_litigation": table}) if not each.soft] == []
            assert all(line["total"] == sum(line[column] for column in COLUMNS) for line in table.values())
        ended = sum(1 for _, _, second, _ in drawn if second)
        results = [review_litigation_table(Case.objects.all(), year) for year in (2022, 2023, 2024, 2025)]
        counted = sum(
            line[column] for table in results for line in table.values() for column in COLUMNS - {"pending"}
        )
        assert counted == ended


def test_what_is_not_decided_by_the_end_of_the_year_is_pending_until_it_is(db):
    unit = OrganizationFactory()
    make(unit, application(unit), 1, "suit", "direct", dt.date(2024, 11, 1), dt.date(2025, 3, 1), "upheld")
    tables = {year: review_litigation_table(Case.objects.all(), year)["direct"] for year in (2023, 2024, 2025)}
    assert (tables[2023]["total"], tables[2024]["pending"], tables[2025]["pending"]) == (0, 1, 0)
    assert tables[2025]["upheld"] == 1


def test_a_struck_registration_is_in_no_cell(db):
    unit = OrganizationFactory()
    case = make(unit, application(unit), 1, "review", "review", DAY, None, "")
    case.counts = False
    case.save()
    assert review_litigation_table(Case.objects.all(), 2026)["review"]["total"] == 0


def test_a_year_without_a_form_is_refused(db):
    with pytest.raises(FormError):
        review_litigation_table(Case.objects.all(), 2010)
