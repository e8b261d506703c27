"""What people of the desk do with tasks, names and drafts, and what must not be lost when something goes wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import as_another, body_editor, done, open_draft, open_editor, open_record, step, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

TASK = "公开2026年义务教育招生施教区和学位预警"
NAME = "市残联"
PASTED = (
    "<p class=MsoNormal style='text-indent:32pt'><span style='font-family:仿宋'>检查安排如下。</span></p>"
    "<table class=MsoTableGrid border=1><tr><td width=90><p>区域</p></td><td>时间</td></tr>"
    "<tr><td>东湖区</td><td>五月六日</td></tr></table><script>document.title='坏'</script>"
)


def test_a_task_is_reported_returned_reported_again_and_confirmed(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("jiaoyu_drafter")
    address = open_record(page, TASK)
    step(page, "报送进展")
    page.get_by_label("进展").fill("已公布施教区范围和学位预警。")
    page.get_by_label("佐证信息的索引号").fill("没有这个号")
    page.get_by_role("button", name="报送进展").click()
    expect(page.locator("main")).to_contain_text("没有索引号为")
    expect(page.get_by_label("进展")).to_have_value("已公布施教区范围和学位预警。")
    page.get_by_label("佐证信息的索引号").fill("")
    page.get_by_role("button", name="报送进展").click()
    done(page, "已报送进展")
    step(page, "报送完成", "已报送完成")
    as_another(page, sign_in, "city_disclosure", "/desk/?")
    page.get_by_role("region", name=re.compile("待核验")).get_by_role("link", name=TASK).click()
    step(page, "退回补充")
    page.get_by_label("理由").fill("请补充公布日期。")
    page.get_by_role("button", name="退回补充").click()
    done(page, "已退回承办单位补充")
    as_another(page, sign_in, "jiaoyu_drafter", "/desk/?")
    returned = page.get_by_role("region", name=re.compile("被退回补充"))
    expect(returned).to_contain_text("请补充公布日期。")
    returned.get_by_role("link", name=TASK).click()
    expect(page.locator("main")).to_contain_text("退回理由：请补充公布日期。")
    accessible()
    step(page, "报送完成", "已报送完成")
    as_another(page, sign_in, "city_disclosure", address)
    step(page, "核验销号")
    expect(page.locator("main")).to_contain_text("已完成")
    page.get_by_role("link", name="查看来源文件").click()
    page.get_by_role("link", name="查看工作台账").first.click()
    expect(page.locator("[id^=task-]").filter(has_text=TASK)).to_contain_text("已完成")


def test_a_name_settled_once_is_followed_by_the_ledgers(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("city_disclosure")
    page.goto(f"/desk/names/?q={NAME}")
    page.get_by_role("row").filter(has_text="示政办发〔2024〕31号").get_by_role(
        "link", name=NAME, exact=True
    ).click()
    step(page, "认定")
    page.get_by_label("已对应机构").check()
    page.get_by_role("button", name="认定").click()
    expect(page.locator("main")).to_contain_text("请选择这一名称对应的机构。")
    page.get_by_role("combobox", name=re.compile("对应机构")).select_option(label="示范市民政局")
    page.get_by_role("button", name="认定").click()
    done(page, "已认定")
    page.goto("/desk/tasks/?q=残疾人服务")
    expect(page.get_by_role("row").filter(has_text="残疾人服务")).to_contain_text("市民政局")


def test_what_was_typed_comes_back_after_an_expired_session(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("jiaoyu_drafter")
    open_draft(page)
    open_editor(page)
    write(page, "会话过期之前写的一句。")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="保存").click()
    page.get_by_label("用户名").fill("jiaoyu_drafter")
    page.get_by_label("密码").fill("shifan-2026")
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="恢复填写的内容").click()
    expect(body_editor(page)).to_contain_text("会话过期之前写的一句。")
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")
    expect(page.locator("main")).to_contain_text("会话过期之前写的一句。")
    open_editor(page)
    expect(page.get_by_role("button", name="恢复填写的内容")).to_have_count(0)


def test_two_tabs_on_one_draft_lose_nothing(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("jiaoyu_drafter")
    open_draft(page)
    open_editor(page)
    other = page.context.new_page()
    other.goto(page.url)
    write(page, "甲标签页所写。")
    write(other, "乙标签页所写。")
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")
    other.get_by_role("button", name="保存").click()
    expect(other.locator("main")).to_contain_text("已被他人修改")
    expect(other.locator("main ins")).to_contain_text("乙")
    expect(body_editor(other)).to_contain_text("乙标签页所写。")


def test_a_table_is_pasted_given_a_header_and_filled_by_the_keyboard(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("jiaoyu_drafter")
    page.goto("/desk/information/new/")
    page.get_by_label("信息类型").select_option(label="通知公告")
    page.get_by_label("标题").fill("示范市教育局关于检查校园食堂的通告")
    page.keyboard.press("Enter")
    open_editor(page)
    write(page, "第一段。")
    page.keyboard.press("Enter")
    body_editor(page).evaluate(
        """(editor, html) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", html);
          editor.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
        }""",
        PASTED,
    )
    page.get_by_role("button", name="首行作表头").click()
    page.keyboard.press("Control+End")
    page.get_by_role("button", name="插入表格").click()
    page.keyboard.type("学校")
    page.keyboard.press("Tab")
    page.keyboard.type("结果")
    page.keyboard.press("Tab")
    page.keyboard.type("备注")
    accessible()
    page.get_by_role("button", name="保存").click()
    body = page.locator(".document-body")
    expect(body.locator("p").first).to_have_text("第一段。")
    expect(body.get_by_role("columnheader").filter(has_text=re.compile("区域|时间|学校|结果|备注"))).to_have_count(
        5
    )
    expect(body.locator("[style], script")).to_have_count(0)
    expect(page.get_by_role("complementary", name="检查和办理人")).not_to_contain_text("没有表头")


def test_lists_are_cards_on_a_narrow_screen(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("city_disclosure")
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("/desk/information/", "/desk/tasks/", "/desk/names/", "/desk/audit/"):
        page.goto(path)
        table = page.locator("main .scroll")
        assert table.evaluate("(region) => region.scrollWidth <= region.clientWidth"), path
        accessible()


def tab_to(page: Page, name: str) -> None:
    """Walk on by the Tab key until the focus is on what is called so."""
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "(document.activeElement.labels?.[0]?.innerText || document.activeElement.innerText || '').trim()"
        )
        if str(here).startswith(name):
            return
    raise AssertionError(f"用 Tab 键走不到“{name}”")


def test_a_draft_is_made_and_handed_in_by_the_keyboard_alone(page: Page) -> None:
    page.goto("/account/sign-in")
    expect(page.get_by_label("用户名")).to_be_focused()
    page.keyboard.type("jiaoyu_drafter")
    page.keyboard.press("Tab")
    page.keyboard.type("shifan-2026")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/**")
    for name, heading in (("政府信息", "政府信息"), ("新建信息", "新建信息")):
        tab_to(page, name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    tab_to(page, "信息类型")
    while page.evaluate("document.activeElement.value") != "notice":
        page.keyboard.press("ArrowDown")
    tab_to(page, "标题（已选文件时可不填）")
    page.keyboard.type("示范市教育局关于键盘操作的通告")
    page.keyboard.press("Enter")
    done(page, "已新建草稿")
    tab_to(page, "编辑")
    page.keyboard.press("Enter")
    body_editor(page)
    tab_to(page, "源代码")
    page.keyboard.press("Tab")
    page.keyboard.type("正文一句。")
    tab_to(page, "保存")
    page.keyboard.press("Enter")
    done(page, "已保存")
    tab_to(page, "提交审核")
    page.keyboard.press("Enter")
    done(page, "已提交审核")


def test_going_back_restores_the_filters_with_the_rows(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("jiaoyu_reviewer")
    page.goto("/desk/information/")
    page.get_by_label("状态").select_option(label="已发布")
    page.wait_for_url("**state=published**")
    page.get_by_label("搜索").fill("招生")
    page.get_by_role("button", name="筛选").click()
    page.wait_for_url(re.compile("q=%E6"))
    page.go_back()
    expect(page.get_by_label("搜索")).to_have_value("")
    expect(page.get_by_label("状态")).to_have_value("published")


def test_a_relation_is_stated_by_a_part_of_a_title(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("jiaoyu_drafter")
    open_draft(page)
    step(page, "填报文件关系")
    page.get_by_role("radio", name="依据").check()
    page.get_by_role("textbox", name=re.compile("^对象文件")).fill("招生")
    page.get_by_role("button", name="填报文件关系").click()
    expect(page.locator("main")).to_contain_text("请选择其中一份")
    accessible()
    found = page.get_by_role("group", name=re.compile("^找到的文件")).get_by_role("radio").first
    found.check()
    page.get_by_role("button", name="填报文件关系").click()
    done(page, "已填报文件关系")
    page.get_by_role("link", name=re.compile("^关联")).click()
    expect(page.get_by_role("region", name="这份文件提到的文件")).to_contain_text("招生")
