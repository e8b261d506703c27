"""The census: right after every change, one count for all pages, and cheap to keep."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.information.enums import InformationState
from gongkai.information.models import Information
from gongkai.portal import census, rows
from tests.portal.support import publish


def test_the_cells_hold_each_public_row_once(library):
    assert census.total(census.cells()) == rows.public().count()
    by_office = census.where(lambda cell: cell.issuer_code == "office")
    assert census.total(by_office) == rows.public().filter(issuer=library.office).count()


def test_what_is_published_counts_at_once(library):
    before = census.total(census.cells())
    publish(library.office, kind="notice", title="新公告", issuer_name="某局")
    assert census.total(census.cells()) == before + 1


def test_an_unchanged_library_is_not_counted_again(library):
    census.cells()
    with CaptureQueriesContext(connection) as queries:
        census.cells()
    assert not [query for query in queries if "GROUP BY" in query["sql"]]


@pytest.mark.parametrize(("quick", "told"), [(60.0, "new"), (-1.0, "held")])
def test_only_a_census_that_took_long_is_served_after_a_change(library, monkeypatch, quick, told):
    monkeypatch.setattr(census, "QUICK", quick)
    monkeypatch.setattr(census, "SHARE", 1e9)
    before = census.total(census.cells())
    publish(library.office, kind="notice", title="新公告", issuer_name="某局")
    assert census.total(census.cells()) == (before + 1 if told == "new" else before)


def test_a_slow_census_is_counted_again_beside_the_readers_when_its_time_is_up(library, monkeypatch):
    monkeypatch.setattr(census, "QUICK", -1.0)
    monkeypatch.setattr(census, "SHARE", 0)
    waiting = []
    monkeypatch.setattr(census, "aside", waiting.append)
    monkeypatch.setattr(census.connection, "close", lambda: None)
    before = census.total(census.cells())
    publish(library.office, kind="notice", title="新公告", issuer_name="某局")
    assert [census.total(census.cells()) for _ in range(3)] == [before] * 3
    assert len(waiting) == 1
    waiting[0]()
    assert census.total(census.cells()) == before + 1


def test_rows_that_are_not_public_are_not_counted(library, hidden):
    assert hidden.theme not in {cell.theme for cell in census.cells()}
    assert Information.objects.exclude(state=InformationState.PUBLISHED).count() <= 1


def test_all_lists_of_a_page_are_counted_by_one_query(client, library):
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("portal:policies"), {"issuer": library.office.name, "year": "2023"})
    assert len([query for query in queries if "GROUP BY" in query["sql"]]) == 1


def test_what_is_made_of_the_census_is_made_once_for_each(library):
    made = []

    def work(cells):
        made.append(cells)
        return census.total(cells)

    assert census.current().once(work) == census.current().once(work)
    assert len(made) == 1
    publish(library.office, kind="notice", title="新公告", issuer_name="某局")
    assert census.current().once(work) == census.total(made[0]) + 1
