"""A reader of a policy: what explains it, what machines read of it, its proof, its QR code, print and feed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.phone import fits

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]


@pytest.mark.parametrize("width", [1280, 360])
def test_a_reader_goes_from_a_policy_to_its_interpretation_and_its_proof(
    width: int, page: Page, accessible: Callable[[], None]
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/policies/")
    accessible()
    page.locator("main").get_by_role("link", name=re.compile("加装电梯实施办法")).first.click()
    page.wait_for_url(re.compile(r"/information/\d+/"))
    address = page.url
    for name in ("ArticleTitle", "PubDate", "ContentSource", "SiteName"):
        content = page.locator(f"meta[name={name}]").first.get_attribute("content")
        assert content, name
    accessible()
    page.locator("main").get_by_role("link", name=re.compile("解读")).first.click()
    page.wait_for_url(re.compile(r"/information/\d+/"))
    accessible()
    page.goto(address)
    page.locator("summary", has_text="二维码").click()
    picture = page.get_by_role("img", name=re.compile("本页地址"))
    expect(picture).to_be_visible()
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0
    page.get_by_role("link", name=re.compile("凭证")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("发布凭证")
    expect(page.locator("main")).to_contain_text("批准岗位")
    accessible()
    fits(page, least=24)


def test_print_leaves_the_text_and_drops_the_frame(page: Page) -> None:
    page.goto("/information/3/")
    page.emulate_media(media="print")
    expect(page.locator(".document-body")).to_be_visible()
    expect(page.get_by_role("navigation", name="主导航")).to_be_hidden()


def test_the_feed_is_found_from_the_page_and_names_the_newest(page: Page) -> None:
    page.goto("/")
    feed = page.locator("link[type='application/atom+xml']").first.get_attribute("href")
    answer = page.request.get(str(feed))
    assert answer.ok
    assert "<entry>" in answer.text()
    assert 'xmlns="http://www.w3.org/2005/Atom"' in answer.text()


@pytest.mark.parametrize("path", ["/information/3/", "/catalog/", "/catalog/items/1/", "/proof/information/3/"])
def test_elder_mode_on_a_telephone_is_large_and_fits(
    path: str, page: Page, accessible: Callable[[], None]
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    page.get_by_role("link", name="长者模式").or_(page.get_by_role("button", name="长者模式")).first.click()
    expect(page.get_by_role("link", name="退出长者模式").first).to_be_visible()
    page.goto(path)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 20
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    accessible()
