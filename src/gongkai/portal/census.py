"""How much of what is public, counted once for all pages.

Every list, facet and way in shows numbers. Counting each of them for each reader would read the whole library
several times a page; instead one query groups it by the fields that pages narrow by, and all numbers are sums over
its cells.

The census is counted anew as soon as anything was written. Where counting takes long (millions of rows), it is
counted aside, and only so often that it takes a twentieth of one processor; until then no reader waits and the
numbers are those of the last one.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import TYPE_CHECKING, TypeVar, cast

from django.db import connection
from django.db.models import CharField, Count, Max
from django.db.models.functions import Cast, Coalesce, Substr

from gongkai.core.audit.models import AuditEntry
from gongkai.information.models import Information
from gongkai.orgs.models import Organization
from gongkai.portal import rows

if TYPE_CHECKING:
    from collections.abc import Callable

QUICK = 0.25  # seconds: a census that takes no longer is never served once something has changed
SHARE = 20  # a longer one is served for this many times as long as it took

R = TypeVar("R")
Cells = tuple["Cell", ...]
Stamp = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The public rows that agree in all of these fields, and their number.

    `issuer` is the organization's name where the issuer resolved, else the name as written.
    """

    kind: str
    issuer_code: str | None
    issuer: str
    validity: str
    theme: str
    year: int | None  # of writing, else of publication
    count: int


@dataclass(frozen=True, slots=True)
class Census:
    """All cells, and what was made of them."""

    cells: Cells
    made: dict[Callable[[Cells], object], object] = field(default_factory=dict)

    def once(self, work: Callable[[Cells], R]) -> R:
        """What `work` makes of the cells, worked out once. Not to be changed by the caller."""
        if work not in self.made:
            self.made[work] = work(self.cells)
        return cast("R", self.made[work])


@dataclass(frozen=True, slots=True)
class _Held:
    stamp: Stamp
    census: Census
    good_until: float


_lock = Lock()
_held: _Held | None = None


def current() -> Census:
    """The census: two cheap queries while nothing has changed."""
    held, stamp = _held, _stamp()
    if held and held.stamp == stamp:
        return held.census
    if held and held.good_until and held.stamp[0] == stamp[0]:
        _renew(held, stamp)
        return held.census
    with _lock:
        return _held.census if _held and _held.stamp == stamp else _count(stamp)


def _renew(held: _Held, stamp: Stamp) -> None:
    """Count a large library anew beside the readers, one at a time, when the last census has served its time."""
    if time.monotonic() >= held.good_until and _lock.acquire(blocking=False):
        aside(lambda: _count_aside(stamp))


def _count_aside(stamp: Stamp) -> None:
    try:
        _count(stamp)
    finally:
        _lock.release()
        connection.close()


def aside(work: Callable[[], None]) -> None:
    """Do it in a thread of its own."""
    Thread(target=work, name="census", daemon=True).start()


def cells() -> Cells:
    """The cells of the census."""
    return current().cells


def where(test: Callable[[Cell], bool]) -> Cells:
    """The cells that pass a test."""
    return tuple(cell for cell in cells() if test(cell))


def total(found: Cells) -> int:
    """How many rows the cells hold."""
    return sum(cell.count for cell in found)


def forget() -> None:
    """Count anew at the next question, whatever the stamp says."""
    global _held  # noqa: PLW0603 - one census for the process
    _held = None


def _count(stamp: Stamp) -> Census:
    global _held  # noqa: PLW0603 - one census for the process, replaced as a whole
    began = time.monotonic()
    found = Census(_cells())
    took = time.monotonic() - began
    _held = _Held(stamp, found, 0.0 if took <= QUICK else time.monotonic() + took * SHARE)
    return found


def _cells() -> Cells:
    """One pass over the rows, with nothing to work out for each of them: names are put to the groups."""
    day = Cast(Coalesce("written_on", "published_on"), CharField())
    grouped = (
        rows.public()
        .order_by()
        .annotate(year=Substr(day, 1, 4))
        .values_list("kind", "issuer", "issuer_name", "validity", "theme", "year")
        .annotate(count=Count("pk"))
    )
    issuers = {key: (code, name) for key, code, name in Organization.objects.values_list("pk", "code", "name")}
    counts: Counter[tuple[str, str | None, str, str, str, int | None]] = Counter()
    for kind, issuer, written, validity, theme, year, count in grouped:
        code, name = issuers.get(issuer, (None, written))
        counts[kind, code, name, validity, theme, int(year) if year else None] += count
    return tuple(Cell(*values, count) for values, count in counts.items())


def _stamp() -> Stamp:
    """What tells two states of the library apart: every act leaves an audit entry; read through two indexes."""
    newest = Information.objects.order_by("-pk").values_list("pk", "updated_at").first()
    return (connection.settings_dict["NAME"], AuditEntry.objects.aggregate(last=Max("sequence"))["last"], newest)
