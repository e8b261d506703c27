"""Items and units by what people and other systems call them; and the items that bind a unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import Q

from gongkai.catalog.models import CatalogItem
from gongkai.catalog.responsible import Responsible
from gongkai.orgs.models import Organization
from gongkai.orgs.resolver import Resolver
from gongkai.orgs.root import get_root

if TYPE_CHECKING:
    from gongkai.catalog.querysets import ItemQuerySet

_UNSOUND = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_STEP = re.compile(r"[/／]")


def items_called(text: str) -> list[CatalogItem]:
    """The items in force with this code, else with this name (一级事项／二级事项, either stroke); none for "" ."""
    wanted = _folded(text)
    if not wanted or _UNSOUND.search(text):
        return []
    rows = CatalogItem.objects.in_force().select_related("version__owner").order_by("pk")
    if coded := list(rows.filter(code__in={wanted, text.strip()})):
        return coded
    return [item for item in _ending(rows, wanted.rpartition("／")[2]) if _folded(item.name) == wanted]


def items_binding(organization: Organization) -> list[CatalogItem]:
    """The items in force that bind an organization, by name or as one of a group (各部门), list by list."""
    named = Q(units__organization=organization)
    of_groups = Q(units__is_group=True, version__owner=organization.parent_id)
    rows = in_force().filter(named | of_groups).distinct().order_by("version_id", "position")
    bound = Bound()
    return [item for item in rows if organization.pk in bound.of(item)]


def items_with(text: str, most: int) -> list[CatalogItem]:
    """The items in force in whose names, content, field or code every word stands, at most so many."""
    rows = in_force().order_by("version_id", "position")
    if _UNSOUND.search(text):
        return []
    for word in text.split():
        said = Q(code=word)
        for column in ("first", "second", "third", "elements", "version__field"):
            said |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(said)
    return list(rows[:most])


def in_force() -> ItemQuerySet:
    """The items of lists in force with what is needed to say whom they bind."""
    rows = CatalogItem.objects.in_force().select_related("version__owner")
    return rows.prefetch_related("units__organization")


class Bound:
    """Whom items bind; what a list's groups stand for is looked up once for the list."""

    def __init__(self) -> None:
        self._lists: dict[int, Responsible] = {}

    def of(self, item: CatalogItem) -> set[int]:
        """The keys of the organizations."""
        responsible = self._lists.setdefault(item.version_id, Responsible(item.version))
        return {organization.pk for organization in responsible.of(item)}


def organization_called(text: str) -> Organization | None:
    """The organization with this code or name; None where there is none. NoRootError before there is any."""
    if not text.strip() or _UNSOUND.search(text):
        return None
    coded = Organization.objects.filter(code=text.strip()).first()
    return coded or Resolver(get_root()).resolve(text.strip()).organization


def _ending(rows: ItemQuerySet, last: str) -> ItemQuerySet:
    """Those whose name may end so, so that not every item is read."""
    ends = Q(third__endswith=last) | Q(third="", second__endswith=last)
    return rows.filter(ends | Q(third="", second="", first__endswith=last))


def _folded(text: str) -> str:
    return _STEP.sub("／", "".join(text.split()))
