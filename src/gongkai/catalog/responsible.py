"""Which organizations an item binds: those that its units name, and those that a group of them stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.orgs.models import Organization, OrganizationKind
from gongkai.orgs.resolving.groups import group_in

if TYPE_CHECKING:
    from gongkai.catalog.models import CatalogItem, CatalogVersion, ItemUnit


class Responsible:
    """The organizations that the items of one list bind; what its groups stand for is looked up once."""

    def __init__(self, version: CatalogVersion) -> None:
        self._version = version
        self._groups: dict[str, list[Organization]] = {}

    def of(self, item: CatalogItem) -> list[Organization]:
        """Each once. A group (各部门, 各镇街) is all of its kind just below the list's maker."""
        found: dict[int, Organization] = {}
        for unit in item.units.all():
            for organization in self._named(unit):
                found.setdefault(organization.pk, organization)
        return list(found.values())

    def _named(self, unit: ItemUnit) -> list[Organization]:
        if unit.organization is not None:
            return [unit.organization]
        if not unit.is_group:
            return []
        if unit.name not in self._groups:
            children = Organization.objects.filter(parent=self._version.owner, kind__in=_kinds(unit.name))
            self._groups[unit.name] = list(children.in_force(timezone.localdate()))
        return self._groups[unit.name]


def _kinds(name: str) -> tuple[str, ...]:
    """The kinds of a phrase that says 各; 财政部门 names one body that is not known, and binds nobody."""
    if "各" not in name:
        return ()
    group = group_in(name)
    kinds = group.kinds if group else ()
    return kinds or (str(OrganizationKind.DEPARTMENT),)
