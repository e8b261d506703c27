"""The reporter: the year's report of a unit from its figures to the public page, and the correction afterwards."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING

import docx
import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.desk import as_another, done, step

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

WRITER, CHECKER, PUBLISHER = "renshe_drafter", "renshe_reviewer", "renshe_publisher"
YEAR = dt.date.today().year - 1  # noqa: DTZ011 - the year of the machine, as the server's
TITLE = f"示范市人力资源和社会保障局{YEAR}年政府信息公开工作年度报告"
PROSE = {
    "一、总体情况": f"<p>{YEAR}年，本局依法做好政府信息公开工作。</p><h2>（一）主动公开</h2><p>按月更新目录。</p>",
    "五、存在的主要问题及改进情况": "<p>个别目录更新不及时；改进情况：按月检查。</p>",
    "六、其他需要报告的事项": "<p>本年度没有收取信息处理费。</p>",
}
UNCOUNTED = ("行政许可", "行政处罚", "行政强制", "行政事业性收费")
WIDTHS = (1280, 360)


def at_both_widths(page: Page, accessible: Callable[[], None]) -> None:
    """No fault for axe and nothing wider than the screen, on a desk and on a telephone."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        accessible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def write_prose(page: Page, prose: dict[str, str]) -> None:
    step(page, "编写文字")
    page.wait_for_url("**/edit/")
    for source in page.get_by_role("button", name="源代码").all():
        source.click()
    for section, html in prose.items():
        page.get_by_role("textbox", name=section).fill(html)
    page.get_by_role("button", name="保存").click()
    done(page, "已保存文字")


def enter_figures(page: Page, number: str) -> None:
    step(page, "填报数字")
    for row in UNCOUNTED:
        page.get_by_label(re.compile(f"^{row}")).fill(number)
    page.get_by_label("数字的来源").fill("行政执法统计年报、财政非税系统")
    page.get_by_role("button", name="填报数字").click()
    done(page, "已记录填报的数字")


def bring_out(page: Page, sign_in: Callable[[str], None], address: str) -> None:
    step(page, "提交审核", "已提交审核")
    as_another(page, sign_in, CHECKER, address)
    step(page, "审核通过", "已审核通过")
    as_another(page, sign_in, PUBLISHER, address)
    step(page, "发布", "已发布并冻结")


def attachment(page: Page, kind: str) -> bytes:
    """What the page offers to take along; a PDF would open in the browser."""
    link = page.get_by_role("link", name=re.compile(rf"年度报告\.{kind}"))
    answer = page.request.get(link.get_attribute("href") or "")
    assert answer.ok
    return answer.body()


def test_the_years_report_is_counted_written_checked_and_published_in_one_act(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in(WRITER)
    page.goto("/desk/reports/")
    page.get_by_role("link", name="编制年度报告").first.click()
    page.get_by_label("报告年度").fill(str(YEAR))
    page.get_by_role("button", name="保存").click()
    done(page, "已按办件和公开的信息统计出表格")
    address = page.url.split("?")[0]
    checks = page.get_by_role("region", name="检查")
    expect(checks).to_contain_text("“总体情况”还没有内容")
    expect(checks).to_contain_text("须填报")
    write_prose(page, PROSE)
    enter_figures(page, "12")
    for finding in page.get_by_role("region", name="检查").get_by_role("listitem").all():
        expect(finding).not_to_contain_text("须处理")
    page.get_by_role("navigation", name="记录页签").get_by_role("link", name="报告", exact=True).click()
    expect(page.get_by_role("region", name="报告内容")).to_contain_text("四、政府信息公开行政复议、行政诉讼情况")
    at_both_widths(page, accessible)
    bring_out(page, sign_in, address)
    page.get_by_role("link", name="查看公开页面").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.sub(r"\s", "", TITLE))
    for section in PROSE:
        expect(page.get_by_role("heading", name=section)).to_be_visible()
    expect(page.get_by_role("heading", name="（一）主动公开")).to_be_visible()
    at_both_widths(page, accessible)
    word = docx.Document(io.BytesIO(attachment(page, "docx")))
    assert any(paragraph.text == "按月更新目录。" for paragraph in word.paragraphs)
    pdf = pypdfium2.PdfDocument(attachment(page, "pdf"))
    assert "按月更新目录" in "".join(each.get_textpage().get_text_range() for each in pdf)
    first = page.url
    as_another(page, sign_in, WRITER, address)
    step(page, "更正")
    page.get_by_label("更正原因").or_(page.get_by_label("理由")).first.fill("补充其他事项")
    page.get_by_role("button", name="更正").click()
    done(page, "已建立更正版")
    page.get_by_role("link", name="打开第2版").click()
    expect(page.get_by_role("main")).to_contain_text("补充其他事项")
    address = page.url.split("?")[0]
    write_prose(page, {"六、其他需要报告的事项": "<p>本年度没有收取信息处理费，其他事项已补充。</p>"})
    bring_out(page, sign_in, address)
    page.goto(first)
    expect(page.locator("main")).to_contain_text("其他事项已补充")
    expect(page.locator("main")).to_contain_text("作了更正：补充其他事项")
