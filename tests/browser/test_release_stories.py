"""Ways to the public and back: at a minute, in an emergency with a second approval, and off again by type."""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.desk import as_another, done, open_editor, step, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

SHANGHAI = ZoneInfo("Asia/Shanghai")
PATIENCE = 30  # seconds for the worker to follow


def notice(page: Page, sign_in: Callable[[str], None], title: str) -> str:
    """A notice that its drafter has written; its address at the desk."""
    sign_in("jiaoyu_drafter")
    page.goto("/desk/information/new/")
    page.get_by_label("信息类型").select_option("notice")
    page.get_by_label("标题").fill(title)
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(re.compile(r"/desk/information/\d+/"))
    address = page.url.split("?")[0]
    open_editor(page)
    write(page, "各校：请遵照执行。")
    page.get_by_role("button", name="保存").click()
    done(page, "已保存")
    return address


def reviewed(page: Page, sign_in: Callable[[str], None], title: str) -> str:
    """The same, handed in and passed on."""
    address = notice(page, sign_in, title)
    step(page, "提交审核", "等待审核人办理")
    as_another(page, sign_in, "jiaoyu_reviewer", address)
    step(page, "审核通过", "等待发布人批准发布")
    return address


def public(address: str) -> str:
    return address.replace("/desk/", "/")


def answers(page: Page, address: str, status: int, within: float = PATIENCE) -> None:
    """Wait until the public address answers so."""
    end = time.monotonic() + within
    while (found := page.goto(address)) is None or found.status != status:
        assert time.monotonic() < end, f"{address} 应答 {found and found.status}，应为 {status}"
        page.wait_for_timeout(500)


def test_a_release_goes_out_in_its_minute_and_may_be_taken_back(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    address = reviewed(page, sign_in, "示范市教育局关于开学时间的通告")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    step(page, "定时发布")
    page.get_by_label("发布时间").fill("2020-01-01T09:00")
    page.get_by_role("button", name="定时发布").click()
    expect(page.locator("main")).to_contain_text("已经过去")
    accessible()
    minute = (dt.datetime.now(SHANGHAI) + dt.timedelta(seconds=75)).replace(second=0, microsecond=0)
    page.get_by_label("发布时间").fill(f"{minute + dt.timedelta(days=1):%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="定时发布").click()
    done(page, "已安排定时发布")
    expect(page.locator("main")).to_contain_text("自动发布")
    accessible()
    step(page, "取消定时", "已取消定时")
    step(page, "定时发布")
    page.get_by_label("发布时间").fill(f"{minute:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="定时发布").click()
    done(page, "已安排定时发布")
    assert page.goto(public(address)).status == 404  # type: ignore[union-attr]  # a page of the site answers
    left = (minute - dt.datetime.now(SHANGHAI)).total_seconds()
    answers(page, public(address), 200, within=left + 60)
    expect(page.get_by_role("heading", level=1)).to_contain_text("关于开学时间的通告")


def test_an_emergency_release_is_owed_a_second_look_and_can_be_undone(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    address = notice(page, sign_in, "示范市教育局关于暴雨停课的紧急通告")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    step(page, "紧急发布")
    page.get_by_label("理由").fill("暴雨红色预警。")
    accessible()
    page.get_by_role("button", name="紧急发布").click()
    done(page, "须由另一位发布人补审")
    expect(page.get_by_role("region", name="可办理的操作")).not_to_contain_text("补审确认")
    answers(page, public(address), 200)
    as_another(page, sign_in, "jiaoyu_publisher2", "/desk/?")
    waiting = page.get_by_role("region", name=re.compile("紧急发布待补审"))
    expect(waiting).to_contain_text("暴雨红色预警。")
    accessible()
    waiting.get_by_role("link", name="示范市教育局关于暴雨停课的紧急通告").click()
    step(page, "补审撤下")
    page.get_by_label("对外说明").fill("停课范围有误，更正后重新发布。")
    page.get_by_label("理由").fill("范围写错。")
    page.get_by_role("button", name="补审撤下").click()
    done(page, "已撤下")
    answers(page, public(address), 410)
    expect(page.locator("main")).to_contain_text("停课范围有误，更正后重新发布。")
    expect(page.locator("main")).not_to_contain_text("范围写错")
    accessible()


def test_what_is_withdrawn_stays_under_its_notice_with_what_it_needs_named(
    page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    address = reviewed(page, sign_in, "示范市教育局关于临时借用场馆的通告")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    step(page, "批准发布", "公众现在可以看到")
    step(page, "撤下")
    page.get_by_label("停止适用").check()
    page.get_by_label("理由").fill("活动取消。")
    page.get_by_role("button", name="撤下").click()
    expect(page.locator("main")).to_contain_text("请写明对公众的说明")
    accessible()
    page.get_by_label("对外说明").fill("活动取消，不再借用场馆。")
    page.get_by_role("button", name="撤下").click()
    done(page, "已撤下")
    expect(page.locator("main")).to_contain_text("原文仍可查看")
    page.goto(public(address))
    banner = page.locator("main").get_by_text("活动取消，不再借用场馆。")
    end = time.monotonic() + PATIENCE
    while not banner.count() and time.monotonic() < end:
        page.wait_for_timeout(500)
        page.goto(public(address))
    expect(banner).to_be_visible()
    expect(page.locator("main")).to_contain_text("请遵照执行")
    accessible()
