"""The three real work points of the open corpus become whole ledgers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from gongkai.core.actors import system
from gongkai.documents import read
from gongkai.tasks.actions import build_ledger
from tests.factories.orgs import CityFactory
from tests.factories.tasks import an_information

if TYPE_CHECKING:
    from gongkai.tasks.models import Task

pytestmark = [pytest.mark.corpus, pytest.mark.django_db]
ROWS = {"SZ21": 12, "SZP17": 33, "KS18": 35}


@pytest.fixture
def ledger_of(corpus):
    def build(name: str) -> list[Task]:
        document = read(corpus / "work_points" / f"{name}.txt")
        information = an_information(document, owner=CityFactory())
        build_ledger(information, document, actor=system("导入"))
        return list(information.tasks.prefetch_related("units"))

    return build


@pytest.mark.parametrize(("name", "count"), ROWS.items())
def test_every_row_is_a_task_with_units_and_a_clause(ledger_of, name, count):
    tasks = ledger_of(name)
    assert len(tasks) == count
    assert all(task.units.all() for task in tasks)
    assert all(task.clause and task.clause_anchor for task in tasks)


def test_the_sentence_of_every_task_is_found_in_the_text_itself(ledger_of):
    """All twelve stand in nine sections, none of them in the annex with the table."""
    tasks = ledger_of("SZ21")
    anchors = {anchor for task in tasks if (anchor := task.clause_anchor)}
    assert len(anchors) == 9
    assert all("职能处室" not in task.clause for task in tasks)
    assert all(task.text[-20:-10] in task.clause.replace("\n", "") for task in tasks if task.number != "1")


def test_all_pilot_tasks_have_a_due_date_and_a_guiding_unit_where_named(ledger_of):
    tasks = ledger_of("SZP17")
    assert all(task.due_on and task.due_text for task in tasks)
    assert all(any(unit.role == "responsible" for unit in task.units.all()) for task in tasks)
    assert sum(any(unit.role == "guiding" for unit in task.units.all()) for task in tasks) >= 31


def test_groups_are_kept(ledger_of):
    assert len(Counter(task.group for task in ledger_of("KS18"))) == 11
