"""Closed world: every operation is open to all or asks for a scope, and lets in that scope's tokens alone."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.utils import timezone

from gongkai.api.actions import revoke_token
from gongkai.api.auth import BearerToken, scoped
from gongkai.api.models import ApiToken
from gongkai.api.scopes import SEATS, Scope, actor_for
from gongkai.api.v1 import api
from gongkai.core.actors import ActorKind
from gongkai.core.roles import Role
from tests.api.support import SYSTEM, bearer, token_for, told
from tests.factories.orgs import person_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client
    from ninja.operation import Operation

    from tests.api.conftest import City

# What everybody may ask, and the scope that each other operation asks for.
OPEN = {
    ("get", "law/add"), ("post", "law/due"), ("get", "law/fee"), ("post", "law/id/{kind}"), ("get", "law/remedy"),
    ("get", "law/rules"), ("get", "law/rules/{rule_id}"), ("get", "catalog/items"),
}  # fmt: skip
SCOPED = {
    ("post", "catalog/events"): Scope.EVENTS_WRITE,
    ("get", "obligations"): Scope.OBLIGATIONS_READ,
    ("get", "foi/cases"): Scope.CASES_READ,
    ("get", "foi/cases/{case_id}"): Scope.CASES_READ,
    ("get", "foi/due"): Scope.CASES_READ,
    ("get", "foi/statistics"): Scope.CASES_READ,
    ("post", "foi/cases"): Scope.CASES_WRITE,
    ("post", "foi/cases/{case_id}/events"): Scope.CASES_WRITE,
}
# These ask for nothing, so that they answer at once.
ASK_NOTHING = {("get", "foi/cases"), ("get", "foi/due")}
Call = tuple[str, str]


def operations() -> Iterator[tuple[Call, Operation]]:
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield (method.lower(), f"{prefix}/{path}".strip("/").replace("//", "/")), operation


def call(client: Client, asked: Call, headers: dict[str, str]) -> tuple[int, Any]:
    method, path = asked
    options: dict[str, Any] = {"headers": headers}
    if method == "post":
        options |= {"data": "{}", "content_type": "application/json"}
    return told(getattr(client, method)(f"/api/v1/{path}", **options))


def test_every_operation_is_open_or_asks_for_its_scope() -> None:
    found = dict(operations())
    assert set(found) == OPEN | set(SCOPED)
    for asked, operation in found.items():
        callbacks = operation.auth_callbacks
        assert [each.scope for each in callbacks if isinstance(each, BearerToken)] == (
            [SCOPED[asked]] if asked in SCOPED else []
        )
        assert len(callbacks) == (1 if asked in SCOPED else 0)


def test_every_scope_has_its_seats_and_is_used() -> None:
    assert set(SEATS) == set(Scope) == set(SCOPED.values())


def headers_of(case: str, city: City, scope: Scope) -> dict[str, str]:
    made = token_for(city.finance, scope, expires_on=timezone.localdate())
    if case == "foreign scope":
        return bearer(token_for(city.finance, *(set(Scope) - {scope})).secret)
    if case == "revoked":
        revoke_token(made.token, actor=SYSTEM, reason="停用")
    if case == "expired":
        ApiToken.objects.filter(pk=made.token.pk).update(expires_on=timezone.localdate() - dt.timedelta(days=1))
    return {
        "missing": {},
        "empty": {"Authorization": "Bearer "},
        "wrong": bearer(f"{made.secret}x"),
        "no bearer": {"Authorization": f"Basic {made.secret}"},
        "not ASCII": {"Authorization": "Bearer \u00e9\u00ff"},
        "digest itself": bearer(made.token.secret_sha256),
    }.get(case, bearer(made.secret))


@pytest.mark.parametrize("asked", sorted(SCOPED), ids="-".join)
@pytest.mark.parametrize(
    ("case", "status"),
    [
        ("missing", 401),
        ("empty", 401),
        ("wrong", 401),
        ("no bearer", 401),
        ("not ASCII", 401),
        ("digest itself", 401),
        ("expired", 401),
        ("revoked", 401),
        ("foreign scope", 403),
    ],
)
def test_a_call_without_the_right_token_is_refused(
    asked: Call, case: str, status: int, city: City, client: Client
) -> None:
    found, refusal = call(client, asked, headers_of(case, city, SCOPED[asked]))
    assert found == status
    assert set(refusal) == {"error", "where", "right"}
    assert all(refusal.values())


@pytest.mark.parametrize("asked", sorted(SCOPED), ids="-".join)
def test_the_right_token_comes_past_the_door(asked: Call, city: City, client: Client) -> None:
    status, answer = call(client, asked, headers_of("good", city, SCOPED[asked]))
    if asked in ASK_NOTHING:
        assert (status, answer) == (200, {"cases": [], "next": None})
    else:
        assert status == 422  # the example says nothing: what is missing is told
        assert answer["fields"]


def test_a_refused_call_says_how_to_be_let_in(city: City, client: Client) -> None:
    response = client.get("/api/v1/obligations")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_signed_in_person_is_not_let_in_by_their_session(city: City, client: Client) -> None:
    client.force_login(person_with(city.city, *Role))
    assert client.get("/api/v1/obligations?from=2026-01-01&to=2026-02-01").status_code == 401


def test_a_token_that_asks_too_often_waits_for_the_next_minute(city: City, client: Client) -> None:
    made = token_for(city.finance, per_minute=2)
    address = "/api/v1/obligations?from=2026-01-01&to=2026-02-01"
    with time_machine.travel("2026-03-02 10:00:10+08:00", tick=False) as clock:
        statuses = [client.get(address, headers=bearer(made.secret)).status_code for _ in range(3)]
        assert statuses == [200, 200, 429]
        refused = client.get(address, headers=bearer(made.secret))
        assert refused.headers["Retry-After"] == "50"
        assert "2 次" in json.loads(refused.content)["error"]
        clock.shift(50)
        assert client.get(address, headers=bearer(made.secret)).status_code == 200


def test_the_last_use_is_kept(city: City, client: Client) -> None:
    made = token_for(city.finance)
    with time_machine.travel("2026-03-02 10:00:10+08:00", tick=False):
        client.get("/api/v1/obligations?from=2026-01-01&to=2026-02-01", headers=bearer(made.secret))
        made.token.refresh_from_db()
        assert made.token.last_used_at == timezone.now()


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("below", [False, True])
def test_a_token_acts_in_its_scopes_role_and_in_no_other(city: City, scope: Scope, *, below: bool) -> None:
    actor = actor_for(scope, city.city, "办公系统", below=below)
    assert actor.kind is ActorKind.PROGRAM
    assert len(actor.grants) == 1
    assert bool(city.finance.seats_of(actor)) is below
    assert not city.city.seats_of(actor_for(scope, city.finance, "办公系统", below=below))


def test_a_scope_that_is_none_is_refused_when_the_application_starts() -> None:
    with pytest.raises(ValueError, match="events:erase"):
        scoped("events:erase")


@pytest.mark.parametrize("path", ["", "nothing", "catalog", "catalog/events/1", "law/%00", "obligations/x"])
@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_an_unknown_path_answers_in_json(path: str, method: str, db: None, client: Client) -> None:
    status, refusal = told(getattr(client, method)(f"/api/v1/{path}"))
    assert status == 404
    assert set(refusal) == {"error", "where", "right"}
