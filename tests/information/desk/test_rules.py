"""发布规则 at the desk: the same organization and kind again changes the rule that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from gongkai.core.roles import Role
from gongkai.information.models import PublishingRule
from tests.core.desk.conftest import seat

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization

LIMITS = {"review_days": "2", "secrecy_days": "1", "second_approval_days": "1", "expiry_warning_days": "42"}


def test_the_same_rule_again_changes_the_one_that_is_there(housing: Organization) -> None:
    office = seat(housing, Role.DISCLOSURE_OFFICER, name="公开丁")
    address = reverse("desk:create", args=["publishing-rules"])
    for days in ("2", "5"):
        given = {**LIMITS, "review_days": days, "organization": str(housing.pk), "kind": "notice"}
        assert office.post(address, **given).status_code == 302
    assert list(PublishingRule.objects.filter(organization=housing).values_list("review_days", flat=True)) == [5]
