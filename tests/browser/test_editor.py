"""The editor of 正文 takes the place of the text area without getting in a person's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import body_editor, open_draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.corpus]


def open_editor_without_its_script(page: Page) -> Route:
    """The edit page as it stands before editor.js has come; the request that is still to be answered."""
    open_draft(page)
    edit = page.get_by_role("link", name="编辑", exact=True).get_attribute("href")
    waiting: list[Route] = []
    page.route("**/editor*.js", lambda route: waiting.append(route))  # noqa: PLW0108 - the library marks what it is handed, a built-in cannot be
    page.goto(str(edit), wait_until="commit")
    expect(page.locator("textarea[name=body_html]")).to_be_visible()
    page.wait_for_function("performance.getEntriesByType('navigation')[0].responseEnd > 0")
    assert waiting
    return waiting[0]


def test_writing_begun_before_the_script_came_goes_on_in_the_editor(
    page: Page, sign_in: Callable[[str], None]
) -> None:
    sign_in("jiaoyu_drafter")
    script = open_editor_without_its_script(page)
    area = page.locator("textarea[name=body_html]")
    area.fill("<p>第一段。</p><p>先写的")
    area.press("Control+End")
    script.continue_()
    editor = body_editor(page)
    expect(editor).to_be_focused()
    page.keyboard.type("接着写的。")
    expect(editor.locator("p")).to_have_text(["第一段。", "先写的接着写的。"])


def test_the_editor_takes_no_focus_that_it_was_not_given(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("jiaoyu_drafter")
    script = open_editor_without_its_script(page)
    page.get_by_label("标题", exact=True).focus()
    script.continue_()
    body_editor(page)
    expect(page.get_by_label("标题", exact=True)).to_be_focused()
