"""Who waits for a name to be settled: packages register here what to do again once a person has decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.orgs.models import UnresolvedName

    Waiting = Callable[[UnresolvedName], None]

_waiting: list[Waiting] = []


def on_settled(callback: Waiting) -> Waiting:
    """Call back after the commit, from a worker, at least once for each settlement: it must be idempotent."""
    if callback not in _waiting:
        _waiting.append(callback)
    return callback


def tell(unresolved: UnresolvedName) -> None:
    """Tell everybody who waits."""
    for callback in _waiting:
        callback(unresolved)
