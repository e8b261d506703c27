"""The index follows the database: one outbox row for each change, carried out in batches with one commit."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from gongkai.core.outbox import BusyError, subscriber
from gongkai.search import information
from gongkai.search.contract import WriterBusyError
from gongkai.search.rebuild import fill
from gongkai.search.service import backend
from gongkai.search.sources import register, source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.search.contract import Record

register(information.SOURCE)


@subscriber("search.index", batch=500)
def index_changes(payloads: Sequence[dict[str, Any]]) -> None:
    """Bring the index up to the rows named (``{"model", "id"}``): what the public may not find leaves it."""
    changed: dict[str, set[int]] = defaultdict(set)
    for payload in payloads:
        changed[payload["model"]].add(payload["id"])
    records: list[Record] = []
    gone: list[str] = []
    for name, keys in changed.items():
        found = source(name).rows().filter(pk__in=keys)
        records += [source(name).record(row) for row in found]
        gone += [source(name).record_id(pk) for pk in keys - {row.pk for row in found}]
    try:
        engine = backend()
        engine.delete(gone)
        engine.upsert(records)
        engine.commit()
    except WriterBusyError as error:
        raise BusyError(str(error)) from error


@subscriber("search.rebuild", lease_seconds=3600)
def rebuild_index(_payloads: Sequence[dict[str, Any]]) -> None:
    """Rebuild on behalf of a command that found the index held by this process."""
    try:
        fill()
    except WriterBusyError as error:
        raise BusyError(str(error)) from error
