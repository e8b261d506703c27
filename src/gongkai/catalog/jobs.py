"""What happens by itself: coming obligations are made, passed ones turn late, publishing fulfils them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from gongkai.catalog.actions import Published, fulfil, generate, refresh, resolve_again
from gongkai.catalog.actions.obligations import HORIZON
from gongkai.core.actors import system
from gongkai.core.duties import daily
from gongkai.core.outbox import subscriber
from gongkai.orgs.settled import on_settled

if TYPE_CHECKING:
    from collections.abc import Sequence

TOPIC = "catalog.published"


@daily("catalog.obligations")
def keep_obligations() -> int:
    """Make what falls due in the coming quarter, and mark what has passed its day."""
    today = timezone.localdate()
    made = generate(today, today + HORIZON, actor=system("应公开事项"))
    return made + refresh(today)


@subscriber(TOPIC, batch=50)
def published(payloads: Sequence[dict[str, Any]]) -> None:
    """Information became public: it fulfils what its unit owed. The payload is `Published` with days as text."""
    for payload in payloads:
        fulfil(read_published(payload), actor=system("信息发布"))


def read_published(payload: dict[str, Any]) -> Published:
    """A payload of the topic ``catalog.published``."""
    first, last = payload.get("period_first"), payload.get("period_last")
    period = (dt.date.fromisoformat(first), dt.date.fromisoformat(last)) if first and last else None
    return Published(
        information_id=int(payload["information_id"]),
        title=str(payload["title"]),
        kind=str(payload.get("kind", "")),
        organization_id=int(payload["organization_id"]),
        published_on=dt.date.fromisoformat(payload["published_on"]),
        url=str(payload.get("url", "")),
        period=period,
    )


on_settled(resolve_again)
