"""A citizen applies, follows the case, corrects it, takes another back: wide, narrow, without scripts."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import closing
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from gongkai.demo.accounts import PASSWORD
from tests.browser.desk import step
from tests.browser.phone import fits

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.corpus]
PNG = {"name": "身份证.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + b"0" * 64}
WANTED = "示范市2026年义务教育学位预警名单及说明"
UNIT = "示范市教育局"


def fill(page: Page, wanted: str = WANTED) -> None:
    page.get_by_label("向哪个机关申请").select_option(label=UNIT)
    page.get_by_label("您需要什么信息").fill(wanted)
    page.get_by_label("姓名或者单位名称").fill("罗一舟")
    page.locator("[name=id_number]").fill("11010519491231002X")
    page.locator("[name=phone]").fill("13900001234")
    page.locator("input[name=identity]").set_input_files([PNG])


def submit(page: Page) -> tuple[str, str]:
    """Through the review; number and code."""
    page.get_by_role("button", name="下一步：核对").click()
    expect(page.get_by_role("heading", name="核对后提交")).to_be_visible()
    expect(page.locator("main")).to_contain_text(UNIT)
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("heading", name="申请已提交")).to_be_visible()
    return page.locator(".foi-number").inner_text(), page.locator(".foi-code").inner_text()


def follow(page: Page, number: str, code: str) -> None:
    page.goto("/foi/track/")
    page.get_by_label("登记编号").fill(number)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查询", exact=True).click()
    expect(page.get_by_role("heading", name="办理进度")).to_be_visible()


def act_for_another(page: Page) -> None:
    page.get_by_label("我受他人委托，代为申请").check()
    page.locator("[name=agent_name]").fill("代小理")
    page.locator("[name=agent_id_number]").fill("11010519491231002X")
    page.locator("[name=agent_phone]").fill("13700001234")
    page.locator("input[name=agent_identity]").set_input_files([PNG])
    page.locator("input[name=authorisation]").set_input_files([PNG | {"name": "委托书.png"}])


def apply_after_looking(page: Page) -> tuple[str, str]:
    """From the front page, past what is published, with an error on the way."""
    page.goto("/")
    page.get_by_role("link", name="我要申请").click()
    page.get_by_label("您要找的信息").fill("义务教育招生学位")
    page.get_by_role("button", name="找一找").click()
    expect(page.get_by_role("heading", name="可能就是您要的")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("这就是我要的")).first).to_be_visible()
    page.get_by_role("button", name="没有我要的，继续申请").click()
    expect(page.get_by_label("您需要什么信息")).to_have_value("义务教育招生学位")
    fill(page)
    page.locator("[name=id_number]").fill("110105194912310021")
    page.get_by_role("button", name="下一步：核对").click()
    expect(page.get_by_role("alert")).to_contain_text("身份证号码有误")
    expect(page.locator("main")).to_contain_text("已上传的身份证明：身份证.png")
    page.locator("[name=id_number]").fill("11010519491231002X")
    return submit(page)


def ask_for_correction(browser: Browser, site: str, number: str) -> None:
    """The handler confirms receipt, takes the case, and asks back once."""
    with closing(browser.new_context(base_url=site, locale="zh-CN")) as context:
        desk = context.new_page()
        desk.goto("/account/sign-in")
        desk.get_by_label("用户名").fill("jiaoyu_handler")
        desk.get_by_label("口令").or_(desk.get_by_label("密码")).first.fill(PASSWORD)
        desk.get_by_role("button", name="登录").click()
        desk.wait_for_url("**/desk/**")
        desk.goto("/desk/foi/")
        desk.get_by_role("row").filter(has_text=number).get_by_role("link").first.click()
        desk.wait_for_url(re.compile(r"/desk/foi/\d+/"))
        _act(desk, "确认收到", on=dt.datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat())
        _act(desk, "分办")
        _act(desk, "告知补正", items="请写明需要哪几个区的名单", until="2027-12-30")


def _act(desk: Page, act: str, **fields: str) -> None:
    step(desk, act)
    desk.wait_for_url("**/act/**")
    for name, value in fields.items():
        desk.locator(f"[name={name}]").fill(value)
    desk.locator(".form-acts button").click()
    desk.wait_for_url(lambda url: "/act/" not in url)


def test_what_is_published_already_ends_the_search(page: Page, accessible: Callable[[], None]) -> None:
    page.goto("/foi/")
    accessible()
    page.get_by_role("link", name="我要申请").click()
    page.get_by_label("您要找的信息").fill("义务教育招生学位")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="可能就是您要的")).to_be_visible()
    accessible()
    page.get_by_role("button", name=re.compile("这就是我要的")).first.click()
    page.wait_for_url("**/information/**")


@pytest.mark.parametrize("width", [1280, 360])
def test_she_applies_follows_and_takes_it_back(width: int, page: Page, accessible: Callable[[], None]) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    number, code = apply_after_looking(page)
    accessible()
    page.get_by_role("button", name="查看办理进度").click()
    expect(page.locator(".foi-now")).to_contain_text("待确认收到")
    expect(page.locator(".foi-clock .due")).to_be_visible()
    accessible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="退出查询").click()
    page.goto("/foi/track/case/")
    expect(page.get_by_role("heading", name="查办理进度")).to_be_visible()
    follow(page, number.replace("〔", "[").replace("〕", "]"), code.lower())
    page.get_by_role("link", name="撤回申请").click()
    page.get_by_role("button", name="撤回申请").click()
    expect(page.get_by_role("alert")).to_contain_text("请先勾选确认")
    accessible()
    page.get_by_label(re.compile("我确认撤回")).check()
    page.get_by_role("button", name="撤回申请").click()
    expect(page.locator(".foi-now")).to_contain_text("已撤回")
    accessible()


@pytest.mark.parametrize("width", [1280, 360])
def test_he_applies_for_his_company_and_for_another(
    width: int, page: Page, accessible: Callable[[], None]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/foi/apply/form/")
    expect(page.get_by_label("单位联系人")).to_be_hidden()
    expect(page.get_by_label("代理人姓名")).to_be_hidden()
    page.get_by_label("商业企业").check()
    expect(page.get_by_label("单位联系人")).to_be_visible()
    page.get_by_label("我受他人委托，代为申请").check()
    page.get_by_role("button", name="下一步：核对").click()
    expect(page.get_by_role("alert")).to_contain_text("请上传授权委托书")
    expect(page.get_by_role("alert")).to_contain_text("单位申请请填写联系人")
    accessible()
    fits(page, least=24)
    fill(page)
    page.get_by_label("姓名或者单位名称").fill("示范市某某有限公司")
    page.get_by_label("单位联系人").fill("联系人甲")
    page.get_by_label("法定代表人或者负责人").fill("法人乙")
    page.locator("[name=id_kind]").select_option("credit_code")
    page.locator("[name=id_number]").fill("11370812004339255B")
    act_for_another(page)
    page.get_by_role("button", name="下一步：核对").click()
    for words in ("法人乙", "代小理", "委托书.png", "商业企业"):
        expect(page.locator("main")).to_contain_text(words)
    accessible()
    fits(page, least=24)
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("heading", name="申请已提交")).to_be_visible()
    accessible()
    fits(page, least=24)


def test_everything_works_without_scripts(browser: Browser, site: str) -> None:
    with closing(browser.new_context(base_url=site, java_script_enabled=False, locale="zh-CN")) as context:
        page = context.new_page()
        number, code = apply_after_looking(page)
        follow(page, number, code)
        expect(page.locator(".foi-now")).to_contain_text("待确认收到")


def test_a_wrong_code_opens_nothing_and_says_what_to_do(page: Page, accessible: Callable[[], None]) -> None:
    page.goto("/foi/track/")
    page.get_by_label("登记编号").fill("依申请〔2026〕1号")
    page.get_by_label("查询码").fill("AAAA-BBBB-CCCC-DDDD")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("对不上")
    expect(page.get_by_label("登记编号")).to_have_value("依申请〔2026〕1号")
    accessible()


def test_larger_letters_for_the_old_break_nothing(page: Page, accessible: Callable[[], None]) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto("/reading/elder/on")
    for address in ("/foi/", "/foi/apply/", "/foi/apply/form/", "/foi/track/"):
        page.goto(address)
        accessible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_the_form_is_walked_by_keyboard_alone(page: Page) -> None:
    page.goto("/foi/apply/form/")
    page.get_by_label("向哪个机关申请").focus()
    reached = set()
    for _ in range(40):
        reached.add(page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()"))
        page.keyboard.press("Tab")
    assert {
        "unit",
        "request",
        "shape",
        "klass",
        "name",
        "id_number",
        "identity",
        "phone",
        "下一步：核对",
    } <= reached


def come_back_after_the_half_hour(page: Page, number: str, code: str, accessible: Callable[[], None]) -> None:
    """The pass ran out while she wrote."""
    page.context.clear_cookies(name="gongkai_foi")
    page.get_by_role("button", name="提交补正").click()
    expect(page.locator("main")).to_contain_text("已经自动退出")
    accessible()
    page.get_by_label("登记编号").fill(number)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查询", exact=True).click()
    expect(page.get_by_label("补正后的内容")).to_have_value("全市各区")


def test_the_disclosure_office_sees_how_many_found_it(page: Page, accessible: Callable[[], None]) -> None:
    page.goto("/foi/apply/?q=义务教育招生学位")
    page.goto("/account/sign-in")
    page.get_by_label("用户名").fill("city_disclosure")
    page.get_by_label("口令").or_(page.get_by_label("密码")).first.fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/desk/**")
    page.get_by_role("link", name="申请前引导").click()
    accessible()
    page.locator("table a.title").first.click()
    expect(page.locator("main")).to_contain_text("引导率")
    accessible()


def test_a_correction_is_asked_for_and_answered(
    page: Page, browser: Browser, site: str, accessible: Callable[[], None]
) -> None:
    number, code = apply_after_looking(page)
    ask_for_correction(browser, site, number)
    follow(page, number, code)
    expect(page.locator(".foi-now")).to_contain_text("待补正")
    expect(page.locator("main")).to_contain_text("请写明需要哪几个区的名单")
    page.get_by_role("link", name="提交补正").click()
    page.get_by_label("补正后的内容").fill("全市各区")
    come_back_after_the_half_hour(page, number, code, accessible)
    page.locator("input[name=papers]").set_input_files([PNG | {"name": "说明.png"}])
    page.get_by_role("button", name="提交补正").click()
    expect(page.locator(".alert.success")).to_contain_text("补正已提交")
    expect(page.locator(".foi-now")).to_contain_text("办理中")
