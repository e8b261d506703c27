"""长者模式, contrast and size: links that set a cookie and come back, without any script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.urls("tests.core.ui.urls")


def test_the_elder_mode_is_remembered_and_can_be_left(client: Client, db: None) -> None:
    response = client.get("/ui/mode/elder/on/", {"next": "/page/?a=1"})
    assert response["Location"] == "/page/?a=1"
    assert '<html lang="zh-CN" class="elder">' in client.get("/page/").text
    assert "退出长者模式" in client.get("/page/").text
    client.get("/ui/mode/elder/", {"next": "/page/"})
    assert '<html lang="zh-CN" class="">' in client.get("/page/").text


def test_modes_add_up(client: Client, db: None) -> None:
    for address in ("elder/on", "contrast/on", "size/large"):
        client.get(f"/ui/mode/{address}/")
    assert 'class="elder contrast size-large"' in client.get("/page/").text


def test_the_link_leads_back_to_the_page_with_its_query(client: Client, db: None) -> None:
    text = client.get("/page/", {"q": "公开 & 目录"}).text
    assert "/ui/mode/elder/on/?next=%2Fpage%2F%3Fq%3D" in text


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_a_mode_never_leads_off_the_site(target: str, client: Client, db: None) -> None:
    assert client.get("/ui/mode/elder/on/", {"next": target})["Location"] == "/"


@pytest.mark.parametrize("address", ["elder/off", "unknown/on", "size/huge"])
def test_what_is_no_mode_is_not_found(address: str, client: Client, db: None) -> None:
    assert client.get(f"/ui/mode/{address}/").status_code == 404


def test_a_cookie_with_another_value_counts_as_the_standard(client: Client, db: None) -> None:
    client.cookies["gongkai_size"] = '"><script>'
    assert '<html lang="zh-CN" class="">' in client.get("/page/").text
