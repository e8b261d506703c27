"""The year of a city takes as many queries for many cases as for few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.reporting import snapshot
from gongkai.reporting.content import content_for
from tests.factories.reports import case_of

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from tests.factories.town import City


def asked(city: Organization) -> int:
    """How many queries the report and what is kept of its cases take."""
    with CaptureQueriesContext(connection) as found:
        content_for(None, 2025)
        snapshot.take(city, 2025)
    return len(found)


def some(town: City, numbers: range) -> None:
    """Cases of every sort in two units, every second one registered in both."""
    for n in numbers:
        day = f"2025-{n % 12 + 1:02}-03"
        twice = {"origin": f"a-{n}", "title": f"同一申请{n}"} if n % 2 else {}
        case_of(town["education"], day, "2025-12-20" if n % 3 else "", **twice)
        case_of(town["finance"], day, "2025-12-21", "partial", "business", **twice)


def test_many_cases_take_as_many_queries_as_few(town: City) -> None:
    some(town, range(4))
    few = asked(town.city)
    some(town, range(4, 44))
    assert asked(town.city) == few
