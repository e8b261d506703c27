"""Which of the bodies that bore a name is meant on a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.orgs.models import Organization
    from gongkai.orgs.resolving.directory import Bearing


def choose(bearings: Sequence[Bearing], on: dt.date) -> Organization | None:
    """The one meant: borne on the day, else given up last, else taken on first. None when two claim it equally."""
    if current := [bearing for bearing in bearings if bearing.covers(on)]:
        return _only(bearing.organization for bearing in current)
    if past := [bearing for bearing in bearings if bearing.until and bearing.until <= on]:
        last = max(bearing.until or dt.date.min for bearing in past)
        return _only(_heir(bearing.organization, on) for bearing in past if bearing.until == last)
    if bearings:
        first = min(bearing.since or dt.date.max for bearing in bearings)
        return _only(bearing.organization for bearing in bearings if (bearing.since or dt.date.max) == first)
    return None


def _only(organizations: object) -> Organization | None:
    distinct = {organization.pk: organization for organization in organizations}  # type: ignore[attr-defined]
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def _heir(organization: Organization, on: dt.date) -> Organization:
    """Along the successors to the body that exists on the day; the last one known when none does."""
    seen: set[int] = set()
    while (heir := organization.successor) and _ended(organization, on) and heir.pk not in seen:
        seen.add(heir.pk)
        organization = heir
    return organization


def _ended(organization: Organization, on: dt.date) -> bool:
    return organization.valid_to is not None and organization.valid_to <= on
