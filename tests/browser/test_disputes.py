"""One case that goes to reconsideration: refused, reviewed, ordered to be answered anew, counted once."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.desk import as_another, done, step
from tests.browser.site import gongkai

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

REQUEST = "示范市实验小学教师岗位聘任会议纪要"
CLAIMANT = "卫见山"
COUNT = """
import json, os, django
django.setup()
from gongkai.cases.disputes.statistics import review_litigation_table
from gongkai.cases.foi.statistics import requests_table
from gongkai.cases.models import Case
year = int(os.environ["COUNTED_YEAR"])
unit = Case.objects.filter(unit__code="jiaoyu")
print(json.dumps([review_litigation_table(unit, year), requests_table(unit, year)]))
"""


def day(days: int = 0) -> dt.date:
    return dt.datetime.now(ZoneInfo("Asia/Shanghai")).date() + dt.timedelta(days=days)


def tables(home: Path) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """Tables four and three of the bureau, for the year of today."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
        "GONGKAI_HOME": str(home),
        "COUNTED_YEAR": str(day().year),
    }
    done_ = subprocess.run(
        [sys.executable, "-c", COUNT], capture_output=True, text=True, check=True, env=environment
    )
    fourth, third = json.loads(done_.stdout.splitlines()[-1])
    return fourth, third


def refused(home: Path, folder: Path) -> None:
    """An application that was refused a week ago, as another system hands it over."""
    record = {
        "id": "dispute-story",
        "unit": "jiaoyu",
        "channel": "counter",
        "arrived_on": day(-20).isoformat(),
        "applicant": {"class": "natural_person", "name": CLAIMANT},
        "request": REQUEST,
        "events": [{"event": "serve", "on": day(-7).isoformat(), "decision": "process", "method": "post"}],
    }
    file = folder / "cases.jsonl"
    file.write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    came = gongkai(home, "foi", "import", file)
    assert came.returncode == 0, came.stdout + came.stderr


def submit(page: Page, act: str) -> None:
    page.locator("main").get_by_role("button", name=act, exact=True).click()


def act(page: Page, name: str, outcome: str) -> None:
    step(page, name)
    submit(page, name)
    done(page, outcome)


def filed(page: Page) -> str:
    """The notice of the review body came with the copy; it is registered on the case."""
    page.goto("/desk/foi/")
    page.get_by_label("搜索").or_(page.get_by_role("searchbox")).first.fill(REQUEST)
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("link", name=REQUEST).first.click()
    if (more := page.get_by_text("其他操作", exact=True)).is_visible():
        more.click()
    step(page, "登记复议、诉讼")
    page.get_by_label("类型").select_option("review")
    page.get_by_label("复议机关或者法院").fill("示范市人民政府")
    page.get_by_label("案号").fill("示复〔2026〕8号")
    page.get_by_label("对方的请求").fill("请求撤销不予公开的答复，责令重新答复。")
    page.get_by_label("提出日期").fill(day(-2).isoformat())
    page.get_by_label("受理（立案）日期").fill(day(-1).isoformat())
    page.get_by_label("收到副本日期").fill(day().isoformat())
    page.get_by_label("适用简易程序").check()
    submit(page, "登记复议、诉讼")
    done(page, "不再催办")
    page.goto(page.url.split("?")[0] + "?tab=disputes")
    page.locator("main").get_by_role("link", name="复议〔").first.click()
    return page.url.split("?")[0]


