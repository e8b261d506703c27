"""A version's way: reviewed, in force from a day, replaced by the next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.catalog.actions.obligations import HORIZON, carry_over, generate
from gongkai.catalog.enums import VersionEvent, VersionState
from gongkai.catalog.flow import VERSION_FLOW
from gongkai.catalog.models import CatalogVersion
from gongkai.core import audit
from gongkai.core.actors import system

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


def review(version: CatalogVersion, *, actor: Actor) -> None:
    """The disclosure office has checked a draft."""
    take(version, VersionEvent.REVIEW, actor=actor)


def return_for_changes(version: CatalogVersion, *, actor: Actor, reason: str) -> None:
    """Back to a draft, saying what has to change."""
    take(version, VersionEvent.RETURN, actor=actor, reason=reason)


def discard(version: CatalogVersion, *, actor: Actor, reason: str) -> None:
    """Never to be used; it stays on record."""
    take(version, VersionEvent.DISCARD, actor=actor, reason=reason)


def replace(version: CatalogVersion, *, actor: Actor) -> None:
    """The next version takes its place; the platform does this by itself, RefusedError for anybody else."""
    take(version, VersionEvent.REPLACE, actor=actor)


@transaction.atomic
def put_in_force(version: CatalogVersion, *, actor: Actor, valid_from: dt.date | None = None) -> None:
    """The version holds from a day (today); the one before it ends the day before, and what it owes moves over.

    RefusedError where the flow does not allow it.
    """
    day = valid_from or timezone.localdate()
    VERSION_FLOW.require(VersionEvent.PUT_IN_FORCE, version, actor)
    earlier = CatalogVersion.objects.in_force().filter(
        owner=version.owner, list_kind=version.list_kind, field=version.field
    )
    replaced = list(earlier.exclude(pk=version.pk))
    for old in replaced:
        old.valid_to = day - dt.timedelta(days=1)
        replace(old, actor=system("目录施行"))
    version.valid_from = day
    take(version, VersionEvent.PUT_IN_FORCE, actor=actor)
    for old in replaced:
        carry_over(old, version)
    generate(day, timezone.localdate() + HORIZON, versions=[version], actor=actor)


@transaction.atomic
def take(version: CatalogVersion, event: VersionEvent, *, actor: Actor, reason: str = "") -> None:
    """Take one line of the flow, with its audit entry."""
    locked = CatalogVersion.objects.select_for_update(of=("self",)).select_related("owner").get(pk=version.pk)
    line = VERSION_FLOW.require(event, locked, actor, reason=reason)
    old = locked.state
    version.state = line.target
    if line.target == VersionState.IN_FORCE and version.valid_from is None:
        version.valid_from = timezone.localdate()
    version.save(update_fields=["state", "valid_from", "valid_to", "updated_at"])
    data = {"old": old, "new": str(line.target)} | ({"reason": reason.strip()} if reason.strip() else {})
    audit.record(f"catalog_version.{event.value}", version, actor=actor, owner=version.owner, **data)
