"""Rendering much: all pages, in as many processes as there are processors, to be interrupted at any moment.

The processes render and write beside the output; this one states and puts in place. What is not done stays marked.
"""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from django.db import connections
from django.utils import timezone

from gongkai.publishing import batch, jobs, marking, processes, run
from gongkai.publishing.batch import Report
from gongkai.publishing.models import Page
from gongkai.publishing.output import files
from gongkai.publishing.output.lock import output_lock
from gongkai.publishing.sources import outlets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Tell = Callable[[int, int], None]

PIECE = 40  # pages that a process renders at a time
ROUND = 6  # pieces for each process between two times that the lock comes free
FEW = 120  # fewer pages are not worth further processes
PATIENCE = 600.0  # seconds


def mark_everything() -> int:
    """Mark every page that there is, and every page that there was; how many."""
    marked = marking.mark_paths(path for outlet in outlets() for path in outlet.pages())
    return marked + marking.mark_paths(list(Page.objects.filter(due_at=None).values_list("path", flat=True)))


def mark_information(keys: Iterable[int]) -> int:
    """Mark what these pieces of information touch, as if they had just changed."""
    payloads = [{"model": "information", "id": key} for key in keys]
    return sum(marking.mark(outlet.touched(payloads)) for outlet in outlets())


def publish_marked(*, workers: int | None = None, tell: Tell | None = None) -> Report:
    """Render all that is marked, pages that could wait too, and those that rendering itself marks."""
    total = Report()
    while _bring_forward():
        total.add(_publish_due(workers or os.cpu_count() or 1, tell))
    jobs.owe_watch()
    return total


def _bring_forward() -> int:
    """Make everything that is marked due now, but for what has just failed; how much."""
    return Page.objects.exclude(due_at=None).filter(last_error="").update(due_at=timezone.now())


def _publish_due(count: int, tell: Tell | None) -> Report:
    if count == 1 or marking.due().count() < FEW:
        return run.publish_due(wait_seconds=PATIENCE, on_batch=lambda report: _told(report, tell))
    return _in_parallel(count, tell)


def _in_parallel(count: int, tell: Tell | None) -> Report:
    total = Report()
    connections.close_all()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context, initializer=processes.start) as pool:
        while True:
            with output_lock(wait_seconds=PATIENCE):
                pages = list(marking.due()[: PIECE * ROUND * count])
                if not pages:
                    files.sweep()
                    return total
                pieces = [pages[at : at + PIECE] for at in range(0, len(pages), PIECE)]
                for made in pool.map(processes.make, ([page.pk for page in piece] for piece in pieces)):
                    total.add(batch.put_in_place(made))
            _told(total, tell)


def _told(report: Report, tell: Tell | None) -> None:
    if tell:
        tell(report.rendered, marking.due().count())
