"""The disclosure office: a catalogue from a sheet, what is wrong with it, its versions, what units keep back."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import as_another, done, step
from tests.factories.documents import workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = [
    *("序号", "一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限"),
    *("公开主体", "公开渠道和载体", "公开对象", "公开方式", "公开层级"),
]
TAIL = ["市文旅局", "■政府网站 □公告栏", "全社会", "主动", "市级"]
LAW = "《政府信息公开条例》"
FIRST = [
    ["1", "公共服务", "场馆开放", "开放时间、地址", LAW, "信息形成或者变更之日起20个工作日内", *TAIL],
    ["2", "公共服务", "场馆开放", "开放时间、地址", LAW, "信息形成或者变更之日起20个工作日内", *TAIL],
    ["3", "活动信息", "演出预告", "名称、时间", LAW, "信息形成之日起60个工作日内", *TAIL],
    ["4", "活动信息", "培训讲座", "名称、时间", LAW, "看情况尽快想办法", *TAIL],
]
SECOND = [
    FIRST[0],
    ["2", "活动信息", "演出预告", "名称、时间", LAW, "信息形成之日起10个工作日内", *TAIL],
    ["3", "非遗保护", "项目名录", "名称、级别", LAW, "每年", *TAIL],
]


def load(page: Page, rows: list[list[str]]) -> None:
    """Bring a sheet in at the desk."""
    page.goto("/desk/catalogs/")
    page.get_by_role("link", name="导入目录").first.click()
    title = ["示范市公共文化服务领域基层政务公开标准目录"]
    page.get_by_label("目录文件").set_input_files(
        {"name": "公共文化目录.xlsx", "mimeType": XLSX, "buffer": workbook(("目录", [title, HEAD, *rows]))}
    )
    page.get_by_label("制定单位").select_option(label="示范市人民政府")
    page.get_by_role("button", name="保存").click()
    done(page, "已导入为草稿")


def tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="记录页签").get_by_role("link", name=re.compile(f"^{name}")).click()


def put_in_force(page: Page) -> None:
    step(page, "审核通过", "已审核通过")
    step(page, "施行")
    page.get_by_label("施行日期").fill(f"{dt.date.today():%Y-%m-%d}")  # noqa: DTZ011 - the day of the machine, as the server's
    page.get_by_role("button", name="施行").click()
    done(page, "已施行")


def test_a_catalogue_comes_from_a_sheet_is_judged_compared_and_put_in_force(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("city_disclosure")
    load(page, FIRST)
    tab(page, "问题")
    problems = page.get_by_role("region", name="待核对的问题")
    for row, said in (("4", "重复"), ("5", "宽于"), ("6", "没有读懂")):
        line = problems.get_by_role("row").filter(has=page.get_by_role("cell", name=row, exact=True))
        expect(line).to_contain_text(said)
    accessible()
    put_in_force(page)
    load(page, SECOND)
    tab(page, "比较")
    expect(page.locator("main")).to_contain_text("非遗保护／项目名录")
    expect(page.locator("main")).to_contain_text("10个工作日")
    accessible()
    tab(page, "整体检查")
    expect(page.get_by_role("region", name="与条例对照")).to_contain_text("没有对应事项")
    accessible()
    put_in_force(page)
    page.goto("/catalog/")
    page.get_by_role("link", name=re.compile("公共文化服务")).first.click()
    expect(page.locator("main")).to_contain_text("项目名录")


def test_a_file_that_is_no_catalogue_is_refused_with_what_would_be_right(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("city_disclosure")
    page.goto("/desk/catalogs/new/")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("main")).to_contain_text("请选择目录文件")
    page.get_by_label("目录文件").set_input_files(
        {"name": "名单.xlsx", "mimeType": XLSX, "buffer": workbook(("名单", [["姓名", "电话"], ["甲", "1"]]))}
    )
    page.get_by_role("button", name="保存").click()
    expect(page.locator("main")).to_contain_text("名单.xlsx：")
    expect(page.locator("main")).to_contain_text("表头")
    accessible()


def test_a_unit_keeps_back_only_on_a_legal_ground_and_by_the_offices_word(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("renshe_drafter")
    page.goto("/desk/nondisclosure/")
    page.get_by_role("link", name="申报不公开事项").first.click()
    page.get_by_label("事项名称").fill("就业专项调查的工作讨论记录")
    page.get_by_role("button", name="保存").click()
    for asked in ("请填写依据的条款", "请填写理由"):
        expect(page.locator("main")).to_contain_text(asked)
    accessible()
    page.get_by_label("法律依据").select_option("E16b")
    page.get_by_label("依据的条款").fill("《政府信息公开条例》第十六条第二款")
    page.get_by_label("理由").fill("尚在讨论，公开后影响意见的充分表达。")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(re.compile(r"/nondisclosure/\d+/"))
    address = page.url.split("?")[0]
    expect(page.get_by_role("region", name="可办理的操作")).not_to_contain_text("同意")
    as_another(page, sign_in, "city_disclosure", "/desk/")
    page.get_by_role("region", name=re.compile("不予公开待审核")).get_by_role(
        "link", name=re.compile("就业专项")
    ).click()
    assert page.url.split("?")[0] == address
    accessible()
    step(page, "同意不公开")
    page.get_by_label("审核意见").fill("属于过程性信息，同意。")
    page.get_by_role("button", name="同意不公开").click()
    expect(page.locator("main")).to_contain_text("属于过程性信息，同意。")


def test_an_event_is_reported_by_hand_and_what_is_published_fulfils_what_it_owes(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("jiaoyu_drafter")
    page.goto("/desk/catalog-items/?q=教育政策")
    page.get_by_role("link", name=re.compile("教育政策")).first.click()
    step(page, "登记信息形成")
    page.get_by_label("内容").fill("印发示范市校服选用管理办法")
    accessible()
    page.get_by_role("button", name="登记信息形成").click()
    done(page, "已登记")
    tab(page, "应公开")
    accessible()
    page.get_by_role("link", name=re.compile("校服选用")).first.click()
    expect(page.locator("main")).to_contain_text("待公开")
    owed = page.url.split("?")[0]
    page.get_by_role("link", name="起草", exact=True).click()
    expect(page.get_by_label("标题")).to_have_value("印发示范市校服选用管理办法")
    page.get_by_label("信息类型").select_option("notice")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/edit/")
    page.get_by_role("button", name="源代码").click()
    page.get_by_role("textbox", name="正文").fill("<p>各校：现印发校服选用管理办法，请遵照执行。</p>")
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")
    address = page.url.split("?")[0]
    step(page, "提交审核", "已提交审核")
    as_another(page, sign_in, "jiaoyu_reviewer", address)
    step(page, "审核通过", "已审核通过")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    step(page, "批准发布", "公众现在可以看到")
    page.goto(owed)
    expect(page.locator("main")).to_contain_text("已公开")
    page.get_by_role("link", name="在日历中查看").click()
    day = page.get_by_role("listitem").filter(has_text="教育政策").filter(has_text="已公开")
    expect(day.first).to_be_visible()
    accessible()


def test_the_list_of_what_is_owed_tells_due_done_late_and_missing(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("city_disclosure")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/desk/obligations/")
        options = page.get_by_label("状态").locator("option")
        for state in ("待公开", "已公开", "逾期", "缺失"):
            expect(options.filter(has_text=state).first).to_be_attached()
        accessible()
    page.get_by_label("筛选条件").check()  # folded on a narrow screen
    page.get_by_label("到期").select_option(label="已过期限未公开")
    page.wait_for_url("**due=overdue**")
    expect(page.locator("#rows")).to_contain_text("逾期")
