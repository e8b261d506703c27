"""Moving columns, their order, merging them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.sites import actions, reading
from gongkai.sites.enums import ColumnState, ColumnType
from gongkai.sites.models import Column, Placement

if TYPE_CHECKING:
    from tests.factories.sites import Town


def order(town: Town) -> list[str]:
    return [node.column.name for node in reading.tree_of(town.site)]


def test_moving_takes_the_branch_along_and_old_addresses_lead_on(town: Town) -> None:
    one, two = town.column("甲", code="a"), town.column("乙", code="b")
    below = town.column("丙", code="c", parent=one)
    moved = actions.move_column(one, actor=town.own_keeper, parent=two)
    below.refresh_from_db()
    assert (moved.path, below.path) == ("b/a", "b/a/c")
    assert reading.column_at(town.site, "a/c") == below
    assert AuditEntry.objects.get(event="column.moved").data["path"] == ["a", "b/a"]


def test_moving_to_and_fro_leaves_no_address_that_leads_in_a_circle(town: Town) -> None:
    one, two = town.column("甲", code="a"), town.column("乙", code="b")
    for parent in (two, None, two, None):
        actions.move_column(one, actor=town.own_keeper, parent=parent)
    assert reading.column_at(town.site, "a") == one
    assert reading.column_at(town.site, "b/a") == one


def test_a_column_does_not_move_below_itself(town: Town) -> None:
    top = town.column("甲")
    middle = town.column("乙", parent=top)
    low = town.column("丙", parent=middle)
    for parent in (top, middle, low):
        with pytest.raises(RefusedError, match="自己或其下级"):
            actions.move_column(top, actor=town.own_keeper, parent=parent)
    assert Column.objects.get(pk=top.pk).parent is None


def test_a_column_stays_on_its_site(town: Town) -> None:
    other = actions.add_column(town.main, actor=town.keeper, name="公告")
    with pytest.raises(InvalidInputError, match="只能在本网站内移动"):
        actions.move_column(town.column(), actor=town.own_keeper, parent=other)


def test_a_taken_code_and_a_closed_target_are_refused(town: Town) -> None:
    one, two = town.column("甲", code="a"), town.column("乙", code="b")
    town.column("丙", code="a", parent=two)
    with pytest.raises(InvalidInputError, match="已有代码为“a”"):
        actions.move_column(one, actor=town.own_keeper, parent=two)
    actions.hide_column(two, actor=town.own_keeper)
    with pytest.raises(RefusedError, match="公开的栏目不能移到其下"):
        actions.move_column(one, actor=town.own_keeper, parent=two)


def test_moving_to_where_it_is_does_nothing(town: Town) -> None:
    column = town.column()
    before = OutboxEntry.objects.count()
    actions.move_column(column, actor=town.own_keeper, parent=None)
    assert OutboxEntry.objects.count() == before


def test_a_fixed_part_is_not_moved_merged_hidden_or_closed(town: Town) -> None:
    part, other = town.column("指南", type=ColumnType.GUIDE), town.column("别处")
    with pytest.raises(RefusedError, match="固定栏目"):
        actions.move_column(part, actor=town.own_keeper, parent=other)
    with pytest.raises(RefusedError, match="固定栏目"):
        actions.merge_columns(part, into=other, actor=town.own_keeper)
    with pytest.raises(RefusedError, match="固定栏目"):
        actions.hide_column(part, actor=town.own_keeper)
    with pytest.raises(RefusedError, match="固定栏目"):
        actions.close_column(part, actor=town.own_keeper, reason="试")


def test_up_and_down_among_siblings(town: Town) -> None:
    columns = [town.column(name) for name in "甲乙丙"]
    actions.shift_column(columns[2], actor=town.own_keeper, by=-1)
    assert order(town) == ["甲", "丙", "乙"]
    actions.shift_column(columns[0], actor=town.own_keeper, by=1)
    assert order(town) == ["丙", "甲", "乙"]


def test_at_the_end_nothing_happens(town: Town) -> None:
    column = town.column("甲")
    town.column("乙")
    before = OutboxEntry.objects.count()
    actions.shift_column(column, actor=town.own_keeper, by=-1)
    assert order(town) == ["甲", "乙"]
    assert OutboxEntry.objects.count() == before


def test_merging_hands_over_rows_children_and_addresses(town: Town) -> None:
    old, new = town.column("旧", code="old", kinds=["notice"]), town.column("新", code="new", kinds=["policy"])
    child, same = town.column("下级", code="x", parent=old), town.column("同码", code="x", parent=new)
    notice, policy, both, alone = (
        town.row(),
        town.row(kind="policy"),
        town.row(kind="meeting"),
        town.row(kind="plan"),
    )
    for column, row in ((old, both), (new, both), (old, alone)):
        actions.place(column, row, actor=town.own_keeper)
    merged = actions.merge_columns(old, into=new, actor=town.own_keeper)
    child.refresh_from_db()
    assert set(reading.rows_of(merged)) == {notice, policy, both, alone}
    assert Placement.objects.filter(column=new).count() == 2
    assert not Placement.objects.filter(column=old).exists()
    assert child.parent == new
    assert child.code != same.code
    assert reading.column_at(town.site, "old") == new
    assert reading.column_at(town.site, "old/x") == child


def test_merging_twice_leads_on_in_one_step(town: Town) -> None:
    one, two, three = (town.column(name, kinds=["notice"]) for name in "甲乙丙")
    actions.edit_column(one, actor=town.own_keeper, code="changed")
    actions.merge_columns(one, into=two, actor=town.own_keeper)
    actions.merge_columns(two, into=three, actor=town.own_keeper)
    for path in (one.path, "changed", two.path):
        assert reading.column_at(town.site, path) == three


def test_sources_that_cannot_be_one_columns_are_refused(town: Town) -> None:
    one = town.column("甲", kinds=["notice"], themes=["综合政务"])
    two = town.column("乙", kinds=["policy"])
    with pytest.raises(RefusedError, match="取材条件不同"):
        actions.merge_columns(one, into=two, actor=town.own_keeper)
    assert Column.objects.get(pk=one.pk).state == ColumnState.OPEN


def test_a_column_that_gathers_does_not_lose_its_children_by_a_merger(town: Town) -> None:
    one, top = town.column("甲", kinds=["notice"]), town.column("乙")
    town.column("丙", parent=top, kinds=["policy"])
    with pytest.raises(RefusedError, match="取材条件不同"):
        actions.merge_columns(one, into=top, actor=town.own_keeper)


def test_what_is_merged_into_itself_its_branch_or_elsewhere_is_refused(town: Town) -> None:
    top = town.column("甲")
    below = town.column("乙", parent=top)
    other = actions.add_column(town.main, actor=town.keeper, name="公告")
    for into, says in ((top, "并入自己"), (below, "请先移出"), (other, "本网站的栏目")):
        with pytest.raises(RefusedError, match=says):
            actions.merge_columns(top, into=into, actor=town.own_keeper)


def test_the_upper_columns_children_go_along_when_a_child_is_merged_upwards(town: Town) -> None:
    top = town.column("甲", kinds=["notice"])
    below = town.column("乙", parent=top, kinds=["notice"])
    deep = town.column("丙", parent=below)
    actions.merge_columns(below, into=top, actor=town.own_keeper)
    deep.refresh_from_db()
    assert deep.parent == top
