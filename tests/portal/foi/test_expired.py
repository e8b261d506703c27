"""The half hour runs out while somebody writes: nothing is done for a stranger, nothing that was typed is lost."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from gongkai.cases.foi import actions
from gongkai.cases.foi.enums import FoiState
from tests.factories.cases import handled, registered
from tests.portal.foi.support import enter

if TYPE_CHECKING:
    from django.test import Client

    from gongkai.cases.models import Case
    from tests.factories.cases import Office

TYPED = "想了很久才写下来的补正内容"


@pytest.fixture
def asked(office: Office) -> Case:
    """A case whose applicant has to correct something."""
    case = handled(office)
    actions.ask_correction(case, "请写明年份", timezone.localdate() + dt.timedelta(days=15), actor=office.handler)
    return case


def correct(client: Client, text: str = TYPED) -> object:
    return client.post(reverse("portal:foi-correct"), {"text": text})


def test_what_was_typed_comes_back_behind_the_door(asked: Case, client: Client) -> None:
    response = correct(client)
    page = response.content.decode()
    assert response.status_code == 401
    assert TYPED in page
    assert "自动退出" in page
    sent = {"number": asked.number, "code": asked.code, "deed": "correct", "text": TYPED}
    resumed = client.post(reverse("portal:foi-track"), sent)
    page = resumed.content.decode()
    assert resumed.status_code == 200
    assert f"{TYPED}</textarea>" in page
    assert f'action="{reverse("portal:foi-correct")}"' in page
    asked.refresh_from_db()
    assert asked.state == FoiState.AWAITING_CORRECTION
    key = resumed.context["idempotency_key"]
    client.post(reverse("portal:foi-correct"), {"text": TYPED, "idempotency_key": key})
    asked.refresh_from_db()
    assert asked.state == FoiState.HANDLING


def test_a_wrong_code_keeps_it_and_opens_nothing(asked: Case, client: Client) -> None:
    sent = {"number": asked.number, "code": "ABCD-EFGH-JKMN-PQRS", "deed": "correct", "text": TYPED}
    response = client.post(reverse("portal:foi-track"), sent)
    page = response.content.decode()
    assert response.status_code == 401
    assert TYPED in page
    assert "对不上" in page
    assert "gongkai_foi" not in response.cookies


@pytest.mark.parametrize("deed", ["", "unknown", "withdraw\x00"])
def test_what_leads_nowhere_leads_to_the_case(deed: str, asked: Case, client: Client) -> None:
    sent = {"number": asked.number, "code": asked.code, "deed": deed, "text": TYPED}
    assert client.post(reverse("portal:foi-track"), sent).url == reverse("portal:foi-case")


def test_what_is_no_longer_asked_for_leads_to_the_case(office: Office, client: Client) -> None:
    case = registered(office)
    sent = {"number": case.number, "code": case.code, "deed": "correct", "text": TYPED}
    assert client.post(reverse("portal:foi-track"), sent).url == reverse("portal:foi-case")


def test_with_nothing_typed_the_door_is_the_door(asked: Case, client: Client) -> None:
    assert correct(client, " ").url == reverse("portal:foi-track")
    assert client.get(reverse("portal:foi-correct")).url == reverse("portal:foi-track")


def test_while_the_pass_lasts_nothing_asks_for_it(asked: Case, client: Client) -> None:
    enter(client, asked)
    assert correct(client).status_code == 422
