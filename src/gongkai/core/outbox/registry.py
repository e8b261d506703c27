"""Who carries out which topic. A package names its subscribers in its `jobs.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.core.errors import GongkaiError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Handler = Callable[[Sequence[dict[str, Any]]], None]


class BusyError(GongkaiError):
    """The subscriber cannot work in this process now (another holds the resource): the rows wait, uncounted."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A topic's handler, how many rows it takes at once, and how long a worker may hold them."""

    topic: str
    handle: Handler
    batch: int
    lease_seconds: int


_subscriptions: dict[str, Subscription] = {}


def subscriber(topic: str, *, batch: int = 1, lease_seconds: int = 120) -> Callable[[Handler], Handler]:
    """Register a handler. It gets the payloads of up to `batch` rows, oldest first, and may get one twice:
    it must be idempotent. An exception means that none of them counts as delivered."""

    def register(handle: Handler) -> Handler:
        if topic in _subscriptions and _subscriptions[topic].handle is not handle:
            raise ValueError(f"主题 {topic} 已有执行者")
        _subscriptions[topic] = Subscription(topic, handle, batch, lease_seconds)
        return handle

    return register


def subscriptions() -> list[Subscription]:
    """All of them, in the order of registration."""
    return list(_subscriptions.values())
