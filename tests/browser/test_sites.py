"""A citizen goes from the city's site to a unit's, to a column and a document, and back by the breadcrumbs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

SITE, COLUMN = "/sites/jyj/", "/sites/jyj/columns/zcwj/"
PAGES = [
    SITE,
    COLUMN,
    "/sites/",
    "/sites/jyj/columns/tzgg/",
    "/sites/jyj/disclosure/",
    "/sites/jyj/guide/",
    "/sites/jyj/site-map/",
    "/sites/main/columns/zfxxgk/fdzdgknr/czxx/",
]
NARROWEST = {"width": 320, "height": 700}


def way(page: Page) -> Locator:
    return page.get_by_role("navigation", name="当前位置")


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_city_to_a_document_and_back(page: Page, width: int, accessible: Callable[[], None]) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    page.locator("main").get_by_role("link", name="示范市教育局", exact=True).last.click()
    page.wait_for_url(f"**{SITE}")
    expect(page.locator("header strong")).to_have_text("示范市教育局")
    expect(page.locator("footer")).to_contain_text("示范市教育局办公室")
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="政策文件").click()
    page.wait_for_url(f"**{COLUMN}")
    title = page.locator(".titles a").first
    expect(title).to_contain_text("义务教育")
    title.click()
    page.wait_for_url(re.compile(r"/information/\d+/$"))
    expect(page.locator("header strong")).to_have_text("示范市教育局")
    accessible()
    steps = way(page).get_by_role("link")
    expect(steps.nth(0)).to_have_text("首页")
    steps.last.click()  # the column
    page.wait_for_url("**/sites/jyj/columns/**")
    way(page).get_by_role("link", name="示范市教育局").click()
    page.wait_for_url(f"**{SITE}")
    page.get_by_role("region", name="工具条").get_by_role("link", name="示范市政务公开").click()
    expect(page.locator("header strong")).to_have_text("示范市政务公开")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_a_site_is_accessible_and_fits(path: str, page: Page, accessible: Callable[[], None]) -> None:
    page.goto(path)
    expect(page.locator("h1")).to_have_count(1)
    accessible()
    page.set_viewport_size(NARROWEST)  # type: ignore[arg-type]  # a TypedDict of the library
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"]
    accessible()


@pytest.mark.parametrize("path", [SITE, COLUMN])
def test_elder_mode_holds_on_the_pages_of_a_site(path: str, page: Page, accessible: Callable[[], None]) -> None:
    page.goto(path)
    page.get_by_role("link", name="长者模式").or_(page.get_by_role("button", name="长者模式")).first.click()
    expect(page.get_by_role("link", name="退出长者模式").first).to_be_visible()
    page.goto(path)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 20
    accessible()
