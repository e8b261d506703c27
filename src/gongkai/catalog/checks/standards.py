"""One item, several standards: what differs between the lists in force of a city, and what stands twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from gongkai.catalog.checks.comparing import shown
from gongkai.catalog.enums import ListKind
from gongkai.catalog.models import CatalogItem

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization

_STANDARDS = (
    ("limit_text", "公开时限"),
    ("proactive", "主动公开"),
    ("on_request", "依申请公开"),
    ("for_all", "全社会"),
)
_CATALOGUES = (ListKind.STANDARD, ListKind.SUPPLEMENT)


class Difference(NamedTuple):
    """An item whose standard is not one: the column, and what each list says."""

    name: str
    column: str
    values: tuple[tuple[str, str], ...]


def differences(top: Organization) -> list[Difference]:
    """Items of the same field and name whose limit, method or audience differ among the lists below `top`."""
    found: list[Difference] = []
    for (_, name), items in _together(top).items():
        for column, label in _STANDARDS:
            values = sorted({(_list(item), _plain(shown(getattr(item, column)))) for item in items})
            if len({value for _, value in values}) > 1:
                found.append(Difference(name, label, tuple(values)))
    return found


def repeats(top: Organization) -> list[tuple[CatalogItem, CatalogItem]]:
    """Items of a supplement that the standard catalogue has already (CAT-SUPPLEMENT), with the standard one."""
    found = []
    for items in _together(top).values():
        standard = next((item for item in items if item.version.list_kind == ListKind.STANDARD), None)
        extra = [item for item in items if item.version.list_kind == ListKind.SUPPLEMENT]
        found += [(item, standard) for item in extra if standard is not None]
    return found


def _together(top: Organization) -> dict[tuple[str, str], list[CatalogItem]]:
    """Items in force by their field and name; a supplement without a field goes by names alone."""
    rows = CatalogItem.objects.in_force().filter(
        version__owner__path__startswith=top.path, version__list_kind__in=_CATALOGUES
    )
    standing: dict[tuple[str, str], list[CatalogItem]] = defaultdict(list)
    for item in rows.select_related("version__owner").order_by("version_id", "position"):
        standing[item.version.field, item.name].append(item)
    for (field, name), items in list(standing.items()):
        if not field:
            for other, same in list(standing):
                if other and same == name:
                    standing[other, same].extend(items)
    return standing


def _list(item: CatalogItem) -> str:
    return f"{item.version.owner.label}：{item.version}"


def _plain(value: str) -> str:
    return "".join(value.split())
