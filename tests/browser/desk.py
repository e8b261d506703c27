"""What the tests do again and again at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


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
