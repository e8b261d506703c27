"""Other systems report what happened, and read what is owed and what the lists say."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import time_machine

from gongkai.api.jobs import forget_answers
from gongkai.api.models import ApiAnswer
from gongkai.api.scopes import Scope
from gongkai.catalog.contract import contract
from gongkai.catalog.enums import VersionState
from gongkai.catalog.models import CatalogVersion, FormationEvent, Obligation
from gongkai.core.audit.models import AuditEntry
from tests.api.support import bearer, send, token_for, told
from tests.factories.catalog import build_item, build_obligation, build_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from tests.api.conftest import City

EVENTS = "/api/v1/catalog/events"
REPORT: dict[str, Any] = {"item": "CZ-01", "unit": "finance", "on": "2026-03-02", "what": "批准预算调整方案"}
KEY = "oa-2026-000123"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-03-03 10:00:00+08:00", tick=False):
        yield


def test_a_reported_event_makes_the_obligation_that_follows(city: City, client: Client) -> None:
    secret = token_for(city.finance, Scope.EVENTS_WRITE).secret
    status, answer = told(send(client, EVENTS, REPORT, secret))
    row = Obligation.objects.get()
    assert (status, answer) == (201, contract(row))
    assert (row.due_on, row.organization) == (dt.date(2026, 3, 9), city.finance)
    entry = AuditEntry.objects.get(event="obligation.event_reported")
    assert (entry.actor_kind, entry.actor_name) == ("program", "接口：办公系统")


def test_the_same_call_twice_is_once(city: City, client: Client) -> None:
    secret = token_for(city.finance, Scope.EVENTS_WRITE).secret
    first = told(send(client, EVENTS, REPORT, secret, KEY))
    Obligation.objects.update(state="done")  # what came of it since does not change the answer
    assert told(send(client, EVENTS, REPORT, secret, KEY)) == first
    assert FormationEvent.objects.count() == 1


def test_the_same_key_for_something_else_is_a_conflict(city: City, client: Client) -> None:
    secret = token_for(city.finance, Scope.EVENTS_WRITE).secret
    send(client, EVENTS, REPORT, secret, KEY)
    status, refusal = told(send(client, EVENTS, {**REPORT, "what": "另一件事"}, secret, KEY))
    assert (status, refusal["where"]) == (409, "请求头 Idempotency-Key")
    assert FormationEvent.objects.count() == 1


def test_a_refused_call_leaves_its_key_free(city: City, client: Client) -> None:
    secret = token_for(city.finance, Scope.EVENTS_WRITE).secret
    assert send(client, EVENTS, {**REPORT, "item": "没有"}, secret, KEY).status_code == 404
    assert send(client, EVENTS, REPORT, secret, KEY).status_code == 201


def test_another_systems_keys_are_its_own(city: City, client: Client) -> None:
    first, second = (token_for(city.finance, Scope.EVENTS_WRITE).secret for _ in range(2))
    assert send(client, EVENTS, REPORT, first, KEY).status_code == 201
    assert send(client, EVENTS, {**REPORT, "what": "另一件事"}, second, KEY).status_code == 201


def test_the_same_reference_is_one_event(city: City, client: Client) -> None:
    secret = token_for(city.finance, Scope.EVENTS_WRITE).secret
    report = {**REPORT, "reference": "OA-77"}
    assert told(send(client, EVENTS, report, secret)) == told(send(client, EVENTS, report, secret))
    assert FormationEvent.objects.count() == 1


@pytest.mark.parametrize("key", ["", "short", "有汉字的编号一二三四", "x" * 121, "with blank in it"])
def test_a_key_that_is_none_is_refused(city: City, client: Client, key: str) -> None:
    secret = token_for(city.finance, Scope.EVENTS_WRITE).secret
    headers = bearer(secret) | ({"Idempotency-Key": key.encode().decode("latin-1")} if key else {})
    response = client.post(EVENTS, REPORT, content_type="application/json", headers=headers)
    assert told(response)[1]["where"] == "请求头 Idempotency-Key"
    assert response.status_code == 422


@pytest.mark.parametrize(
    ("change", "status", "where"),
    [
        ({"item": "没有这个事项"}, 404, "请求体 item"),
        ({"item": "\u0000"}, 422, "请求体 item"),
        ({"item": None}, 422, "请求体 item"),
        ({"item_id": 1}, 422, "请求体 item"),
        ({"item": None, "item_id": 999_999}, 404, "请求体 item_id"),
        ({"item": None, "item_id": 10**30}, 422, "请求体 item_id"),
        ({"unit": "某某局"}, 404, "请求体 unit"),
        ({"unit": "schools"}, 403, "请求体 unit"),
        ({"on": "2026-03-04"}, 422, "请求体 on"),
        ({"on": "三月二日"}, 422, "请求体 on"),
        ({"on": 20260302}, 422, "请求体 on"),
        ({"what": " "}, 422, "请求体 what"),
        ({"what": "长" * 301}, 422, "请求体 what"),
        ({"start": "whenever"}, 422, "请求体 start"),
        ({"reference": "第一行\n第二行"}, 422, "请求体 reference"),
        ({"colour": "red"}, 422, "请求体 colour"),
    ],
)
def test_what_is_wrong_with_a_report_is_told_with_its_place(
    city: City, client: Client, change: dict[str, Any], status: int, where: str
) -> None:
    secret = token_for(city.finance, Scope.EVENTS_WRITE).secret
    found, refusal = told(send(client, EVENTS, {**REPORT, **change}, secret))
    assert (found, refusal["where"]) == (status, where)
    assert refusal["error"]
    assert not FormationEvent.objects.exists()
    assert not ApiAnswer.objects.exists()


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", "3", "[" * 100_000, '{"what": "\\ud800"}', '{"on": NaN}', "{" + "9" * 9000]
)
def test_a_body_that_is_no_report_is_refused_in_words(city: City, client: Client, body: str) -> None:
    status, refusal = told(send(client, EVENTS, body, token_for(city.finance).secret))
    assert status in (400, 422)
    assert refusal["error"]
    assert refusal["where"]


def test_an_item_that_is_not_proactive_owes_nothing(city: City, client: Client) -> None:
    build_item(city.item.version, second="内部事项", code="CZ-02", proactive=False)
    status, refusal = told(send(client, EVENTS, {**REPORT, "item": "CZ-02"}, token_for(city.finance).secret))
    assert (status, refusal["where"]) == (422, "请求体 item")


def test_an_item_by_its_names_in_either_stroke(city: City, client: Client) -> None:
    secret = token_for(city.finance).secret
    for name in ("财政收支／预算调整", "财政收支 / 预算调整"):
        assert send(client, EVENTS, {**REPORT, "item": name}, secret).status_code == 201


def test_of_several_items_of_one_name_the_caller_chooses_by_id(city: City, client: Client) -> None:
    other = build_version(city.city, state=VersionState.IN_FORCE, field="税收", title="税收目录")
    twin = build_item(other, second="预算调整")
    secret, named = token_for(city.finance).secret, {**REPORT, "item": "财政收支／预算调整"}
    status, refusal = told(send(client, EVENTS, named, secret))
    assert status == 422
    assert f"{twin.pk}（税收目录）" in refusal["right"]
    chosen = {**REPORT, "item_id": twin.pk, "item": None}
    assert send(client, EVENTS, chosen, secret).status_code == 201


def test_a_token_for_the_city_and_all_below_reports_for_a_department(city: City, client: Client) -> None:
    secret = token_for(city.city, Scope.EVENTS_WRITE, below=True).secret
    assert send(client, EVENTS, REPORT, secret).status_code == 201


def test_answers_are_forgotten_after_a_month(city: City, client: Client) -> None:
    secret = token_for(city.finance).secret
    send(client, EVENTS, REPORT, secret, KEY)
    assert forget_answers() == 0
    with time_machine.travel("2026-04-03 10:00:00+08:00", tick=False):
        assert forget_answers() == 1


def test_obligations_are_those_of_the_command_line_for_the_tokens_unit(city: City, client: Client) -> None:
    own = build_obligation(city.item, city.finance)
    build_obligation(city.item, city.schools)
    secret = token_for(city.finance, Scope.OBLIGATIONS_READ).secret
    address = "/api/v1/obligations?from=2026-03-01&to=2026-03-31"
    assert told(client.get(address, headers=bearer(secret))) == (200, [contract(own)])
    whole = token_for(city.city, Scope.OBLIGATIONS_READ, below=True).secret
    assert len(told(client.get(address, headers=bearer(whole)))[1]) == 2
    one = told(client.get(f"{address}&unit=schools", headers=bearer(whole)))[1]
    assert [row["unit"] for row in one] == ["示范市教育局"]
    assert told(client.get(f"{address}&offset=1&limit=5", headers=bearer(whole)))[1] == one


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 422),
        ("from=2026-03-01", 422),
        ("from=2026-04-01&to=2026-03-01", 422),
        ("from=1990-01-01&to=2026-03-01", 422),
        ("from=2026-03-01&to=x", 422),
        ("from=2026-03-01&to=2026-03-02&limit=0", 422),
        ("from=2026-03-01&to=2026-03-02&unit=某局", 404),
        ("from=2026-03-01&to=2026-03-02&unit=%00", 404),
    ],
)
def test_a_span_that_is_none_is_refused(city: City, client: Client, query: str, status: int) -> None:
    secret = token_for(city.finance).secret
    found, refusal = told(client.get(f"/api/v1/obligations?{query}", headers=bearer(secret)))
    assert (found, bool(refusal["where"])) == (status, True)


def test_the_items_in_force_are_open_to_all(city: City, client: Client) -> None:
    draft = build_version(city.city, field="税收")
    build_item(draft, second="草稿中的事项")
    status, found = told(client.get("/api/v1/catalog/items"))
    assert (status, found["count"]) == (200, 1)
    item = found["items"][0]
    assert (item["code"], item["name"]) == ("CZ-01", "财政收支／预算调整")
    assert item["time_limit"]["read_as"] == ["自信息形成起，5个工作日内公开"]
    assert item["units"] == [{"name": "示范市财政局", "code": "finance", "group": False}]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("list=standard", 1),
        ("list=powers", 0),
        ("field=财政预决算", 1),
        ("unit=finance", 1),
        ("unit=schools", 0),
        ("q=预算", 1),
        ("q=预算 没有", 0),
        ("q=%00", 0),
    ],
)
def test_items_are_chosen_by_list_field_unit_and_words(city: City, client: Client, query: str, count: int) -> None:
    assert told(client.get(f"/api/v1/catalog/items?{query}"))[1]["count"] == count


@pytest.mark.parametrize("query", ["list=x", "offset=-1", "limit=100000", "q=" + "长" * 101])
def test_a_choice_that_is_none_is_refused(city: City, client: Client, query: str) -> None:
    assert told(client.get(f"/api/v1/catalog/items?{query}"))[0] == 422


def test_items_cost_the_same_queries_however_many(
    city: City, client: Client, django_assert_max_num_queries: Any
) -> None:
    version = CatalogVersion.objects.get()
    for number in range(30):
        build_item(version, second=f"事项{number}")
    with django_assert_max_num_queries(5):
        client.get("/api/v1/catalog/items")
