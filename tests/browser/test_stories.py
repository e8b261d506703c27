"""The four stories of a new user, in a real browser on the real product."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import DRAFT, as_another, done, open_draft, open_editor, step, write
from tests.browser.site import gongkai

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

WORK_POINTS = {"苏府办〔2021〕128号": (12, 1), "苏府办〔2017〕288号": (33, 10), "昆政办发〔2018〕152号": (35, 11)}


def search(page: Page, text: str) -> None:
    page.goto("/")
    box = page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first
    box.fill(text)
    box.press("Enter")
    page.wait_for_url("**/search?**")


@pytest.mark.parametrize("number", WORK_POINTS)
def test_a_work_plan_stands_in_the_library_with_its_ledger(page: Page, number: str) -> None:
    tasks, groups = WORK_POINTS[number]
    search(page, number)
    page.locator("main h2 a, main h3 a").first.click()
    page.wait_for_url("**/information/**")
    expect(page.locator("main")).to_contain_text(number)
    expect(page.locator("main table").first).to_be_visible()
    expect(page.locator("main h2").first).to_be_visible()
    page.get_by_role("link", name="查看工作台账").first.click()
    page.wait_for_url("**/ledgers/**")
    expect(page.locator("main")).to_contain_text(f"共 {tasks} 项任务")
    expect(page.locator("[id^=task-]")).to_have_count(tasks)
    if groups > 1:
        expect(page.locator("main h3:has(~ *)")).not_to_have_count(0)
    first = page.locator("[id^=task-]").first
    expect(first).to_contain_text(re.compile("牵头单位|责任单位"))
    first.get_by_role("link", name="在文件中查看").click()
    page.wait_for_url("**/information/**")


def test_an_export_comes_in_through_its_map_and_twice_changes_nothing(home: Path, corpus: Path) -> None:
    arguments = ("import", corpus / "policies_local_api", "--map", "local_api", "--json")
    first = json.loads(gongkai(home, *arguments).stdout)
    assert first["created"] + first["rejected"] + first["unchanged"] == first["read"] == 91
    again = json.loads(gongkai(home, *arguments).stdout)
    assert (again["created"], again["updated"]) == (0, 0)
    assert again["unchanged"] == first["created"] + first["unchanged"]


def test_search_finds_by_number_title_abbreviation_and_question(page: Page) -> None:
    search(page, "国办发〔2019〕6号")
    expect(page.locator("main h2 a, main h3 a").first).to_contain_text("政府性融资担保基金")
    for text, title in {
        "老旧小区住宅加装电梯实施": "老旧小区住宅加装电梯实施办法",
        "公积金": "住房公积金",
        "租房一个月能提多少公积金？": "公积金",
    }.items():
        search(page, text)
        expect(page.locator("main h2 a, main h3 a").first).to_contain_text(title)


def test_search_narrows_by_facets_and_leads_to_what_cites(page: Page) -> None:
    search(page, "加装电梯")
    page.get_by_role("link", name=re.compile("^已废止")).click()
    expect(page.locator("main")).to_contain_text("既有住宅增设电梯暂行办法")
    page.get_by_role("link", name=re.compile("增设电梯暂行办法》的通知")).first.click()
    expect(page.get_by_text("本文件已废止")).to_be_visible()
    expect(page.get_by_role("heading", name="相关文件")).to_be_visible()
    expect(page.locator("main")).to_contain_text("被废止")
    page.get_by_label("某一天是否有效").fill("2020-05-01")
    page.get_by_role("button", name="查询").click()
    expect(page.locator("main")).to_contain_text("2020-05-01")
    expect(page.locator("main")).to_contain_text("已修改")


def test_suggestions_come_while_typing_and_the_keyboard_takes_one(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first
    box.press_sequentially("加装电", delay=60)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/search?**")


def test_an_editor_changes_a_draft_and_sees_its_history_and_audit(
    page: Page, sign_in: Callable[[str], None]
) -> None:
    sign_in("jiaoyu_drafter")
    expect(page.get_by_role("heading", name="我的待办")).to_be_visible()
    open_draft(page)
    open_editor(page)
    write(page, "学校应当每学期公示收支。")
    page.get_by_label("修改说明").fill("补充公示要求")
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")
    expect(page.locator("main")).to_contain_text("学校应当每学期公示收支。")
    page.get_by_role("link", name="版本历史").click()
    expect(page.locator("ins", has_text="学校应当每学期公示收支。")).to_be_visible()
    expect(page.locator("main")).to_contain_text("补充公示要求")
    page.get_by_role("link", name="时间轴").click()
    expect(page.locator("main")).to_contain_text("林若溪")
    page.goto("/desk/audit/")
    expect(page.locator("main")).to_contain_text(DRAFT)


def test_another_department_gets_404_for_all_of_it(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("jiaoyu_drafter")
    address = open_draft(page)
    page.context.clear_cookies()
    sign_in("caizheng_drafter")
    for path in ("", "edit/", "history/", "act/submit/"):
        response = page.goto(address + path)
        assert response is not None
        assert response.status == 404
        expect(page.locator("body")).to_contain_text("没有")
    page.goto("/desk/information/")
    expect(page.locator("main")).not_to_contain_text(DRAFT)


def test_a_draft_goes_to_the_public_through_three_pairs_of_eyes(
    page: Page, sign_in: Callable[[str], None]
) -> None:
    title = "示范市教育局关于开放学校体育场地的通告"
    sign_in("jiaoyu_drafter")
    page.goto("/desk/information/")
    page.get_by_role("link", name="新建信息").click()
    page.get_by_label("信息类型").select_option("notice")
    page.get_by_label("标题").fill(title)
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(re.compile(r"/desk/information/\d+/"))
    address = page.url.split("?")[0]
    open_editor(page)
    write(page, "各中小学体育场地自五月一日起向社会开放。")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(re.compile(r"/desk/information/\d+/\?"))
    for username, act, outcome in (
        ("jiaoyu_drafter", "提交审核", "等待审核人办理"),
        ("jiaoyu_reviewer", "审核通过", "等待发布人批准发布"),
        ("jiaoyu_publisher", "批准发布", "公众现在可以看到"),
    ):
        as_another(page, sign_in, username, address)
        step(page, act, outcome)
    for _ in range(20):  # the index follows within two seconds
        search(page, "开放学校体育场地")
        if page.get_by_role("link", name=re.compile("开放学校体育场地")).count():
            break
        page.wait_for_timeout(100)
    expect(page.get_by_role("link", name=re.compile("开放学校体育场地")).first).to_be_visible()
