"""Progress is reported by the units, with evidence that the reporter may see."""

from __future__ import annotations

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.information.enums import InformationState
from gongkai.tasks.actions import add_progress, reassign_unit
from gongkai.tasks.enums import TaskState
from gongkai.tasks.models import Task
from tests.factories.orgs import actor_with
from tests.factories.tasks import OrderFactory, TaskFactory, TaskUnitFactory


@pytest.fixture
def task(town):
    task = TaskFactory(document=OrderFactory(owner=town["office"]))
    TaskUnitFactory(task=task, organization=town["finance"])
    return task


@pytest.fixture
def handler(town):
    return actor_with(town["finance"], Role.HANDLER)


def test_the_first_note_starts_the_task(town, task, handler):
    note = add_progress(task, organization=town["finance"], text=" 已印发方案。 ", actor=handler)
    assert (task.state, note.text, note.author_name) == (TaskState.IN_PROGRESS, "已印发方案。", handler.name)
    events = list(AuditEntry.objects.of(task).values_list("event", flat=True))
    assert events == ["task.progress_added", "task.start"]


def test_evidence_is_what_is_public_or_the_reporters_own(town, task, handler):
    public = OrderFactory(owner=town["civil"])
    own = OrderFactory(owner=town["finance"], state=InformationState.DRAFT)
    note = add_progress(task, organization=town["finance"], text="已公开", evidence=[public, own], actor=handler)
    assert set(note.evidence.all()) == {public, own}
    hidden = OrderFactory(owner=town["civil"], state=InformationState.DRAFT)
    with pytest.raises(InvalidInputError, match="无权查看"):
        add_progress(task, organization=town["finance"], text="已公开", evidence=[hidden], actor=handler)
    assert task.progress.count() == 1


def test_a_note_says_something(town, task, handler):
    with pytest.raises(InvalidInputError, match="写明"):
        add_progress(task, organization=town["finance"], text="  ", actor=handler)


@pytest.mark.parametrize("state", [TaskState.DONE, TaskState.CANCELLED])
def test_what_has_ended_takes_no_progress(town, task, handler, state):
    Task.objects.filter(pk=task.pk).update(state=state)
    task.refresh_from_db()
    with pytest.raises(RefusedError, match="重新打开"):
        add_progress(task, organization=town["finance"], text="补报", actor=handler)


def test_nobody_reports_for_another_unit(town, task, handler):
    officer = actor_with(town["office"], Role.DISCLOSURE_OFFICER)
    stranger = actor_with(town["civil"], Role.HANDLER)
    for organization, actor in [
        (town["civil"], handler),
        (town["finance"], officer),
        (town["finance"], stranger),
        (town["civil"], stranger),
        (town["finance"], actor_with(town["finance"], Role.AUDITOR)),
    ]:
        with pytest.raises(RefusedError, match="不是本任务的承办单位"):
            add_progress(task, organization=organization, text="已办", actor=actor)


def test_the_ledgers_owner_says_who_a_unit_is(town, task):
    unit = TaskUnitFactory(task=task, organization=None, name="老区办")
    with pytest.raises(RefusedError, match="政务公开办"):
        reassign_unit(unit, organization=town["civil"], actor=actor_with(town["finance"], Role.DISCLOSURE_OFFICER))
    reassign_unit(unit, organization=town["civil"], actor=actor_with(town["office"], Role.DISCLOSURE_OFFICER))
    unit.refresh_from_db()
    assert (unit.organization, unit.name) == (town["civil"], "老区办")
    assert AuditEntry.objects.of(task).get().data == {"unit": "老区办", "old": "", "new": "示范市民政局"}
    assert task.seats_of(actor_with(town["civil"], Role.HANDLER)) == {Role.HANDLER}


def test_units_and_owners_see_a_task_and_others_do_not(town, task):
    for organization in (town["finance"], town["office"]):
        assert list(Task.objects.visible_to(actor_with(organization, Role.DRAFTER))) == [task]
    assert not Task.objects.visible_to(actor_with(town["civil"], Role.DRAFTER)).exists()


def test_who_looks_after_a_subtree_sees_the_tasks_of_its_units(town):
    task = TaskFactory(document=OrderFactory(owner=town["office"]))
    TaskUnitFactory(task=task, organization=town["east-education"])
    assert list(Task.objects.visible_to(actor_with(town["east"], Role.DISCLOSURE_OFFICER))) == [task]
    assert not Task.objects.visible_to(actor_with(town["east"], Role.DRAFTER)).exists()
