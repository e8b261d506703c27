"""One site and one browser for all browser tests of a worker."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from gongkai.demo.accounts import PASSWORD
from tests.browser.site import gongkai, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
expect.set_options(timeout=15_000)  # a machine busy with other work may take longer than the library's 5 s


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    """A home with the demo city, the three work points and the State Council's documents imported."""
    folder = tmp_path_factory.mktemp("site") / "home"
    assert gongkai(folder, "demo", "load").returncode == 0
    for arguments in ((corpus / "work_points",), (corpus / "policies_govcn", "--map", "govcn")):
        done = gongkai(folder, "import", *arguments, "--json")
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def site(home: Path) -> Iterator[str]:
    """The address of the running site."""
    with running(home) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium")
    assert path, "没有 Chromium：请先运行 make parts"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh page that fails the test when anything outside is asked for or a script breaks."""
    context = browser.new_context(base_url=site, locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"脚本错误：{error}"))
    page.on(
        "request", lambda request: None if request.url.startswith((site, "data:")) else faults.append(request.url)
    )
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def sign_in(page: Page) -> Callable[[str], None]:
    """Signs a demo account in."""

    def as_person(username: str) -> None:
        page.goto("/account/sign-in")
        page.get_by_label("用户名").fill(username)
        page.get_by_label("口令").or_(page.get_by_label("密码")).first.fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url("**/desk/**")

    return as_person


@pytest.fixture
def accessible(page: Page) -> Callable[[], None]:
    """Asserts that axe finds nothing on the page as it stands (WCAG 2.2 AA)."""

    def check() -> None:
        options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        results = Axe().run(page, options=options)
        found = [
            f"{v['id']}: {[node['target'] for node in v['nodes'][:3]]}" for v in results.response["violations"]
        ]
        assert found == [], f"{page.url}\n" + "\n".join(found)

    return check
