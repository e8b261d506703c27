"""A new index from the database, beside the old one, which answers until the new one takes its place."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core.outbox import put
from gongkai.core.outbox.models import OutboxEntry
from gongkai.search.contract import WriterBusyError
from gongkai.search.service import backend
from gongkai.search.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.search.contract import Record

TOPIC = "search.rebuild"


def rebuild(*, patience_seconds: float = 3600) -> int:
    """Rebuild here, or, when a running server holds the index, have its worker do it and wait. How many records.

    TimeoutError when the worker has not done it within `patience_seconds`.
    """
    try:
        return fill()
    except WriterBusyError:
        _ask_the_holder(patience_seconds)
        return backend().count()


def fill() -> int:
    """Build and swap in, in this process; WriterBusyError when another holds the index."""
    return backend().rebuild(_all_records())


def _all_records() -> Iterator[Record]:
    for source in sources():
        for row in source.rows().order_by("pk").iterator(chunk_size=500):
            yield source.record(row)


def _ask_the_holder(patience_seconds: float) -> None:
    with transaction.atomic():
        put(TOPIC)
    deadline = time.monotonic() + patience_seconds
    while OutboxEntry.objects.filter(topic=TOPIC).exists():
        if time.monotonic() > deadline:
            raise TimeoutError("等待运行中的服务重建索引超时，请查看其日志。")
        time.sleep(0.2)
