"""An auditor sees that a public file was changed behind the house's back, and says what was found out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import done, step
from tests.browser.site import gongkai

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]


def test_a_changed_file_is_found_restored_and_acknowledged(
    page: Page, home: Path, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    page.goto("/about/")
    file = next(
        path for path in sorted((home / "public").rglob("*.html")) if "about" in path.parts or "about" in path.name
    )
    file.write_bytes(file.read_bytes().replace(b"</main>", "<p>多出的一句。</p></main>".encode()))
    assert gongkai(home, "verify", "--restore", "--json").returncode in (0, 1)
    assert "多出的一句" not in file.read_text()
    sign_in("auditor")
    alarm = page.get_by_role("region", name=re.compile("公开页面被改动"))
    expect(alarm).to_be_visible()
    accessible()
    alarm.get_by_role("link").first.click()
    page.get_by_role("navigation", name="记录页签").get_by_role("link", name=re.compile("^问题")).click()
    expect(page.locator("main")).to_contain_text("about")
    accessible()
    step(page, "确认")
    page.get_by_role("button", name="确认").click()
    expect(page.locator("main")).to_contain_text("请写明查明的原因和处理情况。")
    page.get_by_label("处理说明").fill("运维人员误改，已收回权限。")
    page.get_by_role("button", name="确认").click()
    done(page, "已确认")
    page.set_viewport_size({"width": 360, "height": 740})
    accessible()
    page.goto("/desk/audit/")
    expect(page.locator("main")).to_contain_text("确认页面改动")
    accessible()
