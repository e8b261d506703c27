"""How an item is kept: what has been published for it, and which occasions are due, done or overdue.

The public sees units, days and states. It does not see what an event was about (it may name a person), why an
occasion was let off, or what a unit keeps back and why: of that, the ground alone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.catalog import grounds
from gongkai.catalog.enums import ObligationState, ReviewState
from gongkai.catalog.limits import Start
from gongkai.catalog.models import CatalogItem, ItemLink, NonDisclosureReview, Obligation
from gongkai.portal import rows
from gongkai.portal.paging import NEWEST

if TYPE_CHECKING:
    from gongkai.information.models import Information

MOST_PUBLISHED, MOST_OCCASIONS = 30, 24
LABELS = {
    ObligationState.DUE: ("待公开", ""),
    ObligationState.DONE: ("已公开", "success"),
    ObligationState.LATE: ("逾期未公开", "danger"),
    ObligationState.MISSING: ("逾期未公开", "danger"),
    ObligationState.WAIVED: ("本次免予公开", "ended"),
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """An occasion as the public sees it."""

    label: str
    unit: str
    unit_code: str
    due_on: dt.date
    provisional: bool
    state: str
    tone: str
    fulfilled_on: dt.date | None
    information: Information | None
    elsewhere: bool  # made public on a notice board or in a paper, as a person has said


@dataclass(frozen=True, slots=True)
class Kept:
    """What a unit keeps back of an item: the ground."""

    unit: str
    ground: str


@dataclass(frozen=True, slots=True)
class State:
    """All of it. `published` are the newest, `count` how many there are."""

    published: list[Information]
    count: int
    occasions: list[Occasion]
    kept: list[Kept]
    information: tuple[int, ...]


def state_of(item: CatalogItem) -> State:
    """What became of an item, in all versions of its list."""
    same = same_items(item)
    keys = information_of(same)
    shown = rows.listed().filter(pk__in=keys).order_by(*NEWEST)
    owed = Obligation.objects.filter(item__in=same).select_related("organization", "event")
    chosen = list(owed.order_by("-due_on", "organization__position", "-pk")[:MOST_OCCASIONS])
    public = rows.listed().in_bulk([row.information_id for row in chosen if row.information_id])
    return State(
        list(shown[:MOST_PUBLISHED]),
        shown.count(),
        [_occasion(row, public) for row in chosen],
        _kept(same),
        tuple(sorted(keys)),
    )


def same_items(item: CatalogItem) -> list[int]:
    """The item in every version of its list: by its code, else by its names."""
    return sorted(CatalogItem.objects.through_versions([item.pk]))


def information_of(items: list[int]) -> set[int]:
    """What was linked to these items, or fulfilled an occasion of theirs."""
    linked = ItemLink.objects.filter(item__in=items).values_list("information_id", flat=True)
    fulfilled = Obligation.objects.filter(item__in=items, information_id__isnull=False)
    return {*linked, *(key for key in fulfilled.values_list("information_id", flat=True) if key)}


def next_look() -> dt.date:
    """The Monday to come: by then occasions have been added that no other change tells of."""
    today = timezone.localdate()
    return today + dt.timedelta(days=7 - today.weekday())


def _occasion(row: Obligation, public: dict[int, Information]) -> Occasion:
    label, tone = LABELS[ObligationState(row.state)]
    return Occasion(
        _label(row),
        row.organization.name,
        row.organization.code,
        row.due_on,
        row.provisional,
        label,
        tone,
        row.fulfilled_on,
        public.get(row.information_id or 0),
        elsewhere=row.state == ObligationState.DONE and row.information_id is None,
    )


def _label(row: Obligation) -> str:
    if row.event is None:
        return row.occasion_label
    start = next((start for start in Start if start.value == row.event.start), None)
    return f"{row.event.on:%Y-%m-%d} {start.label if start and start.label else '信息形成'}"


def _kept(items: list[int]) -> list[Kept]:
    upheld = NonDisclosureReview.objects.filter(item__in=items, state=ReviewState.UPHELD)
    found = upheld.select_related("organization").order_by("pk")
    return [Kept(row.organization.name, grounds.words(row.ground)) for row in found]
