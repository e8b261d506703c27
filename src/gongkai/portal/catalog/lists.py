"""The lists that the public sees: those in force, those that they replaced, and the units that they bind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from gongkai.catalog.enums import ListKind
from gongkai.catalog.finding import Bound, in_force, items_binding
from gongkai.catalog.models import CatalogVersion
from gongkai.core.actors import PUBLIC
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.catalog.models import CatalogItem
    from gongkai.catalog.querysets import VersionQuerySet

_ORDER = {code: at for at, code in enumerate(ListKind.values)}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The lists in force of one kind."""

    kind: str
    label: str
    versions: list[CatalogVersion]


@dataclass(frozen=True, slots=True)
class Unit:
    """An organization and how many items in force bind it."""

    organization: Organization
    count: int


def versions() -> VersionQuerySet:
    """Every version that is or was in force, with its maker, without what the office noted on it."""
    found = CatalogVersion.objects.visible_to(PUBLIC).select_related("owner").defer("problems")
    return found.annotate(size=Count("items"))


def shelves() -> list[Shelf]:
    """The lists in force by kind; kinds without one are left out."""
    found = sorted(versions().in_force(), key=_place)
    kinds = [Shelf(code, str(label), [one for one in found if one.list_kind == code]) for code, label in _KINDS]
    return [shelf for shelf in kinds if shelf.versions]


def same_list(version: CatalogVersion) -> list[CatalogVersion]:
    """The versions of the same list that the public may see, the newest first."""
    mine = versions().filter(owner=version.owner_id, list_kind=version.list_kind, field=version.field)
    return list(mine.order_by("-number"))


def before(version: CatalogVersion) -> CatalogVersion | None:
    """The version that this one took the place of."""
    return next((one for one in same_list(version) if one.number < version.number), None)


def items_of(organization: Organization) -> list[CatalogItem]:
    """The items in force that bind an organization, by name or as one of a group (各部门), in the lists' order."""
    return sorted(items_binding(organization), key=lambda item: (*_place(item.version), item.position))


def units() -> list[Unit]:
    """The organizations that items in force bind, in the order of the tree."""
    counts: Counter[int] = Counter()
    bound = Bound()
    for item in in_force():
        counts.update(bound.of(item))
    rows = Organization.objects.filter(pk__in=list(counts)).order_by("path", "position")
    return [Unit(row, counts[row.pk]) for row in sorted(rows, key=lambda row: (row.path.count("/"), row.position))]


_KINDS: Iterable[tuple[str, str]] = [(code, str(label)) for code, label in ListKind.choices]


def _place(version: CatalogVersion) -> tuple[int, int, int, str, int]:
    owner = version.owner
    return (_ORDER[version.list_kind], owner.path.count("/"), owner.position, version.field, version.pk)
