"""Marking pages that must be rendered anew: exactly those that a change touches, at once or with others."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from gongkai.publishing.models import Page
from gongkai.publishing.output.places import fits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from gongkai.publishing.sources import Touched

SWEEP = dt.timedelta(seconds=45)  # pages that only count others are rendered together, at most this much later
WATCH_EVERY = dt.timedelta(minutes=30)
PIECE = 400


def is_live() -> bool:
    """Whether this installation has a static output, or is getting its first."""
    return Page.objects.exists()


@transaction.atomic
def mark(touched: Touched) -> int:
    """Mark what was touched; pages that are new get their row. The number of pages marked for now."""
    now = timezone.now()
    soon = now + SWEEP
    _mark(_of_keys(touched.keys_soon), soon)
    _mark_paths(touched.soon, soon)
    return _mark_paths(touched.now, now) + _mark(_of_keys(touched.keys_now), now)


def mark_paths(paths: Iterable[str], *, backlog: bool = False) -> int:
    """Mark these addresses for now, in pieces of a transaction each; how many can be files.

    `backlog`: they are rendered after whatever has changed meanwhile.
    """
    count, piece = 0, []
    for path in paths:
        piece.append(path)
        if len(piece) == PIECE:
            count += _marked_piece(piece, backlog=backlog)
            piece = []
    return count + _marked_piece(piece, backlog=backlog)


def _marked_piece(paths: list[str], *, backlog: bool) -> int:
    with transaction.atomic():
        return _mark_paths(paths, timezone.now(), backlog=backlog)


def _mark_paths(paths: Iterable[str], when: dt.datetime, *, backlog: bool = False) -> int:
    wanted = [path for path in dict.fromkeys(paths) if fits(path)]
    Page.objects.bulk_create([Page(path=path) for path in wanted], batch_size=PIECE, ignore_conflicts=True)
    return sum(
        _mark(Page.objects.filter(site="", path__in=wanted[at : at + PIECE]), when, backlog=backlog)
        for at in range(0, len(wanted), PIECE)
    )


def _of_keys(keys: tuple[str, ...]) -> QuerySet[Page]:
    return Page.objects.filter(dependencies__key__in=keys) if keys else Page.objects.none()


def _mark(pages: QuerySet[Page], when: dt.datetime, *, backlog: bool = False) -> int:
    """A page that waits for the sweep is brought forward, never put off; one that changed leaves the backlog."""
    found = Page.objects.filter(pk__in=pages.order_by().values("pk"))
    if backlog:
        found.filter(due_at=None).update(due_at=when, backlog=True)
        found.filter(due_at__gt=when).update(due_at=when)
        return found.update(marks=F("marks") + 1)
    found.filter(Q(due_at=None) | Q(due_at__gt=when) | Q(backlog=True)).update(due_at=when)
    return found.update(marks=F("marks") + 1, backlog=False)


def due(now: dt.datetime | None = None) -> QuerySet[Page]:
    """The pages to render: what has changed, then the backlog, the first due first."""
    return Page.objects.filter(due_at__lte=now or timezone.now()).order_by("backlog", "due_at", "pk")


def urgent() -> QuerySet[Page]:
    """Those of them that show what has changed."""
    return due().filter(backlog=False)
