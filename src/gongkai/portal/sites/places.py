"""Sites and columns as the pages ask for them: one snapshot for all of them, read anew once anything was written.

Every act leaves an audit entry, so that one cheap query tells whether the snapshot still holds.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Subquery

from gongkai.core.audit.models import AuditEntry
from gongkai.portal import rows
from gongkai.sites import reading
from gongkai.sites.models import Column, Site
from gongkai.sites.reading import Atlas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.http import HttpRequest

    from gongkai.information.models import Information
    from gongkai.information.querysets import InformationQuerySet

_DOCUMENT = re.compile(r"/information/([0-9]{1,18})/")
Stamp = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    stamp: Stamp
    atlas: Atlas


_held: _Held | None = None
_batch: ContextVar[Atlas | None] = ContextVar("portal_atlas", default=None)


def atlas() -> Atlas:
    """The snapshot: one query while nothing has changed, none while a batch of files is rendered."""
    global _held  # noqa: PLW0603 - one snapshot for the process, replaced as a whole
    if known := _batch.get():
        return known
    stamp, held = _stamp(), _held
    if stamp is None:  # no site was set up: the settings say who speaks
        return Atlas()
    if held is None or held.stamp != stamp:
        _held = held = _Held(stamp, Atlas())
    return held.atlas


@contextmanager
def ahead(paths: Sequence[str]) -> Iterator[None]:
    """One snapshot for a batch of pages, with what was put by hand of the documents among them."""
    known = copy(atlas())
    known.read_ahead([int(found[1]) for path in paths if (found := _DOCUMENT.fullmatch(path))])
    token = _batch.set(known)
    try:
        yield
    finally:
        _batch.reset(token)


def forget() -> None:
    """Read anew at the next question, whatever the stamp says."""
    global _held  # noqa: PLW0603 - as above
    _held = None


def _stamp() -> Stamp | None:
    columns = Column.objects.order_by("-updated_at").values("updated_at")[:1]
    audit = AuditEntry.objects.order_by("-sequence").values("sequence")[:1]
    newest = Site.objects.order_by("-updated_at", "-pk")
    found = newest.values_list("pk", "updated_at", Subquery(columns), Subquery(audit)).first()
    return (connection.settings_dict["NAME"], *found) if found else None


def of(request: HttpRequest) -> Atlas:
    """The snapshot for all that a request asks."""
    if not hasattr(request, "portal_atlas"):
        request.portal_atlas = atlas()  # type: ignore[attr-defined]  # kept for the next question
    found: Atlas = request.portal_atlas  # type: ignore[attr-defined]  # as above
    return found


def rows_of(known: Atlas, column: Column) -> InformationQuerySet:
    """The public rows of a column for lists, with their issuers."""
    with reading.batch(known):
        found: InformationQuerySet = reading.rows_of(column)  # type: ignore[assignment]  # its own class
    return found.select_related("issuer")


def own_rows(known: Atlas, site: Site) -> InformationQuerySet:
    """The public rows of the units for which a site speaks: its own and those below that have no site."""
    found = rows.listed()
    if site.unit is None:
        return found
    mine = found.filter(owner__path__startswith=site.reach)
    for other in known.sites:
        if other.pk != site.pk and other.unit and other.reach.startswith(site.reach):
            mine = mine.exclude(owner__path__startswith=other.reach)
    return mine


def column_of(known: Atlas, information: Information) -> Column | None:
    """The column to which a row belongs on its own site: the most specific one; None when it stands in none."""
    own = known.site_of(information.owner)
    return next((column for column in known.columns_of(information) if column.site_id == own.pk), None)
