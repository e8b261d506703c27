"""Hiding, closing and opening columns: closed world, and what goes along."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from gongkai.sites import actions, reading
from gongkai.sites.enums import ColumnEvent, ColumnState, ColumnType, SiteEvent, SiteState
from gongkai.sites.flow import COLUMN_FLOW, KEEPERS, SITE_FLOW
from gongkai.sites.models import Column
from tests.factories.orgs import actor_with

if TYPE_CHECKING:
    from tests.factories.sites import Town

# (state, event) that somebody may take; what is not here nobody may.
OF_COLUMNS = {
    ("open", "hide"),
    ("open", "close"),
    ("hidden", "show"),
    ("hidden", "close"),
    ("closed", "show"),
}
OF_SITES = {("open", "close"), ("closed", "reopen")}


@pytest.mark.parametrize("role", list(Role))
def test_what_the_tables_do_not_list_nobody_may(town: Town, role: Role) -> None:
    actor, column = actor_with(town.bureau, role), town.column()
    for state, event in product(ColumnState, ColumnEvent):
        column.state = state
        may = {str(line.event) for line in COLUMN_FLOW.allowed(column, actor)}
        assert (event in may) == ((state, event) in OF_COLUMNS and role in KEEPERS)
    for at, happening in product(SiteState, SiteEvent):
        town.site.state = at
        may = {str(line.event) for line in SITE_FLOW.allowed(town.site, actor)}
        assert (happening in may) == ((at, happening) in OF_SITES and role in KEEPERS)


def states(town: Town) -> dict[str, str]:
    return dict(Column.objects.filter(site=town.site).values_list("name", "state"))


def test_what_lies_below_is_hidden_and_closed_along(town: Town) -> None:
    top = town.column("上")
    town.column("下", parent=town.column("中", parent=top))
    actions.hide_column(top, actor=town.own_keeper)
    assert set(states(town).values()) == {"hidden"}
    assert AuditEntry.objects.filter(event="column.hidden").count() == 3
    actions.close_column(top, actor=town.own_keeper, reason="不再使用")
    assert set(states(town).values()) == {"closed"}


def test_a_branch_with_a_fixed_part_is_not_closed(town: Town) -> None:
    top = town.column("上")
    town.column("指南", parent=top, type=ColumnType.GUIDE)
    with pytest.raises(RefusedError, match="其下的“指南”"):
        actions.close_column(top, actor=town.own_keeper, reason="试")
    assert set(states(town).values()) == {"open"}


def test_no_column_opens_below_one_that_is_not_open(town: Town) -> None:
    top = town.column("上")
    below = town.column("下", parent=top)
    actions.hide_column(top, actor=town.own_keeper)
    with pytest.raises(RefusedError, match="请先开通上级栏目"):
        actions.show_column(below, actor=town.own_keeper)
    actions.show_column(top, actor=town.own_keeper)
    assert states(town) == {"上": "open", "下": "hidden"}
    actions.show_column(below, actor=town.own_keeper)
    assert states(town)["下"] == "open"


def test_a_closed_column_leads_to_the_chosen_one_else_to_the_one_above(town: Town) -> None:
    top, other = town.column("上"), town.column("别处")
    below = town.column("下", parent=top)
    deep = town.column("底", parent=below)
    actions.close_column(below, actor=town.own_keeper, reason="不再使用")
    assert reading.column_at(town.site, below.path) == top
    assert reading.column_at(town.site, deep.path) == top
    actions.close_column(top, actor=town.own_keeper, reason="不再使用", redirect_to=other)
    assert reading.column_at(town.site, deep.path) == other


def test_without_anything_above_it_leads_nowhere(town: Town) -> None:
    column = town.column()
    actions.close_column(column, actor=town.own_keeper, reason="不再使用")
    assert reading.column_at(town.site, column.path) is None


def test_a_closed_column_that_is_opened_again_leads_nowhere_else(town: Town) -> None:
    column, other = town.column("甲"), town.column("乙")
    actions.close_column(column, actor=town.own_keeper, reason="试", redirect_to=other)
    actions.show_column(column, actor=town.own_keeper)
    assert reading.column_at(town.site, column.path) == column


def test_a_target_must_be_open_elsewhere_on_the_site(town: Town) -> None:
    column, hidden = town.column("甲"), town.column("乙")
    below = town.column("丙", parent=column)
    away = actions.add_column(town.main, actor=town.keeper, name="公告")
    actions.hide_column(hidden, actor=town.own_keeper)
    for target in (column, below, hidden, away):
        with pytest.raises(RefusedError):
            actions.close_column(column, actor=town.own_keeper, reason="试", redirect_to=target)
    assert states(town)["甲"] == "open"


def test_closing_needs_a_reason(town: Town) -> None:
    with pytest.raises(RefusedError, match="须说明理由"):
        actions.close_column(town.column(), actor=town.own_keeper, reason="")
