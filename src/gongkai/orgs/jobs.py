"""After a name is settled: whoever waits for it is told; the same name elsewhere is settled too where it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.core import audit, outbox
from gongkai.core.actors import system
from gongkai.orgs.actions.names import SETTLED
from gongkai.orgs.models import UnresolvedName
from gongkai.orgs.models.names import Settlement
from gongkai.orgs.resolver import Directory, Resolver
from gongkai.orgs.settled import tell

if TYPE_CHECKING:
    from collections.abc import Sequence


@outbox.subscriber(SETTLED)
def name_settled(payloads: Sequence[dict[str, Any]]) -> None:
    """Deliver settlements."""
    for payload in payloads:
        row = UnresolvedName.objects.select_related("within", "organization").filter(pk=payload["unresolved"])
        for unresolved in row:
            with transaction.atomic():
                for resolved in [unresolved, *_same_name_elsewhere(unresolved)]:
                    tell(resolved)


def _same_name_elsewhere(unresolved: UnresolvedName) -> list[UnresolvedName]:
    """The open rows of other organizations that the new alias now answers, settled by the platform."""
    others = UnresolvedName.objects.filter(name=unresolved.name, state=Settlement.OPEN).select_related("within")
    answered = []
    directory = Directory.load() if others else Directory()
    for other in others:
        organization = Resolver(other.within, directory=directory).resolve(other.name).organization
        if organization:
            other.state, other.organization = Settlement.ORGANIZATION, organization
            other.save(update_fields=["state", "organization"])
            audit.record(
                "unresolved_name.settled",
                other,
                actor=system("名称认定"),
                owner=other.within,
                new=str(other.state),
                organization=str(organization),
            )
            answered.append(other)
    return answered
