"""Publishing the right information fulfils what was owed, by itself; or a person says where it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.catalog.actions.obligations import take
from gongkai.catalog.enums import ObligationEvent
from gongkai.catalog.models import CatalogItem, ItemLink, Obligation
from gongkai.catalog.periods import by_a_day
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
    """Tick off the obligations that this information fulfils: one for each item that it is linked to, or else (an
    item that names a kind) one of its own kind. The first of them; None where it fulfils none.

    They are of the same unit and open on that day. Of several of an item the one about the same period; where the
    information has none, the one that is due first.
    Telling it twice is telling it once.
    """
    links = ItemLink.objects.filter(information_id=published.information_id).select_related("item__version")
    wanted = [Q(item__in=_same_item(each.item)) for each in links.order_by("pk")]
    if not wanted and published.kind:
        wanted = [Q(item__kind=published.kind)]
    done = [found for which in wanted if (found := _fulfil_one(published, which, bool(links), actor))]
    return done[0] if done else None


def _fulfil_one(published: Published, which: Q, linked: bool, actor: Actor) -> Obligation | None:  # noqa: FBT001  # said at its one call
    standing = Obligation.objects.filter(information_id=published.information_id)
    if (standing.filter(which) if linked else standing).exists():
        return None
    found = _found(published, which)
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


def link(information_id: int, item: CatalogItem) -> bool:
    """Say that a piece of information belongs to an item; its editor does, when choosing. False where it does."""
    return ItemLink.objects.get_or_create(information_id=information_id, item=item)[1]


def unlink(information_id: int, item: CatalogItem) -> bool:
    """Say that it does not, in whichever version of the list that was said. False where it did not. What it has
    fulfilled stays fulfilled: the office reopens that, with its reason."""
    same = ItemLink.objects.filter(information_id=information_id, item__in=_same_item(item) or [item.pk])
    return bool(sum(1 for each in same if each.delete()))


def _found(published: Published, which: Q) -> Obligation | None:
    rows = Obligation.objects.open().filter(
        which, organization_id=published.organization_id, opens_on__lte=published.published_on
    )
    ordered = rows.select_for_update(of=("self",)).select_related("organization", "item").order_by("due_on", "pk")
    return _about(ordered, *published.period) if published.period else ordered.first()


def _about(rows: QuerySet[Obligation], first: dt.date, last: dt.date) -> Obligation | None:
    """The obligation about a period. What is owed by a day within one (每月10日前, 每年1月31日前) is about the
    period before: none is known before it has ended. What an event owes has no period of its own."""
    following = rows.filter(period_first=last + dt.timedelta(days=1)).first()
    if following is not None and by_a_day(following):
        return following
    same = rows.filter(period_first=first, period_last=last).first()
    if same is not None and not by_a_day(same):
        return same
    return rows.filter(period_first__isnull=True).first()


def _same_item(item: CatalogItem) -> list[int]:
    """The item itself, and that of the same name in the version that is in force now."""
    version = item.version
    standing = CatalogItem.objects.in_force().filter(
        version__owner=version.owner_id, version__list_kind=version.list_kind, version__field=version.field
    )
    return [item.pk, *(each.pk for each in standing if each.name == item.name)]
