"""An emergency release: public at once, owed a second look, chased until it is settled."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from gongkai.information import actions, jobs
from gongkai.information.desk import todo, versions
from gongkai.information.enums import InformationState, SecondApprovalState
from gongkai.information.models import Information, PublishingRule
from gongkai.information.unpublishing import standing
from gongkai.information.workrules import rule_for
from tests.factories.orgs import actor_with
from tests.information.people import bureau

pytestmark = pytest.mark.django_db
FRIDAY = dt.datetime(2026, 3, 6, 15, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture
def office(time_machine):
    time_machine.move_to(FRIDAY, tick=False)
    return bureau()


@pytest.fixture
def second(office):
    return actor_with(office.organization, Role.PUBLISHER)


@pytest.fixture
def released(office):
    return actions.emergency_publish(office.draft(), actor=office.publisher, reason="防汛应急响应")


def debt(row):
    return row.second_approvals.get()


def group(actor, label, day=None):
    return next(one for one in todo.groups(actor, day or FRIDAY.date()) if one.label == label)


def test_one_publisher_makes_a_draft_public_at_once(office, released):
    assert Information.objects.public().get() == released
    assert released.published_on == FRIDAY.date()
    assert debt(released).state == SecondApprovalState.OWED
    assert AuditEntry.objects.of(released).first().data["reason"] == "防汛应急响应"
    assert versions.versions(released)[0].state != versions.DRAFT_SAVED


def test_even_in_an_emergency_it_is_complete_and_has_a_reason(office):
    row = office.draft(theme="")
    with pytest.raises(RefusedError, match="主题分类"):
        actions.emergency_publish(row, actor=office.publisher, reason="防汛")
    with pytest.raises(RefusedError, match="理由"):
        actions.emergency_publish(
            office.draft(document_number="示建规〔2024〕8号"), actor=office.publisher, reason=" "
        )


def test_the_limit_counts_working_days_by_the_rule_of_work(office, released):
    assert debt(released).due_on == dt.date(2026, 3, 9)  # Monday
    PublishingRule.objects.create(organization=office.organization, second_approval_days=3)
    row = office.draft(document_number="示建规〔2024〕8号")
    other = actions.emergency_publish(row, actor=office.publisher, reason="防汛")
    assert debt(other).due_on == dt.date(2026, 3, 11)


def test_who_released_does_not_approve_it_too(office, released):
    for act in (
        actions.confirm_emergency,
        lambda row, actor: actions.undo_emergency(row, actor=actor, reason="误"),
    ):
        with pytest.raises(RefusedError, match="另一位发布人"):
            act(released, actor=office.publisher)


def test_another_publisher_confirms_and_the_debt_is_closed_on_record(released, second):
    actions.confirm_emergency(released, actor=second)
    found = debt(released)
    assert (found.state, found.settled_by_name) == (SecondApprovalState.CONFIRMED, second.name)
    assert AuditEntry.objects.of(released).first().event == "information.confirm_emergency"
    with pytest.raises(RefusedError, match="没有待补审"):
        actions.confirm_emergency(released, actor=second)


def test_or_undoes_it_and_the_address_says_that_it_is_gone(released, second):
    row = actions.undo_emergency(released, actor=second, reason="数据有误", explanation="更正后重新发布")
    assert row.state == InformationState.REMOVED
    assert standing(row).explanation == "更正后重新发布"
    assert debt(row).state == SecondApprovalState.UNDONE
    assert not Information.objects.public().exists()


def test_a_removal_meanwhile_closes_the_debt(office, released):
    actions.remove(released, actor=office.publisher, reason="有误", kind="in_error")
    assert debt(released).state == SecondApprovalState.UNDONE


def test_it_waits_on_the_other_publishers_page_and_not_on_the_releasers(office, released, second):
    waiting = group(second, "紧急发布待补审")
    row = waiting.rows.get()
    assert waiting.due(row) == dt.date(2026, 3, 9)
    assert "防汛应急响应" in waiting.note(row)
    assert not group(office.publisher, "紧急发布待补审").rows
    late = group(second, "紧急发布逾期未补审", dt.date(2026, 3, 10))
    assert late.urgent
    assert late.rows.get() == released


def test_it_is_chased_daily_until_it_is_settled(released, second):
    assert jobs.chase() == 1
    assert jobs.chase() == 1
    assert debt(released).reminders == 2
    assert AuditEntry.objects.of(released).filter(event="information.chase_second_approval").count() == 2
    actions.confirm_emergency(released, actor=second)
    assert jobs.chase() == 0


def test_a_scheduled_release_may_be_brought_forward_in_an_emergency(office):
    row = actions.pass_review(actions.submit(office.draft(), actor=office.drafter), actor=office.reviewer)
    actions.schedule(row, actor=office.publisher, at=FRIDAY + dt.timedelta(days=1))
    row = actions.emergency_publish(row, actor=office.publisher, reason="防汛")
    assert row.state == InformationState.PUBLISHED
    assert actions.release_due(FRIDAY + dt.timedelta(days=2)) == 0


def test_the_nearest_rule_counts_and_there_the_kinds_own_before_the_one_for_all(office):
    row, made = office.draft(), PublishingRule.objects.create
    assert rule_for(row).pk is None
    everywhere = made()
    assert rule_for(row) == everywhere
    of_kind = made(kind="normative")
    assert rule_for(row) == of_kind
    here = made(organization=office.organization)
    assert rule_for(row) == here
    both = made(organization=office.organization, kind="normative")
    made(organization=office.organization, kind="notice")
    assert rule_for(row) == both
