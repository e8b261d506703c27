"""The output follows the library: one outbox row for each change; pages that only count others a little later."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.core.duties import daily
from gongkai.core.outbox import BusyError, subscriber
from gongkai.core.outbox.models import OutboxEntry
from gongkai.publishing import marking
from gongkai.publishing.models import Page
from gongkai.publishing.output.lock import OutputBusyError
from gongkai.publishing.run import publish_due
from gongkai.publishing.sources import Touched, outlets
from gongkai.publishing.watch import watch

if TYPE_CHECKING:
    from collections.abc import Sequence

SWEEP_TOPIC, WATCH_TOPIC = "publishing.sweep", "publishing.watch"
MANY = 200  # pages; a publication touches a dozen
TURN_SECONDS = 4.0  # of rendering, before whatever else the worker owes has its turn
BREATH = dt.timedelta(seconds=0.3)


@subscriber("publishing.changed", batch=200, lease_seconds=600)
def follow(payloads: Sequence[dict[str, Any]]) -> None:
    """Render what these changes touch (``{"model", "id"}``); nothing on an installation without static output."""
    if not marking.is_live():
        return
    for outlet in outlets():
        marking.mark(outlet.touched(list(payloads)))
    if marking.due()[:MANY].count() < MANY:
        _render()
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
    owe_watch()
    return marked


def _render() -> None:
    try:
        publish_due(for_seconds=TURN_SECONDS)
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
