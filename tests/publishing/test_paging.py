from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.information.models import Information
from gongkai.portal import paging, rows
from gongkai.publishing import full
from gongkai.publishing.dependencies import recording
from gongkai.publishing.models import ListCut

LIST = "/kinds/notice/"
DAY = dt.date(2026, 1, 1)


def fill(row, count, start=0):
    for number in range(start, start + count):
        row(number, published_on=DAY + dt.timedelta(days=number))


def publish_all():
    full.mark_everything()
    full.publish_marked(workers=1)


def texts(home):
    folder = home / "public/kinds/notice/pages"
    return {int(file.parent.name): file.read_text() for file in folder.rglob("index.html")}


def titles(text):
    return re.findall(r"第(\d+)号路段", re.sub(r"<[^>]*>", "", text))


def test_a_short_list_has_one_page(row, home):
    fill(row, 19)
    publish_all()
    assert texts(home) == {}


def test_pages_count_from_the_oldest_and_the_newest_stand_at_the_lists_address(row, home):
    fill(row, 45)
    publish_all()
    pages = texts(home)
    assert titles(pages[1]) == [str(number) for number in range(19, -1, -1)]
    assert titles(pages[2]) == [str(number) for number in range(39, 19, -1)]
    head = (home / "public/kinds/notice/index.html").read_text()
    assert titles(head) == [str(number) for number in range(44, 19, -1)]
    assert f'href="{LIST}pages/1/"' in head


def test_new_rows_leave_full_pages_as_they_are(row, home):
    fill(row, 45)
    publish_all()
    before = texts(home)
    fill(row, 14, 45)
    publish_all()
    assert texts(home) == before
    fill(row, 1, 59)
    publish_all()
    after = texts(home)
    assert set(after) == {1, 2, 3}
    assert after[1] == before[1]
    assert titles(after[2]) == titles(before[2])  # it now has a newer neighbour


def test_a_row_with_an_early_day_joins_the_page_of_that_day_alone(row, home):
    fill(row, 70)
    publish_all()
    before = texts(home)
    early = row(999, published_on=DAY + dt.timedelta(days=5))
    assert paging.pages_of(early, [LIST]) == [f"{LIST}pages/1/"]
    publish_all()
    after = texts(home)
    assert "999" in titles(after[1])
    assert {number: text for number, text in after.items() if number > 1} == {
        number: text for number, text in before.items() if number > 1
    }


def test_a_row_taken_away_leaves_a_gap(row, home):
    fill(row, 70)
    publish_all()
    before = texts(home)
    Information.objects.filter(title__contains="第5号").update(state="removed")
    publish_all()
    after = texts(home)
    assert len(titles(after[1])) == 19
    assert after[2] == before[2]


def test_a_page_is_the_same_through_the_application(row, home, client):
    fill(row, 45)
    publish_all()
    assert client.get(f"{LIST}pages/1/").content.decode() == texts(home)[1]
    assert client.get(LIST).content == (home / "public/kinds/notice/index.html").read_bytes()


@pytest.mark.parametrize(
    "address", ["kinds/notice/pages/9/", "kinds/notice/pages/0/", "about/pages/1/", "x/pages/1/"]
)
def test_a_page_that_is_none_is_not_found(row, client, address):
    row()
    assert client.get(f"/{address}").status_code == 404


@given(days=st.lists(st.one_of(st.none(), st.integers(0, 40)), min_size=1, max_size=90))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_row_stands_on_exactly_one_page(row, office, days):
    Information.objects.all().delete()
    ListCut.objects.all().delete()
    for number, day in enumerate(days):
        row(number, published_on=None if day is None else DAY + dt.timedelta(days=day))
    shelf = rows.listed().filter(kind="notice")
    with recording():
        head = paging.head(LIST, shelf)
    cuts = ListCut.objects.filter(list=LIST).count()
    assert cuts == len(days) // 20
    older = [paging.older(LIST, shelf, number) for number in range(1, cuts)]
    leaves = [*older, head] if head else []
    found = [one.pk for leaf in leaves for one in leaf.rows]
    if leaves:
        assert sorted(found) == sorted(shelf.values_list("pk", flat=True))


def test_an_older_page_is_read_by_its_days_alone(row, home):
    """A page in the midst of a long list must not read the list: its days bound what an index gives."""
    fill(row, 70)
    publish_all()
    with CaptureQueriesContext(connection) as asked:
        assert paging.older(LIST, rows.listed().filter(kind="notice"), 2)
    query = asked.captured_queries[-1]["sql"].lower()
    assert '"published_on" >= ' in query
    assert '"published_on" <= ' in query
