"""The law's limit runs from the day that the record states."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from gongkai.information.desk.structured import structured
from gongkai.information.models import Information
from gongkai.information.rows.due import due_of, late


def record(kind, **elements):
    return Information(kind=kind, elements=elements, title="一份")


@pytest.mark.parametrize(
    ("kind", "elements", "day"),
    [
        ("government_budget", {"approved_on": "2026-01-23"}, dt.date(2026, 2, 12)),  # twenty natural days
        ("penalty", {"from_on": "2026-05-06"}, dt.date(2026, 5, 14)),  # seven working days, a Saturday worked
        ("government_budget", {}, None),
        ("government_budget", {"approved_on": "不详"}, None),
        ("government_budget", {"approved_on": "1999-01-01"}, None),  # the article did not hold yet
        ("food_sampling", {"week": "2026-W12"}, None),
        ("notice", {}, None),
    ],
)
def test_the_last_day_is_counted_as_the_rule_counts(kind, elements, day):
    due = due_of(record(kind, **elements))
    assert (due.day if due else None) == day


def test_what_is_late_is_told_with_its_day():
    row = record("government_budget", approved_on="2026-01-23")
    with time_machine.travel(dt.datetime(2026, 2, 12, 12, tzinfo=dt.UTC)):
        assert late(row) == ""
    with time_machine.travel(dt.datetime(2026, 2, 15, 12, tzinfo=dt.UTC)):
        assert "应于 2026-02-12 前公开" in late(row)
    row.published_on = dt.date(2026, 2, 1)
    assert late(row) == ""


@pytest.mark.django_db
def test_the_desk_checks_it():
    row = record("government_budget", approved_on="2020-01-23")
    assert "公开时限" in {check.label for check in structured(row) if check.problems}
