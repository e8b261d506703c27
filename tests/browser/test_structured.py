"""A department publishes its weekly sampling: fields, rows typed and pasted, a wrong cell, release, the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import as_another, done, step

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

TITLE = "2026年第21周食品安全监督抽检信息"
FIRST = {
    "抽样编号": "SF1",
    "食品名称": "大米",
    "食品大类": "粮食加工品",
    "被抽样单位": "甲超市",
    "检验机构": "乙所",
}
PASTED = "SF2\\t酱油\\t调味品\\t\\t\\t丙商店\\t\\t\\t\\t还行\\t\\t\\t\\t乙所\\n"
PASTE = """(cell) => {
  const data = new DataTransfer();
  data.setData("text/plain", "%s");
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def new_draft(page: Page) -> str:
    page.goto("/desk/information/new/")
    page.get_by_label("信息类型").select_option("food_sampling")
    page.get_by_label("标题", exact=False).fill(TITLE)
    page.get_by_role("button", name="保存").click()
    done(page, "已新建草稿")
    return page.url.split("?")[0]


def fill_fields(page: Page, address: str) -> None:
    page.goto(f"{address}edit/")
    page.locator("[name=issuer_name]").fill("示范市市场监督管理局")
    page.locator("[name=element_week]").fill("2026-W21")
    for name, value in (("tested", "2"), ("passed", "1"), ("failed", "1")):
        page.locator(f"[name=element_{name}]").fill(value)
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")


def cell(page: Page, row: int, label: str) -> object:
    return page.get_by_label(f"第 {row} 行 {label}", exact=False).first


def test_rows_are_typed_pasted_corrected_and_published(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("shichang_drafter")
    address = new_draft(page)
    fill_fields(page, address)
    page.get_by_role("link", name="填写表格").click()
    for label, value in FIRST.items():
        cell(page, 1, label).fill(value)
    cell(page, 1, "检验结论").select_option("合格")
    page.get_by_role("button", name="添加一行").click()
    cell(page, 2, "抽样编号").evaluate(PASTE % PASTED)
    page.get_by_role("button", name="填写表格").click()
    done(page, "已保存表格")
    expect(page.get_by_role("complementary")).to_contain_text("“还行”应为其中之一：合格、不合格")
    page.get_by_role("link", name="填写表格").click()
    cell(page, 2, "检验结论").fill("不合格")
    page.get_by_role("button", name="填写表格").click()
    step(page, "提交审核", "已提交审核")
    for who, act, outcome in (("reviewer", "审核通过", "已审核通过"), ("publisher", "批准发布", "已发布")):
        as_another(page, sign_in, f"shichang_{who}", address)
        step(page, act, outcome)
    page.goto(f"/information/{address.rstrip('/').rsplit('/', 1)[1]}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_role("cell", name="丙商店")).to_be_visible()


def test_a_village_clerk_reads_the_accounts_on_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/kinds/village_affairs/")
    page.get_by_role("link", name="柳溪村2026年第一季度村务财务公开").click()
    expect(page.get_by_text("69,159.8元")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
