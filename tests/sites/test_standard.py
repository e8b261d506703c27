"""The standard columns of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.core.errors import RefusedError
from gongkai.information import kinds
from gongkai.sites import actions, reading
from gongkai.sites.enums import FIXED_PARTS, ColumnState, ColumnType
from gongkai.sites.models import Column
from gongkai.sites.standard import standard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.sites.standard import Standard
    from tests.factories.sites import Town


def flat(columns: Iterable[Standard]) -> Iterable[Standard]:
    for column in columns:
        yield column
        yield from flat(column.children)


def test_every_kind_has_its_column() -> None:
    shown = {code for column in flat(standard()) for code in column.kinds}
    assert shown == {kind.code for kind in kinds.all_kinds()}


def test_siblings_differ_in_code_and_name() -> None:
    for siblings in (standard(), *(column.children for column in flat(standard()))):
        assert len({column.code for column in siblings}) == len(siblings)
        assert len({column.name for column in siblings}) == len(siblings)


def test_a_structured_kind_stands_where_it_declares() -> None:
    found = next(column for column in flat(standard()) if column.name == "招生信息")
    assert found.kinds == ["enrolment"]
    assert found.type == ColumnType.KEY_FIELD
    assert found.description


def test_the_disclosure_platform_has_its_fixed_parts(town: Town) -> None:
    actions.standard_columns(town.site, actor=town.own_keeper)
    parts = reading.parts_of(town.site)
    assert list(parts) == [*FIXED_PARTS, ColumnType.ON_REQUEST]
    assert {column.path.split("/")[0] for column in parts.values()} == {"zfxxgk"}


def test_a_units_site_has_columns_for_the_kinds_that_it_uses(town: Town) -> None:
    town.row(kind="enrolment", owner=town.school)
    town.row(kind="water_quality", owner=town.office)
    actions.standard_columns(town.site, actor=town.own_keeper)
    names = set(Column.objects.filter(site=town.site).values_list("name", flat=True))
    assert "招生信息" in names
    assert "水环境质量" not in names


def test_columns_without_sources_wait_hidden(town: Town) -> None:
    actions.standard_columns(town.site, actor=town.own_keeper)
    assert Column.objects.get(site=town.site, path="zwdt").state == ColumnState.HIDDEN


def test_again_it_adds_only_what_lacks_and_leaves_what_was_decided(town: Town) -> None:
    actions.standard_columns(town.site, actor=town.own_keeper)
    assert actions.standard_columns(town.site, actor=town.own_keeper) == []
    notices, policies = (Column.objects.get(site=town.site, path=path) for path in ("tzgg", "zcwj"))
    actions.close_column(notices, actor=town.own_keeper, reason="不用")
    actions.edit_column(policies, actor=town.own_keeper, code="files")
    town.row(kind="plan")
    made = actions.standard_columns(town.site, actor=town.own_keeper)
    assert [column.name for column in made] == ["规划信息"]


def test_only_who_keeps_the_site(town: Town) -> None:
    with pytest.raises(RefusedError):
        actions.standard_columns(town.site, actor=town.drafter)
