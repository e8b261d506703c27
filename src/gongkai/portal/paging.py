"""Lists that are files: pages that count from the oldest and never change once they are full.

The newest rows stand at the list's own address: the page that is still open and the full one before it. Older
ones stand at `pages/<number>/`. Where a page ends is set once (`ListCut`): what is added or taken away later
changes the page in which it stands and no other. Where nothing was cut (no static output), lists turn over by
`?page=` alone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from gongkai.publishing import marking
from gongkai.publishing.dependencies import is_recording
from gongkai.publishing.models import ListCut
from gongkai.publishing.sources import Touched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from gongkai.information.models import Information
    from gongkai.information.querysets import InformationQuerySet

PAGE_SIZE = 20
MOST_AT_HEAD = 3 * PAGE_SIZE  # more than that, and the cuts are not being kept up
MOST_ON_ANY = 500  # what is published with an early day joins the page of that day
NO_DAY = dt.date.min
NEWEST = (F("published_on").desc(nulls_last=True), "-id")


@dataclass(frozen=True, slots=True)
class Turn:
    """How a list of files turns over: the number of an older page (0: the newest), where its neighbours are."""

    number: int
    newest: str
    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its rows, newest first, and how to turn over."""

    rows: list[Information]
    turn: Turn


def head(path: str, rows: InformationQuerySet) -> Leaf | None:
    """The newest page of a list; None when nothing was cut. Making it into a file cuts what has become full."""
    if is_recording():
        _cut(path, rows)
    last = _cuts(path).last()
    if last is None:
        return None
    found = _newest(rows.filter(_after(_cut_of(path, last.number - 1))))[: MOST_AT_HEAD + 1]
    if len(found) > MOST_AT_HEAD:
        return None
    return Leaf(found, Turn(0, path, "", page_path(path, last.number - 1)))


def older(path: str, rows: InformationQuerySet, number: int) -> Leaf | None:
    """A full page of a list; None when there is no such page."""
    end, following = _cut_of(path, number), _cut_of(path, number + 1)
    if end is None:
        return None
    found = _newest(rows.filter(_between(_cut_of(path, number - 1), end)))
    newer = page_path(path, number + 1) if following else path
    return Leaf(found, Turn(number, path, newer, page_path(path, number - 1)))


def page_path(path: str, number: int) -> str:
    """The address of a full page; empty for number 0, before the oldest."""
    return f"{path}pages/{number}/" if number > 0 else ""


def pages_of(information: Information, paths: Iterable[str]) -> list[str]:
    """In which full pages of these lists the row stands, or would."""
    day = information.published_on or NO_DAY
    behind = Q(day__gt=day) | Q(day=day, key__gte=information.pk)
    found: dict[str, int] = {}
    for path, number in ListCut.objects.filter(behind, list__in=list(paths)).values_list("list", "number"):
        found[path] = min(number, found.get(path, number))
    return [page_path(path, number) for path, number in found.items()]


def all_pages() -> Iterable[str]:
    """Every full page of every list."""
    cuts = ListCut.objects.values_list("list", "number").iterator(chunk_size=5000)
    return (page_path(path, number) for path, number in cuts)


def _cuts(path: str) -> QuerySet[ListCut]:
    return ListCut.objects.filter(site="", list=path).order_by("number")


def _cut_of(path: str, number: int) -> ListCut | None:
    return ListCut.objects.filter(site="", list=path, number=number).first() if number > 0 else None


def _newest(rows: InformationQuerySet) -> list[Information]:
    return list(rows.order_by(*NEWEST)[:MOST_ON_ANY])


def _after(cut: ListCut | None) -> Q:
    """The rows that come after a cut; all of them without one."""
    if cut is None:
        return Q()
    if cut.day == NO_DAY:
        return Q(published_on__isnull=False) | Q(published_on=None, pk__gt=cut.key)
    # The bound says again what the rest says: by it an index finds the rows, which it does not by an OR.
    return Q(published_on__gte=cut.day) & (Q(published_on__gt=cut.day) | Q(pk__gt=cut.key))


def _between(before: ListCut | None, end: ListCut) -> Q:
    """The rows after a cut, up to the next one, whose own row is among them."""
    if end.day == NO_DAY:
        return _after(before) & Q(published_on=None, pk__lte=end.key)
    dated = Q(published_on__lte=end.day) & (Q(published_on__lt=end.day) | Q(pk__lte=end.key))
    if before and before.day != NO_DAY:
        return _after(before) & dated
    return _after(before) & (Q(published_on=None) | dated)


@transaction.atomic
def _cut(path: str, rows: InformationQuerySet) -> None:
    """Set the ends of the pages that have become full, and have them rendered, with the one before them. Rows of a
    day to come stay open: what is published until then comes before them."""
    last = _cuts(path).last()
    number = last.number if last else 0
    open_rows = rows.filter(_after(last)).exclude(published_on__gt=timezone.localdate())
    keys = sorted((day or NO_DAY, pk) for day, pk in open_rows.order_by().values_list("published_on", "pk"))
    ends = keys[PAGE_SIZE - 1 :: PAGE_SIZE]
    fresh = [ListCut(list=path, number=number + at, day=day, key=pk) for at, (day, pk) in enumerate(ends, 1)]
    if fresh:
        ListCut.objects.bulk_create(fresh, batch_size=400, ignore_conflicts=True)
        numbers = range(max(number, 1), number + len(fresh) + 1)
        marking.mark(Touched(soon=tuple(page_path(path, each) for each in numbers)))
