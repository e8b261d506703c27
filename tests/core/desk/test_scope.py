"""What is not yours answers 404, at every address of a record; who is not signed in is sent to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from gongkai.information.enums import InformationState

if TYPE_CHECKING:
    from django.test import Client

    from gongkai.information.models import Information
    from tests.core.desk.conftest import Seat

OF_A_RECORD = ("detail", "edit", "history")
OF_A_MODULE = ("list", "export", "create")


def address(name: str, record: Information) -> str:
    return reverse(f"desk:{name}", args=["information", record.pk])


@pytest.mark.parametrize("name", OF_A_RECORD)
def test_another_departments_record_does_not_exist(name: str, draft: Information, stranger: Seat) -> None:
    assert stranger.client.get(address(name, draft)).status_code == 404


@pytest.mark.parametrize("name", OF_A_RECORD)
def test_ones_own_departments_record_opens(name: str, draft: Information, drafter: Seat) -> None:
    assert drafter.client.get(address(name, draft)).status_code == 200


def test_a_published_record_of_another_department_is_no_desk_record(draft: Information, stranger: Seat) -> None:
    type(draft).objects.filter(pk=draft.pk).update(state=InformationState.PUBLISHED)
    assert stranger.client.get(address("detail", draft)).status_code == 404


def test_another_department_can_neither_act_nor_edit(draft: Information, stranger: Seat) -> None:
    acted = stranger.post(reverse("desk:act", args=["information", draft.pk, "submit"]))
    edited = stranger.post(address("edit", draft), title="改了")
    assert (acted.status_code, edited.status_code) == (404, 404)
    draft.refresh_from_db()
    assert (draft.state, draft.title) == (InformationState.DRAFT, "关于开展老旧小区改造意见征集的通知")


@pytest.mark.parametrize("tab", ["content", "flow", "timeline", "files", "validity", "relations"])
def test_every_tab_opens_for_its_own_department_alone(
    tab: str, draft: Information, drafter: Seat, stranger: Seat
) -> None:
    url = f"{address('detail', draft)}?tab={tab}"
    assert drafter.client.get(url).status_code == 200
    assert stranger.client.get(url).status_code == 404


def test_lists_show_ones_own_rows_only(draft: Information, drafter: Seat, stranger: Seat) -> None:
    url = reverse("desk:list", args=["information"])
    assert draft.title in drafter.client.get(url).text
    assert draft.title not in stranger.client.get(url).text


def test_unknown_modules_tabs_and_events_are_not_found(draft: Information, drafter: Seat) -> None:
    detail = address("detail", draft)
    unknown = reverse("desk:act", args=["information", draft.pk, "explode"])
    for url in ("/desk/nothing/", f"{detail}?tab=nothing", unknown):
        assert drafter.client.get(url).status_code == 404


@pytest.mark.parametrize("name", ["home", "audit"])
def test_the_desk_asks_for_sign_in(name: str, client: Client, db: None) -> None:
    url = reverse(f"desk:{name}")
    response = client.get(url)
    assert (response.status_code, response["Location"]) == (302, f"{reverse('orgs:sign-in')}?next={url}")


@pytest.mark.parametrize("name", OF_A_MODULE)
def test_every_module_asks_for_sign_in(name: str, client: Client, db: None) -> None:
    response = client.get(reverse(f"desk:{name}", args=["information"]))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("orgs:sign-in"))


@pytest.mark.parametrize("name", OF_A_RECORD)
def test_every_record_asks_for_sign_in(name: str, client: Client, draft: Information) -> None:
    assert client.get(address(name, draft)).status_code == 302


def test_somebody_without_a_writing_post_cannot_create(housing: object, db: None) -> None:
    from gongkai.core.roles import Role
    from tests.core.desk.conftest import seat

    auditor = seat(housing, Role.AUDITOR)  # type: ignore[arg-type]  # a fixture
    assert auditor.client.get(reverse("desk:create", args=["information"])).status_code == 404
