"""The database knows its tables after it was told to look, whichever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import OperationalError, connection

from gongkai.core import duties, planner
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries


def test_sqlite_knows_its_tables_after_a_look(db: None) -> None:
    Organization.objects.create(code="a", name="示范市甲局")
    planner.learn()
    assert connection.vendor == "postgresql" or "orgs_organization" in _known()


def test_postgresql_is_not_asked(db: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0 if connection.vendor == "postgresql" else 2):
        planner.learn()


def test_a_database_that_is_busy_keeps_what_it_knew(db: None) -> None:
    def locked(*_: object) -> None:
        raise OperationalError("database is locked")

    with connection.execute_wrapper(locked):
        planner.learn()


def test_it_is_done_every_day() -> None:
    assert duties._duties["core.learn"] is planner.learn


def _known() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl FROM sqlite_stat1")
        return {name for (name,) in cursor.fetchall()}
