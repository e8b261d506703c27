"""The catalogue's pages as files. A change touches them with the next sweep: no publication waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import Resolver404, resolve, reverse

from gongkai.catalog.models import CatalogItem, ItemLink, Obligation
from gongkai.core.actors import PUBLIC
from gongkai.portal.catalog import lists
from gongkai.portal.catalog.shown import PAGE_SIZE
from gongkai.publishing.sources import Outlet, Touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.catalog.models import CatalogVersion

LIST, ITEM = "catalog_version", "catalog_item"


def pages() -> Iterator[str]:
    """Every page of the catalogue, as typed."""
    found = list(lists.versions())
    yield address("catalog")
    for version in found:
        yield from _of_list(version)
    yield from _of_units()
    yield from _of_items(CatalogItem.objects.visible_to(PUBLIC).values_list("pk", flat=True))


def touched(payloads: list[dict[str, Any]]) -> Touched:
    """What changes of lists, items and information touch, all of it soon."""
    items = {int(one["id"]) for one in payloads if one.get("model") == ITEM}
    changed = {int(one["id"]) for one in payloads if one.get("model") == "information"}
    versions = {int(one["id"]) for one in payloads if one.get("model") == LIST}
    items |= _showing(changed)
    soon = [*_of_items(_public_items(items)), *_lists(versions)]
    keys = [f"catalog:shows:{key}" for key in sorted(changed)]
    keys += ["catalog:units"] if versions else []  # also of a unit that no item binds any more
    return Touched(soon=tuple(dict.fromkeys(soon)), keys_soon=tuple(keys))


def beside(path: str) -> str:
    """In an export a list's file stands under its own address, which ends in its type."""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    return path[1:] if match.view_name == "portal:catalog-file" else ""


def address(name: str, *arguments: object) -> str:
    """The address of a view of the portal; all of the catalogue's are plain."""
    return reverse(f"portal:{name}", args=arguments)


def _showing(information: set[int]) -> set[int]:
    """The items that show, or will show, these pieces of information."""
    linked = ItemLink.objects.filter(information_id__in=information).values_list("item_id", flat=True)
    owed = Obligation.objects.filter(information_id__in=information).values_list("item_id", flat=True)
    return set(CatalogItem.objects.through_versions({*linked, *owed}))


def _public_items(keys: set[int]) -> list[int]:
    rows = CatalogItem.objects.visible_to(PUBLIC).filter(pk__in=keys)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _lists(keys: set[int]) -> Iterator[str]:
    """A list that comes into force, or goes, touches every version of it, the index and the units."""
    changed = list(lists.versions().filter(pk__in=keys))
    if not changed:
        return
    yield address("catalog")
    yield from _of_units()
    for each in {one.pk: one for version in changed for one in lists.same_list(version)}.values():
        yield from _of_list(each)
        yield from _of_items(each.items.order_by("position").values_list("pk", flat=True))


def _of_list(version: CatalogVersion) -> Iterator[str]:
    yield address("catalog-list", version.pk)
    size = version.items.count()
    yield from (address("catalog-list-page", version.pk, page) for page in _further(size))
    if lists.before(version):
        yield address("catalog-changes", version.pk)


def _of_units() -> Iterator[str]:
    """The pages of the units that items bind."""
    for unit in lists.units():
        yield address("catalog-unit", unit.organization.code)
        yield from (address("catalog-unit-page", unit.organization.code, page) for page in _further(unit.count))


def _of_items(keys: Iterable[int]) -> Iterator[str]:
    yield from (address("catalog-item", key) for key in keys)


def _further(count: int) -> range:
    return range(2, -(-count // PAGE_SIZE) + 1)


OUTLET = Outlet("catalog", pages, touched, beside=beside)
