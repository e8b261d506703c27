"""The worker: claims rows, delivers them, retries with back-off, gives up into the dead-letter list.

It also takes back the rows of workers that died.
"""

from __future__ import annotations

import datetime as dt
import os
import socket
import threading
import uuid
from typing import TYPE_CHECKING, Any

import structlog
from django.db import close_old_connections, connection, transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from gongkai.core.duties import Clock, watch
from gongkai.core.outbox.models import OutboxEntry, OutboxState
from gongkai.core.outbox.registry import BusyError, subscriptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from gongkai.core.outbox.registry import Subscription

log = structlog.get_logger(__name__)

MAX_ATTEMPTS = 8
FIRST_DELAY = dt.timedelta(seconds=5)
LONGEST_DELAY = dt.timedelta(hours=1)


class Worker:
    """Delivers what is owed, topic by topic. Any number may run; a row is held by one at a time."""

    def __init__(self, name: str = "") -> None:
        self.name = name or f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:6]}"
        self._told: set[str] = set()

    def run_once(self) -> int:
        """One round over all topics; the number of rows delivered."""
        self.reap()
        return sum(self._deliver_topic(subscription) for subscription in subscriptions())

    def run(self, stop: threading.Event, *, pause: float = 0.5) -> None:
        """Work until `stop` is set; a round that fails as a whole (database away) is logged and tried again."""
        duties = Clock()
        watcher = threading.Thread(target=watch, args=(stop,), name="duties", daemon=True)
        watcher.start()
        while not stop.is_set():
            delivered = 0
            try:
                duties.tick()
                delivered = self.run_once()
            except Exception:
                log.exception("outbox.round_failed", worker=self.name)
            finally:
                close_old_connections()
            if not delivered:
                stop.wait(pause)
        watcher.join(timeout=pause)

    def reap(self) -> int:
        """Take back the rows of workers that died holding them: those of this machine at once, the others when
        their lease is over.

        Of rows held together nobody knows which one killed the worker, if one did: they are tried again half as
        many at a time, and nothing is counted against them. A row that was held alone keeps its attempt, so one
        that kills its worker every time ends in the dead-letter list."""
        now = timezone.now()
        running = OutboxEntry.objects.filter(state=OutboxState.RUNNING)
        lost = running.filter(Q(taken_until__lt=now) | Q(taken_by__in=_dead(running)))
        return sum(
            self._take_back(lost.filter(taken_by=holder, topic=topic), held)
            for holder, topic, held in lost.order_by().values_list("taken_by", "topic").annotate(held=Count("pk"))
        )

    def _take_back(self, lost: QuerySet[OutboxEntry], held: int) -> int:
        free = {"taken_by": "", "taken_until": None}
        if held > 1:
            return lost.update(
                state=OutboxState.PENDING,
                not_before=timezone.now(),
                attempts=F("attempts") - 1,
                together=(held + 1) // 2,
                **free,
            )
        dead = lost.filter(attempts__gte=MAX_ATTEMPTS).update(
            state=OutboxState.DEAD, last_error="执行者在投递中反复中断", **free
        )
        return dead + lost.update(state=OutboxState.PENDING, not_before=timezone.now(), together=1, **free)

    def _deliver_topic(self, subscription: Subscription) -> int:
        delivered = 0
        while entries := self._claim(subscription):
            done = self._deliver(subscription, entries)
            delivered += done
            if done < len(entries):
                break
        return delivered

    def _claim(self, subscription: Subscription) -> list[OutboxEntry]:
        now = timezone.now()
        with transaction.atomic():
            due = OutboxEntry.objects.filter(
                state=OutboxState.PENDING, topic=subscription.topic, not_before__lte=now
            ).order_by("id")
            if connection.features.has_select_for_update_skip_locked:
                due = due.select_for_update(skip_locked=True)
            entries = _together(list(due[: subscription.batch]))
            until = now + dt.timedelta(seconds=subscription.lease_seconds)
            self._rows(entries).update(
                state=OutboxState.RUNNING, taken_by=self.name, taken_until=until, attempts=F("attempts") + 1
            )
        return entries

    def _deliver(self, subscription: Subscription, entries: Sequence[OutboxEntry]) -> int:
        """Deliver together; if that fails, one by one, so that one bad row does not hold up the others."""
        try:
            subscription.handle([entry.payload for entry in entries])
        except BusyError:
            self._rows(entries).update(
                state=OutboxState.PENDING, taken_by="", taken_until=None, attempts=F("attempts") - 1
            )
            return 0
        except Exception as error:  # noqa: BLE001 - whatever a subscriber raises, the row must survive it
            if len(entries) > 1:
                return sum(self._deliver(subscription, [entry]) for entry in entries)
            self._failed(entries[0], error)
            return 0
        self._rows(entries).delete()
        return len(entries)

    def _failed(self, entry: OutboxEntry, error: Exception) -> None:
        attempts = entry.attempts + 1  # the claim counted it in the database
        dead = attempts >= MAX_ATTEMPTS
        self._rows([entry]).update(
            state=OutboxState.DEAD if dead else OutboxState.PENDING,
            not_before=timezone.now() + min(FIRST_DELAY * 2 ** (attempts - 1), LONGEST_DELAY),
            taken_by="",
            taken_until=None,
            last_error=f"{type(error).__name__}: {error}"[:2000],
        )
        self._tell(entry, error, attempts=attempts, dead=dead)

    def _tell(self, entry: OutboxEntry, error: Exception, **facts: Any) -> None:
        """Log a failure; its trace only the first time that this worker meets it."""
        known = repr(error) in self._told
        self._told.add(repr(error))
        log.warning(
            "outbox.failed",
            topic=entry.topic,
            entry=entry.pk,
            error=repr(error)[:300],
            exc_info=None if known else error,
            **facts,
        )

    def _rows(self, entries: Sequence[OutboxEntry]) -> QuerySet[OutboxEntry]:
        return OutboxEntry.objects.filter(pk__in=[entry.pk for entry in entries])


def _together(due: list[OutboxEntry]) -> list[OutboxEntry]:
    """As many of the first rows as each of them may be claimed with."""
    most = len(due)
    for place, entry in enumerate(due):
        most = min(most, entry.together or most)
        if place >= most:
            return due[:place]
    return due


def _dead(running: QuerySet[OutboxEntry]) -> list[str]:
    """The names of holders whose process is no more; only of this machine can that be told."""
    names = running.order_by().values_list("taken_by", flat=True).distinct()
    return [name for name in names if _is_dead(name)]


def _is_dead(name: str) -> bool:
    host, _, rest = name.rpartition(":")[0].rpartition(":")
    if host != socket.gethostname() or not rest.isdecimal():
        return False
    try:
        os.kill(int(rest), 0)  # asks, sends nothing
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False


def drain(*, name: str = "") -> int:
    """Deliver all that is due now, in this process: the end of an import, a test, a `gongkai work --once`."""
    worker, total = Worker(name), 0
    while delivered := worker.run_once():
        total += delivered
    return total
