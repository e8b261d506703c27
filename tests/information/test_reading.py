"""Lists of information are the same on every database."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from gongkai.information.models import Information
from tests.information.people import bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    office = bureau()
    made = {}
    for name, day in (("undated", None), ("old", dt.date(2020, 1, 1)), ("new", dt.date(2024, 1, 1))):
        made[name] = office.draft(title=f"示范市{name}办法")
        Information.objects.filter(pk=made[name].pk).update(published_on=day)
    return made


def test_the_newest_comes_first_and_what_has_no_date_last(rows):
    found = [row.title for row in Information.objects.all()]
    assert found == [rows[name].title for name in ("new", "old", "undated")]


def test_turned_round_it_is_the_opposite(rows):
    found = [row.title for row in Information.objects.reverse()]
    assert found == [rows[name].title for name in ("undated", "old", "new")]


def test_a_page_of_the_public_list_is_read_along_the_index(rows):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # three rows are sooner read than an index
            cursor.execute("SET LOCAL enable_sort = off")
        plan = str(Information.objects.public().order_by(*Information._meta.ordering)[:20].explain())
    assert "information_newest" in plan
