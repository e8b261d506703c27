"""The catalogue as people meet it: a reader's way to an item, an editor's choice with the keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]


def test_a_reader_finds_what_a_unit_must_publish_and_whether_it_did(page: Page) -> None:
    page.goto("/disclosure/")
    page.get_by_role("link", name=re.compile("公开事项目录")).click()
    page.get_by_role("link", name="财政预决算").click()
    page.get_by_role("link", name="月度财政收支").click()
    expect(page.get_by_role("heading", name="月度财政收支")).to_be_visible()
    expect(page.get_by_text("读作：")).to_be_visible()
    expect(page.get_by_text("已公开", exact=True).first).to_be_visible()


def test_a_list_is_cards_in_a_narrow_window_and_a_table_in_a_wide_one(page: Page) -> None:
    page.goto("/catalog/")
    page.get_by_role("link", name="财政预决算").click()
    heading = page.get_by_role("columnheader", name="公开时限")
    expect(heading).to_be_in_viewport()
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("getComputedStyle(document.querySelector('.catalog-items td')).display") == "grid"


def test_an_editor_chooses_an_item_with_the_keyboard_alone(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("jiaoyu_drafter")
    page.goto("/desk/information/63/act/link_item/")
    page.get_by_label("事项名称、内容、领域或者编码").focus()
    page.keyboard.type("资助")
    button = page.locator("#choices").get_by_role("button", name=re.compile("归入.*资助名单"))
    expect(page.locator("#choices li")).to_have_count(1)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("已归入公开事项")).to_be_visible()
    page.get_by_role("button", name=re.compile("移出.*资助名单")).click()
    expect(page.get_by_role("button", name=re.compile("移出"))).to_have_count(0)


def test_an_editor_without_scripts_finds_an_item(browser: Browser, page: Page, site: str) -> None:
    bare = browser.new_context(java_script_enabled=False, base_url=site).new_page()
    bare.goto("/account/sign-in")
    bare.get_by_label("用户名").fill("jiaoyu_drafter")
    bare.get_by_label("密码").fill("shifan-2026")
    bare.locator("main").get_by_role("button").first.click()
    bare.goto("/desk/information/63/act/link_item/")
    bare.get_by_label("事项名称、内容、领域或者编码").fill("招生范围")
    bare.get_by_role("button", name="查找").click()
    expect(bare.locator("#choices li")).to_have_count(1)
    bare.context.close()
