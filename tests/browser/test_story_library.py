"""The policy library: documents go out with their interpretation or a reason; a clean-up marks what ended."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import as_another, done, open_editor, step, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

CITED = "网络餐饮服务食品安全监督管理规定"
POLICY = "示范市教育局关于加强校园阅读的意见"
READING = "《示范市教育局关于加强校园阅读的意见》解读"


def made(page: Page, kind: str, title: str, text: str, **fields: str) -> str:
    page.goto("/desk/information/new/")
    page.get_by_label("信息类型").select_option(kind)
    page.get_by_label("标题").fill(title)
    page.get_by_role("button", name="保存").click()
    done(page, "已新建草稿")
    address = page.url.split("?")[0]
    open_editor(page)
    write(page, text)
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")
    return address


def test_a_policy_without_its_interpretation_is_refused_and_released_with_it(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("jiaoyu_drafter")
    today = f"{dt.date.today():%Y-%m-%d}"  # noqa: DTZ011 - the machine's day, as the server's
    fields = {"document_number": "示教发〔2026〕77号", "issuer_name": "示范市教育局", "written_on": today}
    address = made(page, "policy", POLICY, "各校应当开设阅读课。", **fields)
    material = made(page, "interpretation", READING, "问：为什么出台？答：为了读书。")
    page.goto(address)
    step(page, "填写解读方案")
    page.get_by_role("button", name="填写解读方案").click()
    expect(page.locator("main")).to_contain_text("请填写解读方案。")
    accessible()
    page.get_by_label("解读方案").fill("文字解读，与文件同日发布。")
    page.get_by_label("第一解读人").fill("何晓岚")
    page.get_by_role("button", name="填写解读方案").click()
    done(page, "已保存解读方案")
    step(page, "提交审核", "已提交审核")
    as_another(page, sign_in, "jiaoyu_reviewer", address)
    step(page, "审核通过", "已审核通过")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    expect(page.get_by_role("region", name="可办理的操作")).not_to_contain_text("批准发布")
    page.get_by_role("link", name=re.compile("^三同步")).first.click()
    accessible()
    step(page, "加入解读材料")
    page.get_by_role("radio", name=re.compile("校园阅读")).check()
    page.get_by_role("button", name="加入解读材料").click()
    done(page, "已加入")
    as_another(page, sign_in, "jiaoyu_drafter", material)
    step(page, "提交审核", "已提交审核")
    as_another(page, sign_in, "jiaoyu_reviewer", material)
    step(page, "审核通过", "已审核通过")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    step(page, "批准发布", "公众现在可以看到")
    page.goto(material)
    expect(page.locator("main")).to_contain_text("已发布")
    page.goto(address.replace("/desk/", "/"))
    page.locator("main").get_by_role("link", name=re.compile("解读")).first.click()
    expect(page.locator("main")).to_contain_text("为了读书")
    accessible()


def test_a_waiver_asks_for_its_reason_and_is_counted(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("jiaoyu_drafter")
    address = made(page, "policy", "示范市教育局关于转发假期安排的通知", "按上级安排执行。")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    step(page, "不作解读")
    page.get_by_role("button", name="不作解读").click()
    expect(page.locator("main")).to_contain_text("请写明理由。")
    page.get_by_label("理由").fill("转发上级文件，没有新的规定。")
    page.get_by_role("button", name="不作解读").click()
    done(page, "计入豁免清单")
    page.goto("/desk/packages/?waived=yes")
    expect(page.locator("#rows")).to_contain_text("没有新的规定")
    accessible()


def test_a_clean_up_marks_what_ended_on_its_page_and_in_the_search(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("shichang_publisher")
    page.goto("/desk/cleanups/new/")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("main")).to_contain_text("请填写名称")
    accessible()
    page.get_by_label("名称").fill("规范性文件清理")
    page.get_by_label("完成期限").fill("2030-12-31")
    page.get_by_role("button", name="保存").click()
    done(page, "已发起")
    page.goto("/desk/")
    page.get_by_role("region", name=re.compile("待清理的文件")).get_by_role(
        "link", name=re.compile(CITED)
    ).first.click()
    step(page, "提出清理意见")
    page.get_by_label("废止", exact=True).check()
    page.get_by_label("理由").fill("已由新规定代替。")
    accessible()
    page.get_by_role("button", name="提出清理意见").click()
    done(page, "已提出清理意见")
    for _ in range(40):
        page.goto(f"/search?q={CITED}")
        hit = page.locator("main article, main li").filter(has_text=CITED).first
        if "废止" in hit.inner_text():
            break
        page.wait_for_timeout(500)
    expect(hit).to_contain_text("已废止")
    accessible()
    page.get_by_role("link", name=re.compile(CITED)).first.click()
    expect(page.get_by_text(re.compile("本文件已.*废止")).first).to_be_visible()
    accessible()
