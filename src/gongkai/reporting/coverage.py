"""What a unit's report covers: the unit and everything below it, each application once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from gongkai.cases.foi.models import FoiCase
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from gongkai.cases.querysets import CaseQuerySet

_AT_ONCE = 500  # keys in one query


def units_of(unit: Organization) -> QuerySet[Organization]:
    """The unit and all that lies below it, also what was abolished: what it did in the year counts."""
    return Organization.objects.filter(path__startswith=unit.path)


def cases_of(unit: Organization) -> CaseQuerySet:
    """The applications that the unit and those below it received."""
    cases: CaseQuerySet = FoiCase.objects.filter(unit__in=units_of(unit).values("pk"))
    return cases


def copies_among(cases: CaseQuerySet) -> list[int]:
    """The cases that are another unit's registration of the same application, the first of each left out.

    An application that was passed on, or sent to two units at once, carries the number of the system it came from
    (`origin`) and its wording through every registration. The number alone is not enough: two old systems may
    both have begun at 1.
    """
    numbered = cases.filter(counts=True).exclude(origin="")
    twice = (
        numbered.order_by()
        .values("origin", "title", "applicant_class")
        .annotate(n=Count("pk"))
        .filter(n__gt=1)
        .values_list("origin", "title", "applicant_class")
    )
    keys = set(twice)
    if not keys:
        return []
    seen: set[tuple[str, str, str]] = set()
    copies = []
    for group in _groups(sorted({origin for origin, _, _ in keys})):
        rows = numbered.filter(origin__in=group).order_by("received_on", "pk")
        for pk, *key in rows.values_list("pk", "origin", "title", "applicant_class"):
            name = (key[0], key[1], key[2])
            if name in seen:
                copies.append(pk)
            elif name in keys:
                seen.add(name)
    return copies


def chunks_of(cases: CaseQuerySet, keys: list[int]) -> Iterator[CaseQuerySet]:
    """Those of the cases that have these keys, a part at a time: databases bound the keys of one query."""
    for start in range(0, len(keys), _AT_ONCE):
        yield cases.filter(pk__in=keys[start : start + _AT_ONCE])


def _groups(origins: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(origins), _AT_ONCE):
        yield origins[start : start + _AT_ONCE]
