"""清理 and expiry: every document that stands gets its verdict, and its mark the same minute."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.core.roles import Role
from gongkai.information import actions, jobs
from gongkai.information.desk import todo
from gongkai.information.enums import Validity
from gongkai.information.models import CleanupCampaign, CleanupItem, Information, PublishingRule
from tests.factories.orgs import CityFactory, OrganizationFactory, actor_with
from tests.information.people import bureau

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
TODAY = NOON.date()


@pytest.fixture
def office(time_machine):
    time_machine.move_to(NOON, tick=False)
    made = bureau()
    made.organization.parent = CityFactory()
    made.organization.save()
    return made


@pytest.fixture
def officer(office):
    return actor_with(office.organization.parent, Role.DISCLOSURE_OFFICER)


@pytest.fixture
def documents(office):
    numbers = (f"示建规〔2024〕{n}号" for n in (1, 2))
    return [office.published(document_number=each, effective_on="2024-04-01") for each in numbers]


@pytest.fixture
def campaign(office, officer, documents):
    return actions.open_cleanup(
        actor=officer, organization=office.organization.parent, name="2026年清理", due_on=dt.date(2026, 4, 1)
    )


def expiring(actor, on):
    return next(one for one in todo.groups(actor, on) if one.label == "即将失效").rows


def test_it_takes_in_every_normative_document_that_stands_in_the_whole_city(office, officer, documents):
    ended = office.published(document_number="示建规〔2024〕3号", effective_on="2024-04-01")
    actions.record_validity(
        ended, actor=office.publisher, status=Validity.REPEALED, from_on=dt.date(2025, 1, 1), by_text="某文"
    )
    office.draft(document_number="示建规〔2024〕4号", effective_on="2024-04-01")
    campaign = actions.open_cleanup(
        actor=officer, organization=office.organization.parent, name="2026年清理", due_on=dt.date(2026, 4, 1)
    )
    assert {item.information for item in campaign.items.all()} == set(documents)
    assert AuditEntry.objects.of(campaign).first().data["documents"] == 2


def test_who_may_begin_one(office, documents):
    city = office.organization.parent
    with pytest.raises(RefusedError):
        actions.open_cleanup(actor=office.publisher, organization=city, name="甲", due_on=TODAY)
    assert actions.open_cleanup(actor=office.publisher, organization=office.organization, name="甲", due_on=TODAY)
    nothing = OrganizationFactory()
    with pytest.raises(InvalidInputError, match="没有现行有效"):
        actions.open_cleanup(
            actor=actor_with(nothing, Role.PUBLISHER), organization=nothing, name="甲", due_on=TODAY
        )


@pytest.mark.parametrize(("verdict", "status"), [("repeal", "repealed"), ("lapse", "lapsed")])
def test_a_verdict_marks_the_page_and_the_search_at_once(office, campaign, client, verdict, status):
    item = campaign.items.first()
    OutboxEntry.objects.all().delete()
    actions.give_verdict(item, actor=office.publisher, verdict=verdict, reason="已被新办法取代")
    row = Information.objects.get(pk=item.information_id)
    assert row.validity == status
    topics = set(OutboxEntry.objects.filter(payload__id=row.pk).values_list("topic", flat=True))
    assert {"search.index", "publishing.changed"} <= topics
    page = client.get(reverse("portal:document", args=[row.pk])).content.decode()
    assert f"本文件{row.get_validity_display()}" in page
    assert "2026年清理" in page
    with pytest.raises(RefusedError, match="记录效力"):
        actions.give_verdict(item, actor=office.publisher, verdict="keep")


def test_a_repeal_may_begin_later(office, campaign):
    item = campaign.items.first()
    day = TODAY + dt.timedelta(days=30)
    actions.give_verdict(item, actor=office.publisher, verdict="repeal", reason="取代", from_on=day)
    row = Information.objects.get(pk=item.information_id)
    assert (row.validity, row.ended_on) == (Validity.IN_FORCE, day)


def test_keeping_needs_no_reason_and_may_be_thought_over(office, campaign):
    item = campaign.items.first()
    actions.give_verdict(item, actor=office.reviewer, verdict="keep")
    with pytest.raises(InvalidInputError, match="理由"):
        actions.give_verdict(item, actor=office.reviewer, verdict="amend")
    actions.give_verdict(item, actor=office.reviewer, verdict="amend", reason="补助标准过时")
    item.refresh_from_db()
    assert item.get_verdict_display() == "拟修改"
    assert Information.objects.get(pk=item.information_id).validity == Validity.IN_FORCE


def test_only_keepers_of_the_document_decide(office, campaign):
    stranger = actor_with(OrganizationFactory(), *Role)
    for actor in (office.drafter, stranger):
        with pytest.raises(RefusedError):
            actions.give_verdict(campaign.items.first(), actor=actor, verdict="keep")
    assert not CleanupItem.objects.visible_to(stranger).exists()
    assert not CleanupCampaign.objects.visible_to(stranger).exists()
    assert CleanupCampaign.objects.visible_to(office.drafter).get() == campaign


def test_it_closes_when_every_document_has_its_verdict(office, officer, campaign):
    first, second = campaign.items.all()
    actions.give_verdict(first, actor=office.publisher, verdict="keep")
    with pytest.raises(RefusedError, match="还有 1 份"):
        actions.close_cleanup(campaign, actor=officer)
    actions.give_verdict(second, actor=office.publisher, verdict="keep")
    closed = actions.close_cleanup(campaign, actor=officer)
    assert AuditEntry.objects.of(closed).first().data["keep"] == 2
    with pytest.raises(RefusedError, match="办结"):
        actions.give_verdict(first, actor=office.publisher, verdict="amend", reason="过时")


@pytest.fixture
def ending(documents, office):
    def end(on):
        actions.record_validity(
            documents[0], actor=office.publisher, status=Validity.LAPSED, from_on=on, clause="有效期"
        )
        return documents[0]

    return end


def test_its_keepers_are_warned_six_weeks_ahead_and_once(office, ending):
    row = ending(TODAY + dt.timedelta(days=43))
    assert jobs.warn() == 0
    tomorrow = TODAY + dt.timedelta(days=1)
    assert actions.warn_expiring(tomorrow) == 1
    assert actions.warn_expiring(tomorrow) == 0
    assert expiring(office.publisher, tomorrow).get() == row
    assert not expiring(office.drafter, tomorrow)
    assert AuditEntry.objects.of(row).first().event == "information.expiry_warning"


def test_the_rule_of_work_says_how_long_ahead(office, ending):
    PublishingRule.objects.create(organization=office.organization, expiry_warning_days=90)
    ending(TODAY + dt.timedelta(days=89))
    assert jobs.warn() == 1


def test_a_new_day_of_end_is_told_anew_and_the_old_one_no_longer(office, ending):
    row = ending(TODAY + dt.timedelta(days=20))
    assert jobs.warn() == 1
    later = TODAY + dt.timedelta(days=200)
    actions.record_validity(row, actor=office.publisher, status=Validity.IN_FORCE, from_on=TODAY, clause="延期")
    actions.record_validity(row, actor=office.publisher, status=Validity.LAPSED, from_on=later, clause="延期")
    assert not expiring(office.publisher, timezone.localdate())
    assert actions.warn_expiring(later - dt.timedelta(days=10)) == 1
