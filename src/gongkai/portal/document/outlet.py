"""What publishing asks about the pages beside documents: all rows of a table, the figures of a kind over time.

A page that shows a record is marked by that record's key when it changes; here is what a new one brings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from django.urls import reverse

from gongkai.information import kinds
from gongkai.information.models import Information
from gongkai.portal import rows
from gongkai.portal.document.around import ahead
from gongkai.publishing.sources import Outlet, Touched

if TYPE_CHECKING:
    from collections.abc import Iterator


def pages() -> Iterator[str]:
    """Every table that is public, and the series of every kind that has one."""
    for kind in kinds.all_kinds():
        if kind.series:
            yield _series(kind.code)
    tables = rows.readable().filter(kind__in=_with_table()).exclude(rows_sha256="").order_by("pk")
    for key in tables.values_list("pk", flat=True).iterator(chunk_size=5000):
        yield _rows(key)


def touched(payloads: list[dict[str, Any]]) -> Touched:
    """The table and the series of what changed, with the next sweep."""
    changed = [int(one["id"]) for one in payloads if one.get("model") == "information"]
    soon: set[str] = set()
    for key, code in Information.objects.filter(pk__in=changed).values_list("pk", "kind"):
        if code in _with_table():
            soon.add(_rows(key))
        if kinds.exists(code) and kinds.get(code).series:
            soon.add(_series(code))
    return Touched(soon=tuple(sorted(soon)))


def _with_table() -> list[str]:
    return [kind.code for kind in kinds.all_kinds() if kind.table]


def _rows(key: int) -> str:
    return unquote(reverse("portal:rows", args=[key]))


def _series(code: str) -> str:
    return unquote(reverse("portal:series", args=[code]))


OUTLET = Outlet("documents", pages, touched, ahead=ahead)
