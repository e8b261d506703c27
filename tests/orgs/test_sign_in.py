"""Signing in and out as a browser does it."""

from __future__ import annotations

import pytest
from django.test import override_settings
from django.urls import reverse

from gongkai.core.audit.models import AuditEntry
from gongkai.core.roles import Role
from tests.factories.orgs import CityFactory, PersonFactory, person_with

pytestmark = pytest.mark.django_db
SIGN_IN, ACCOUNT = "/account/sign-in", "/account/"
NEW = "quite-another-word"


@pytest.fixture
def person():
    return person_with(CityFactory(), Role.DRAFTER, username="lin", name="林若溪")


def sign_in(client, password="password", **more):
    return client.post(SIGN_IN, {"username": "lin", "password": password, **more})


def test_the_form_is_in_chinese_and_names_its_fields(client, person):
    page = client.get(SIGN_IN).content.decode()
    assert "<h1>登录</h1>" in page
    assert "用户名" in page
    assert "密码" in page


def test_the_right_password_leads_to_the_desk(client, person):
    response = sign_in(client)
    assert (response.status_code, response["Location"]) == (302, reverse("desk:home"))
    assert client.get(ACCOUNT).status_code == 200


def test_a_wrong_password_says_so_without_saying_what_was_wrong(client, person):
    wrong = sign_in(client, "not the password").content.decode()
    unknown = client.post(SIGN_IN, {"username": "nobody", "password": "x"}).content.decode()
    for page in (wrong, unknown):
        assert "用户名或密码不正确" in page


def test_next_is_followed_within_the_site(client, person):
    assert sign_in(client, next=ACCOUNT)["Location"] == ACCOUNT


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil"])
def test_next_never_leads_to_another_site(client, person, target):
    assert sign_in(client, next=target)["Location"] == reverse("desk:home")
    assert target not in client.get(SIGN_IN, {"next": target}).headers.get("Location", "")


def test_a_signed_in_person_is_sent_on_but_never_away(client, person):
    client.force_login(person)
    assert client.get(SIGN_IN, {"next": ACCOUNT})["Location"] == ACCOUNT
    assert client.get(SIGN_IN, {"next": "https://evil.example/"})["Location"] == reverse("desk:home")


def test_a_person_out_of_use_cannot_sign_in(client, person):
    person.is_active = False
    person.save()
    assert sign_in(client).status_code == 200
    assert "_auth_user_id" not in client.session


@override_settings(AXES_ENABLED=True)
def test_five_wrong_passwords_lock_the_name_even_for_the_right_one(client, person):
    for _ in range(4):
        assert sign_in(client, "wrong").status_code == 200
    locked = sign_in(client, "wrong")
    assert locked.status_code == 429
    assert "登录已锁定" in locked.content.decode()
    assert sign_in(client).status_code == 429
    assert "_auth_user_id" not in client.session


@override_settings(AXES_ENABLED=True)
def test_another_name_is_not_locked_with_it(client, person):
    for _ in range(5):
        sign_in(client, "wrong")
    PersonFactory(username="zhou")
    assert client.post(SIGN_IN, {"username": "zhou", "password": "password"}).status_code == 302


def test_signing_out_takes_a_post(client, person):
    client.force_login(person)
    assert client.get("/account/sign-out").status_code == 405
    assert "_auth_user_id" in client.session
    assert client.post("/account/sign-out").status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_account_is_for_those_signed_in(client, person):
    assert client.get(ACCOUNT)["Location"] == f"{SIGN_IN}?next={ACCOUNT}"


def test_the_account_shows_the_posts_in_a_few_queries(client, person, django_assert_max_num_queries):
    client.force_login(person)
    with django_assert_max_num_queries(8):
        page = client.get(ACCOUNT).content.decode()
    assert "示范市人民政府" in page


def change(client, old="password", new=NEW, again=NEW):
    fields = {"old_password": old, "new_password1": new, "new_password2": again}
    return client.post(ACCOUNT, fields, follow=True).content.decode()


def test_a_new_password_works_and_is_in_the_audit(client, person):
    client.force_login(person)
    assert "密码已修改" in change(client)
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert AuditEntry.objects.of(person).get().event == "person.password_changed"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"old": "wrong"}, "原密码不正确"),
        ({"again": "something-else"}, "两次输入的新密码不一致"),
        ({"new": "short", "again": "short"}, "密码"),
    ],
)
def test_a_password_that_cannot_be_taken_changes_nothing(client, person, fields, message):
    client.force_login(person)
    assert message in change(client, **fields)
    person.refresh_from_db()
    assert person.check_password("password")
    assert not AuditEntry.objects.exists()


def test_the_page_bears_the_sites_own_name(client, person):
    assert "登录 - 示范市政务公开" in client.get(SIGN_IN).content.decode()
