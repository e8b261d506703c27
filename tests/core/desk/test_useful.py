"""What a module may say of a record's page: which acts are of use now, which tabs, what it is called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gongkai.core.desk import offers, registry

if TYPE_CHECKING:
    import pytest

    from gongkai.information.models import Information
    from tests.core.desk.conftest import Seat


def test_acts_stand_in_the_order_of_their_use_and_the_rest_is_folded(draft: Information, drafter: Seat) -> None:
    module, actor = registry.module_or_404("information"), drafter.person.actor()
    plain = offers.offers(module, draft, actor)
    last = plain[-1].event
    used = offers.offers(replace(module, useful=lambda _: (last,)), draft, actor)
    assert (used[0].event, used[0].rare) == (last, False)
    assert all(each.rare for each in used[1:])
    assert {each.event for each in used} == {each.event for each in plain}
    assert offers.offers(replace(module, useful=lambda _: ("absent",)), draft, actor) == plain


def test_folded_acts_stand_in_one_fold(draft: Information, drafter: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    module, actor = registry.module_or_404("information"), drafter.person.actor()
    first = offers.offers(module, draft, actor)[-1].event
    monkeypatch.setitem(registry._modules, "information", replace(module, useful=lambda _: (first,)))
    page = drafter.client.get(f"/desk/information/{draft.pk}/").content.decode()
    assert page.count("rare-acts") == 1
    assert page.count("<details") == page.count("</details>")


def test_a_module_may_leave_out_tabs_of_the_kit_and_name_its_pages(
    draft: Information, drafter: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = replace(registry.module_or_404("information"), own_tabs=("content",), heading=lambda _: "另一个名称")
    monkeypatch.setitem(registry._modules, "information", module)
    page = drafter.client.get(f"/desk/information/{draft.pk}/")
    assert "<h1>另一个名称</h1>" in page.content.decode()
    assert {tab["label"] for tab in page.context["tabs"]}.isdisjoint({"流程", "时间轴"})
    assert drafter.client.get(f"/desk/information/{draft.pk}/?tab=timeline").status_code == 404
