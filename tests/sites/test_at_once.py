"""Two people at one tree at once: one comes after the other, nothing is lost and nothing is doubled."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from gongkai.core.actors import system
from gongkai.core.errors import GongkaiError
from gongkai.sites import actions
from gongkai.sites.models import Column, Placement, Site
from tests.factories.sites import build_town

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.factories.sites import Town

pytestmark = pytest.mark.django_db(transaction=True)
ACTOR = system("试验")


@pytest.fixture
def town(transactional_db: None) -> Town:
    return build_town()


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """What each gave back, or how it was refused."""

    def run(act: Callable[[], object]) -> object:
        try:
            return act()
        except GongkaiError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_code_goes_to_one_column(town: Town) -> None:
    outcomes = at_once([lambda: actions.add_column(town.site, actor=ACTOR, name="公告", code="gg")] * 4)
    assert Column.objects.filter(site=town.site).count() == 1
    assert sum(isinstance(one, GongkaiError) for one in outcomes) == 3


def test_settling_one_path_makes_it_once(town: Town) -> None:
    names = ["政务公开", "财政", "预算"]
    outcomes = at_once([lambda: actions.settle_column(town.site, names, actor=ACTOR)] * 4)
    assert len(set(outcomes)) == 1
    assert Column.objects.filter(site=town.site).count() == 3


def test_two_columns_do_not_move_below_each_other(town: Town) -> None:
    one, two = town.column("甲"), town.column("乙")
    at_once(
        [
            lambda: actions.move_column(one, actor=ACTOR, parent=two),
            lambda: actions.move_column(two, actor=ACTOR, parent=one),
        ]
    )
    rows = Column.objects.filter(site=town.site)
    assert rows.filter(parent=None).count() == 1
    assert {row.path for row in rows} in ({"j", "j/y"}, {"y", "y/j"})


def test_a_unit_gets_one_site(town: Town) -> None:
    acts = [
        lambda code=code: actions.open_site(actor=ACTOR, code=code, unit=town.office, name="财政", columns=False)
        for code in ("a", "b", "c")
    ]
    outcomes = at_once(acts)
    assert Site.objects.filter(unit=town.office).count() == 1
    assert sum(isinstance(one, GongkaiError) for one in outcomes) == 2


def test_a_host_goes_to_one_site(town: Town) -> None:
    other = actions.open_site(actor=ACTOR, code="czj", unit=town.office, name="财政", columns=False)
    acts = [lambda site=site: actions.edit_site(site, actor=ACTOR, host="x.gov.cn") for site in (town.site, other)]
    outcomes = at_once(acts)
    assert Site.objects.filter(host="x.gov.cn").count() == 1
    assert sum(isinstance(one, GongkaiError) for one in outcomes) == 1


def test_a_row_stands_once(town: Town) -> None:
    column, row = town.column(), town.row()
    at_once([lambda: actions.place(column, row, actor=ACTOR)] * 4)
    assert Placement.objects.count() == 1


def test_a_unit_has_one_guide(town: Town) -> None:
    outcomes = at_once([lambda: actions.edit_guide(town.office, actor=ACTOR, office="办公室")] * 4)
    assert len({getattr(one, "pk", None) for one in outcomes}) == 1
