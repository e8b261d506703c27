"""Rendering much: all pages, in as many processes as there are processors, to be interrupted at any moment.

The processes render and write beside the output; this one states and puts in place. What is not done stays marked.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connections
from django.utils import timezone

from gongkai.core import planner
from gongkai.publishing import batch, jobs, marking, processes, run
from gongkai.publishing.batch import Report
from gongkai.publishing.models import Page
from gongkai.publishing.output import files
from gongkai.publishing.output.lock import output_lock
from gongkai.publishing.sources import outlets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Executor, Future

    from gongkai.publishing.batch import Made

    Tell = Callable[[int, int], None]

PIECE = 40  # pages that a process renders at a time
PIECES_AHEAD = 3  # for each process: while one is put in place the next are being rendered
TURN_SECONDS, GAP_SECONDS = 3.0, 0.1  # after which the lock comes free, long enough for whoever waits to see it
FEW = 120  # fewer pages are not worth further processes
PATIENCE = 600.0  # seconds


def mark_everything() -> int:
    """Mark every page that there is, and every page that there was; how many."""
    marked = marking.mark_paths((path for outlet in outlets() for path in outlet.pages()), backlog=True)
    others = list(Page.objects.filter(due_at=None).values_list("path", flat=True))
    return marked + marking.mark_paths(others, backlog=True)


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
    planner.learn()
    context = multiprocessing.get_context(_way_to_start())
    connections.close_all()
    with ProcessPoolExecutor(count, mp_context=context, initializer=processes.start) as pool:
        pool.submit(os.getpid).result()  # copies must be made before a connection is open or the lock is held
        ahead = Ahead(pool, count * PIECES_AHEAD)
        while True:
            with output_lock(wait_seconds=PATIENCE):
                until = time.monotonic() + TURN_SECONDS
                while ahead.fill() and time.monotonic() < until:
                    total.add(batch.put_in_place(ahead.next()))
                if not ahead.pieces:
                    files.sweep()
                    return total
            _told(total, tell)
            time.sleep(GAP_SECONDS)


def _way_to_start() -> str:
    """A process that has one thread may be copied, started as it is; copying a thread's locks would hang."""
    return "fork" if len(list(Path("/proc/self/task").glob("*"))) == 1 else "spawn"


class Ahead:
    """The pieces that the processes are at, in the order in which they were due.

    They go on while the lock is free: `batch.put_in_place` drops what somebody else has rendered meanwhile.
    """

    def __init__(self, pool: Executor, most: int) -> None:
        self.pool = pool
        self.most = most
        self.pieces: deque[tuple[list[int], Future[list[Made]]]] = deque()

    def fill(self) -> int:
        """Hand out what is due, so that no process waits; how many pieces are under way."""
        lacking = self.most - len(self.pieces)
        under_way = {key for keys, _ in self.pieces for key in keys}
        if lacking > 0:
            due = marking.due()[: len(under_way) + lacking * PIECE].values_list("pk", flat=True)
            keys = [key for key in due if key not in under_way][: lacking * PIECE]
            for at in range(0, len(keys), PIECE):
                piece = keys[at : at + PIECE]
                self.pieces.append((piece, self.pool.submit(processes.make, piece)))
        return len(self.pieces)

    def next(self) -> list[Made]:
        """What came of the piece that was handed out first."""
        return self.pieces.popleft()[1].result()


def _told(report: Report, tell: Tell | None) -> None:
    if tell:
        tell(report.rendered, marking.due().count())
