"""What the tests do again and again at the desk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

DRAFT = "示范市教育局关于规范义务教育学校课后服务和收费管理的通知"


def open_record(page: Page, title: str) -> str:
    """Follow a list's link to a record; the record's address."""
    page.get_by_role("link", name=title).first.click()
    page.wait_for_url(re.compile(r"/desk/[a-z]+/\d+/"))
    return page.url.split("?")[0]


def open_draft(page: Page) -> str:
    """Find the demo city's draft in the list; its address."""
    page.goto("/desk/information/")
    return open_record(page, DRAFT)


def open_editor(page: Page) -> None:
    """From a record to its editing form."""
    page.get_by_role("link", name="编辑", exact=True).click()
    page.wait_for_url("**/edit/")


def step(page: Page, act: str, outcome: str = "") -> None:
    """Take one of the acts that the record offers; with `outcome`, wait until the desk says that it is done."""
    offered = page.get_by_role("region", name="可办理的操作")
    offered.get_by_role("button", name=act).or_(offered.get_by_role("link", name=act)).first.click()
    if outcome:
        done(page, outcome)


def done(page: Page, outcome: str) -> None:
    """Wait until the desk says that an act is done: leaving earlier could leave it undone."""
    expect(page.get_by_role("status").first).to_contain_text(outcome)


def as_another(page: Page, sign_in: Callable[[str], None], username: str, address: str) -> None:
    """Go on as somebody else."""
    page.context.clear_cookies()
    sign_in(username)
    page.goto(address)


def body_editor(page: Page) -> Locator:
    """The editor of 正文, once it has taken the place of the text area that comes with the page."""
    editor = page.get_by_role("textbox", name="正文").and_(page.locator("[contenteditable=true]"))
    expect(editor).to_be_visible()
    return editor


def write(page: Page, text: str) -> None:
    """Add a text at the end of 正文."""
    body_editor(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)
