"""The whole life of one application at the desk, from the post to the archive, by its different people."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.desk import as_another, done, step
from tests.browser.phone import fits
from tests.factories.releases import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

NEIGHBOUR = "邱百川"
REQUEST = "示范市实验小学食堂改造项目的中标合同"
WORKER = 120_000  # milliseconds for the worker to make and look into a file on a busy machine
NARROW = {"width": 360, "height": 760}
WIDE = {"width": 1280, "height": 900}


def today(days: int = 0) -> str:
    return (dt.datetime.now(ZoneInfo("Asia/Shanghai")).date() + dt.timedelta(days=days)).isoformat()


def submit(page: Page, act: str) -> None:
    page.locator("main").get_by_role("button", name=act, exact=True).click()


def served(page: Page, letter: str) -> None:
    """The newest letter was handed over and signed for."""
    step(page, "记录文书送达")
    page.get_by_label("文书", exact=True).select_option(index=0)
    expect(page.get_by_label("文书", exact=True)).to_contain_text(letter)
    page.get_by_label("送达方式").select_option("direct")
    page.get_by_label("签收日期").fill(today())
    submit(page, "记录文书送达")
    done(page, "已记录送达")


def registered(page: Page) -> str:
    """A letter came by post; it is entered with its scan."""
    page.goto("/desk/foi/new/")
    expect(page.get_by_label("代理人姓名")).to_be_hidden()  # asked for once it is said that somebody acts for them
    expect(page.get_by_label("口头提出")).to_be_hidden()
    page.get_by_label("当面提交").check()
    expect(page.get_by_label("口头提出")).to_be_visible()
    page.get_by_label("邮寄（签收）").check()
    page.locator("[name=name]").fill("钱有余")
    page.locator("[name=phone]").fill("13900006677")
    page.locator("[name=address]").fill("示范市东湖路66号")
    page.get_by_label("所需信息的名称").fill(f"{REQUEST}（2025年）。")
    page.get_by_label("申请事项（摘要）").fill(REQUEST)
    scan = {"name": "申请书.docx", "mimeType": "application/octet-stream", "buffer": word("申请公开合同")}
    page.get_by_label("申请书的扫描件").set_input_files(scan)  # type: ignore[arg-type]  # a payload
    submit(page, "登记申请")
    done(page, "已登记")
    return page.url.split("?")[0]


def corrected(page: Page) -> None:
    """Asked what exactly is wanted; the clock stops until it is said."""
    step(page, "告知补正")
    page.get_by_label("需要补正的事项").fill("请写明需要合同的哪些部分。")
    page.get_by_label("补正期限").fill(today(20))
    submit(page, "生成补正告知书")
    done(page, "时限停止计算")
    served(page, "补正")
    step(page, "收到补正")
    page.get_by_label("补正后的申请内容").fill("需要合同的价款和工期部分。")
    submit(page, "登记补正")
    done(page, "重新计算")


def consulted(page: Page) -> None:
    """The contractor is asked, and objects."""
    step(page, "征求意见")
    page.get_by_label("征求意见的对象").select_option("organ")
    expect(page.get_by_label("第三方的姓名")).to_be_hidden()
    page.get_by_label("征求意见的对象").select_option("third_party")
    expect(page.get_by_label("机关名称")).to_be_hidden()
    page.get_by_label("第三方的姓名或者名称").fill(NEIGHBOUR)
    page.get_by_label("第三方的地址").fill("示范市和平路8号")
    page.get_by_label("第三方的电话").fill("13912349876")
    page.get_by_label("拟公开的").fill("合同中您的姓名和报价。")
    submit(page, "生成征求意见书")
    done(page, "时限中止计算")
    expect(page.locator("main")).to_contain_text("到期日待定")
    served(page, "征求")
    step(page, "收到意见")
    page.get_by_label("意见", exact=True).select_option("objects")
    page.get_by_label("意见原文").fill("不同意公开姓名和电话。")
    submit(page, "登记意见")
    done(page, "意见已记录")


def redacted(page: Page, accessible: Callable[[], None]) -> None:
    """The contract is put in, what concerns the contractor is blacked out, and the copy is looked into."""
    step(page, "加入材料")
    page.get_by_label("用途").select_option("source")
    text = word(f"承包人：{NEIGHBOUR}，电话13912349876", "价款一百万元，工期九十日。", author="赵经办")
    page.locator("input[type=file]").set_input_files(
        {"name": "合同.docx", "mimeType": "application/octet-stream", "buffer": text}  # type: ignore[arg-type]  # as above
    )
    submit(page, "加入材料")
    done(page, "已加密保存")
    page.goto(f"{page.url.split('?')[0]}?tab=documents")
    accessible()
    page.get_by_role("link", name="遮盖、制作提供件").click()
    page.get_by_label("遮盖的文字").first.fill(NEIGHBOUR)
    page.get_by_label("理由").first.select_option("third_party")
    page.get_by_label("遮盖的文字").nth(1).fill("13912349876")
    page.get_by_label("理由").nth(1).select_option("privacy:mobile")
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a size
    accessible()
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # as above
    page.get_by_role("button", name="制作提供件").click()
    expect(page.get_by_text("提供前检查通过")).to_be_visible(timeout=WORKER)
    accessible()


def proposed(page: Page, *, again: bool = False) -> None:
    """Given in part; what came back is still filled in."""
    step(page, "提出拟办意见")
    if again:
        expect(page.get_by_label("处理决定")).to_have_value("partial")
        expect(page.get_by_label("不予公开的是哪些内容")).to_have_value("承包人的姓名和电话")
        page.get_by_label("对不予公开的内容的理由").or_(page.get_by_label("不予公开的理由")).first.fill(
            "属于个人隐私，第三方不同意公开，公开会损害其合法权益。"
        )
    else:
        page.get_by_label("处理决定").select_option("partial")
        expect(page.get_by_label("检索").first).to_be_hidden()
        page.get_by_label("可以公开的内容").or_(page.get_by_label("所提供的信息")).first.fill("合同的价款和工期")
        page.get_by_label("不予公开的是哪些内容").fill("承包人的姓名和电话")
        page.get_by_label("不予公开所依据的条款").fill("《中华人民共和国政府信息公开条例》第十五条")
        page.get_by_label("对不予公开的内容的理由").or_(page.get_by_label("不予公开的理由")).first.fill("个人隐私")
        expect(page.get_by_label(re.compile("提供件"))).to_be_checked()
    submit(page, "提交审核")
    done(page, "已提交审核")


def test_a_paper_request_from_the_post_to_the_archive(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("jiaoyu_handler")
    address = registered(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(REQUEST)
    accessible()
    step(page, "分办")
    submit(page, "分给所选承办人")
    done(page, "已分办")
    step(page, "记录检索")
    page.get_by_label("检索范围").fill("档案室 2025 年基建卷")
    page.get_by_label("检索方法").fill("按项目名称检索")
    page.get_by_label("检索结果").fill("找到合同一份")
    submit(page, "保存检索记录")
    done(page, "检索已记录")
    corrected(page)
    consulted(page)
    page.goto(f"{address}?tab=hints")
    accessible()
    page.goto(address)
    redacted(page, accessible)
    page.goto(address)
    proposed(page)
    as_another(page, sign_in, "jiaoyu_reviewer", address)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a size
    accessible()
    step(page, "退回")
    page.get_by_label("理由").fill("请把理由写具体。")
    submit(page, "退回")
    done(page, "已退回")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # as above
    as_another(page, sign_in, "jiaoyu_handler", address)
    expect(page.locator("main")).to_contain_text("请把理由写具体。")
    proposed(page, again=True)
    for username, act, outcome in (
        ("jiaoyu_reviewer", "审核通过", "已审核通过"),
        ("jiaoyu_secrecy", "保密审查通过", "保密审查通过"),
    ):
        as_another(page, sign_in, username, address)
        step(page, act)
        submit(page, act)
        done(page, outcome)
    as_another(page, sign_in, "jiaoyu_publisher", address)
    expect(page.locator("main")).not_to_contain_text("提供前检查发现")
    accessible()
    step(page, "签发", "已签发")
    as_another(page, sign_in, "jiaoyu_handler", address)
    served_and_archived(page)
    page.goto(f"{address}?tab=events")
    expect(page.locator("main")).to_contain_text("归档")
    accessible()


def served_and_archived(page: Page) -> None:
    """By post, with the day on which it was posted."""
    step(page, "送达")
    page.get_by_label("送达方式").select_option("post")
    page.get_by_label("邮件号码").fill("1234567890123")
    submit(page, "登记送达并办结")
    done(page, "本件办结")
    step(page, "归档", "已归档")
    expect(page.locator(".desk-head")).to_contain_text("已归档")


def test_the_office_sees_all_units_and_follows_a_complaint(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("city_disclosure")
    page.goto("/desk/caseloads/")
    expect(page.locator("main table").first).to_contain_text("教育局")
    accessible()
    page.goto("/desk/complaints/new/")
    page.get_by_label("被投诉机关").select_option(label="示范市教育局")
    page.get_by_label("投诉举报的内容").fill("学校收费标准没有公开。")
    page.get_by_label("投诉人姓名或者名称").fill("祁望")
    accessible()
    submit(page, "登记投诉举报")
    done(page, "已办理")
    address = page.url.split("?")[0]
    step(page, "责令改正")
    page.get_by_label("核查情况").fill("属实。")
    page.get_by_label("责令改正的内容").fill("十日内公开收费标准。")
    page.get_by_label("改正期限").fill(today(14))
    submit(page, "责令改正")
    done(page, "已办理")
    as_another(page, sign_in, "jiaoyu_handler", address)
    expect(page.locator("main")).to_contain_text("十日内公开收费标准。")
    page.goto(f"{address}?tab=who")
    expect(page.locator("main")).not_to_contain_text("祁望")
    page.goto(address)
    step(page, "报告改正情况")
    page.get_by_label("改正情况").fill("已在网站公开。")
    submit(page, "报告改正情况")
    done(page, "已办理")
    as_another(page, sign_in, "city_disclosure", address)
    step(page, "办结")
    page.get_by_label("处理结果").fill("已改正，电话告知投诉人。")
    submit(page, "办结")
    done(page, "已办理")
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a size
    accessible()


def test_on_a_telephone_the_inbox_begins_on_the_first_screen(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("jiaoyu_handler")
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a size
    page.goto("/desk/foi/")
    box = page.locator("#rows").bounding_box()
    assert box is not None
    assert box["y"] < NARROW["height"]
    expect(page.get_by_label("状态")).to_be_hidden()
    fits(page)
    accessible()
    page.get_by_label("筛选条件").check()
    page.get_by_label("状态").select_option("handling")
    expect(page.locator("#rows")).to_contain_text("办理中")
    expect(page.locator("#rows")).not_to_contain_text("已归档")
    accessible()
    page.goto("/desk/foi/?state=handling")
    expect(page.locator(".fold-word")).to_contain_text("已选 1 项")
