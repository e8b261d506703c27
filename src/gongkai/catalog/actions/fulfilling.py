"""Publishing the right information fulfils what was owed, by itself; or a person says where it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.catalog.actions.obligations import take
from gongkai.catalog.enums import ObligationEvent
from gongkai.catalog.limits import Limit
from gongkai.catalog.models import CatalogItem, ItemLink, Obligation
from gongkai.core.errors import InvalidInputError

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Published:
    """What the catalogue has to know of a piece of information that became public.

    `period` is the first and last day of what it is about, where its kind says so.
    """

    information_id: int
    title: str
    kind: str
    organization_id: int
    published_on: dt.date
    url: str = ""
    period: tuple[dt.date, dt.date] | None = None


@transaction.atomic
def fulfil(published: Published, *, actor: Actor) -> Obligation | None:
    """Tick off the obligation that this information fulfils; None where it fulfils none.

    It is one of the same unit, open on that day, whose item the information is linked to, or else (an item that
    names a kind) whose kind is its own. Of several the one about the same period; where the information has none,
    the one that is due first.
    Telling it twice is telling it once.
    """
    if Obligation.objects.filter(information_id=published.information_id).exists():
        return None
    found = _found(published)
    if found is None:
        return None
    found.fulfilled_on = published.published_on
    found.information_id = published.information_id
    found.information_title = published.title[:500]
    found.information_url = published.url[:500]
    take(found, ObligationEvent.FULFIL, actor=actor)
    return found


def fulfil_by_hand(obligation: Obligation, *, on: dt.date, title: str, actor: Actor, url: str = "") -> None:
    """A person says that it was made public elsewhere (a notice board, a paper), when and where.

    InvalidInputError for an empty title or a day to come; RefusedError where the flow does not allow it.
    """
    if not title.strip():
        raise InvalidInputError("title", "请写明公开的信息和位置，如“三月财政收支情况，村务公开栏”。")
    if on > timezone.localdate():
        raise InvalidInputError("on", "公开日期不能晚于今天。")
    obligation.fulfilled_on, obligation.information_title = on, title.strip()[:500]
    obligation.information_url = url[:500]
    take(obligation, ObligationEvent.FULFIL, actor=actor)


def link(information_id: int, item: CatalogItem) -> None:
    """Say that a piece of information belongs to an item; its editor does, when choosing the item."""
    ItemLink.objects.update_or_create(information_id=information_id, defaults={"item": item})


def _found(published: Published) -> Obligation | None:
    open_ = Obligation.objects.open().filter(
        organization_id=published.organization_id, opens_on__lte=published.published_on
    )
    linked = ItemLink.objects.filter(information_id=published.information_id).select_related("item").first()
    if linked:
        rows = open_.filter(item__in=_same_item(linked.item))
    elif published.kind:
        rows = open_.filter(item__kind=published.kind)
    else:
        return None
    ordered = rows.select_for_update(of=("self",)).select_related("organization", "item").order_by("due_on", "pk")
    return _about(ordered, *published.period) if published.period else ordered.first()


def _about(rows: QuerySet[Obligation], first: dt.date, last: dt.date) -> Obligation | None:
    """The obligation about a period. What is owed by a day within one (每月10日前, 每年1月31日前) is about the
    period before: none is known before it has ended. What an event owes has no period of its own."""
    following = rows.filter(period_first=last + dt.timedelta(days=1)).first()
    if following is not None and _by_a_day(following):
        return following
    same = rows.filter(period_first=first, period_last=last).first()
    if same is not None and not _by_a_day(same):
        return same
    return rows.filter(period_first__isnull=True).first()


def _by_a_day(obligation: Obligation) -> bool:
    limit = Limit.of(obligation.limit)
    return (
        not limit.following and limit.value is None and (limit.due_day is not None or limit.due_month is not None)
    )


def _same_item(item: CatalogItem) -> list[int]:
    """The item itself, and that of the same name in the version that is in force now."""
    version = item.version
    standing = CatalogItem.objects.in_force().filter(
        version__owner=version.owner_id, version__list_kind=version.list_kind, version__field=version.field
    )
    return [item.pk, *(each.pk for each in standing if each.name == item.name)]