def test_a_refusal_goes_to_review_and_is_answered_anew(
    page: Page, home: Path, tmp_path: Path, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    before, _ = tables(home)
    refused(home, tmp_path)
    sign_in("jiaoyu_handler")
    address = filed(page)
    expect(page.locator("main")).to_contain_text("还剩5个工作日")
    expect(page.locator("main")).not_to_contain_text(CLAIMANT)
    accessible()
    for tab in ("clock", "evidence", "parties"):
        page.goto(f"{address}?tab={tab}")
        accessible()
    page.goto("/desk/")
    expect(page.locator("main")).to_contain_text("行政复议：7日内到期")
    page.goto(address)
    step(page, "拟写答复书")
    accessible()
    page.get_by_label("答复（答辩）理由和依据").fill("该信息为内部讨论记录，依据条例第十六条第二款不予公开。")
    submit(page, "拟写答复书")
    done(page, "已提交签发")
    as_another(page, sign_in, "jiaoyu_publisher", address)
    step(page, "签发", "已签发")
    as_another(page, sign_in, "jiaoyu_handler", address)
    act(page, "提交答复和证据", "已记录提交")
    pending, _ = tables(home)
    assert pending["review"]["pending"] == before["review"]["pending"] + 1
    step(page, "记录复议结果")
    page.get_by_label("结果", exact=True).select_option("redo")
    page.get_by_label("决定、裁判的理由").fill("没有区分处理。")
    submit(page, "记录复议结果")
    done(page, "第四表")
    step(page, "启动重新答复")
    page.get_by_label("重新答复的期限").fill(day(15).isoformat())
    submit(page, "启动重新答复")
    done(page, "不计为新的申请")
    accessible()
    answered_anew(page, sign_in, accessible)
    fourth, third = tables(home)
    assert fourth["review"]["corrected"] == before["review"]["corrected"] + 1
    assert fourth["review"]["pending"] == before["review"]["pending"]
    assert (
        third["new"]["total"] + third["carried"]["total"] == third["total"]["total"] + third["carry_next"]["total"]
    )
    page.goto(address)
    learned(page, sign_in, accessible, address)


def answered_anew(page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]) -> None:
    """On the application's own way, by its different people, within the period that the decision set."""
    page.locator("main").get_by_role("link", name="重答〔").first.click()
    again = page.url.split("?")[0]
    expect(page.locator("main")).to_contain_text("决定、裁判写明的期限")
    accessible()
    page.goto(f"{again}?tab=clock")
    accessible()
    page.goto(again)
    step(page, "分办")
    submit(page, "分给所选承办人")
    done(page, "已分办")
    step(page, "提出拟办意见")
    page.get_by_label("处理决定").select_option("published")
    page.get_by_label("获取该信息的方式").fill("本机关网站“重点领域”栏目")
    submit(page, "提交审核")
    done(page, "已提交审核")
    for username, name, outcome in (
        ("jiaoyu_reviewer", "审核通过", "已审核通过"),
        ("jiaoyu_secrecy", "保密审查通过", "保密审查通过"),
    ):
        as_another(page, sign_in, username, again)
        act(page, name, outcome)
    as_another(page, sign_in, "jiaoyu_publisher", again)
    step(page, "签发", "已签发")
    as_another(page, sign_in, "jiaoyu_handler", again)
    page.get_by_role("region", name="可办理的操作").get_by_role("link", name="送达", exact=True).click()
    page.get_by_label("送达方式").select_option("post")
    page.get_by_label("邮件号码").fill("XA12345678901")
    submit(page, "登记送达并办结")
    done(page, "已记录送达")


def learned(page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None], address: str) -> None:
    """What went wrong is told to all units, without a name; with one it is refused."""
    page.goto(address)
    step(page, "拟写通报")
    page.get_by_label("问题", exact=True).fill(f"{CLAIMANT}的申请没有区分处理")
    page.get_by_label("应当注意").fill("会议纪要中结论部分可以公开的，应当区分处理。")
    submit(page, "拟写通报")
    expect(page.locator("main")).to_contain_text("不能写入当事人信息")
    page.get_by_label("问题", exact=True).fill("没有区分处理")
    submit(page, "拟写通报")
    done(page, "等待政务公开办核定")
    as_another(page, sign_in, "city_disclosure", "/desk/lessons/")
    page.get_by_role("link", name="没有区分处理").first.click()
    accessible()
    step(page, "核定并通报", "已办理")
    as_another(page, sign_in, "jiaoyu_handler", "/desk/lessons/")
    expect(page.locator("main")).to_contain_text("已通报")
    accessible()
