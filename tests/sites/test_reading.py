"""Which site speaks for whom, where information stands, what a column shows, where an address leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.catalog.enums import VersionState
from gongkai.core.actors import PUBLIC
from gongkai.information.enums import Disclosure, InformationState
from gongkai.information.models import Information
from gongkai.sites import actions, reading
from gongkai.sites.enums import ColumnState
from gongkai.sites.models import Column, Site
from tests.factories.catalog import build_item, build_obligation, build_version
from tests.factories.orgs import OrganizationFactory

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tests.factories.sites import Town


def shown(column: Column) -> set[int]:
    return set(reading.rows_of(column).values_list("pk", flat=True))


def test_the_nearest_site_above_speaks_for_a_unit(town: Town) -> None:
    assert reading.site_of(town.bureau) == town.site
    assert reading.site_of(town.school) == town.site
    assert reading.site_of(town.office) == town.main
    assert reading.site_of(town.city) == town.main


def test_a_unit_outside_every_tree_is_spoken_for_by_the_main_site(town: Town) -> None:
    assert reading.site_of(OrganizationFactory()) == town.main


def test_a_closed_site_speaks_for_nobody(town: Town) -> None:
    actions.close_site(town.site, actor=town.keeper, reason="并入主站")
    assert reading.site_of(town.school) == town.main


def test_units_whose_keys_begin_alike_are_not_confused(town: Town) -> None:
    """The unit 12 does not lie below the unit 1."""
    other = OrganizationFactory(pk=int(f"{town.bureau.pk}1"), parent=town.city)
    assert reading.site_of(other) == town.main


def test_without_any_site_the_settings_make_the_main_one(town: Town) -> None:
    Site.objects.all().delete()
    found = reading.main_site()
    assert found.main
    assert found.pk is None
    assert found.name == "示范市政务公开"
    assert reading.site_of(town.bureau).name == found.name
    assert reading.tree_of(found) == []
    assert reading.columns_of(town.row()) == []


@pytest.mark.parametrize(
    "host", ["jyj.shifan.gov.cn", "JYJ.shifan.gov.cn", "jyj.shifan.gov.cn:8443", "jyj.shifan.gov.cn."]
)
def test_a_host_names_its_site(town: Town, host: str) -> None:
    actions.edit_site(town.site, actor=town.own_keeper, host="jyj.shifan.gov.cn")
    assert reading.site_at(host) == town.site


@pytest.mark.parametrize("host", ["", "www.shifan.gov.cn", "evil.jyj.shifan.gov.cn"])
def test_every_other_host_is_the_main_sites(town: Town, host: str) -> None:
    actions.edit_site(town.site, actor=town.own_keeper, host="jyj.shifan.gov.cn")
    assert reading.site_at(host) == town.main


def test_a_column_shows_the_public_rows_of_its_kinds(town: Town) -> None:
    column = town.column(kinds=["notice"])
    row, school = town.row(), town.row(owner=town.school)
    town.row(kind="policy")
    town.row(state=InformationState.DRAFT)
    town.row(disclosure=Disclosure.ON_REQUEST)
    town.row(owner=town.office)
    assert shown(column) == {row.pk, school.pk}


def test_a_theme_takes_its_parts_and_nothing_that_begins_alike(town: Town) -> None:
    column = town.column(themes=["综合政务"])
    row = town.row(theme="综合政务\\政务公开")
    town.row(theme="综合政务类")
    town.row(theme="")
    assert shown(column) == {row.pk}


def test_sources_hold_together(town: Town) -> None:
    column = town.column(kinds=["notice"], units=[town.school], themes=["综合政务\\政务公开"])
    row = town.row(owner=town.school, theme="综合政务\\政务公开")
    town.row(owner=town.school)
    town.row(theme="综合政务\\政务公开")
    assert shown(column) == {row.pk}


def test_an_item_of_the_catalogue_shows_what_fulfilled_it(town: Town) -> None:
    item = build_item(build_version(town.bureau))
    column = town.column(items=[item])
    row = town.row()
    town.row()
    build_obligation(item, town.bureau, information_id=row.pk)
    assert shown(column) == {row.pk}
    assert reading.column_of(row) == column


def test_a_new_version_of_the_list_keeps_the_column(town: Town) -> None:
    old = build_item(build_version(town.bureau, state=VersionState.REPLACED), second="招生范围")
    new = build_version(town.bureau, number=2)
    same, other = build_item(new, second="招生范围"), build_item(new, second="招生计划")
    column = town.column(items=[old])
    before, after, elsewhere = town.row(), town.row(), town.row()
    for item, row in ((old, before), (same, after), (other, elsewhere)):
        build_obligation(item, town.bureau, information_id=row.pk)
    assert shown(column) == {before.pk, after.pk}
    assert reading.column_of(after) == column


def test_by_hand_alone_shows_what_was_put_there(town: Town) -> None:
    column = town.column(kinds=["notice"], by_hand=True)
    row = town.row()
    assert shown(column) == set()
    actions.place(column, row, actor=town.own_keeper)
    assert shown(column) == {row.pk}


def test_without_sources_a_column_shows_what_its_open_children_show(town: Town) -> None:
    top = town.column("政务公开")
    child, hidden = (
        town.column("公告", parent=top, kinds=["notice"]),
        town.column("文件", parent=top, kinds=["policy"]),
    )
    row, policy = town.row(), town.row(kind="policy")
    assert shown(top) == {row.pk, policy.pk}
    actions.hide_column(hidden, actor=town.own_keeper)
    assert shown(top) == {row.pk}
    assert reading.columns_of(row) == [child, top]


def test_rows_come_newest_first_without_their_bodies(town: Town) -> None:
    column = town.column(kinds=["notice"])
    old, new = town.row(published_on="2025-01-01"), town.row(published_on="2026-01-01")
    undated = town.row(published_on=None)
    assert list(reading.rows_of(column)) == [new, old, undated]
    assert "body_html" in reading.rows_of(column)[0].get_deferred_fields()


def test_the_own_sites_columns_come_first_and_the_most_specific_is_named(town: Town) -> None:
    city_wide = actions.add_column(town.main, actor=town.keeper, name="通知公告", kinds=["notice"])
    top = town.column("信息公开", kinds=["notice", "policy"])
    deep = town.column("公告", parent=top, kinds=["notice"])
    row = town.row()
    assert reading.columns_of(row) == [deep, top, city_wide]
    assert reading.column_of(row) == deep


def test_what_stands_only_elsewhere_has_no_column_of_its_own(town: Town) -> None:
    city_wide = actions.add_column(town.main, actor=town.keeper, name="通知公告", kinds=["notice"])
    row = town.row()
    assert reading.columns_of(row) == [city_wide]
    assert reading.column_of(row) is None


def test_put_by_hand_outdoes_what_the_sources_name(town: Town) -> None:
    town.column("公告", kinds=["notice"])
    feature = town.column("专题", by_hand=True)
    row = town.row()
    actions.place(feature, row, actor=town.own_keeper)
    assert reading.column_of(row) == feature


def test_where_a_row_stands_and_what_columns_show_agree(town: Town) -> None:
    """The question about one row and the condition on all rows are two ways to say one thing."""
    top = town.column("政务公开")
    columns = [
        top,
        town.column("公告", parent=top, kinds=["notice"]),
        town.column("学校", parent=top, units=[town.school], themes=["综合政务"]),
        town.column("手工", by_hand=True, kinds=["notice"]),
        actions.add_column(town.main, actor=town.keeper, name="政策", kinds=["policy", "normative"]),
        actions.add_column(town.main, actor=town.keeper, name="财政", units=[town.office]),
    ]
    rows = [
        town.row(kind=kind, owner=owner, theme=theme)
        for kind in ("notice", "policy")
        for owner in (town.bureau, town.school, town.office, town.city)
        for theme in ("", "综合政务", "综合政务\\政务公开", "综合政务类")
    ]
    actions.place(columns[3], rows[0], actor=town.own_keeper)
    for row in Information.objects.filter(pk__in=[row.pk for row in rows]):
        by_row = {column.pk for column in reading.columns_of(row)}
        by_column = {column.pk for column in columns if row.pk in shown(column)}
        assert by_row == by_column


def test_the_tree_holds_open_columns_in_their_order(town: Town) -> None:
    first, second = town.column("甲"), town.column("乙")
    below = town.column("丙", parent=first)
    actions.shift_column(second, actor=town.own_keeper, by=-1)
    tree = reading.tree_of(town.site)
    assert [node.column for node in tree] == [second, first]
    assert [node.column for node in tree[1].children] == [below]
    assert reading.children_of(first) == [below]


def test_within_a_batch_one_snapshot_is_asked(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    town.column(kinds=["notice"])
    rows = [town.row() for _ in range(3)]
    with reading.batch():
        reading.columns_of(rows[0])
        with django_assert_num_queries(2):  # what was put by hand: of each row
            for row in rows[1:]:
                reading.columns_of(row)


def test_after_a_batch_the_present_counts_again(town: Town) -> None:
    with reading.batch():
        assert reading.tree_of(town.site) == []
        town.column()
        assert reading.tree_of(town.site) == []
    assert len(reading.tree_of(town.site)) == 1


def test_an_address_leads_to_its_column(town: Town) -> None:
    top = town.column("政务公开", code="zwgk")
    below = town.column("公告", parent=top, code="gg")
    assert reading.column_at(town.site, "zwgk/gg") == below
    assert reading.column_at(town.site, "/zwgk/gg/") == below
    assert reading.column_at(town.site, "gg") is None
    assert reading.column_at(town.main, "zwgk/gg") is None


def test_a_hidden_column_has_no_address(town: Town) -> None:
    column = town.column(code="tzgg")
    actions.hide_column(column, actor=town.own_keeper)
    assert reading.column_at(town.site, "tzgg") is None
    assert not Column.objects.visible_to(PUBLIC).filter(pk=column.pk).exists()


def test_closed_columns_that_lead_in_a_circle_lead_nowhere(town: Town) -> None:
    one, two = town.column("甲"), town.column("乙")
    Column.objects.filter(pk=one.pk).update(state=ColumnState.CLOSED, redirect_to=two)
    Column.objects.filter(pk=two.pk).update(state=ColumnState.CLOSED, redirect_to=one)
    assert reading.column_at(town.site, one.path) is None
