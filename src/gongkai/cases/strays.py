"""Files in the store that no row names: what was left when an act was killed, or failed, between file and row."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import structlog
from django.core.files.storage import default_storage
from django.utils import timezone

from gongkai.cases.models import CaseDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db.models import QuerySet

    Rows = Callable[[], QuerySet[Any]]

AGE = dt.timedelta(days=1)  # no act takes so long: what is younger may belong to one that goes on
HEX = 32
log = structlog.get_logger(__name__)
# Each folder of sealed files with the rows that name them by `uid` and `stored`.
_shelves: dict[str, Rows] = {"cases": lambda: CaseDocument.objects.filter(erased_on__isnull=True)}


def join(folder: str, rows: Rows) -> None:
    """Another folder, whose files lie as `<folder>/<two signs>/<uid>`."""
    _shelves[folder] = rows


def sweep(age: dt.timedelta = AGE) -> int:
    """Delete what nobody names and is older than that; how many files.

    They are sealed and nobody can ask for them, but what an applicant handed in must not outlive its day.
    """
    found = 0
    for place in strays(timezone.now() - age):
        default_storage.delete(place)
        found += 1
    if found:
        log.info("cases.strays", files=found)
    return found


def strays(before: dt.datetime) -> Iterator[str]:
    """The places of files that no row names and that were written before a moment."""
    for shelf, rows in _shelves.items():
        for part in _inside(shelf, folders=True):
            folder = f"{shelf}/{part}"
            places = [f"{folder}/{name}" for name in _inside(folder)]
            named = set(rows().filter(uid__in=filter(None, map(_uid, places))).values_list("stored", flat=True))
            yield from (place for place in places if place not in named and _older(place, before))


def _inside(folder: str, *, folders: bool = False) -> list[str]:
    try:
        found, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    return sorted(found if folders else files)


def _uid(place: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(place.rpartition("/")[2][:HEX])
    except ValueError:
        return None


def _older(place: str, before: dt.datetime) -> bool:
    try:
        return default_storage.get_modified_time(place) < before
    except FileNotFoundError:  # its own act took it away meanwhile
        return False
