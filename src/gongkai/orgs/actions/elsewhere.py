"""What follows from one settlement for the same name in the documents of other organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.orgs.models import UnresolvedName
from gongkai.orgs.models.names import Settlement
from gongkai.orgs.resolver import Directory, Resolver

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization


@transaction.atomic
def settle_elsewhere(settled: UnresolvedName, *, actor: Actor) -> list[UnresolvedName]:
    """Settle the open rows of the same name that the tree answers now; the rows settled.

    For the platform itself, after the commit of a settlement: whoever decided had a say over one organization,
    and each row is answered by the tree as seen from its own.
    """
    rows = UnresolvedName.objects.select_for_update(of=("self",)).filter(name=settled.name, state=Settlement.OPEN)
    waiting = list(rows.select_related("within"))
    directory = Directory.load() if waiting else Directory()
    answers = ((row, Resolver(row.within, directory=directory).resolve(row.name).organization) for row in waiting)
    return [_settle(row, organization, actor) for row, organization in answers if organization]


def _settle(row: UnresolvedName, organization: Organization, actor: Actor) -> UnresolvedName:
    old, row.state, row.organization = row.state, Settlement.ORGANIZATION, organization
    row.save(update_fields=["state", "organization"])
    audit.record(
        "unresolved_name.settled",
        row,
        actor=actor,
        owner=row.within,
        old=old,
        new=str(row.state),
        organization=str(organization),
        alias=False,
    )
    return row
