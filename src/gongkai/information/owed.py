"""What publishing fulfils of that which the catalogue owes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gongkai.catalog.actions import Published, fulfil
from gongkai.core.actors import system
from gongkai.information import kinds
from gongkai.information.kinds import periods

if TYPE_CHECKING:
    from gongkai.catalog.models import Obligation
    from gongkai.information.models import Information


def fulfil_by(information: Information) -> Obligation | None:
    """Tick off the obligation that this information, public from now on, fulfils; in the caller's transaction."""
    if information.published_on is None:
        return None
    published = Published(
        information_id=information.pk,
        title=information.title,
        kind=information.kind,
        organization_id=information.owner_id,
        published_on=information.published_on,
        url=information.get_absolute_url(),
        period=period_of(information),
    )
    return fulfil(published, actor=system("信息发布"))


def period_of(information: Information) -> tuple[dt.date, dt.date] | None:
    """The first and last day of what it is about, where its kind has a field that says so."""
    kind = kinds.get(information.kind)
    field = kind.field(kind.period) if kind.period else None
    value = information.elements.get(kind.period)
    if field is None or value in (None, ""):
        return None
    first = periods.first_day(field.type, value)
    if first is None:
        return None
    after = periods.first_day(field.type, periods.following(field.type, value))
    return (first, after - dt.timedelta(days=1)) if after else None
