"""Around a review: secrecy, other units, colleagues, opinions at their place, the rule of work."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.information import actions
from gongkai.information.desk import todo
from gongkai.information.enums import CountersignState, InformationState
from gongkai.information.models import Countersign, Information, PublishingRule
from tests.factories.orgs import CityFactory, OrganizationFactory, actor_with, person_with
from tests.information.people import bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return bureau()


@pytest.fixture
def handed_in(office):
    return actions.submit(office.draft(), actor=office.drafter)


@pytest.fixture
def secrecy(office):
    PublishingRule.objects.create(organization=office.organization, secrecy_review=True)
    return actor_with(office.organization, Role.SECRECY_REVIEWER)


@pytest.fixture
def other():
    return OrganizationFactory(name="示范市财政局")


def group(actor, label):
    return next(one for one in todo.groups(actor, timezone.localdate()) if one.label == label)


def rows(actor, label):
    return group(actor, label).rows


def test_where_the_rule_asks_the_way_leads_through_the_secrecy_review(office, handed_in, secrecy):
    row = actions.pass_review(handed_in, actor=office.reviewer)
    assert row.state == InformationState.SECRECY_REVIEW
    assert rows(secrecy, "待保密审查").get() == row
    with pytest.raises(RefusedError):
        actions.publish(row, actor=office.publisher)
    row = actions.clear_secrecy(row, actor=secrecy)
    assert actions.publish(row, actor=office.publisher).state == InformationState.PUBLISHED


def test_each_step_is_due_by_the_rule_of_work(office, secrecy, time_machine):
    PublishingRule.objects.update(review_days=3, secrecy_days=1)
    time_machine.move_to(dt.datetime(2026, 3, 5, 9, 0, tzinfo=dt.UTC), tick=False)  # a Thursday
    row = actions.submit(office.draft(), actor=office.drafter)
    review = group(office.reviewer, "待审核")
    assert review.due(review.rows.get()) == dt.date(2026, 3, 10)
    time_machine.move_to(dt.datetime(2026, 3, 6, 9, 0, tzinfo=dt.UTC), tick=False)
    actions.pass_review(row, actor=office.reviewer)
    waiting = group(secrecy, "待保密审查")
    assert waiting.due(waiting.rows.get()) == dt.date(2026, 3, 9)


def test_where_the_rule_does_not_ask_it_does_not(office, handed_in):
    assert actions.pass_review(handed_in, actor=office.reviewer).state == InformationState.REVIEWED


def test_the_secrecy_review_is_done_by_somebody_who_did_nothing_else(office, handed_in, secrecy):
    every = actor_with(office.organization, *Role)
    row = actions.pass_review(handed_in, actor=every)
    with pytest.raises(RefusedError, match="审核由您本人办理"):
        actions.clear_secrecy(row, actor=every)
    row = actions.return_for_correction(row, actor=secrecy, reason="请删去位置坐标")
    actions.edit(row, actor=every, title="示范市电梯办法")
    row = actions.pass_review(actions.submit(row, actor=office.drafter), actor=office.reviewer)
    with pytest.raises(RefusedError, match="双人复核"):
        actions.clear_secrecy(row, actor=every)
    both = actor_with(office.organization, Role.SECRECY_REVIEWER, Role.PUBLISHER)
    row = actions.clear_secrecy(row, actor=both)
    with pytest.raises(RefusedError, match="保密审查由您本人办理"):
        actions.publish(row, actor=both)


def test_no_emergency_spares_the_secrecy_review(office, handed_in, secrecy):
    with pytest.raises(RefusedError, match="保密审查"):
        actions.emergency_publish(handed_in, actor=office.publisher, reason="防汛")
    row = actions.clear_secrecy(actions.pass_review(handed_in, actor=office.reviewer), actor=secrecy)
    assert (
        actions.emergency_publish(row, actor=office.publisher, reason="防汛").state == InformationState.PUBLISHED
    )


def test_the_drafter_takes_back_what_nobody_passed(office, handed_in):
    row = actions.withdraw(handed_in, actor=office.drafter)
    assert row.state == InformationState.DRAFT
    row = actions.pass_review(actions.submit(row, actor=office.drafter), actor=office.reviewer)
    with pytest.raises(RefusedError):
        actions.withdraw(row, actor=office.drafter)


def test_a_review_waits_for_the_units_that_are_asked(office, handed_in, other):
    asked = actions.ask_countersign(handed_in, actor=office.reviewer, organizations=[other], question="资金安排")
    assert actions.ask_countersign(handed_in, actor=office.reviewer, organizations=[other]) == []
    with pytest.raises(RefusedError, match="会签未完"):
        actions.pass_review(handed_in, actor=office.reviewer)
    finance = actor_with(other, Role.REVIEWER)
    assert Countersign.objects.visible_to(finance).get() == asked[0]
    assert not Information.objects.visible_to(finance).exists()
    with pytest.raises(InvalidInputError, match="写明意见"):
        actions.answer_countersign(asked[0], actor=finance, agrees=False)
    answered = actions.answer_countersign(asked[0], actor=finance, agrees=False, opinion="请列明资金来源")
    assert answered.state == CountersignState.OBJECTED
    assert AuditEntry.objects.of(handed_in).first().data["opinion"] == "请列明资金来源"
    with pytest.raises(RefusedError):
        actions.answer_countersign(answered, actor=finance, agrees=True)
    actions.pass_review(handed_in, actor=office.reviewer)


def test_only_the_unit_that_is_asked_answers_and_only_the_asking_unit_does_without(office, handed_in, other):
    asked = actions.ask_countersign(handed_in, actor=office.drafter, organizations=[other])[0]
    with pytest.raises(RefusedError):
        actions.answer_countersign(asked, actor=office.reviewer, agrees=True)
    with pytest.raises(RefusedError):
        actions.cancel_countersign(asked, actor=actor_with(other, *Role), reason="不必")
    actions.cancel_countersign(asked, actor=office.reviewer, reason="改为电话征求")
    assert actions.pass_review(handed_in, actor=office.reviewer).state == InformationState.REVIEWED


def test_the_publishing_unit_is_not_asked_itself(office, handed_in):
    with pytest.raises(InvalidInputError, match="不必会签"):
        actions.ask_countersign(handed_in, actor=office.reviewer, organizations=[office.organization])


def test_a_step_is_handed_to_a_colleague_of_the_same_seat(office, handed_in):
    colleague = person_with(office.organization, Role.REVIEWER, name="审核丁")
    actions.delegate(handed_in, actor=office.reviewer, person=colleague, reason="我出差")
    assert rows(colleague.actor(), "转办给我").get() == handed_in
    assert not rows(office.reviewer, "待审核")
    actions.pass_review(handed_in, actor=colleague.actor())
    assert not rows(colleague.actor(), "转办给我")  # it falls with the step


@pytest.mark.parametrize("roles", [(Role.DRAFTER,), (Role.PUBLISHER, Role.HANDLER)])
def test_a_step_is_not_handed_to_another_seat(office, handed_in, roles):
    with pytest.raises(InvalidInputError, match="另一位审核人"):
        actions.delegate(handed_in, actor=office.reviewer, person=person_with(office.organization, *roles))


def test_an_opinion_stands_at_its_passage_until_it_is_settled(office, handed_in):
    opinion = actions.add_opinion(handed_in, actor=office.reviewer, quote="加装 电梯", text="应为“增设电梯”")
    row = actions.return_for_correction(handed_in, actor=office.reviewer, reason="见批注")
    assert row.open_opinions == [opinion]
    with pytest.raises(RefusedError, match="1 条批注"):
        actions.submit(row, actor=office.drafter)
    actions.settle_opinion(opinion, actor=office.drafter, outcome="已改")
    with pytest.raises(RefusedError, match="已经处理"):
        actions.settle_opinion(opinion, actor=office.drafter)
    actions.submit(row, actor=office.drafter)


def test_an_opinion_is_about_words_that_are_there(office, handed_in):
    with pytest.raises(InvalidInputError, match="没有这段文字"):
        actions.add_opinion(handed_in, actor=office.reviewer, quote="自动扶梯", text="删去")
    whole = actions.add_opinion(handed_in, actor=office.reviewer, text="请附说明")
    assert whole.before_and_after == ("", "")
    placed = actions.add_opinion(handed_in, actor=office.reviewer, quote="加装电梯", text="改")
    assert placed.before_and_after == ("第一章\n为了", "，制定本办法。")


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.HANDLER])
def test_opinions_are_the_reviewers(office, handed_in, role):
    with pytest.raises(RefusedError):
        actions.add_opinion(handed_in, actor=actor_with(office.organization, role), text="改")


def test_the_office_sets_the_rule_of_its_units_and_nobody_else(office):
    city = CityFactory()
    office.organization.parent = city
    office.organization.save()
    officer = actor_with(city, Role.DISCLOSURE_OFFICER)
    rule = actions.set_publishing_rule(
        actor=officer, organization=office.organization, kind="normative", secrecy_review=True
    )
    again = actions.set_publishing_rule(
        actor=officer, organization=office.organization, kind="normative", review_days=5
    )
    assert again == rule
    assert again.secrecy_review
    entry = AuditEntry.objects.of(rule).first()
    assert (entry.event, entry.data["changes"]) == ("publishing_rule.set", {"review_days": [2, 5]})
    with pytest.raises(RefusedError):
        actions.set_publishing_rule(actor=office.publisher, organization=office.organization, review_days=9)
    with pytest.raises(InvalidInputError):
        actions.set_publishing_rule(actor=officer, organization=office.organization, colour=1)
