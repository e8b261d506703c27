"""Published material first: shown, counted, never in the way."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from gongkai.core.roles import Role
from gongkai.portal.foi import guidance
from gongkai.portal.foi.models import Guidance, Turn
from gongkai.search.contract import IndexUnusableError
from tests.factories.orgs import person_with

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories.cases import Office
    from tests.portal.support import Library


def test_what_may_answer_is_shown_and_ends_there(indexed: Library, client: Client) -> None:
    page = client.get(reverse("portal:foi-apply"), {"q": "老旧小区装梯补助"})
    assert indexed.new.title.encode() in page.content
    response = client.post(reverse("portal:foi-apply"), {"found": str(indexed.new.pk)})
    assert response.url == indexed.new.get_absolute_url()
    today = timezone.localdate()
    assert guidance.totals(today, today)[Turn.FOUND] == 1


@pytest.mark.parametrize("found", ["999999", "x", "-1", "１", "9" * 60])
def test_what_is_not_there_leads_on(found: str, indexed: Library, client: Client) -> None:
    response = client.post(reverse("portal:foi-apply"), {"found": found})
    assert response.url == reverse("portal:foi-form")


def test_nothing_found_leads_on(indexed: Library, client: Client) -> None:
    page = client.get(reverse("portal:foi-apply"), {"q": "完全不相干的薛定谔方程"}).content.decode()
    assert "继续申请" in page


def test_a_broken_index_is_not_in_the_way(
    indexed: Library, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise IndexUnusableError("坏了")

    monkeypatch.setattr("gongkai.portal.foi.guidance.page.ask", broken)
    page = client.get(reverse("portal:foi-apply"), {"q": "装梯"})
    assert page.status_code == 200
    assert "可以直接填写申请" in page.content.decode()


def test_what_was_shown_and_opened_is_counted(indexed: Library, client: Client) -> None:
    asked = {"q": "老旧小区装梯补助"}
    page = client.get(reverse("portal:foi-apply"), asked).content.decode()
    client.head(reverse("portal:foi-apply"), asked)
    link = f"{reverse('portal:foi-apply')}?open={indexed.new.pk}"
    assert link in page
    assert client.get(link).url == indexed.new.get_absolute_url()
    today = timezone.localdate()
    counted = guidance.totals(today, today)
    assert (counted[Turn.SHOWN], counted[Turn.OPENED], counted[Turn.FOUND]) == (1, 1, 0)


@pytest.mark.parametrize("key", ["", "x", "999999", "-1", "9" * 60])
def test_opening_what_is_not_there_is_the_search_again(key: str, indexed: Library, client: Client) -> None:
    assert client.get(reverse("portal:foi-apply"), {"open": key}).status_code == 200
    assert not Guidance.objects.exists()


def counted(**turns: int) -> Guidance:
    return Guidance.objects.create(month=dt.date(2026, 3, 1), **turns)


@pytest.mark.parametrize(
    ("turns", "share"),
    [({}, None), ({"found": 1, "went_on": 3}, 25.0), ({"found": 2}, 100.0), ({"went_on": 2}, 0.0)],
)
def test_the_share_is_of_those_who_decided(turns: dict[str, int], share: float | None, db: None) -> None:
    assert guidance.ended_there(counted(**turns)) == share


@pytest.mark.parametrize("role", sorted(Role))
def test_the_disclosure_office_sees_the_months_and_nobody_else(role: str, office: Office, client: Client) -> None:
    row = counted(shown=40, opened=9, found=3, went_on=1, applied=1)
    client.force_login(person_with(office.unit, Role(role)))
    listed = client.get(reverse("desk:list", args=["foi-guidance"])).content.decode()
    page = client.get(reverse("desk:detail", args=["foi-guidance", row.pk]))
    sees = role in (Role.DISCLOSURE_OFFICER, Role.AUDITOR)
    assert ("2026年3月" in listed) == sees
    assert page.status_code == (200 if sees else 404)
    if sees:
        text = page.content.decode()
        assert "75%" in text
        assert "40 次" in text
