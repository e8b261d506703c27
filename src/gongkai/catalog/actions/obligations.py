"""Obligations by rhythm: made ahead of their day, late once it has passed, missing once the next has passed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.catalog import legal
from gongkai.catalog.enums import ObligationEvent, ObligationState
from gongkai.catalog.flow import OBLIGATION_FLOW
from gongkai.catalog.models import CatalogVersion, FormationEvent, Obligation
from gongkai.catalog.occasions import occasions
from gongkai.catalog.querysets import OPEN
from gongkai.catalog.responsible import Responsible
from gongkai.core import audit
from gongkai.core.actors import system

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.catalog.limits import Limit
    from gongkai.catalog.models import CatalogItem
    from gongkai.catalog.occasions import Occasion
    from gongkai.core.actors import Actor
    from gongkai.law.calendar import Calendar
    from gongkai.orgs.models import Organization

HORIZON = dt.timedelta(days=92)  # how far ahead the daily duty makes them: a quarter, so that nobody is surprised


@transaction.atomic
def generate(
    first: dt.date, last: dt.date, *, actor: Actor, versions: Iterable[CatalogVersion] | None = None
) -> int:
    """Make the obligations of lists in force that fall due between two days; gives how many are new.

    Those that exist stay. Only items that are 主动公开 and whose unit is known owe anything, from their list's
    first day on.
    """
    chosen = CatalogVersion.objects.in_force() if versions is None else versions
    calendar = legal.calendar()
    made = 0
    for version in chosen:
        begin = max(first, version.valid_from) if version.valid_from else first
        count = _generate(version, begin, last, calendar)
        made += count
        if count:
            data = {"first": begin, "last": last, "count": count}
            audit.record("catalog_version.obligations_made", version, actor=actor, owner=version.owner, **data)
    return made


def _generate(version: CatalogVersion, first: dt.date, last: dt.date, calendar: Calendar) -> int:
    items = version.items.filter(proactive=True).prefetch_related("units__organization")
    bound = Responsible(version)
    wanted = [row for item in items for row in _rows(item, bound, first, last, calendar)]
    known = set(
        Obligation.objects.filter(item__version=version).values_list("item_id", "organization_id", "occasion")
    )
    fresh = {(row.item_id, row.organization_id, row.occasion): row for row in wanted}
    new = [row for key, row in fresh.items() if key not in known]
    Obligation.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _rows(
    item: CatalogItem, bound: Responsible, first: dt.date, last: dt.date, calendar: Calendar
) -> Iterator[Obligation]:
    found = [(limit, each) for limit in item.read_limits for each in occasions(limit, first, last, calendar)]
    if found:
        for organization in bound.of(item):
            yield from (_row(item, organization, limit, each) for limit, each in found)


def _row(item: CatalogItem, organization: Organization, limit: Limit, occasion: Occasion) -> Obligation:
    return Obligation(
        item=item,
        organization=organization,
        post=item.post,
        limit=limit.as_json(),
        occasion=f"{occasion.key}|{occasion.label}",
        period_first=occasion.first,
        period_last=occasion.last,
        opens_on=occasion.opens,
        due_on=occasion.due,
        provisional=occasion.provisional,
    )


@transaction.atomic
def refresh(today: dt.date | None = None) -> int:
    """Turn what has passed its day to late, and to missing once the next one has passed too; how many turned."""
    day = today or timezone.localdate()
    actor = system("应公开事项")
    passed = Obligation.objects.filter(due_on__lt=day, state__in=(ObligationState.DUE, ObligationState.LATE))
    late = list(passed.select_related("organization", "item"))
    latest = _latest(late, day)
    turned = 0
    for obligation in late:
        missed = obligation.event_id is None and latest[_series(obligation)] > obligation.due_on
        if missed or obligation.state == ObligationState.DUE:
            turn = miss if missed else fall_due
            turn(obligation, actor=actor)
            turned += 1
    return turned


def _series(obligation: Obligation) -> tuple[int, int, str]:
    """What makes occasions follow on one another: item, unit, and the rhythm."""
    return obligation.item_id, obligation.organization_id, obligation.occasion.partition(":")[0]


def _latest(late: list[Obligation], day: dt.date) -> dict[tuple[int, int, str], dt.date]:
    """The last occasion of each series whose day has passed, fulfilled ones among them."""
    latest: dict[tuple[int, int, str], dt.date] = {}
    items = {obligation.item_id for obligation in late}
    for other in Obligation.objects.filter(item__in=items, due_on__lt=day).only(
        "item_id", "organization_id", "occasion", "due_on"
    ):
        key = _series(other)
        latest[key] = max(latest.get(key, other.due_on), other.due_on)
    return latest


def fall_due(obligation: Obligation, *, actor: Actor) -> None:
    """Its day has passed; the calendar does this, RefusedError for anybody else."""
    take(obligation, ObligationEvent.FALL_DUE, actor=actor)


def miss(obligation: Obligation, *, actor: Actor) -> None:
    """The next occasion's day has passed too; the calendar does this, RefusedError for anybody else."""
    take(obligation, ObligationEvent.MISS, actor=actor)


