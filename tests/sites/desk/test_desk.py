"""The desk modules 网站, 栏目, 公开指南, and 放入栏目 on the information's own page."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from gongkai.core.roles import Role
from gongkai.information.enums import InformationState
from gongkai.sites import actions, reading
from gongkai.sites.models import Column, Guide, Placement, Site
from tests.factories.orgs import person_with

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories.sites import Town


@pytest.fixture
def keeper(town: Town, client: Client) -> Client:
    client.force_login(person_with(town.bureau, Role.DISCLOSURE_OFFICER))
    return client


def post(client: Client, address: str, **data: Any) -> Any:
    return client.post(address, {"idempotency_key": str(uuid.uuid4()), **data})


def act(column: Column, event: str) -> str:
    return reverse("desk:act", args=["columns", column.pk, event])


NEW = {
    "name": "财政信息",
    "code": "",
    "type": "finance",
    "description": "",
    "keywords": "",
    "themes": "",
    "units": "",
    "items": "",
}


def test_a_column_is_made_where_it_was_chosen(town: Town, keeper: Client) -> None:
    top = town.column("政务公开")
    given = NEW | {"above": f"c{top.pk}", "kinds": ["notice"], "units": "示范市第一小学", "themes": "综合政务"}
    assert post(keeper, reverse("desk:create", args=["columns"]), **given).status_code == 302
    made = Column.objects.get(name="财政信息")
    assert (made.parent, made.path, made.kinds, made.themes) == (top, "zwgk/czxx", ["notice"], ["综合政务"])
    assert list(made.units.all()) == [town.school]


def test_the_same_form_twice_is_once(town: Town, keeper: Client) -> None:
    data = NEW | {"above": f"s{town.site.pk}", "idempotency_key": str(uuid.uuid4())}
    for _ in range(2):
        assert keeper.post(reverse("desk:create", args=["columns"]), data).status_code == 302
    assert Column.objects.filter(name="财政信息").count() == 1


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("units", "不存在的局", "没有找到发布机构“不存在的局”"),
        ("items", "没有的事项", "没有找到施行中的公开事项“没有的事项”"),
        ("themes", "天文", "主题分类中没有“天文”"),
        ("code", "政务", "小写字母"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(
    town: Town, keeper: Client, field: str, value: str, says: str
) -> None:
    given = NEW | {"above": f"s{town.site.pk}", field: value}
    response = post(keeper, reverse("desk:create", args=["columns"]), **given)
    assert response.status_code == 409
    assert says in response.context["form"].errors[field][0]


def test_a_place_on_somebody_elses_site_is_no_choice(town: Town, keeper: Client) -> None:
    given = NEW | {"above": f"s{town.main.pk}"}
    assert post(keeper, reverse("desk:create", args=["columns"]), **given).status_code == 400


def test_opening_the_form_and_sending_it_changes_nothing(town: Town, keeper: Client) -> None:
    column = town.column(kinds=["notice"], units=[town.school], themes=["综合政务\\政务公开"])
    address = reverse("desk:edit", args=["columns", column.pk])
    form = keeper.get(address).context["form"]
    before = Column.objects.get(pk=column.pk).updated_at
    given = {name: value for name in form.fields if (value := form[name].value()) not in (None, False)}
    assert post(keeper, address, **given).status_code == 302
    assert Column.objects.get(pk=column.pk).updated_at == before


def test_the_list_shows_the_tree(town: Town, keeper: Client) -> None:
    top, other = town.column("甲"), town.column("乙")
    town.column("丙", parent=top)
    post(keeper, act(other, "up"))
    names = [row.name for row in keeper.get(reverse("desk:list", args=["columns"])).context["table"].data]
    assert names == ["乙", "甲", "丙"]
    page = keeper.get(reverse("desk:detail", args=["sites", town.site.pk]), {"tab": "columns"})
    assert [row[0].name for row in page.context["rows"]] == names
    assert "└" in page.text


def test_moving_merging_and_closing_by_form(town: Town, keeper: Client) -> None:
    one, two, three = (town.column(name, kinds=["notice"]) for name in "甲乙丙")
    assert post(keeper, act(one, "move"), parent=two.pk).status_code == 302
    assert post(keeper, act(one, "merge"), into=three.pk).status_code == 302
    assert post(keeper, act(two, "close"), redirect_to=three.pk, reason="不再使用").status_code == 302
    assert reading.column_at(town.site, "y") == three
    assert reading.column_at(town.site, "y/j") == three


def test_only_the_own_sites_columns_are_offered_as_targets(town: Town, keeper: Client) -> None:
    away = actions.add_column(town.main, actor=town.keeper, name="公告")
    column = town.column()
    assert post(keeper, act(column, "merge"), into=away.pk).status_code == 400
    assert post(keeper, act(column, "move"), parent=column.pk).status_code == 400


def test_information_is_put_in_by_its_number_and_taken_out(town: Town, keeper: Client) -> None:
    column, row = town.column(by_hand=True), town.row()
    assert post(keeper, act(column, "put"), numbers=f" {row.index_number}\n").status_code == 302
    assert list(reading.rows_of(column)) == [row]
    assert row.title in keeper.get(reverse("desk:detail", args=["columns", column.pk]), {"tab": "rows"}).text
    assert post(keeper, act(column, "take"), rows=[row.pk]).status_code == 302
    assert not Placement.objects.exists()


def test_unknown_numbers_and_drafts_of_others_are_named(town: Town, keeper: Client) -> None:
    column, draft = town.column(), town.row(owner=town.office, state=InformationState.DRAFT)
    response = post(keeper, act(column, "put"), numbers=f"没有的号\n{draft.index_number}")
    assert response.status_code == 409
    assert "没有的号" in response.text
    assert draft.index_number in response.context["form"].errors["numbers"][0]
    assert not Placement.objects.exists()


def test_a_drafter_puts_information_into_columns_from_its_page(town: Town, client: Client) -> None:
    client.force_login(person_with(town.bureau, Role.DRAFTER))
    one, two = town.column("甲"), town.column("乙", parent=town.column("丁"))
    away = actions.add_column(town.main, actor=town.keeper, name="公告")
    row = town.row(state=InformationState.DRAFT)
    address = reverse("desk:act", args=["information", row.pk, "columns"])
    assert "丁 › 乙" in client.get(address).text
    assert post(client, address, columns=[one.pk, two.pk]).status_code == 302
    assert post(client, address, columns=[two.pk]).status_code == 302
    assert list(Placement.objects.values_list("column", flat=True)) == [two.pk]
    assert post(client, address, columns=[away.pk]).status_code == 400


def test_a_site_is_opened_with_its_columns(town: Town, client: Client) -> None:
    client.force_login(person_with(town.city, Role.ADMINISTRATOR))
    given = {"name": "示范市财政局", "code": "czj", "unit": town.office.pk, "host": "czj.shifan.gov.cn"}
    assert post(client, reverse("desk:create", args=["sites"]), **given).status_code == 302
    assert Site.objects.get(code="czj").columns.exists()
    response = post(client, reverse("desk:create", args=["sites"]), **{**given, "unit": town.school.pk})
    assert response.status_code == 409
    assert "已被使用" in response.context["form"].errors["code"][0]


def test_a_main_site_without_a_unit_is_shown_and_completed(town: Town, client: Client) -> None:
    actions.edit_site(town.main, actor=town.keeper, unit=None)
    client.force_login(person_with(town.city, Role.ADMINISTRATOR))
    address = reverse("desk:detail", args=["sites", town.main.pk])
    assert "全部单位" in client.get(address).text
    assert post(client, reverse("desk:act", args=["sites", town.main.pk, "standard"])).status_code == 302
    assert "补齐标准栏目" in client.get(address, {"tab": "timeline"}).text


def test_a_guide_is_written_and_says_what_lacks(town: Town, client: Client) -> None:
    client.force_login(person_with(town.bureau, Role.DRAFTER))
    given = {"unit": town.bureau.pk, "office": "局办公室", "telephone": "0990-1234567"}
    assert post(client, reverse("desk:create", args=["guides"]), **given).status_code == 302
    guide = Guide.objects.get()
    assert "没有填写“传真号码”" in client.get(reverse("desk:detail", args=["guides", guide.pk])).text
    wrong = post(client, reverse("desk:edit", args=["guides", guide.pk]), **given, request_url="申请")
    assert wrong.status_code == 400


@pytest.mark.parametrize("code", ["sites", "columns", "guides"])
def test_who_keeps_nothing_is_offered_nothing_new(town: Town, client: Client, code: str) -> None:
    client.force_login(person_with(town.office, Role.AUDITOR))
    assert client.get(reverse("desk:create", args=[code])).status_code == 404
    assert client.get(reverse("desk:list", args=[code])).status_code == 200
