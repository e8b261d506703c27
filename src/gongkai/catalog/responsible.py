"""Which organizations an item binds: those that its units name, and those that a group of them stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.orgs.models import Organization, OrganizationKind
from gongkai.orgs.resolving.groups import group_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.catalog.models import CatalogItem, CatalogVersion, ItemUnit


def responsible(item: CatalogItem, version: CatalogVersion) -> list[Organization]:
    """The organizations, each once. A group (各部门, 各镇街) is all of its kind just below the list's maker."""
    found: dict[int, Organization] = {}
    for unit in item.units.all():
        for organization in _of(unit, version):
            found.setdefault(organization.pk, organization)
    return list(found.values())


def _of(unit: ItemUnit, version: CatalogVersion) -> Iterator[Organization]:
    if unit.organization is not None:
        yield unit.organization
    elif unit.is_group and (kinds := _kinds(unit.name)):
        children = Organization.objects.filter(parent=version.owner, kind__in=kinds)
        yield from children.in_force(timezone.localdate())


def _kinds(name: str) -> tuple[str, ...]:
    """The kinds of a phrase that says 各; 财政部门 names one body that is not known, and binds nobody."""
    if "各" not in name:
        return ()
    group = group_in(name)
    kinds = group.kinds if group else ()
    return kinds or (str(OrganizationKind.DEPARTMENT),)
