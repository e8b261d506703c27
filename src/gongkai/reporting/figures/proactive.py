"""主动公开政府信息情况 (条例 art. 20): what can be counted from what the platform publishes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Exists, F, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce

from gongkai.information.enums import InformationState, Validity
from gongkai.information.models import Information, InformationRow, ValidityFact
from gongkai.information.validity.answers import STANDING, status_on
from gongkai.reporting.coverage import units_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.orgs.models import Organization

DOCUMENTS = {"rule": "regulation", "norm": "normative"}  # row of the form → kind of information
DECISIONS = {"license": "licence", "penalty": "penalty"}  # row of the form → kind whose rows are decisions
NO_SOURCE = "平台上没有公开过这一类信息，须填报"
NEVER_COUNTED = "平台不产生这项数字，须填报"


def documents(unit: Organization, row: str, year: int) -> dict[str, int]:
    """Issued and repealed in the year, in force at its end."""
    rows = _published(unit, DOCUMENTS[row])
    dated = rows.annotate(made_on=Coalesce("written_on", "published_on"))
    last = dt.date(year, 12, 31)
    return {
        "issued": dated.filter(made_on__year=year).count(),
        "repealed": _repealed(rows, year),
        "valid": _in_force(dated.filter(made_on__lte=last), last).count(),
    }


def decisions(unit: Organization, row: str, year: int) -> int | None:
    """The decisions of a year in the published lists; None where the unit has published no such list at all."""
    lists = _published(unit, DECISIONS[row])
    if not lists.exists():
        return None
    first, last = dt.date(year, 1, 1).isoformat(), dt.date(year, 12, 31).isoformat()
    standing = InformationRow.objects.filter(
        list__information__in=lists.order_by().values("pk"), list__sha256=F("list__information__rows_sha256")
    )
    dated = standing.annotate(decided_on=Cast(KeyTextTransform("decided_on", "values"), CharField()))
    return dated.filter(decided_on__gte=first, decided_on__lte=last).count() + _told(lists, first, last)


def _told(lists: QuerySet[Information], first: str, last: str) -> int:
    """The decisions of lists without rows that lie wholly in the year, by their own figure."""
    found = 0
    for elements in lists.filter(rows_sha256="").values_list("elements", flat=True):
        told: dict[str, Any] = elements or {}
        begins, ends, number = (told.get(name) for name in ("from_on", "to_on", "decisions"))
        within = begins and ends and first <= str(begins) and str(ends) <= last
        found += number if within and isinstance(number, int) else 0
    return found


def _published(unit: Organization, kind: str) -> QuerySet[Information]:
    rows: QuerySet[Information] = Information.objects.filter(
        kind=kind, state=InformationState.PUBLISHED, owner__in=units_of(unit).values("pk")
    )
    return rows


_FACTS = ValidityFact.objects.filter(information=OuterRef("pk"))


def _repealed(rows: QuerySet[Information], year: int) -> int:
    """By a fact of the year; for what came in with no more than its day, by that."""
    stated = rows.filter(validity_facts__status=Validity.REPEALED, validity_facts__from_on__year=year)
    bare = rows.filter(~Exists(_FACTS), validity=Validity.REPEALED, ended_on__year=year)
    return stated.values("pk").distinct().count() + bare.count()


def _in_force(rows: QuerySet[Information], day: dt.date) -> QuerySet[Information]:
    """By the facts that had begun; what has none counts from its first day to its last, as far as told."""
    unended = Q(ended_on__isnull=True) & ~Q(validity__in=(Validity.REPEALED, Validity.LAPSED))
    bare = ~Exists(_FACTS) & (unended | Q(ended_on__gt=day))
    bare &= Q(effective_on__isnull=True) | Q(effective_on__lte=day)
    return rows.annotate(status_on=status_on(day)).filter(Q(status_on__in=STANDING) | bare)
