"""A village's clerk and the town's publisher do their work on telephones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import as_another, done, step
from tests.browser.phone import fits

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

PHONE = {"width": 360, "height": 740}
ROWS = (
    {"日期": "2026-10-09", "类别": "上级补助", "事由": "转移支付资金", "收入": "20000"},
    {"日期": "2026-10-20", "类别": "公益事业", "事由": "村道保洁", "支出": "3500.5"},
)


def fill_row(page: Page, row: int, values: dict[str, str]) -> None:
    for label, value in values.items():
        cell = page.get_by_label(re.compile(f"^第 {row} 行 {label}"))
        if label == "类别":
            cell.select_option(value)
        else:
            cell.fill(value)


def starts(page: Page, met: Callable[[], None]) -> None:
    """From the first page to a draft for what is owed."""
    met()
    page.get_by_role("checkbox", name="全部栏目").check()
    met()
    page.get_by_role("navigation", name="工作台").get_by_role("link", name="应公开", exact=True).click()
    met()
    page.get_by_role("link", name="按月查看日历").click()
    met()
    page.goto("/desk/")
    owed = page.get_by_role("region", name=re.compile("应公开|未公开"))
    owed.get_by_role("link", name=re.compile("财务收支情况")).first.click()
    met()
    page.get_by_role("link", name="起草", exact=True).click()
    expect(page.get_by_label("信息类型")).to_have_value("village_affairs")
    expect(page.get_by_label("标题")).to_have_value(re.compile("柳溪村.*季度.*财务收支情况"))
    met()
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/edit/")


def fills_in(page: Page, met: Callable[[], None]) -> None:
    """The figures, then the rows."""
    met()
    amounts = {"opening": "1000", "income": "20000", "expense": "3500.5", "balance": "17499.5"}
    for name, value in {"village": "柳溪村", "contact": "0999-5550123", **amounts}.items():
        page.locator(f"[name=element_{name}]").fill(value)
    page.get_by_label("村务监督委员会已审核").first.check()
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")
    met()
    step(page, "填写表格")
    for place, row in enumerate(ROWS, 1):
        if place > 1:
            page.get_by_role("button", name="添加一行").click()
        fill_row(page, place, row)
    met()
    page.get_by_role("button", name="填写表格").click()
    done(page, "已保存表格")


def test_the_clerk_publishes_the_village_accounts_by_telephone(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a TypedDict of the library

    def met() -> None:
        fits(page)
        accessible()

    sign_in("liuxi_drafter")
    starts(page, met)
    fills_in(page, met)
    address = page.url.split("?")[0]
    step(page, "提交审核", "已提交审核")
    met()
    as_another(page, sign_in, "qingshi_publisher", "/desk/")
    page.get_by_role("region", name=re.compile("^待审核")).get_by_role("link", name=re.compile("财务收支")).click()
    met()
    step(page, "审核通过", "已审核通过")
    step(page, "批准发布", "公众现在可以看到")
    met()
    page.goto(address.replace("/desk/", "/"))
    expect(page.get_by_role("cell", name="村道保洁")).to_be_visible()
    fits(page, least=24)
    accessible()
    as_another(page, sign_in, "liuxi_drafter", "/desk/obligations/?state=done")
    expect(page.locator("#rows")).to_contain_text("财务收支情况")
