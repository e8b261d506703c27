"""After a name is settled: whoever waits for it is told; the same name elsewhere is settled too where it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.core import outbox
from gongkai.core.actors import system
from gongkai.orgs.actions import settle_elsewhere
from gongkai.orgs.actions.names import SETTLED
from gongkai.orgs.models import UnresolvedName
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
                for resolved in [unresolved, *settle_elsewhere(unresolved, actor=system("名称认定"))]:
                    tell(resolved)
