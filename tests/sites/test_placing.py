"""Putting information into columns by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.core.actors import PUBLIC, system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.core.roles import Role
from gongkai.information.enums import InformationState
from gongkai.sites import actions, reading
from gongkai.sites.models import Placement
from tests.factories.orgs import actor_with

if TYPE_CHECKING:
    from tests.factories.sites import Town


def test_twice_is_once(town: Town) -> None:
    column, row = town.column(), town.row()
    first = actions.place(column, row, actor=town.own_keeper)
    assert actions.place(column, row, actor=town.own_keeper) == first
    assert AuditEntry.objects.filter(event="column.placed").count() == 1


def test_the_pages_of_both_are_owed(town: Town) -> None:
    column, row = town.column(), town.row()
    actions.place(column, row, actor=town.own_keeper)
    owed = [entry.payload for entry in OutboxEntry.objects.order_by("-pk")[:2]]
    assert {"model": "column", "id": column.pk} in owed
    assert {"model": "information", "id": row.pk} in owed


def test_a_draft_waits_in_its_column_until_it_is_public(town: Town) -> None:
    column, row = town.column(), town.row(state=InformationState.DRAFT)
    actions.place(column, row, actor=town.drafter)
    assert not reading.rows_of(column).exists()
    row.state = InformationState.PUBLISHED
    row.save()
    assert list(reading.rows_of(column)) == [row]


def test_taking_out_says_whether_it_was_there(town: Town) -> None:
    column, row = town.column(), town.row()
    actions.place(column, row, actor=town.own_keeper)
    assert actions.unplace(column, row, actor=town.own_keeper)
    assert not actions.unplace(column, row, actor=town.own_keeper)
    assert not reading.columns_of(row)


def test_a_closed_column_takes_nothing(town: Town) -> None:
    column = town.column()
    actions.close_column(column, actor=town.own_keeper, reason="试")
    with pytest.raises(RefusedError, match="已关闭"):
        actions.place(column, town.row(), actor=town.own_keeper)


@pytest.mark.parametrize("role", list(Role))
def test_who_works_on_a_row_puts_it_into_the_site_that_speaks_for_its_unit(town: Town, role: Role) -> None:
    actor = actor_with(town.bureau, role)
    own, city = town.column(), actions.add_column(town.main, actor=town.keeper, name="要闻")
    draft = town.row(state=InformationState.DRAFT)
    editors = {Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER}
    keepers = {Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR}
    assert actions.may_place(own, draft, actor) == (role in editors | keepers)
    assert not actions.may_place(city, draft, actor)


def test_a_keeper_takes_what_is_public_anywhere_but_no_drafts_of_others(town: Town) -> None:
    column = town.column()
    actions.place(column, town.row(owner=town.office), actor=town.own_keeper)
    with pytest.raises(RefusedError):
        actions.place(column, town.row(owner=town.office, state=InformationState.DRAFT), actor=town.own_keeper)


def test_editors_of_other_units_do_not(town: Town) -> None:
    with pytest.raises(RefusedError):
        actions.place(town.column(), town.row(), actor=actor_with(town.office, Role.DRAFTER))


def test_an_import_may_put_anything_anywhere(town: Town) -> None:
    row = town.row(owner=town.office, state=InformationState.DRAFT)
    assert actions.place(town.column(), row, actor=system("导入"))


def test_placements_are_seen_with_their_site(town: Town) -> None:
    placement = actions.place(town.column(), town.row(), actor=town.own_keeper)
    assert placement in Placement.objects.visible_to(town.keeper)
    assert placement in Placement.objects.visible_to(PUBLIC)
    assert placement not in Placement.objects.visible_to(actor_with(town.office, Role.DISCLOSURE_OFFICER))
    actions.hide_column(placement.column, actor=town.own_keeper)
    assert placement not in Placement.objects.visible_to(PUBLIC)
