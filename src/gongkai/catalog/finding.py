"""Items and units by what other systems call them: a code, or a name as people write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import Q

from gongkai.catalog.models import CatalogItem
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
