"""The output follows the library: one outbox row for each change; pages that only count others a little later."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.core.duties import daily, often
from gongkai.core.outbox import BusyError, subscriber
from gongkai.core.outbox.models import OutboxEntry
from gongkai.publishing import marking
from gongkai.publishing.missing import mark_missing
from gongkai.publishing.models import Page
from gongkai.publishing.output.lock import OutputBusyError
from gongkai.publishing.run import publish_due
from gongkai.publishing.sources import Touched, outlets
from gongkai.publishing.watch import watch

if TYPE_CHECKING:
    from collections.abc import Sequence

SWEEP_TOPIC, WATCH_TOPIC, FIRST_TOPIC = "publishing.sweep", "publishing.watch", "publishing.first"
MANY = 200  # pages; a publication touches a dozen
TURN_SECONDS = 2.0  # of rendering, before whatever else the worker owes has its turn
LOCK_SECONDS = 5.0  # a full run lets go of the output every three
BREATH = dt.timedelta(seconds=0.3)

_begun = threading.Event()


@subscriber("publishing.changed", batch=200, lease_seconds=600)
def follow(payloads: Sequence[dict[str, Any]]) -> None:
    """Render what these changes touch (``{"model", "id"}``); nothing on an installation without static output."""
    if not marking.is_live():
        return
    for outlet in outlets():
        marking.mark(outlet.touched(list(payloads)))
    if marking.urgent()[:MANY].count() < MANY:
        _render(only_urgent=True)
        owe_later(SWEEP_TOPIC, timezone.now() + marking.SWEEP)
    else:  # an import: what else the worker owes must not wait until all its pages are rendered
        owe_later(SWEEP_TOPIC, timezone.now())


@subscriber(SWEEP_TOPIC, batch=50, lease_seconds=600)
def sweep(_payloads: Sequence[dict[str, Any]]) -> None:
    """Render what was marked for later, a few seconds at a time."""
    _render()
    if marking.due().exists():
        owe_later(SWEEP_TOPIC, timezone.now() + BREATH)
    elif Page.objects.filter(due_at__gt=timezone.now()).exists():
        owe_later(SWEEP_TOPIC, timezone.now() + marking.SWEEP)


@often("publishing.first")
def begin() -> None:
    """An installation that has no static output gets one by itself."""  # once its style sheets are there
    if _begun.is_set() or not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return
    if not marking.is_live():
        owe_later(FIRST_TOPIC, timezone.now())
    _begun.set()


@subscriber(FIRST_TOPIC, batch=50, lease_seconds=600)
def first(_payloads: Sequence[dict[str, Any]]) -> None:
    """Mark all pages that were never rendered; the sweep renders them. Until a page has its file, it is made as it
    is asked for."""
    if mark_missing(for_seconds=TURN_SECONDS):
        owe_later(SWEEP_TOPIC, timezone.now())
        owe_watch()
    else:
        owe_later(FIRST_TOPIC, timezone.now() + BREATH)


@subscriber(WATCH_TOPIC, batch=50, lease_seconds=3600)
def watch_output(_payloads: Sequence[dict[str, Any]]) -> None:
    """Compare the output with the manifest, restore what differs, and look again in a while."""
    if not marking.is_live():
        return
    try:
        watch()
    except OutputBusyError as error:
        raise BusyError(str(error)) from error
    owe_watch()


@daily("publishing.day")
def new_day() -> int:
    """Pages that change with the day are rendered anew, and the watcher is set going again if it stopped."""
    if not marking.is_live():
        return 0
    today = timezone.localdate()
    marked = marking.mark(Touched(keys_soon=("day", f"day:{today}")))
    owe_later(SWEEP_TOPIC, timezone.now())
    owe_later(FIRST_TOPIC, timezone.now())  # an upgrade may have brought pages of a new sort
    owe_watch()
    return marked


def _render(*, only_urgent: bool = False) -> None:
    try:
        publish_due(wait_seconds=LOCK_SECONDS, for_seconds=TURN_SECONDS, only_urgent=only_urgent)
    except OutputBusyError as error:
        raise BusyError(str(error)) from error


def owe_watch() -> None:
    """Owe the next look at the output."""
    owe_later(WATCH_TOPIC, timezone.now() + marking.WATCH_EVERY)


@transaction.atomic
def owe_later(topic: str, when: dt.datetime) -> None:
    """Owe a side effect for a later moment, unless it is owed already."""
    waiting = OutboxEntry.objects.filter(topic=topic, state="pending", not_before__lte=when)
    if not waiting.exists():
        OutboxEntry.objects.create(topic=topic, payload={}, not_before=when)
