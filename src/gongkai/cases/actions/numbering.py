"""Giving numbers: one after another in a unit, a series and a year, and query codes that nobody guesses."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from gongkai.cases.models import NumberSeries

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.orgs.models import Organization

# Without the signs that people take for one another, read aloud or copied by hand.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 16  # 79 bits


def next_number(unit: Organization, series: str, day: dt.date) -> str:
    """The next number, e.g. `依申请〔2026〕12号`; an act that fails gives it back with its transaction."""
    NumberSeries.objects.get_or_create(unit=unit, series=series, year=day.year)
    row = NumberSeries.objects.select_for_update().get(unit=unit, series=series, year=day.year)
    row.last += 1
    row.save(update_fields=["last"])
    return str(row)


def new_code() -> str:
    """A query code."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
