"""Published material first: shown, counted, never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from gongkai.portal.foi import guidance
from gongkai.portal.foi.models import Turn
from gongkai.search.contract import IndexUnusableError

if TYPE_CHECKING:
    from django.test import Client

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
