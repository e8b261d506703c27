"""What Word and WPS put on the clipboard comes in clean: lists real, tables kept, lost pictures named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

import gongkai.core
from gongkai.information.body import tidy
from tests.browser.clipboards import EXCEL, GOOGLE, HIDDEN, WORD, WORD_TABLE, WPS, item, paragraph
from tests.browser.desk import body_editor, done, open_draft, open_editor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser]
SCRIPT = Path(gongkai.core.__file__).parent / "static" / "gongkai" / "js" / "paste.js"
PASTE = """(editor, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "见格式文本");
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def empty(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(path=SCRIPT)
    yield page
    page.close()


@pytest.fixture
def pasted(empty: Page) -> Callable[[str], dict[str, Any]]:
    """The script's answer, its HTML as the server keeps it."""

    def paste(html: str) -> dict[str, Any]:
        answer: dict[str, Any] = empty.evaluate("html => window.gongkaiPaste(html)", html)
        return {**answer, "kept": tidy(answer["html"]).html}

    return paste


def test_a_word_document_loses_its_styles_and_keeps_its_words(pasted):
    found = pasted(WORD)
    assert "mso" not in found["html"]
    assert "style" not in found["html"]
    assert "<o:p" not in found["html"]
    assert found["html"].startswith("<h2>一、总体要求</h2><p>为了<strong>规范</strong>加装电梯，制定本办法。</p>")
    assert "Times" not in found["html"]
    assert "<p></p>" not in found["html"]


def test_marked_paragraphs_of_word_become_lists_one_inside_the_other(pasted):
    html = item("1.", 1, "申请") + item("2.", 1, "受理") + item("·", 2, "材料齐全") + item("3.", 1, "办结")
    assert pasted(html)["html"] == ("<ol><li>申请</li><li>受理<ul><li>材料齐全</li></ul></li><li>办结</li></ol>")


@pytest.mark.parametrize("mark", ["·", "\uf06c", "Ø", "§", "●", "◆", "o", "➢", "-"])
def test_every_symbol_of_word_and_wps_is_a_point_of_a_list(pasted, mark):
    html = item(mark, 1, "申请") + item(mark, 1, "受理")
    assert pasted(html)["html"] == "<ul><li>申请</li><li>受理</li></ul>"


@pytest.mark.parametrize("mark", ["一、", "（一）", "第一条", "(1)", "①", "1、"])
def test_numbers_that_official_texts_are_cited_by_stay_text(pasted, mark):
    assert pasted(item(mark, 1, "申请") + item(mark, 1, "受理"))["html"] == f"<p>{mark}申请</p><p>{mark}受理</p>"


def test_a_list_that_goes_on_keeps_its_number(pasted):
    html = item("1.", 1, "申请") + paragraph("说明。") + item("2.", 1, "受理")
    assert pasted(html)["kept"] == '<ol><li>申请</li></ol><p>说明。</p><ol start="2"><li>受理</li></ol>'


def test_paragraphs_that_only_look_like_a_list_become_one(pasted):
    html = "".join(paragraph(f"●&nbsp;&nbsp;{words}") for words in ("申请", "受理"))
    assert pasted(html)["html"] == "<ul><li>申请</li><li>受理</li></ul>"
    assert pasted(paragraph("● 单独一行"))["html"] == "<p>● 单独一行</p>"


def test_wps_is_read_as_word_is(pasted):
    found = pasted(WPS)
    assert found["html"] == (
        "<h2>申报条件</h2><ul><li>在本市居住</li><li>无其他住房</li></ul><p>示范市住房和城乡建设局</p>"
    )


def test_tables_keep_their_spans_and_cells_hold_lines(pasted):
    found = pasted(WORD_TABLE)
    assert found["html"] == (
        '<table><tbody><tr><td colspan="2">补贴标准</td></tr>'
        '<tr><td rowspan="2">多层住宅<br>（六层以下）</td><td>10 万元</td></tr>'
        "<tr><td>12 万元</td></tr></tbody></table>"
    )
    assert 'colspan="2"' in found["kept"]
    assert 'rowspan="2"' in found["kept"]


def test_a_sheet_of_excel_becomes_a_plain_table(pasted):
    assert pasted(EXCEL)["html"] == (
        "<table><tbody><tr><td>户主</td><td>金额</td></tr><tr><td>甲</td><td>1200</td></tr></tbody></table>"
    )


def test_what_is_hidden_struck_out_or_a_comment_does_not_come_along(pasted):
    assert pasted(HIDDEN)["html"] == "<p>公开的文字</p>"


def test_pictures_that_cannot_come_along_are_named(pasted):
    html = paragraph(
        '<img src="file:///C:/Users/a/clip_image001.png" alt="组织结构图"><img src="file:///C:/b/%E6%B5%81%E7%A8%8B.jpg">'
        '<img src="data:image/png;base64,AAAA"><img src="file:///C:/bad%E0%A4%A.png">图注'
    )
    found = pasted(html)
    assert found["html"] == "<p>图注</p>"
    assert found["lost"] == ["组织结构图", "流程.jpg", "未命名图片", "未命名图片"]


def test_bold_that_is_set_to_normal_is_none_and_lines_of_the_source_are_joined(pasted):
    assert pasted(GOOGLE)["html"] == "<p>本办法自发布之日起施行，see the notice。</p>"


@pytest.mark.parametrize("href", ["file:///C:/a.docx", "javascript:alert(1)", "#_Toc1"])
def test_links_that_lead_nowhere_leave_their_words(pasted, href):
    assert pasted(paragraph(f'<a href="{href}">目录</a>'))["html"] == "<p>目录</p>"


@pytest.mark.parametrize(
    "html", ["", "<", "<p", "<table><tr><p>甲", "<li>甲", "<![if !supportLists]>甲<![endif]>", "<ol><ol><li>"]
)
def test_damaged_clipboards_break_nothing(pasted, html):
    assert pasted(html)["lost"] == []


@pytest.mark.corpus
def test_a_clerk_pastes_from_word_and_saves(page: Page, sign_in: Callable[[str], None]) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in("jiaoyu_drafter")
    open_draft(page)
    open_editor(page)
    editor = body_editor(page)
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    editor.evaluate(PASTE, WORD + item("1.", 1, "申请") + item("2.", 1, "受理") + WORD_TABLE)
    told = page.get_by_role("status").filter(has_text="没有粘贴进来")
    expect(told).to_contain_text("clip_image001.png")
    expect(told).to_contain_text("附件")
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")
    body = page.locator(".document-body")
    expect(body.locator("ol > li")).to_have_text(["申请", "受理"])
    expect(body.locator("td[rowspan='2']")).to_be_visible()
    assert "mso" not in body.inner_html()


def selects(page: Page, text: str) -> None:
    """Wait until the editor has selected a text. Asked from outside: the page's own policy forbids to evaluate."""
    for _ in range(100):
        if text in page.evaluate("document.getSelection().toString()"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"编辑器没有选中“{text}”")


@pytest.mark.corpus
def test_a_check_leads_to_its_place_in_the_editor(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("jiaoyu_drafter")
    open_draft(page)
    open_editor(page)
    editor = body_editor(page)
    editor.click()
    page.keyboard.press("Control+End")
    editor.evaluate(PASTE, '<p><a href="/no-such-page">申报入口</a></p><p>课后服务怎样收费</p>' + WORD_TABLE)
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")
    page.set_viewport_size({"width": 360, "height": 740})
    panel = page.get_by_role("region", name="检查")
    first = panel.locator(".checks > li").first
    expect(first).to_contain_text("须处理后发布")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0
    panel.get_by_role("link", name="申报入口").first.click()
    body_editor(page)
    selects(page, "申报入口")
    page.goto(f"{page.url.split('?')[0]}?find=课后服务#id_body_html")
    body_editor(page)
    selects(page, "课后服务")
