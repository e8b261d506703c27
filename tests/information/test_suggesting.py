"""Likely items are found by kind, theme and words of the title, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gongkai.catalog.actions import link
from gongkai.catalog.enums import VersionState
from gongkai.catalog.models import ItemUnit
from gongkai.information.suggesting import KIND, LEAST, MOST, THEME, UNIT, WHOLE, scored, suggest
from tests.factories.catalog import build_item, build_version
from tests.factories.information import InformationFactory
from tests.factories.orgs import CityFactory, OrganizationFactory

if TYPE_CHECKING:
    from gongkai.catalog.models import CatalogItem, CatalogVersion
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization


@pytest.fixture
def finance(db: None) -> Organization:
    return OrganizationFactory(parent=CityFactory(), name="示范市财政局")


@pytest.fixture
def version(finance: Organization) -> CatalogVersion:
    assert finance.parent
    return build_version(finance.parent, state=VersionState.IN_FORCE)


def item(version: CatalogVersion, finance: Organization, second: str, **fields: Any) -> CatalogItem:
    return build_item(version, unit=finance, **({"first": "收支"} | fields), second=second)


def titled(finance: Organization, title: str, **fields: Any) -> Information:
    return InformationFactory(owner=finance, **({"kind": "notice", "theme": ""} | fields), title=title)


def test_the_same_kind_weighs_most(finance: Organization, version: CatalogVersion) -> None:
    named = item(version, finance, "债务限额")
    of_kind = item(version, finance, "月度收支", kind="fiscal_monthly")
    row = titled(finance, "2026年债务限额和余额", kind="fiscal_monthly")
    assert [each.item for each in suggest(row)] == [of_kind, named]
    assert suggest(row)[0].why == ("信息类型相同", "本单位的事项")
    assert suggest(row)[0].score == KIND + UNIT


def test_a_name_that_stands_in_the_title_whole_says_so(finance: Organization, version: CatalogVersion) -> None:
    item(version, finance, "债务限额")
    (found,) = suggest(titled(finance, "关于2026年债务限额的公告"))
    assert found.why == ("标题中有“债务限额”", "本单位的事项")
    assert found.score == WHOLE + UNIT


def test_a_quarter_of_a_name_counts_and_less_is_chance(finance: Organization, version: CatalogVersion) -> None:
    row = titled(finance, "示范市2026年补贴发放名单")
    near, far = item(version, finance, "惠农补贴发放"), item(version, finance, "惠农政策宣传和培训名单")
    assert "标题中有“补贴”“贴发”“发放”" in scored(row, near, own=True).why
    assert scored(row, far, own=True).why == ("本单位的事项",)


@pytest.mark.parametrize("title", ["关于公开有关信息的通知", "政府工作情况"])
def test_words_that_stand_everywhere_suggest_nothing(
    finance: Organization, version: CatalogVersion, title: str
) -> None:
    item(version, finance, "信息公开工作情况", first="政府信息")
    assert suggest(titled(finance, title)) == []


def test_the_theme_speaks_for_the_field(finance: Organization, version: CatalogVersion) -> None:
    row = titled(finance, "资金安排", theme="财政、金融、审计\\财政")
    found = scored(row, item(version, finance, "项目支出"), own=True)
    assert found.score == THEME + UNIT
    assert found.why[0] == "主题分类中有“财政”"


def test_of_the_items_of_a_field_those_whose_words_stand_in_the_title_are_meant(
    finance: Organization, version: CatalogVersion
) -> None:
    meant = item(version, finance, "财政政策")
    item(version, finance, "项目支出")
    row = titled(finance, "关于规范财政补贴资金使用的意见", theme="财政、金融、审计\\财政")
    assert [each.item for each in suggest(row)] == [meant]


def test_the_unit_alone_suggests_nothing(finance: Organization, version: CatalogVersion) -> None:
    item(version, finance, "项目支出")
    assert UNIT < LEAST
    assert suggest(titled(finance, "食堂菜单")) == []


def test_at_most_three_and_none_that_is_chosen(finance: Organization, version: CatalogVersion) -> None:
    items = [item(version, finance, f"债务限额{word}", kind="notice") for word in "甲乙丙丁戊"]
    row = titled(finance, "债务限额")
    assert len(suggest(row)) == MOST
    link(row.pk, items[0])
    assert items[0] not in [each.item for each in suggest(row)]


def test_lists_that_are_not_in_force_suggest_nothing(finance: Organization) -> None:
    assert finance.parent
    draft = build_version(finance.parent)
    item(draft, finance, "债务限额", kind="notice")
    assert suggest(titled(finance, "债务限额")) == []


def test_a_group_of_units_counts_as_the_units_own(finance: Organization, version: CatalogVersion) -> None:
    shared = item(version, finance, "部门预算")
    ItemUnit.objects.filter(item=shared).update(organization=None, is_group=True, name="各部门")
    assert suggest(titled(finance, "2026年部门预算"))[0].why[-1] == "本单位的事项"
