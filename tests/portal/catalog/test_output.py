"""The catalogue as files: every page is listed, changes touch what shows them, and a publication never waits."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.utils import timezone

from gongkai.catalog.actions import fulfil_by_hand, link, put_in_force
from gongkai.catalog.enums import VersionState
from gongkai.core.actors import system
from gongkai.core.outbox.models import OutboxEntry
from gongkai.information.enums import InformationState
from gongkai.portal.catalog.output import OUTLET, pages, touched
from gongkai.publishing import marking
from gongkai.publishing.models import Page
from gongkai.publishing.rendering import render
from gongkai.publishing.sources import Touched, outlets
from tests.factories.catalog import build_item, build_obligation, build_version
from tests.factories.information import InformationFactory

if TYPE_CHECKING:
    from gongkai.information.models import Information
    from tests.portal.catalog.conftest import Town

SYSTEM = system("测试")


@pytest.fixture
def live(town: Town) -> None:
    """A static output with every page of the catalogue in it."""
    Page.objects.bulk_create([Page(path=path) for path in pages()])


def published(town: Town) -> Information:
    return InformationFactory(owner=town.finance, state=InformationState.PUBLISHED, published_on="2026-03-05")


def owed() -> list[tuple[str, int]]:
    rows = OutboxEntry.objects.filter(topic="publishing.changed").order_by("pk")
    return [(row.payload["model"], row.payload["id"]) for row in rows]


def test_every_page_of_the_catalogue_can_be_a_file(town: Town) -> None:
    old = build_version(town.city, state=VersionState.REPLACED, number=7)
    build_item(old)
    for number in range(70):
        build_item(town.version, second=f"事项{number}", unit=town.finance)
    town.version.number = 8
    town.version.save()
    found = list(pages())
    assert len(found) == len(set(found))
    assert {f"/catalog/{town.version.pk}/2/", f"/catalog/{town.version.pk}/changes/"} <= set(found)
    assert {"/catalog/units/finance/2/", f"/catalog/items/{town.item.pk}/"} <= set(found)
    for path in found[:8]:
        assert render(path).body, path


def test_the_outlet_is_registered() -> None:
    assert OUTLET in outlets()


def test_a_draft_has_no_page(town: Town) -> None:
    draft = build_version(town.city, field="税收")
    item = build_item(draft)
    assert not {f"/catalog/{draft.pk}/", f"/catalog/items/{item.pk}/"} & set(pages())
    assert touched([{"model": "catalog_version", "id": draft.pk}]) == Touched(keys_soon=("catalog:units",))


def test_published_information_touches_the_pages_of_its_item_soon_and_none_now(town: Town) -> None:
    row = published(town)
    link(row.pk, town.item)
    found = touched([{"model": "information", "id": row.pk}])
    assert found.soon == (f"/catalog/items/{town.item.pk}/",)
    assert found.keys_soon == (f"catalog:shows:{row.pk}",)
    assert not found.now
    assert not found.keys_now


def test_information_that_no_item_shows_touches_nothing(town: Town) -> None:
    assert touched([{"model": "information", "id": published(town).pk}]).soon == ()


@pytest.mark.usefixtures("live")
def test_whatever_hangs_on_an_item_owes_its_page(town: Town) -> None:
    row = build_obligation(town.item, town.finance)
    OutboxEntry.objects.all().delete()
    fulfil_by_hand(row, on=timezone.localdate(), title="公示栏", actor=SYSTEM)
    assert ("catalog_item", town.item.pk) in owed()


@pytest.mark.usefixtures("live")
def test_an_item_of_a_draft_owes_nothing(town: Town) -> None:
    OutboxEntry.objects.all().delete()
    with transaction.atomic():
        build_item(build_version(town.city, field="税收"))
    assert owed() == []


def test_without_a_static_output_nothing_is_owed(town: Town) -> None:
    OutboxEntry.objects.all().delete()
    fulfil_by_hand(
        build_obligation(town.item, town.finance), on=timezone.localdate(), title="公示栏", actor=SYSTEM
    )
    assert owed() == []


@pytest.mark.usefixtures("live")
def test_a_new_version_in_force_touches_both_versions_the_index_and_the_units(town: Town) -> None:
    fresh = build_version(town.city, state=VersionState.REVIEWED, number=2)
    item = build_item(fresh, unit=town.finance)
    OutboxEntry.objects.all().delete()
    put_in_force(fresh, actor=SYSTEM, valid_from=dt.date(2026, 3, 1))
    found = touched([{"model": model, "id": key} for model, key in owed()])
    wanted = {
        "/catalog/",
        "/catalog/units/finance/",
        f"/catalog/{fresh.pk}/",
        f"/catalog/{fresh.pk}/changes/",
        f"/catalog/{town.version.pk}/",
        f"/catalog/items/{item.pk}/",
        f"/catalog/items/{town.item.pk}/",
    }
    assert wanted <= set(found.soon)
    assert not found.now


@pytest.mark.usefixtures("live")
def test_marking_leaves_the_catalogue_for_the_next_sweep(town: Town) -> None:
    row = published(town)
    link(row.pk, town.item)
    marked_now = marking.mark(touched([{"model": "information", "id": row.pk}]))
    assert marked_now == 0
    assert Page.objects.get(path=f"/catalog/items/{town.item.pk}/").due_at > timezone.now()  # type: ignore[operator]  # it is marked


def test_an_item_page_says_what_it_shows(town: Town) -> None:
    row = published(town)
    link(row.pk, town.item)
    keys = render(f"/catalog/items/{town.item.pk}/").keys
    assert {f"catalog:item:{town.item.pk}", f"catalog:shows:{row.pk}"} <= keys
    assert any(key.startswith("day:") for key in keys)


def test_a_download_goes_into_an_export_under_its_own_address(town: Town) -> None:
    path = f"/catalog/{town.version.pk}/list.xlsx"
    assert OUTLET.beside(path) == path[1:]
    assert OUTLET.beside("/catalog/") == ""
    assert OUTLET.beside("/nowhere") == ""