def waive(obligation: Obligation, *, actor: Actor, reason: str) -> None:
    """The disclosure office lets a unit off one occasion, saying why."""
    obligation.reason = reason.strip()[:300]
    take(obligation, ObligationEvent.WAIVE, actor=actor, reason=reason)


def reopen(obligation: Obligation, *, actor: Actor, reason: str) -> None:
    """What was ticked off or waived is owed again; once its day has passed it is late with the next look."""
    obligation.fulfilled_on, obligation.information_id = None, None
    obligation.information_title = obligation.information_url = obligation.reason = ""
    take(obligation, ObligationEvent.REOPEN, actor=actor, reason=reason)


@transaction.atomic
def take(obligation: Obligation, event: ObligationEvent, *, actor: Actor, reason: str = "") -> None:
    """Take one line of the flow, with its audit entry; what the caller set on the row is saved with it."""
    standing = (
        Obligation.objects.select_for_update(of=("self",)).select_related("organization").get(pk=obligation.pk)
    )
    line = OBLIGATION_FLOW.require(event, standing, actor, reason=reason)
    obligation.state = line.target
    obligation.save()
    data = {"old": standing.state, "new": str(line.target)} | (
        {"reason": reason.strip()} if reason.strip() else {}
    )
    audit.record(f"obligation.{event.value}", obligation, actor=actor, owner=standing.organization, **data)


def carry_over(old: CatalogVersion, new: CatalogVersion) -> None:
    """What is still owed under the old version, or falls due under the new, moves to the item of that name.

    An occasion to come whose item is gone is no longer owed. What was settled before stays with the old version.
    """
    names = {item.name: item for item in new.items.all()}
    ahead = Q(due_on__gte=new.valid_from)
    moving = Obligation.objects.filter(Q(state__in=OPEN) | ahead, item__version=old).select_related("item")
    moved = 0
    for obligation in moving:
        item = names.get(obligation.item.name)
        if item is not None and not _has(item, obligation):
            Obligation.objects.filter(pk=obligation.pk).update(item=item)
            FormationEvent.objects.filter(obligations=obligation).update(item=item)
            moved += 1
    dropped, _ = Obligation.objects.open().filter(ahead, item__version=old, event__isnull=True).delete()
    data = {"from": str(old), "moved": moved, "dropped": dropped}
    audit.record("catalog_version.obligations_carried", new, actor=system("目录施行"), owner=new.owner, **data)


def _has(item: CatalogItem, obligation: Obligation) -> bool:
    return Obligation.objects.filter(
        item=item, organization=obligation.organization_id, occasion=obligation.occasion
    ).exists()
