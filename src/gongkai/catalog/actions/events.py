"""Something happened from which a limit runs: reported by hand or by another system, it makes an obligation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.catalog import legal
from gongkai.catalog.flow import OFFICE, UNIT
from gongkai.catalog.limits import Start
from gongkai.catalog.models import FormationEvent, Obligation
from gongkai.catalog.occasions import due_after
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.catalog.models import CatalogItem
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization


@transaction.atomic
def report_event(  # the facts of an event, each by its name
    item: CatalogItem,
    *,
    organization: Organization,
    what: str,
    on: dt.date,
    actor: Actor,
    start: Start = Start.FORMED,
    reference: str = "",
) -> Obligation:
    """Note that information was formed (a budget approved, a decision made) and give the obligation that follows.

    With a `reference` the same report twice is one. It is due by the strictest limit of the item that runs from
    such an event, else by rule PUB-26. RefusedError for somebody of another unit and for an item that is not
    主动公开, InvalidInputError for an empty text or a day to come.
    """
    _check(item, organization, what, on, actor)
    if reference and (known := _known(item, organization, reference)):
        return known
    event = FormationEvent.objects.create(
        item=item,
        organization=organization,
        start=start.value,
        what=what.strip()[:300],
        on=on,
        reference=reference,
        reported_by=actor.name,
    )
    due, provisional, limit = due_after(item.read_limits, start, on, legal.calendar())
    obligation = Obligation.objects.create(
        item=item,
        organization=organization,
        post=item.post,
        limit=limit.as_json() if limit else {},
        occasion=f"event:{event.pk}|{event.what}"[:120],
        event=event,
        opens_on=min(on, due),
        due_on=due,
        provisional=provisional,
    )
    data = {"item": item.name, "on": on, "what": event.what, "due": due}
    audit.record("obligation.event_reported", obligation, actor=actor, owner=organization, **data)
    return obligation


def _check(item: CatalogItem, organization: Organization, what: str, on: dt.date, actor: Actor) -> None:
    if not (UNIT | OFFICE) & organization.seats_of(actor):
        raise RefusedError(f"须由{organization}或其政务公开主管部门登记。")
    if not item.proactive:
        raise RefusedError(f"“{item}”不是主动公开的事项，没有公开期限可计算。")
    if not what.strip():
        raise InvalidInputError("what", "请写明形成了什么信息，或者发生了什么。")
    if on > timezone.localdate():
        raise InvalidInputError("on", "发生日期不能晚于今天。")


def _known(item: CatalogItem, organization: Organization, reference: str) -> Obligation | None:
    return Obligation.objects.filter(
        event__item=item, event__organization=organization, event__reference=reference
    ).first()
