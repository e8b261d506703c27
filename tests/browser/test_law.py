"""A citizen works out when her answer is due, shares it, prints it, and is told what cannot be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]


def due(page: Page) -> str:
    return page.locator(".due").inner_text()


def compute(page: Page, received: str) -> None:
    page.goto("/law/deadline")
    page.get_by_label("机关收到申请的日期").fill(received)
    page.get_by_role("button", name="计算", exact=True).click()
    page.wait_for_url("**/law/deadline?**")


def add(page: Page, happening: str, *days: str) -> None:
    """Add a happening and fill the days of its rows; the first of them has the focus."""
    before = page.locator(".happening").count()
    page.get_by_role("button", name=f"＋ {happening}").click()
    expect(page.locator(".happening")).to_have_count(before + max(1, len(days)))
    expect(page.locator(".happening").nth(before).locator("input[type=date]")).to_be_focused()
    for place, day in enumerate(days):
        page.locator(".happening").nth(before + place).locator("input[type=date]").first.fill(day)


def story(page: Page) -> None:
    compute(page, "2026-01-26")
    expect(page.locator(".due")).to_have_text("2026年2月28日")
    expect(page.locator("main")).to_contain_text("星期六，调休上班日")
    add(page, "征求第三方意见", "2026-01-28", "2026-02-03")
    add(page, "延长答复期限", "2026-02-27")
    page.get_by_label("延长几个工作日").fill("20")
    page.get_by_label("谁同意的").fill("公开办主任")
    page.get_by_role("button", name="重新计算").click()
    expect(page.locator(".due")).to_have_text("2026年4月2日")


def test_she_comes_from_the_front_page_and_sees_the_date(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="最迟哪一天答复").click()
    page.get_by_label("机关收到申请的日期").fill("2026-01-26")
    page.get_by_role("radio", name=re.compile("签收邮寄")).check()
    page.keyboard.press("Enter")
    expect(page.locator(".due")).to_have_text("2026年2月28日")
    due_cell = page.locator(".month td", has_text="届满日")
    expect(due_cell).to_have_count(1)
    expect(due_cell).to_contain_text("调休")
    expect(due_cell).to_contain_text("计20")


def test_what_happened_moves_the_date_and_the_link_shows_the_same(page: Page, browser: Browser, site: str) -> None:
    story(page)
    shared = page.get_by_label("这次计算的地址").input_value()
    proof = page.locator(".proof").inner_text()
    fresh = browser.new_context(base_url=site, java_script_enabled=False)
    other = fresh.new_page()
    other.goto(shared)
    assert due(other) == due(page) == "2026年4月2日"
    assert other.locator(".proof").inner_text() == proof
    fresh.close()


def test_everything_works_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    story(page)
    page.get_by_role("button", name=re.compile("删除.*收到第三方意见")).click()
    expect(page.locator(".happening")).to_have_count(2)
    expect(page.locator("main")).to_contain_text("暂时没有日期")
    expect(page.get_by_role("button", name="复制链接")).to_be_hidden()
    context.close()


def test_the_link_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    compute(page, "2026-01-26")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator("copy-link [role=status]")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("这次计算的地址").input_value()


def test_adding_a_row_keeps_the_address_in_step(page: Page) -> None:
    compute(page, "2026-01-26")
    add(page, "作出答复", "2026-02-10")
    page.wait_for_url("**type-1=answered")
    page.reload()
    expect(page.locator(".happening")).to_have_count(1)
    page.get_by_role("button", name=re.compile("删除.*作出答复")).click()
    expect(page.locator(".happening")).to_have_count(0)
    expect(page.locator(".due")).to_have_text("2026年2月28日")


def test_paper_gets_one_clean_sheet(page: Page) -> None:
    compute(page, "2026-01-26")
    page.emulate_media(media="print")
    for hidden in (".calculator-form", ".mainnav", ".masthead", ".share", ".tabs"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in (".due", ".months", ".proof", ".used-rules"):
        expect(page.locator(shown)).to_be_visible()
    expect(page.get_by_text("计算地址：")).to_be_visible()
    expect(page.get_by_text("2026-01-26 收到申请")).to_be_visible()
    pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert pages == 1


def test_an_impossible_history_is_shown_at_its_row(page: Page, accessible: Callable[[], None]) -> None:
    compute(page, "2026-01-26")
    add(page, "作出答复", "2026-01-20")
    page.get_by_role("button", name="重新计算").click()
    expect(page.locator(".happening .error")).to_contain_text("第三十三条")
    expect(page.get_by_role("alert").first).to_contain_text("早于收到申请")
    assert page.locator(".due").count() == 0
    page.get_by_role("link", name="修改这一项").click()
    accessible()
    page.locator(".happening input[type=date]").fill("2026-02-10")
    page.get_by_role("button", name="重新计算").click()
    expect(page.locator("main")).to_contain_text("已办结")


def test_the_form_can_be_walked_by_keyboard_alone(page: Page) -> None:
    page.goto("/law/deadline?received=2026-01-26&channel=counter")
    page.get_by_label("机关收到申请的日期").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "answer":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".happening input[type=date]")).to_be_focused()


def test_a_rule_is_found_and_read(page: Page) -> None:
    page.goto("/law/rules/")
    page.get_by_role("searchbox", name="查找").fill("第三方 答复")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="FOI-32", exact=True).click()
    expect(page.get_by_role("heading", name="第三方答复期限")).to_be_visible()
    expect(page.locator("main")).to_contain_text("不超过 15个工作日")
    expect(page.locator("main")).to_contain_text("第三十二条")
