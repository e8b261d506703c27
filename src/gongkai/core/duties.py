"""What the platform does by itself: once a day, whichever worker comes first; every few seconds, what has a time.

A package names its duties in its `jobs.py`. A daily duty that fails is tried again a minute later.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog
from django.db import close_old_connections, connection, models, transaction
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    Duty = Callable[[], object]

log = structlog.get_logger(__name__)

PAUSE_SECONDS = 60  # between two looks, and before a failed duty is tried again

GLANCE_SECONDS = 5  # between two looks at what has a time of its own

_duties: dict[str, Duty] = {}
_glances: dict[str, Duty] = {}


class DutyRecord(models.Model):
    """The last day (Asia/Shanghai) on which a duty was done."""

    name = models.CharField("职责", max_length=80, primary_key=True)
    last_on = models.DateField("最近完成日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "每日职责"

    def __str__(self) -> str:
        return f"{self.name} {self.last_on or ''}"


def daily(name: str) -> Callable[[Duty], Duty]:
    """Register what must be done once a day."""

    def register(duty: Duty) -> Duty:
        _duties[name] = duty
        return duty

    return register


def often(name: str) -> Callable[[Duty], Duty]:
    """Register what asks the database every few seconds whether something's time has come.

    Every worker asks: the duty itself must let one of them do it, once. One that fails is logged and asked again.
    """

    def register(duty: Duty) -> Duty:
        _glances[name] = duty
        return duty

    return register


def glance() -> None:
    """Ask all of them once."""
    for name, duty in _glances.items():
        try:
            duty()
        except Exception:
            log.exception("duty.failed", duty=name)


def watch(stop: threading.Event) -> None:
    """Ask them until `stop` is set, in a thread of its own: a long delivery must not hold up a minute."""
    while not stop.is_set():
        try:
            glance()
        finally:
            close_old_connections()
        stop.wait(GLANCE_SECONDS)
    connection.close()


def run_due() -> list[str]:
    """Do what has not been done today; the names of what was done. One that fails is logged, the others go on."""
    return [name for name, duty in _duties.items() if _run(name, duty)]


def _run(name: str, duty: Duty) -> bool:
    today = timezone.localdate()
    if DutyRecord.objects.filter(name=name, last_on=today).exists():
        return False
    try:
        with transaction.atomic():
            DutyRecord.objects.get_or_create(name=name)
            waiting = DutyRecord.objects.filter(Q(last_on__lt=today) | Q(last_on__isnull=True), name=name)
            # The update takes the row: a second worker waits here and then finds it done.
            if not waiting.update(last_on=today):
                return False
            duty()
    except Exception:
        log.exception("duty.failed", duty=name)
        return False
    log.info("duty.done", duty=name)
    return True


class Clock:
    """Says when it is time to look again, so that a worker's short rounds do not ask the database each time."""

    def __init__(self) -> None:
        self._next = 0.0

    def tick(self) -> None:
        """Run what is due, at most once in `PAUSE_SECONDS`."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + PAUSE_SECONDS
            run_due()
