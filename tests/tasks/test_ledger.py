"""A ledger follows its document, and keeps what people have done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.core import outbox
from gongkai.core.actors import system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.roles import Role
from gongkai.orgs.actions import settle_name
from gongkai.orgs.models import UnresolvedName
from gongkai.orgs.models.names import Settlement
from gongkai.tasks.actions import LedgerResult, add_progress, build_ledger, reassign_unit
from gongkai.tasks.enums import TaskState
from gongkai.tasks.models import Task
from gongkai.tasks.reading import tasks_of
from tests.factories.orgs import actor_with
from tests.factories.tasks import ORDERS, an_information, an_order

IMPORT = system("导入")


@pytest.fixture
def document():
    return an_order()


@pytest.fixture
def information(town, document):
    return an_information(document, owner=town["office"])


@pytest.fixture
def ledger(information, document):
    build_ledger(information, document, actor=IMPORT)
    return information


def units(task):
    return [(unit.role, unit.name, unit.organization, unit.is_group) for unit in task.units.all()]


def test_each_line_becomes_a_task_with_its_units_date_and_sentence(town, ledger):
    first, second, third = ledger.tasks.all()
    assert (first.number, first.group, first.due_on) == ("1", "一、政策公开", dt.date(2024, 12, 31))
    assert units(first) == [
        ("lead", "市司法局职能处室", town["justice"], False),
        ("responsible", "各市、区", None, True),
        ("responsible", "市教育局", town["education"], False),
        ("responsible", "某某专班", None, False),
    ]
    assert units(second) == [("lead", "市民政局", town["civil"], False), ("guiding", "省民政厅", None, False)]
    assert first.clause == "年底前，建成全市统一的政策文件库，分类展示现行有效文件。"
    assert first.clause_anchor == "s1"
    assert third.clause == "3　组织一次业务培训　试点单位"
    assert {task.owner for task in ledger.tasks.all()} == {town["office"]}


def test_each_task_is_in_the_audit(ledger):
    assert AuditEntry.objects.filter(event="task.created").count() == 3


def test_names_that_nobody_knows_are_listed_once_with_their_document(town, ledger):
    rows = UnresolvedName.objects.order_by("name")
    assert [row.name for row in rows] == ["某某专班", "省民政厅"]
    assert rows[0].within == town["office"]
    assert rows[0].example == "示政办发〔2024〕12号 任务台账"


def test_a_document_without_tasks_makes_no_ledger(town):
    document = replace(an_order(), tasks=())
    information = an_information(document, owner=town["office"])
    assert build_ledger(information, document, actor=IMPORT) == LedgerResult()


def test_reading_the_same_again_changes_nothing(ledger, document):
    before = list(Task.objects.values())
    result = build_ledger(ledger, document, actor=IMPORT)
    assert result == LedgerResult(unchanged=3)
    assert list(Task.objects.values()) == before
    assert AuditEntry.objects.count() == 3
    assert set(UnresolvedName.objects.values_list("seen", flat=True)) == {1}


def test_a_corrected_line_keeps_its_progress(town, ledger, document):
    task = ledger.tasks.get(number="2")
    add_progress(task, organization=town["civil"], text="已开展", actor=IMPORT)
    corrected = replace(ORDERS[1], text="完善政策咨询窗口运行机制并公开清单", due_on=dt.date(2024, 9, 30))
    result = build_ledger(ledger, an_order(ORDERS[0], corrected, ORDERS[2]), actor=IMPORT)
    assert result == LedgerResult(updated=1, unchanged=2)
    again = ledger.tasks.get(number="2")
    assert (again.pk, again.state, again.due_on) == (task.pk, TaskState.IN_PROGRESS, dt.date(2024, 9, 30))
    assert again.progress.count() == 1
    entry = AuditEntry.objects.get(event="task.updated")
    assert entry.data["old"]["text"] == "完善政策咨询窗口运行机制"
    assert entry.data["new"]["due_on"] == "2024-09-30"


def test_lines_that_change_places_stay_themselves(ledger):
    keys = {task.text: task.pk for task in ledger.tasks.all()}
    build_ledger(ledger, an_order(*reversed(ORDERS)), actor=IMPORT)
    assert {task.text: task.pk for task in ledger.tasks.all()} == keys
    assert [task.number for task in ledger.tasks.all()] == ["3", "2", "1"]


def test_a_line_put_in_front_moves_the_others(ledger):
    keys = {task.text: task.pk for task in ledger.tasks.all()}
    new = replace(ORDERS[0], number="0", text="完全不同的新任务", lead=(), responsible=("市财政局",))
    result = build_ledger(ledger, an_order(new, *ORDERS), actor=IMPORT)
    assert (result.created, result.updated) == (1, 3)
    assert {text: pk for text, pk in ledger.tasks.values_list("text", "pk") if text in keys} == keys


def test_a_line_that_has_gone_goes_if_nothing_was_done_for_it(town, ledger):
    result = build_ledger(ledger, an_order(*ORDERS[:2]), actor=IMPORT)
    assert (result.removed, ledger.tasks.count()) == (1, 2)
    assert AuditEntry.objects.get(event="task.removed").data["text"] == ORDERS[2].text


def test_a_line_that_has_gone_stays_as_cancelled_if_something_was_done(town, ledger, document):
    add_progress(ledger.tasks.get(number="2"), organization=town["civil"], text="已开展", actor=IMPORT)
    shorter = an_order(ORDERS[0], ORDERS[2])
    assert build_ledger(ledger, shorter, actor=IMPORT).removed == 1
    task = ledger.tasks.get(number="2")
    assert (task.state, task.progress.count()) == (TaskState.CANCELLED, 1)
    assert list(ledger.tasks.all())[-1] == task
    assert build_ledger(ledger, shorter, actor=IMPORT) == LedgerResult(unchanged=2)


def test_lines_with_the_same_words_are_kept_apart(town, ledger):
    twice = (replace(ORDERS[0], number="1"), replace(ORDERS[0], number="2"), replace(ORDERS[0], number="3"))
    document = an_order(*twice)
    build_ledger(ledger, document, actor=IMPORT)
    assert ledger.tasks.count() == 3
    assert build_ledger(ledger, document, actor=IMPORT) == LedgerResult(unchanged=3)


def test_an_organization_given_by_hand_survives_a_new_reading(town, ledger, document):
    unit = ledger.tasks.get(number="1").units.get(name="某某专班")
    reassign_unit(unit, organization=town["office"], actor=actor_with(town["office"], Role.DISCLOSURE_OFFICER))
    lines = (replace(ORDERS[0], responsible=("某某专班", "市财政局")), *ORDERS[1:])
    build_ledger(ledger, an_order(*lines), actor=IMPORT)
    unit = ledger.tasks.get(number="1").units.get(name="某某专班")
    assert unit.organization == town["office"]


@pytest.mark.django_db(transaction=True)
def test_a_settled_name_reaches_the_tasks_that_waited_for_it(town, ledger):
    officer = actor_with(town["office"], Role.DISCLOSURE_OFFICER)
    settle_name(
        UnresolvedName.objects.get(name="某某专班"),
        settlement=Settlement.ORGANIZATION,
        organization=town["finance"],
        actor=officer,
    )
    outbox.drain()
    unit = ledger.tasks.get(number="1").units.get(name="某某专班")
    assert unit.organization == town["finance"]
    entry = AuditEntry.objects.get(event="task.unit_resolved")
    assert (entry.actor_name, entry.data["new"]) == ("名称认定", "示范市财政局")


@pytest.mark.django_db(transaction=True)
def test_a_name_settled_as_outside_leaves_the_task_as_written(town, ledger):
    officer = actor_with(town["office"], Role.DISCLOSURE_OFFICER)
    outside = UnresolvedName.objects.get(name="省民政厅")
    settle_name(outside, settlement=Settlement.OUTSIDE, actor=officer)
    outbox.drain()
    assert ledger.tasks.get(number="2").units.get(name="省民政厅").organization is None


def test_a_document_page_knows_which_section_ordered_what(ledger, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = tasks_of([ledger.pk])[ledger.pk]
    assert [task.number for task in found if task.clause_anchor == "s1"] == ["1"]
    assert [task.number for task in found] == ["1", "2", "3"]
