"""Who may do what to a task: every role in every seat, every state, every event; what is not listed is refused."""

from __future__ import annotations

import itertools

import pytest

from gongkai.core.actors import PUBLIC, system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from gongkai.tasks import actions
from gongkai.tasks.actions.acts import take
from gongkai.tasks.enums import TaskEvent, TaskState
from gongkai.tasks.flow import FLOW
from gongkai.tasks.models import ProgressNote
from tests.factories.orgs import actor_with, person_with
from tests.factories.tasks import OrderFactory, TaskFactory, TaskUnitFactory

WORKERS = {Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER, Role.HANDLER, Role.SIGNATORY}
UNIT, OWNER, ABOVE, STRANGER = "unit", "owner", "above", "stranger"
SEATS = (UNIT, OWNER, ABOVE, STRANGER)

# The whole permission table, written out a second time: (event, state) → who.
WORK = {(UNIT, role) for role in WORKERS} | {(UNIT, Role.DISCLOSURE_OFFICER)}
KEEP = {(OWNER, Role.DISCLOSURE_OFFICER), (ABOVE, Role.DISCLOSURE_OFFICER)}
ALLOWED = {
    (TaskEvent.START, TaskState.OPEN): WORK,
    (TaskEvent.REPORT_DONE, TaskState.IN_PROGRESS): WORK,
    (TaskEvent.RETURN, TaskState.REPORTED_DONE): KEEP,
    (TaskEvent.CONFIRM, TaskState.REPORTED_DONE): KEEP,
    (TaskEvent.REOPEN, TaskState.DONE): KEEP,
    (TaskEvent.REOPEN, TaskState.CANCELLED): KEEP,
    (TaskEvent.CANCEL, TaskState.OPEN): KEEP,
    (TaskEvent.CANCEL, TaskState.IN_PROGRESS): KEEP,
    (TaskEvent.CANCEL, TaskState.REPORTED_DONE): KEEP,
}


@pytest.fixture
def task(town):
    """Ordered by the city's office, worked by the finance bureau, with one note of progress."""
    task = TaskFactory(document=OrderFactory(owner=town["office"]))
    TaskUnitFactory(task=task, organization=town["finance"])
    ProgressNote.objects.create(task=task, organization=town["finance"], author_name="某", text="已开展")
    return task


def seat_of(town, seat):
    return {UNIT: town["finance"], OWNER: town["office"], ABOVE: town.city, STRANGER: town["civil"]}[seat]


@pytest.mark.parametrize("state", TaskState)
@pytest.mark.parametrize("seat", SEATS)
def test_every_role_may_do_exactly_what_the_table_lists(town, task, seat, state):
    task.state = state
    task.save()
    for role, event in itertools.product(Role, TaskEvent):
        actor = actor_with(seat_of(town, seat), role)
        expected = (seat, role) in ALLOWED.get((event, state), set())
        try:
            FLOW.require(event, task, actor, reason="理由")
            allowed = True
        except RefusedError:
            allowed = False
        assert allowed == expected, (seat, role, state, event)


def test_the_public_may_do_nothing(task):
    for state in TaskState:
        task.state = state
        assert FLOW.allowed(task, PUBLIC) == []


def test_the_owner_works_tasks_whose_units_nobody_knows(town):
    task = TaskFactory(document=OrderFactory(owner=town["office"]))
    TaskUnitFactory(task=task, organization=None, is_group=True)
    officer = actor_with(town["office"], Role.DISCLOSURE_OFFICER)
    actions.start(task, actor=officer)
    actions.add_progress(task, organization=town["office"], text="各地已报送", actor=officer)
    actions.report_done(task, actor=officer)
    assert task.state == TaskState.REPORTED_DONE


def test_a_report_needs_progress(town):
    task = TaskFactory(document=OrderFactory(owner=town["office"]), state=TaskState.IN_PROGRESS)
    TaskUnitFactory(task=task, organization=town["finance"])
    with pytest.raises(RefusedError, match="至少报送一条进展"):
        actions.report_done(task, actor=actor_with(town["finance"], Role.HANDLER))


@pytest.mark.parametrize(
    ("event", "state"),
    [(TaskEvent.RETURN, "reported_done"), (TaskEvent.REOPEN, "done"), (TaskEvent.CANCEL, "open")],
)
def test_setting_back_takes_a_reason(town, task, event, state):
    task.state = state
    task.save()
    officer = actor_with(town["office"], Role.DISCLOSURE_OFFICER)
    with pytest.raises(RefusedError, match="理由"):
        take(task, event, actor=officer, reason="  ")
    take(task, event, actor=officer, reason="缺少佐证")
    assert AuditEntry.objects.of(task).get().data["reason"] == "缺少佐证"


def test_the_way_from_order_to_done_leaves_its_trail(town, task):
    handler = person_with(town["finance"], Role.HANDLER).actor()
    officer = actor_with(town["office"], Role.DISCLOSURE_OFFICER)
    actions.start(task, actor=handler)
    actions.report_done(task, actor=handler)
    actions.return_for_supplement(task, actor=officer, reason="请补充链接")
    actions.report_done(task, actor=handler)
    actions.confirm(task, actor=officer)
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    assert task.done_on is not None
    events = list(AuditEntry.objects.of(task).values_list("event", flat=True))[::-1]
    assert events == ["task.start", "task.report_done", "task.return", "task.report_done", "task.confirm"]
    actions.reopen(task, actor=officer, reason="情况有变")
    task.refresh_from_db()
    assert (task.state, task.done_on) == (TaskState.IN_PROGRESS, None)


def test_an_act_looks_at_the_state_in_the_database(town, task):
    stale = type(task).objects.get(pk=task.pk)
    actor = actor_with(town["finance"], Role.HANDLER)
    actions.start(task, actor=actor)
    with pytest.raises(RefusedError, match="推进中"):
        actions.start(stale, actor=actor)


def test_the_system_holds_every_seat(task):
    actions.start(task, actor=system("导入"))
    assert task.state == TaskState.IN_PROGRESS
