"""Drafts for all units that owe a report, so that nobody is forgotten and the office sees who is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.core.errors import GongkaiError
from gongkai.reporting.actions import draft
from gongkai.reporting.models import AnnualReport

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization


def open_drafts(units: Iterable[Organization], year: int, *, actor: Actor) -> list[AnnualReport]:
    """A draft for each unit that has no version of the year yet; those made. A year without a form makes none."""
    known = set(AnnualReport.objects.filter(year=year).values_list("unit", flat=True))
    made = []
    for unit in units:
        if unit.pk not in known:
            try:
                made.append(draft(unit, year, actor=actor))
            except GongkaiError:  # somebody began it this very moment
                continue
    return made
