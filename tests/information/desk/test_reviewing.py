"""Around a review, at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from gongkai.core.roles import Role
from gongkai.information import actions
from gongkai.information.enums import CountersignState, InformationState
from gongkai.information.models import Countersign, PublishingRule
from tests.core.desk.conftest import seat
from tests.factories.orgs import OrganizationFactory
from tests.information.people import VALUES

if TYPE_CHECKING:
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat

pytestmark = pytest.mark.django_db


def act(who: Seat, code: str, pk: int, event: str, **data: object) -> None:
    response = who.post(reverse("desk:act", args=[code, pk, event]), **data)
    assert response.status_code == 302, response.content.decode()  # type: ignore[attr-defined]  # of the test client


def get(who: Seat, name: str, *arguments: object, **query: str) -> str:
    return who.client.get(reverse(name, args=arguments), query).content.decode()


@pytest.fixture
def row(housing: Organization, drafter: Seat) -> Information:
    made = actions.create(
        actor=drafter.person.actor(), owner=housing, kind="normative", title="示范市加装电梯办法", **VALUES
    )
    return actions.submit(made, actor=drafter.person.actor())


def test_an_opinion_is_given_returned_seen_beside_the_text_and_ticked_off(
    row: Information, drafter: Seat, reviewer: Seat
) -> None:
    act(reviewer, "information", row.pk, "opinion", quote="加装电梯", text="应为增设电梯")
    act(reviewer, "information", row.pk, "return", reason="见批注")
    page = get(drafter, "desk:edit", "information", row.pk)
    assert "应为增设电梯" in page
    assert "<mark>加装电梯</mark>" in page
    opinion = row.opinions.get()
    act(drafter, "information", row.pk, "settle_opinion", opinion=opinion.pk, outcome="已改")
    assert "应为增设电梯" not in get(drafter, "desk:edit", "information", row.pk)
    assert "已处理：已改" in get(drafter, "desk:detail", "information", row.pk, tab="review")


def test_a_unit_is_asked_sees_the_draft_and_answers(row: Information, drafter: Seat, reviewer: Seat) -> None:
    finance = OrganizationFactory(name="示范市财政局")
    asked = seat(finance, Role.REVIEWER, name="会签丁")
    act(reviewer, "information", row.pk, "ask_countersign", organizations=[finance.pk], question="资金安排")
    countersign = Countersign.objects.get()
    page = get(asked, "desk:detail", "countersigns", countersign.pk)
    assert "为了加装电梯" in page
    assert row.title in get(asked, "desk:home")
    act(asked, "countersigns", countersign.pk, "answer", agrees="no", opinion="请列明资金来源")
    countersign.refresh_from_db()
    assert countersign.state == CountersignState.OBJECTED
    assert "请列明资金来源" in get(reviewer, "desk:detail", "information", row.pk)
    stranger = seat(OrganizationFactory(), Role.REVIEWER, name="他人")
    address = reverse("desk:detail", args=["countersigns", countersign.pk])
    assert stranger.client.get(address).status_code == 404


def test_the_button_follows_the_rule_of_work(row: Information, housing: Organization, reviewer: Seat) -> None:
    address = reverse("desk:act", args=["information", row.pk, "pass_to_secrecy"])
    assert address not in get(reviewer, "desk:detail", "information", row.pk)
    PublishingRule.objects.create(organization=housing, secrecy_review=True)
    assert address in get(reviewer, "desk:detail", "information", row.pk)
    act(reviewer, "information", row.pk, "pass_to_secrecy")
    row.refresh_from_db()
    assert row.state == InformationState.SECRECY_REVIEW


def test_the_office_makes_a_rule_in_the_browser(housing: Organization) -> None:
    officer = seat(housing, Role.DISCLOSURE_OFFICER, name="公开办戊")
    officer.post(
        reverse("desk:create", args=["publishing-rules"]),
        organization=housing.pk,
        kind="normative",
        secrecy_review="on",
        review_days=3,
        secrecy_days=1,
        second_approval_days=1,
        expiry_warning_days=42,
    )
    rule = PublishingRule.objects.get()
    assert (rule.organization, rule.kind, rule.secrecy_review, rule.review_days) == (housing, "normative", True, 3)
    assert "行政规范性文件" in get(officer, "desk:list", "publishing-rules")
    officer.post(
        reverse("desk:edit", args=["publishing-rules", rule.pk]),
        review_days=4,
        secrecy_days=1,
        second_approval_days=1,
        expiry_warning_days=42,
    )
    rule.refresh_from_db()
    assert (rule.review_days, rule.secrecy_review) == (4, False)
