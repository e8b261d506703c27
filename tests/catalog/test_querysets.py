"""Which items are the same through the versions of their list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.catalog.enums import ListKind, VersionState
from gongkai.catalog.models import CatalogItem
from tests.factories.catalog import build_item, build_version
from tests.factories.orgs import OrganizationFactory

if TYPE_CHECKING:
    from gongkai.catalog.models import CatalogVersion

MANY = 1100  # more terms than SQLite takes in one condition


def keys(version: CatalogVersion) -> set[int]:
    return set(version.items.values_list("pk", flat=True))


def test_an_item_is_the_same_by_its_name_in_every_version_of_its_list(db: None) -> None:
    bureau = OrganizationFactory()
    old, new = build_version(bureau, state=VersionState.REPLACED), build_version(bureau, number=2)
    item, same = build_item(old), build_item(new)
    build_item(new, second="年度收支")
    build_item(build_version(bureau, list_kind=ListKind.SUPPLEMENT))
    build_item(build_version(OrganizationFactory()))
    assert CatalogItem.objects.through_versions([item.pk]) == {item.pk, same.pk}
    assert CatalogItem.objects.through_versions([]) == set()


def test_an_item_that_was_renamed_is_known_by_its_code(db: None) -> None:
    bureau = OrganizationFactory()
    old, new = build_version(bureau, state=VersionState.REPLACED), build_version(bureau, number=2)
    item, renamed = build_item(old, code="CZ-01"), build_item(new, code="CZ-01", first="财政信息", second="收支")
    build_item(new, code="CZ-02", first="财政信息")
    build_item(build_version(OrganizationFactory()), code="CZ-01", first="财政信息", second="收支")
    assert CatalogItem.objects.through_versions([item.pk]) == {item.pk, renamed.pk}


def test_a_whole_list_of_items_may_be_named(db: None) -> None:
    bureau = OrganizationFactory()
    old, new = build_version(bureau, state=VersionState.REPLACED), build_version(bureau, number=2)
    CatalogItem.objects.bulk_create(
        CatalogItem(version=version, first="财政收支", second=f"第{number}项", position=number)
        for version in (old, new)
        for number in range(MANY)
    )
    assert CatalogItem.objects.through_versions(keys(old)) == keys(old) | keys(new)
