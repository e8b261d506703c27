"""The desk list of names to settle, as a browser uses it."""

from __future__ import annotations

import re

import pytest

from gongkai.core.idempotency import new_key
from gongkai.core.roles import Role
from gongkai.orgs.actions import note_unresolved
from gongkai.orgs.models import UnresolvedName
from gongkai.orgs.models.names import Settlement
from tests.factories.orgs import person_with


@pytest.fixture
def unresolved(town):
    note_unresolved(["公开专班"], within=town["office"], example="示政办发〔2024〕1号 任务台账")
    return UnresolvedName.objects.get()


@pytest.fixture
def officer(client, town):
    client.force_login(person_with(town["office"], Role.DISCLOSURE_OFFICER))
    return client


def act(client, unresolved, **fields):
    address = f"/desk/names/{unresolved.pk}/act/settle/"
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    return client.post(address, {**hidden, **fields}, follow=True)


def test_open_names_stand_in_the_list_and_among_the_things_to_do(officer, unresolved):
    listed = officer.get("/desk/names/", {"state": "open"}).content.decode()
    assert "公开专班" in listed
    assert "示政办发〔2024〕1号 任务台账" in listed
    assert "待认定的单位名称" in officer.get("/desk/").content.decode()


def test_settling_takes_the_name_off_the_list(officer, town, unresolved):
    page = act(officer, unresolved, settlement="organization", organization=town["office"].pk, add_alias="on")
    assert "已认定。" in page.content.decode()
    unresolved.refresh_from_db()
    assert (unresolved.state, unresolved.organization) == (Settlement.ORGANIZATION, town["office"])
    assert "公开专班" not in officer.get("/desk/names/", {"state": "open"}).content.decode()


def test_an_organization_that_is_missing_is_asked_for(officer, unresolved):
    page = act(officer, unresolved, settlement="organization")
    assert "请选择这一名称对应的机构" in page.content.decode()
    unresolved.refresh_from_db()
    assert unresolved.state == Settlement.OPEN


def test_an_organization_chosen_for_an_outside_body_is_dropped(officer, town, unresolved):
    act(officer, unresolved, settlement="outside", organization=town["office"].pk, add_alias="on")
    unresolved.refresh_from_db()
    assert (unresolved.state, unresolved.organization) == (Settlement.OUTSIDE, None)
    assert not town["office"].names.filter(name="公开专班").exists()


def test_a_drafter_sees_the_name_but_not_the_act(client, town, unresolved):
    client.force_login(person_with(town["office"], Role.DRAFTER))
    assert client.get(f"/desk/names/{unresolved.pk}/").status_code == 200
    assert "/act/settle/" not in client.get(f"/desk/names/{unresolved.pk}/").content.decode()
    refused = client.get(f"/desk/names/{unresolved.pk}/act/settle/")
    assert refused.status_code == 403
    assert "须由“示范市人民政府办公室”的政务公开办工作人员或系统管理员办理" in refused.content.decode()
    client.post(
        f"/desk/names/{unresolved.pk}/act/settle/",
        {"idempotency_key": new_key(), "version": "open:", "settlement": "outside"},
    )
    unresolved.refresh_from_db()
    assert unresolved.state == Settlement.OPEN
    assert "待认定的单位名称" not in client.get("/desk/").content.decode()


def test_for_another_department_the_name_does_not_exist(client, town, unresolved):
    client.force_login(person_with(town["finance"], Role.DISCLOSURE_OFFICER))
    assert client.get(f"/desk/names/{unresolved.pk}/").status_code == 404
    assert client.get(f"/desk/names/{unresolved.pk}/act/settle/").status_code == 404
    assert "公开专班" not in client.get("/desk/names/").content.decode()
