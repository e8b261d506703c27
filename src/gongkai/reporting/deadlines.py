"""By when a unit's report must be out (条例 49), out of the rulebook."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from gongkai.cases.clock import rule
from gongkai.law.rulebook import UnknownRuleError
from gongkai.orgs.models import Organization, OrganizationKind

GOVERNMENTS = (OrganizationKind.PROVINCE, OrganizationKind.CITY, OrganizationKind.DISTRICT)
# Whoever reports as an organ of its own: villages and public enterprises report elsewhere, if at all.
REPORTING = (
    *GOVERNMENTS,
    OrganizationKind.COMMITTEE,
    OrganizationKind.DEPARTMENT,
    OrganizationKind.TOWNSHIP,
)


def rule_of(unit: Organization) -> str:
    """The rule that gives the day: a government's report sums up, those of the others are handed in before it."""
    return "ANN-GOV" if unit.kind in GOVERNMENTS else "ANN-DEP"


def due_on(unit: Organization, year: int) -> dt.date | None:
    """The last day for the report on `year`; None for years to which no rule applies."""
    try:
        day = str(rule(rule_of(unit), dt.date(year + 1, 1, 1)).value)
    except UnknownRuleError:
        return None
    month, number = map(int, day.split("-"))
    return dt.date(year + 1, month, number)


def reporting_units(top: Organization, year: int) -> list[Organization]:
    """The units below one that owe a report on the year, in their order: those that existed at its end."""
    last = dt.date(year, 12, 31)
    existed = Q(valid_from__isnull=True) | Q(valid_from__lte=last)
    existed &= Q(valid_to__isnull=True) | Q(valid_to__gt=last)
    below = Organization.objects.filter(existed, path__startswith=top.path, kind__in=REPORTING)
    return list(below.exclude(pk=top.pk).order_by("path", "position", "pk"))
