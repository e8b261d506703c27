"""An editor drafts from a Word file, sees what is wrong and where, and masks personal data at a click."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import body_editor, done, open_editor, step
from tests.factories.documents import word, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = "示范市教育局关于公布困难学生资助结果的通知"
PARTS = (
    "示教发〔2026〕31号",
    TITLE,
    "各区教育局：",
    "现将资助结果公布如下，请认真贯彻落实。",
    "一、资助情况",
    "学生陈小满（身份证号11010519491231002X，联系电话13912345678）已获资助。",
    [["学校", "人数"], ["东湖一小", "12"]],
    "示范市教育局",
    "2026年4月9日",
)
FAULTY = (
    "<p>请按规定期限报送，截止目前尚未收到。</p><p><a href='/information/999999/'>原通知</a></p>"
    "<p><img src='/information/1/attachments/1'></p><table><tr><td>甲</td><td>乙</td></tr>"
    "<tr><td>1</td><td>2</td></tr></table>"
)


def test_a_draft_comes_out_of_a_word_file_and_its_personal_data_is_masked(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("jiaoyu_drafter")
    page.goto("/desk/information/")
    page.get_by_role("link", name="新建信息").click()
    page.get_by_role("button", name="保存").click()
    expect(page.locator("main")).to_contain_text("请填写标题，或者选择要读取的文件。")
    accessible()
    page.get_by_label("信息类型").select_option("notice")
    page.get_by_label("从 Word 文件起草").set_input_files(
        {"name": "资助结果.docx", "mimeType": DOCX, "buffer": word(*PARTS)}
    )
    page.get_by_role("button", name="保存").click()
    done(page, "已新建草稿")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("main")).to_contain_text("示教发〔2026〕31号")
    expect(page.locator(".document-body").get_by_role("table")).to_contain_text("东湖一小")
    panel = page.get_by_role("complementary", name="检查和办理人")
    expect(panel).to_contain_text("身份证")
    expect(panel).not_to_contain_text("11010519491231002X")
    accessible()
    step(page, "掩去个人信息")
    accessible()
    page.get_by_role("button", name="掩去个人信息").click()
    expect(page.locator(".document-body")).not_to_contain_text("13912345678")
    expect(page.locator(".document-body")).to_contain_text("*")
    expect(panel).not_to_contain_text("身份证")


def test_the_panel_names_a_dead_link_a_slip_a_picture_and_a_table(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("jiaoyu_drafter")
    page.goto("/desk/information/new/")
    page.get_by_label("信息类型").select_option("notice")
    page.get_by_label("标题").fill("示范市教育局关于报送材料的通告")
    page.get_by_role("button", name="保存").click()
    done(page, "已新建草稿")
    open_editor(page)
    body_editor(page)
    page.get_by_role("button", name="源代码").click()
    page.get_by_role("textbox", name="正文").fill(FAULTY)
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")
    panel = page.get_by_role("complementary", name="检查和办理人")
    for said in ("建议写作“截至”", "原通知", "图片", "表头"):
        expect(panel).to_contain_text(said)
    # The draft itself shows the picture without words that the panel points out: axe would say so too.
    panel.get_by_role("link", name=re.compile("建议写作“截至”")).click()
    expect(body_editor(page)).to_be_visible()


def test_an_uploaded_sheet_names_its_wrong_cells(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("shichang_drafter")
    page.goto("/desk/information/new/")
    page.get_by_label("信息类型").select_option("food_sampling")
    page.get_by_label("标题").fill("2026年第22周食品安全监督抽检信息")
    page.get_by_role("button", name="保存").click()
    done(page, "已新建草稿")
    step(page, "上传表格")
    page.get_by_role("button", name="上传表格").click()
    expect(page.locator("main")).to_contain_text("请选择表格文件")
    accessible()
    heads = ["抽样编号", "食品名称", "食品大类", "被抽样单位", "检验结论", "检验机构"]
    rows = [
        heads,
        ["N1", "大米", "粮食加工品", "甲超市", "合格", "乙所"],
        ["N2", "酱油", "调味品", "丙店", "还行", "乙所"],
    ]
    page.get_by_label("表格文件").set_input_files(
        {"name": "第22周.xlsx", "mimeType": XLSX, "buffer": workbook(("抽检", rows))}
    )
    page.get_by_role("button", name="上传表格").click()
    done(page, "已保存表格")
    panel = page.get_by_role("complementary", name="检查和办理人")
    expect(panel).to_contain_text("E3")
    expect(panel).to_contain_text("“还行”应为其中之一：合格、不合格")
    accessible()
