"""Rendering what is marked, batch after batch; the lock is held for one at a time, so that nobody waits long."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from gongkai.publishing import batch, marking
from gongkai.publishing.batch import Report
from gongkai.publishing.output import files
from gongkai.publishing.output.lock import output_lock
from gongkai.publishing.sources import outlets

if TYPE_CHECKING:
    from collections.abc import Callable

BATCH = 40


def publish_due(
    *,
    wait_seconds: float = 0.0,
    for_seconds: float = math.inf,
    only_urgent: bool = False,
    on_batch: Callable[[Report], None] | None = None,
) -> Report:
    """Render the pages that are due: all of them, what has changed, or what can be done in so many seconds.

    Raises OutputBusyError when another process holds the output too long.
    """
    total, until = Report(), time.monotonic() + for_seconds
    while True:
        with output_lock(wait_seconds=wait_seconds):
            pages = list((marking.urgent() if only_urgent else marking.due())[:BATCH])
            if not pages:
                files.sweep()
                return total
            refresh()
            total.add(batch.publish(pages))
        if on_batch:
            on_batch(total)
        if time.monotonic() >= until:
            return total


def refresh() -> None:
    """What the outlets keep in memory must be read anew before pages are rendered from it."""
    for outlet in outlets():
        outlet.fresh()
