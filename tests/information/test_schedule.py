"""Release at a minute: who may set it, that it fires once, and what happens when it cannot."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.utils import timezone

from gongkai.core import duties
from gongkai.core.actors import ActorKind
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.information import actions, jobs
from gongkai.information.desk import todo
from gongkai.information.enums import InformationState
from gongkai.information.models import Information, ScheduledRelease
from tests.information.people import bureau

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 3, 2, 8, 59, tzinfo=dt.timezone(dt.timedelta(hours=8)))
NINE = START + dt.timedelta(minutes=1)


@pytest.fixture
def office():
    return bureau()


@pytest.fixture
def waiting(office, time_machine):
    time_machine.move_to(START, tick=False)
    row = actions.pass_review(actions.submit(office.draft(), actor=office.drafter), actor=office.reviewer)
    return actions.schedule(row, actor=office.publisher, at=NINE)


def state(row):
    return Information.objects.get(pk=row.pk).state


def group(actor, label):
    return next(one for one in todo.groups(actor, timezone.localdate()) if one.label == label)


def test_it_stays_hidden_until_its_minute_and_is_public_within_it(waiting, time_machine):
    assert jobs.release_on_time() == 0
    assert state(waiting) == InformationState.SCHEDULED
    time_machine.move_to(NINE, tick=False)
    assert jobs.release_on_time() == 1
    row = Information.objects.get(pk=waiting.pk)
    assert row.state == InformationState.PUBLISHED
    assert row.published_on == dt.date(2026, 3, 2)
    assert OutboxEntry.objects.filter(topic="search.index", payload__id=row.pk).exists()
    assert jobs.release_on_time() == 0  # once
    assert not ScheduledRelease.objects.exists()


def test_it_fires_after_everything_was_down_over_its_minute(waiting, time_machine):
    time_machine.move_to(NINE + dt.timedelta(days=2), tick=False)
    assert actions.release_due() == 1
    assert Information.objects.get(pk=waiting.pk).published_on == dt.date(2026, 3, 4)


def test_the_trail_names_the_timer_and_who_set_it(office, waiting, time_machine):
    time_machine.move_to(NINE, tick=False)
    actions.release_due()
    entry = AuditEntry.objects.of(waiting).first()
    assert (entry.event, entry.actor_kind) == ("information.publish", ActorKind.SYSTEM)
    assert entry.data["scheduled_by"] == office.publisher.name


def test_a_time_that_has_passed_is_not_taken(office, waiting):
    actions.unschedule(waiting, actor=office.publisher)
    with pytest.raises(InvalidInputError, match="已经过去"):
        actions.schedule(waiting, actor=office.publisher, at=START)
    assert state(waiting) == InformationState.REVIEWED


def test_what_was_taken_back_does_not_go_out(office, waiting, time_machine):
    actions.unschedule(waiting, actor=office.publisher)
    time_machine.move_to(NINE, tick=False)
    assert actions.release_due() == 0
    assert state(waiting) == InformationState.REVIEWED


@pytest.mark.parametrize("act", ["return", "publish"])
def test_returning_or_publishing_by_hand_forgets_the_time(office, waiting, act):
    if act == "return":
        actions.return_for_correction(waiting, actor=office.reviewer, reason="数字有误")
    else:
        actions.publish(waiting, actor=office.publisher)
    assert not ScheduledRelease.objects.exists()


def test_four_eyes_hold_for_a_release_that_waits(office, time_machine):
    time_machine.move_to(START, tick=False)
    row = office.draft()
    actions.edit(row, actor=office.publisher, title="示范市电梯加装办法")
    row = actions.pass_review(actions.submit(row, actor=office.drafter), actor=office.reviewer)
    with pytest.raises(RefusedError, match="双人复核"):
        actions.schedule(row, actor=office.publisher, at=NINE)


def test_what_cannot_go_out_says_why_and_becomes_an_alarm(office, waiting, time_machine):
    Information.objects.filter(pk=waiting.pk).update(theme="")
    time_machine.move_to(NINE + dt.timedelta(seconds=90), tick=False)
    assert actions.release_due() == 0
    assert state(waiting) == InformationState.SCHEDULED
    assert "主题分类" in ScheduledRelease.objects.get().problem
    late = group(office.publisher, "定时发布逾期")
    assert late.urgent
    assert "主题分类" in late.note(late.rows.get())
    assert not group(office.drafter, "定时发布逾期").rows


def test_one_that_fails_does_not_hold_up_the_others(office, waiting, time_machine):
    Information.objects.filter(pk=waiting.pk).update(theme="")
    draft = office.draft(document_number="示建规〔2024〕8号")
    other = actions.pass_review(actions.submit(draft, actor=office.drafter), actor=office.reviewer)
    actions.schedule(other, actor=office.publisher, at=NINE)
    time_machine.move_to(NINE, tick=False)
    assert actions.release_due() == 1
    assert state(other) == InformationState.PUBLISHED


def test_a_fault_in_one_glance_is_survived(monkeypatch):
    asked = []
    monkeypatch.setattr(duties, "_glances", {"bad": lambda: 1 / 0, "good": lambda: asked.append(1)})
    duties.glance()
    assert asked == [1]


def test_the_watch_asks_until_it_is_stopped(monkeypatch):
    stop, asked = threading.Event(), []
    monkeypatch.setattr(duties, "GLANCE_SECONDS", 0)
    monkeypatch.setattr(duties, "close_old_connections", lambda: None)
    monkeypatch.setattr(duties, "connection", type("Nothing", (), {"close": staticmethod(lambda: None)}))
    monkeypatch.setattr(duties, "_glances", {"count": lambda: (asked.append(1), len(asked) > 2 and stop.set())})
    duties.watch(stop)
    assert len(asked) == 3


def test_waiting_releases_stand_on_the_publishers_first_page(office, waiting):
    found = group(office.publisher, "定时待发布")
    assert found.note(found.rows.get()) == f"{office.publisher.name}安排于 2026-03-02 09:00 发布"
