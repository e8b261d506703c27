"""The frame: nothing inline, nothing from outside, a way on from every error, at most six sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import RequestFactory

from gongkai.core.ui import navigation
from gongkai.core.ui.navigation import Section
from gongkai.core.ui.site import Site, current

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.urls("tests.core.ui.urls")


@pytest.fixture
def sections(monkeypatch: pytest.MonkeyPatch) -> dict[str, Section]:
    known: dict[str, Section] = {}
    monkeypatch.setattr(navigation, "_sections", known)
    return known


def test_a_page_has_no_inline_style_or_script_and_asks_nobody_else(client: Client, db: None) -> None:
    text = client.get("/page/").text
    assert not re.search(r"\sstyle=|<style|\son\w+=", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', text)


def test_a_page_begins_with_a_way_to_its_content(client: Client, db: None) -> None:
    text = client.get("/page/").text
    assert text.index('class="skip" href="#main"') < text.index("<header")
    assert '<main id="main"' in text


def test_the_policy_forbids_what_is_not_ours(client: Client, db: None) -> None:
    assert "default-src 'self'" in client.get("/page/")["Content-Security-Policy"]


def test_a_page_that_is_not_there_says_so_and_leads_on(client: Client, db: None) -> None:
    response = client.get("/nothing/")
    assert response.status_code == 404
    assert "没有找到这个页面" in response.text
    assert "返回首页" in response.text


def test_a_fault_of_ours_says_so_without_telling_why(client: Client, db: None) -> None:
    client.raise_request_exception = False
    response = client.get("/broken/")
    assert response.status_code == 500
    assert "系统暂时无法办理" in response.text
    assert "坏了" not in response.text


def test_a_bad_request_says_so(client: Client, db: None) -> None:
    response = client.get("/page/", headers={"host": "<bad>"})
    assert response.status_code == 400
    assert "请求有误" in response.text


def test_names_come_from_the_settings_and_unknown_ones_are_refused(settings: SettingsWrapper) -> None:
    settings.GONGKAI_SITE = {"name": "示范区政务公开", "code": "1234560001"}
    assert current() == Site(name="示范区政务公开", code="1234560001")
    settings.GONGKAI_SITE = {"nome": "拼错"}
    with pytest.raises(TypeError):
        current()


def test_the_footer_leaves_out_what_is_not_configured(client: Client, db: None, settings: SettingsWrapper) -> None:
    settings.GONGKAI_SITE = {"icp": "示ICP备0000001号"}
    text = client.get("/page/").text
    assert "示ICP备0000001号" in text
    assert "公安备案" not in text


def test_a_seventh_section_is_refused(sections: dict[str, Section]) -> None:
    for number in range(6):
        navigation.add_section(Section(f"栏目{number}", f"portal:s{number}"))
    with pytest.raises(ValueError, match="至多 6 项"):
        navigation.add_section(Section("第七个", "portal:s7"))
    assert len(sections) == 6


def test_the_navigation_marks_where_one_is_and_leaves_out_what_is_off(sections: dict[str, Section]) -> None:
    navigation.add_section(Section("工作台", "desk:home", 2))
    navigation.add_section(Section("审计", "desk:audit", 1))
    navigation.add_section(Section("没有的", "nowhere:home", 0))
    shown = navigation.links(RequestFactory().get("/desk/audit/?page=2"))
    assert [(link.label, link.current) for link in shown] == [("审计", True), ("工作台", False)]
