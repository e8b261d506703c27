"""Tokens are made and stopped by the administrator; the secret is seen once."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from gongkai.api.actions import create_token, digest, revoke_token
from gongkai.api.models import ApiToken
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from tests.api.support import SYSTEM, token_for
from tests.factories.orgs import person_with

if TYPE_CHECKING:
    from django.test import Client

    from tests.api.conftest import City

NEW = "/desk/tokens/new/"


def form(city: City, **change: Any) -> dict[str, Any]:
    given = {
        "name": "市办公系统",
        "organization": city.finance.pk,
        "scopes": ["events:write"],
        "expires_on": timezone.localdate() + dt.timedelta(days=9),
        "per_minute": 60,
        "idempotency_key": str(uuid.uuid4()),
    }
    return given | change


def test_the_secret_is_on_one_page_and_nowhere_else(city: City, client: Client) -> None:
    client.force_login(person_with(city.city, Role.ADMINISTRATOR))
    filled = form(city)
    page = client.post(NEW, filled).content.decode()
    secret = re.search(r"gk_[\w-]{43}", page)
    token = ApiToken.objects.get()
    assert secret
    assert token.secret_sha256 == digest(secret[0])
    assert token.prefix == secret[0][:8]
    again = client.post(NEW, filled).content.decode()
    assert ApiToken.objects.count() == 1
    assert secret[0] not in again
    assert secret[0] not in client.get(reverse("desk:detail", args=["tokens", token.pk])).content.decode()
    entry = AuditEntry.objects.get(event="api_token.created")
    assert secret[0] not in str(entry.data)
    assert entry.owner_id == city.finance.pk


@pytest.mark.parametrize("change", [{"name": ""}, {"scopes": []}, {"scopes": ["all"]}, {"organization": 0}])
def test_a_form_that_lacks_something_makes_no_token(city: City, client: Client, change: dict[str, Any]) -> None:
    client.force_login(person_with(city.city, Role.ADMINISTRATOR))
    assert client.post(NEW, form(city, **change)).status_code == 400
    assert not ApiToken.objects.exists()


def test_the_button_of_the_form_has_a_name(city: City, client: Client) -> None:
    """The page takes the place of the kit's own, and names no button itself."""
    client.force_login(person_with(city.city, Role.ADMINISTRATOR))
    assert re.search(r'<button class="button" type="submit">\S+</button>', client.get(NEW).content.decode())


def test_a_day_that_has_passed_is_told_on_its_field(city: City, client: Client) -> None:
    client.force_login(person_with(city.city, Role.ADMINISTRATOR))
    page = client.post(NEW, form(city, expires_on="2020-01-01"))
    assert page.status_code == 409
    assert "有效期不能早于今天" in page.content.decode()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_but_the_administrator_makes_or_stops_one(city: City, client: Client, role: Role) -> None:
    person = person_with(city.city, role)
    client.force_login(person)
    assert client.get(NEW).status_code == 404
    assert client.post(NEW, form(city)).status_code == 404
    with pytest.raises(RefusedError):
        create_token(name="x", organization=city.city, scopes=["events:write"], actor=person.actor())
    with pytest.raises(RefusedError):
        revoke_token(token_for(city.finance).token, actor=person.actor(), reason="不用了")


@pytest.mark.parametrize("role", list(Role))
def test_tokens_are_seen_by_administrators_and_auditors(city: City, role: Role) -> None:
    token_for(city.finance)
    seen = ApiToken.objects.visible_to(person_with(city.city, role).actor()).count()
    assert seen == (1 if role in (Role.ADMINISTRATOR, Role.AUDITOR) else 0)


def test_another_departments_administrator_sees_none(city: City) -> None:
    token_for(city.finance)
    assert not ApiToken.objects.visible_to(person_with(city.schools, Role.ADMINISTRATOR).actor()).exists()


def test_a_stopped_token_stays_on_record_with_its_reason(city: City, client: Client) -> None:
    client.force_login(person_with(city.city, Role.ADMINISTRATOR))
    token = token_for(city.finance).token
    address = reverse("desk:act", args=["tokens", token.pk, "revoke"])
    page = client.post(address, {"reason": "系统停用", "idempotency_key": str(uuid.uuid4()), "version": ""})
    assert page.status_code == 302
    token.refresh_from_db()
    assert token.standing.label == "已停用"
    with pytest.raises(RefusedError):
        revoke_token(token, actor=SYSTEM, reason="再停一次")


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("name", {"name": " "}),
        ("scopes", {"scopes": []}),
        ("scopes", {"scopes": ["events:write", "x"]}),
        ("expires_on", {"expires_on": dt.date(2020, 1, 1)}),
        ("per_minute", {"per_minute": 0}),
    ],
)
def test_an_impossible_token_is_refused(city: City, field: str, change: dict[str, Any]) -> None:
    given = {"name": "系统", "organization": city.city, "scopes": ["events:write"]} | change
    with pytest.raises(InvalidInputError) as refused:
        create_token(**given, actor=SYSTEM)
    assert refused.value.field == field


def test_two_tokens_never_share_a_secret(city: City) -> None:
    assert len({token_for(city.finance).secret for _ in range(20)}) == 20
