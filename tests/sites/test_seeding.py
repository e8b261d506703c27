"""An installation has a main site from its first migration on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command

from gongkai.core.audit.models import AuditEntry
from gongkai.sites import reading
from gongkai.sites.enums import ColumnType
from gongkai.sites.models import Column, Site
from gongkai.sites.seeding import after_migrate, ensure_main
from tests.factories.orgs import CityFactory

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def bare() -> None:
    Site.objects.all().delete()


def test_migrating_makes_the_main_site() -> None:
    site = Site.objects.get()
    assert site.main
    assert site.unit is None
    assert set(reading.parts_of(site)) == {
        ColumnType.GUIDE,
        ColumnType.RULES,
        ColumnType.STATUTORY,
        ColumnType.ANNUAL_REPORT,
        ColumnType.ON_REQUEST,
    }


def test_it_bears_the_names_of_the_settings(bare: None, settings: SettingsWrapper) -> None:
    settings.GONGKAI_SITE = {"name": "新安市政务公开", "code": "1304000009", "icp": "冀ICP备1号"}
    site = ensure_main()
    assert (site.name, site.identification, site.icp) == ("新安市政务公开", "1304000009", "冀ICP备1号")


def test_a_wrong_identification_in_the_settings_is_left_out(bare: None, settings: SettingsWrapper) -> None:
    settings.GONGKAI_SITE = {"code": "九九"}
    assert not ensure_main().identification


def test_the_one_top_organization_is_its_unit(bare: None) -> None:
    city = CityFactory()
    assert ensure_main().unit == city


def test_among_several_top_organizations_none_is_chosen(bare: None) -> None:
    CityFactory()
    CityFactory()
    assert ensure_main().unit is None


def test_a_second_time_changes_nothing() -> None:
    before = list(Column.objects.values_list("pk", flat=True))
    Site.objects.update(name="改过的名称")
    ensure_main()
    assert Site.objects.get().name == "改过的名称"
    assert list(Column.objects.values_list("pk", flat=True)) == before


def test_it_comes_with_the_tables_and_is_no_act(bare: None) -> None:
    ensure_main()
    assert not AuditEntry.objects.exists()


def test_before_this_package_existed_nothing_is_made(bare: None) -> None:
    past: Any = SimpleNamespace(app_configs={"orgs": object()})
    after_migrate(apps=past)
    assert not Site.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_emptied_tables_get_a_main_site_again() -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert Site.objects.get().main
