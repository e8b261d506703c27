"""Adding, editing and settling columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.core.roles import Role
from gongkai.sites import actions, reading
from gongkai.sites.enums import ColumnState, ColumnType
from gongkai.sites.models import Column, FormerPath
from tests.factories.orgs import actor_with

if TYPE_CHECKING:
    from tests.factories.sites import Town


def test_a_code_is_made_of_the_names_pinyin(town: Town) -> None:
    assert town.column("通知公告").path == "tzgg"
    assert town.column("2026年预算").code == "2026nys"
    assert town.column("通知 公 高").code == "tz-g-g"
    assert town.column("同治贡稿").code == "tzgg-2"


def test_a_path_is_the_codes_from_the_top(town: Town) -> None:
    top = town.column("政务公开", code="zwgk")
    assert town.column("公告", parent=top, code="gg").path == "zwgk/gg"


def test_adding_leaves_its_trace_and_owes_the_pages(town: Town) -> None:
    column = town.column()
    assert AuditEntry.objects.get(event="column.added").subject_id == str(column.pk)
    last = OutboxEntry.objects.order_by("pk").last()
    assert last
    assert last.payload == {"model": "column", "id": column.pk}


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "请填写栏目名称"),
        ("name", "\u200b", "看不见的字符"),
        ("name", "栏" * 61, "不能超过 60 字"),
        ("name", "a<b", "不能含有"),
        ("code", "Zcwj/..", "小写字母"),
        ("code", "pages", "已由平台使用"),
        ("code", "a" * 61, "不超过 60 位"),
        ("type", "blog", "没有“blog”这一栏目类型"),
        ("kinds", ["rumour"], "没有代码为“rumour”的信息类型"),
        ("themes", ["天文"], "主题分类中没有“天文”"),
        ("description", "述" * 301, "不能超过 300 字"),
        ("colour", "red", "没有“colour”这一项"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_field(town: Town, field: str, value: object, says: str) -> None:
    with pytest.raises(InvalidInputError, match=says) as caught:
        town.column(**{"name": "栏目", field: value})  # type: ignore[arg-type]  # as given
    assert caught.value.field == field
    assert not Column.objects.filter(site=town.site).exists()


def test_themes_are_kept_in_the_standards_form(town: Town) -> None:
    assert town.column(themes=["综合政务/政务公开"]).themes == ["综合政务\\政务公开"]


def test_siblings_differ_in_code_and_name(town: Town) -> None:
    column = town.column("公告", code="gg")
    with pytest.raises(InvalidInputError, match="已有代码为“gg”的栏目“公告”"):
        town.column("广告", code="gg")
    with pytest.raises(InvalidInputError, match="已有栏目“公告”"):
        town.column("公 告", code="other")
    assert town.column("公告", parent=column, code="gg").path == "gg/gg"
    assert actions.add_column(town.main, actor=town.keeper, name="公告", code="gg").path == "gg"


@pytest.mark.parametrize("below", [False, True])
def test_the_database_keeps_siblings_apart_too(town: Town, *, below: bool) -> None:
    parent = town.column("上级") if below else None
    town.column("甲", code="a", parent=parent)
    with pytest.raises(IntegrityError), transaction.atomic():
        Column.objects.create(site=town.site, parent=parent, name="乙", code="a", path="elsewhere")


def test_a_parent_of_another_site_is_refused(town: Town) -> None:
    other = actions.add_column(town.main, actor=town.keeper, name="公告")
    with pytest.raises(InvalidInputError, match="请选择“示范市教育局”的栏目"):
        town.column("下级", parent=other)


def test_units_of_others_are_refused(town: Town) -> None:
    with pytest.raises(InvalidInputError, match="不在“示范市教育局”及其下级之内"):
        town.column(units=[town.office])


def test_below_a_closed_column_nothing_is_added_below_a_hidden_one_hidden(town: Town) -> None:
    column = town.column("上级")
    actions.hide_column(column, actor=town.own_keeper)
    assert town.column("下级", parent=column).state == ColumnState.HIDDEN
    actions.close_column(column, actor=town.own_keeper, reason="不再使用")
    with pytest.raises(RefusedError, match="已关闭"):
        town.column("又一个", parent=column)


def test_a_path_may_not_outgrow_an_address(town: Town) -> None:
    column = None
    for number in range(5):
        column = town.column(f"层{number}", code="x" * 59, parent=column)
    with pytest.raises(InvalidInputError, match="不能超过 300 个"):
        town.column("再一层", code="x" * 59, parent=column)


def test_a_new_code_moves_the_branch_and_old_addresses_lead_on(town: Town) -> None:
    top = town.column("政务公开", code="old")
    below = town.column("公告", parent=top, code="gg")
    actions.edit_column(top, actor=town.own_keeper, code="new")
    below.refresh_from_db()
    assert below.path == "new/gg"
    assert reading.column_at(town.site, "old") == top
    assert reading.column_at(town.site, "old/gg") == below
    assert AuditEntry.objects.get(event="column.edited").data["changes"] == {"path": ["old", "new"]}


def test_an_address_that_is_used_anew_is_the_new_columns(town: Town) -> None:
    first = town.column("甲", code="a")
    actions.edit_column(first, actor=town.own_keeper, code="b")
    second = town.column("乙", code="a")
    assert reading.column_at(town.site, "a") == second
    actions.edit_column(second, actor=town.own_keeper, code="c")
    actions.edit_column(first, actor=town.own_keeper, code="a")
    assert reading.column_at(town.site, "a") == first
    assert reading.column_at(town.site, "b") == first
    assert set(FormerPath.objects.values_list("path", flat=True)) == {"b"}


def test_what_a_column_takes_in_is_changed_and_told(town: Town) -> None:
    column = town.column()
    actions.edit_column(column, actor=town.own_keeper, kinds=["notice"], units=[town.school])
    changes = AuditEntry.objects.get(event="column.edited").data["changes"]
    assert changes == {"kinds": [[], ["notice"]], "units": [[], ["示范市第一小学"]]}


def test_nothing_happens_when_nothing_differs(town: Town) -> None:
    column = town.column(kinds=["notice"])
    before = OutboxEntry.objects.count()
    actions.edit_column(
        column, actor=town.own_keeper, name="通知公告", kinds=["notice"], units=[], code=column.code
    )
    assert OutboxEntry.objects.count() == before


def test_the_fixed_parts_keep_their_type(town: Town) -> None:
    column = town.column("指南", type=ColumnType.GUIDE)
    with pytest.raises(InvalidInputError, match="固定栏目"):
        actions.edit_column(column, actor=town.own_keeper, type=ColumnType.NEWS)
    assert actions.edit_column(column, actor=town.own_keeper, name="公开指南").name == "公开指南"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR}))
def test_nobody_else_adds_or_edits_columns(town: Town, role: Role) -> None:
    actor, column = actor_with(town.bureau, role), town.column()
    with pytest.raises(RefusedError, match="政务公开办"):
        actions.add_column(town.site, actor=actor, name="另一个")
    with pytest.raises(RefusedError, match="政务公开办"):
        actions.edit_column(column, actor=actor, name="改")


def test_a_keeper_of_another_unit_changes_nothing(town: Town) -> None:
    actor = actor_with(town.office, Role.DISCLOSURE_OFFICER)
    with pytest.raises(RefusedError):
        actions.add_column(town.site, actor=actor, name="另一个")


def test_settling_finds_what_is_there_and_makes_what_lacks(town: Town) -> None:
    top = town.column("政务公开")
    column = actions.settle_column(town.site, ["政务 公开", "财政预决算", "２０２６年"], actor=town.own_keeper)
    assert column.path == "zwgk/czyjs/2026n"
    assert column.parent
    assert column.parent.parent == top
    assert actions.settle_column(town.site, ["政务公开", "财政预决算", "2026年"], actor=town.own_keeper) == column


def test_settling_opens_hidden_columns_and_follows_closed_ones(town: Town) -> None:
    old, new = town.column("动态"), town.column("政务动态")
    actions.hide_column(new, actor=town.own_keeper)
    settled = actions.settle_column(town.site, ["政务动态"], actor=town.own_keeper)
    assert settled == new
    assert settled.state == ColumnState.OPEN
    actions.close_column(old, actor=town.own_keeper, reason="合并", redirect_to=new)
    assert actions.settle_column(town.site, ["动态"], actor=town.own_keeper) == new


def test_settling_nothing_is_refused(town: Town) -> None:
    with pytest.raises(InvalidInputError, match="请给出栏目名称"):
        actions.settle_column(town.site, [], actor=town.own_keeper)
