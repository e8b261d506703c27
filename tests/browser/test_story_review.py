"""Between draft and public: opinions at their place, other units, colleagues, secrecy, what removals leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import as_another, done, open_editor, step, write
from tests.browser.test_release_stories import answers, notice, public, reviewed

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]


def test_an_opinion_at_its_place_comes_back_with_the_draft_and_is_settled(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    address = notice(page, sign_in, "示范市教育局关于调整作息时间的通告")
    step(page, "提交审核", "等待审核人办理")
    step(page, "撤回", "已撤回")
    step(page, "提交审核", "等待审核人办理")
    as_another(page, sign_in, "jiaoyu_reviewer", address)
    step(page, "批注")
    page.get_by_label("所指文字").fill("请遵照执行")
    page.get_by_label("意见").fill("写明从哪一天起执行。")
    accessible()
    page.get_by_role("button", name="批注").click()
    done(page, "已批注")
    step(page, "退回修改")
    page.get_by_label("理由").fill("缺少日期。")
    page.get_by_role("button", name="退回修改").click()
    done(page, "已退回")
    as_another(page, sign_in, "jiaoyu_drafter", "/desk/")
    returned = page.get_by_role("region", name=re.compile("被退回"))
    expect(returned).to_contain_text("缺少日期。")
    returned.get_by_role("link", name=re.compile("作息时间")).click()
    expect(page.locator("main")).to_contain_text("有 1 条批注待处理")
    open_editor(page)
    expect(page.locator("main mark")).to_have_text("请遵照执行")
    accessible()
    page.goto(address)
    step(page, "处理批注")
    page.get_by_label("处理情况").fill("已补写日期。")
    page.get_by_role("button", name="处理批注").click()
    done(page, "已勾销")
    step(page, "提交审核", "等待审核人办理")


def test_another_unit_is_asked_and_a_colleague_takes_over(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    title = "示范市教育局关于校车停靠点的通告"
    address = notice(page, sign_in, title)
    step(page, "发起会签")
    page.get_by_role("checkbox", name="示范市财政局").check()
    page.get_by_label("会签事项").fill("经费是否有保障。")
    accessible()
    page.get_by_role("button", name="发起会签").click()
    done(page, "已发起会签")
    step(page, "提交审核", "等待审核人办理")
    as_another(page, sign_in, "jiaoyu_reviewer", address)
    expect(page.get_by_role("region", name="可办理的操作")).not_to_contain_text("审核通过")
    expect(page.get_by_role("complementary", name="检查和办理人")).to_contain_text("还没有答复")
    as_another(page, sign_in, "caizheng_reviewer", "/desk/")
    page.get_by_role("region", name=re.compile("待会签")).get_by_role("link", name=title).click()
    step(page, "答复会签")
    page.get_by_label("同意", exact=True).check()
    accessible()
    page.get_by_role("button", name="答复会签").click()
    done(page, "已答复会签")
    as_another(page, sign_in, "jiaoyu_reviewer", address)
    step(page, "审核通过", "已审核通过")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    step(page, "转办")
    page.get_by_label("承接人").select_option(label="许文澜")
    page.get_by_label("转办说明").fill("本周由您值班。")
    page.get_by_role("button", name="转办").click()
    done(page, "已转办")
    as_another(page, sign_in, "jiaoyu_publisher2", "/desk/")
    handed = page.get_by_role("region", name=re.compile("转办给我"))
    expect(handed).to_contain_text("本周由您值班。")
    accessible()


def plan(page: Page, sign_in: Callable[[str], None], title: str) -> str:
    """A draft of a plan; its address at the desk."""
    as_another(page, sign_in, "jiaoyu_drafter", "/desk/information/new/")
    page.get_by_label("信息类型").select_option("plan")
    page.get_by_label("标题").fill(title)
    page.get_by_role("button", name="保存").click()
    done(page, "已新建草稿")
    address = page.url.split("?")[0]
    open_editor(page)
    write(page, "到二〇三〇年，建成学习型城市。")
    page.locator("[name=issuer_name]").fill("示范市教育局")
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")
    return address


def test_a_rule_sends_a_kind_through_the_secrecy_review(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("city_disclosure")
    page.goto("/desk/publishing-rules/")
    page.get_by_role("link", name="新建规则").first.click()
    page.get_by_label("适用单位").select_option(label="示范市教育局")
    page.get_by_label("信息类型").select_option("plan")
    page.get_by_label("发布前须经保密审查").check()
    accessible()
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(re.compile(r"/publishing-rules/\d+/"))
    title = "示范市教育事业发展规划（送审）"
    address = plan(page, sign_in, title)
    step(page, "提交审核", "等待审核人办理")
    as_another(page, sign_in, "jiaoyu_reviewer", address)
    step(page, "审核通过，送保密审查", "等待保密审查")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    expect(page.get_by_role("region", name="可办理的操作")).not_to_contain_text("批准发布")
    as_another(page, sign_in, "jiaoyu_secrecy", "/desk/")
    page.get_by_role("region", name=re.compile("待保密审查")).get_by_role("link", name=title).click()
    accessible()
    step(page, "保密审查通过", "等待发布人批准发布")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    step(page, "批准发布", "公众现在可以看到")


@pytest.mark.parametrize(
    ("kind", "fields", "status"),
    [("发布有误", {}, 410), ("已移交归档", {"查阅处": "市档案馆，全宗号 12"}, 200)],
)
def test_what_is_removed_answers_by_its_type(  # the story's fixtures, and the type
    kind: str,
    fields: dict[str, str],
    status: int,
    page: Page,
    sign_in: Callable[[str], None],
    accessible: Callable[[], None],
) -> None:
    address = reviewed(page, sign_in, f"示范市教育局关于{kind}试验的通告")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    step(page, "批准发布", "公众现在可以看到")
    step(page, "撤下")
    page.get_by_role("radio", name=re.compile(f"^{kind}")).check()
    for label, value in fields.items():
        page.get_by_label(label, exact=False).first.fill(value)
    page.get_by_label("理由").fill("发布错误。")
    accessible()
    page.get_by_role("button", name="撤下").click()
    done(page, "已撤下")
    answers(page, public(address), status)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator("main")).to_contain_text("撤下" if status != 200 else "市档案馆")
        accessible()


def test_what_is_merged_leads_to_the_other(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("jiaoyu_drafter")
    page.goto("/information/3/")
    number = page.locator("dt", has_text="索引号").locator("xpath=following-sibling::dd[1]").inner_text().strip()
    page.context.clear_cookies()
    address = reviewed(page, sign_in, "示范市教育局关于并入试验的通告")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    step(page, "批准发布", "公众现在可以看到")
    step(page, "撤下")
    page.get_by_role("radio", name=re.compile("^并入其他信息")).check()
    page.get_by_label("转至信息的索引号").fill(number)
    page.get_by_label("理由").fill("内容并入。")
    page.get_by_role("button", name="撤下").click()
    done(page, "已撤下")
    for _ in range(40):
        page.goto(public(address))
        if page.url.endswith("/information/3/"):
            break
        page.wait_for_timeout(500)
    expect(page).to_have_url(re.compile("/information/3/$"))
