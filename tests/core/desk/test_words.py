"""Words of the kit: what a button does, what a filter hides on a telephone, what the trail can be searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from gongkai.core.desk.registry import modules
from gongkai.core.desk.views.audit import event_choices
from gongkai.core.roles import Role
from tests.core.desk.conftest import seat

if TYPE_CHECKING:
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat


@pytest.mark.parametrize(
    ("module", "button"), [("information", "保存"), ("foi", "登记申请"), ("complaints", "登记投诉举报")]
)
def test_the_button_of_a_new_record_says_what_it_does(housing: Organization, module: str, button: str) -> None:
    anybody = seat(housing, Role.DRAFTER, Role.HANDLER, Role.DISCLOSURE_OFFICER)
    page = anybody.client.get(reverse("desk:create", args=[module])).text
    assert f'type="submit">{button}</button>' in page


@pytest.mark.parametrize(("query", "said"), [("", ""), ("state=draft&q=字", "（已选 1 项）")])
def test_folded_filters_say_how_many_are_chosen(drafter: Seat, query: str, said: str) -> None:
    page = drafter.client.get(f"{reverse('desk:list', args=['information'])}?{query}").text
    assert f"筛选条件{said}</label>" in page


def test_a_filter_that_is_wrong_is_not_folded_away(drafter: Seat) -> None:
    page = drafter.client.get(f"{reverse('desk:list', args=['information'])}?state=none").text
    assert 'id="more-filters" checked' in page


def test_the_trail_can_be_searched_for_every_event_of_every_flow_by_the_name_it_is_kept_under() -> None:
    known = dict(event_choices())
    for module in modules():
        kept_as = (module.model._meta.concrete_model or module.model)._meta.model_name
        for event, label in module.flow.events.choices if module.flow else ():
            assert f"{kept_as}.{event}" in known, (module.code, label)


def test_who_may_not_act_is_told_where_the_allowed_acts_stand(draft: Information, reviewer: Seat) -> None:
    page = reviewer.client.get(reverse("desk:act", args=["information", draft.pk, "publish"]))
    assert page.status_code == 403
    assert "可办理的操作" in page.text
