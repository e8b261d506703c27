"""Every kind of page: no accessibility fault, no sideways scrolling, nothing heavy, nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Response

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

CALCULATED = "/law/deadline?received=2026-01-26&channel=counter"
PORTAL = [
    "/",
    "/search?q=公积金",
    "/search?q=没有这样的词组合",
    "/information/1/",
    "/information/3/",
    "/information/102/",
    "/information/86/",
    "/information/86/rows/",
    "/information/86/rows/?q=没有这一行",
    "/information/96/",
    "/information/99/",
    "/kinds/food_sampling/series/",
    "/kinds/air_quality/series/",
    "/kinds/meeting/",
    "/ledgers/",
    "/ledgers/102/",
    "/policies/",
    "/interpretations/",
    "/issuers/",
    "/themes/",
    "/years/",
    "/years/2024/",
    "/kinds/",
    "/kinds/normative/",
    "/disclosure/",
    "/disclosure/guide/",
    "/disclosure/rules/",
    "/catalog/",
    "/catalog/1/",
    "/catalog/units/jiaoyu/",
    "/catalog/items/1/",
    "/law/",
    "/law/deadline",
    CALCULATED,
    "/law/deadline?received=2026-10-02&channel=fax&type-1=organ_consulted&on-1=2026-10-12",
    "/law/deadline?received=2026-03-02&type-1=extended&on-1=2026-06-03&days-1=20&by-1=主任&type-2=delay_agreed",
    "/law/deadline?received=2026-03-02&type-1=extended&on-1=x&days-1=x&as_of=9999-12-31",
    "/law/fee?number=45&before=3",
    "/law/days?from=2026-01-26&count=20",
    "/law/rules/",
    "/law/rules/?q=第三方&on=2015-06-01",
    "/law/rules/FOI-31/",
    "/law/rules/FEE-04/",
    "/law/calendar/2026/",
    "/law/calendar/2035/",
    "/about/",
    "/proof/information/1/",
    "/site-map/",
    "/account/sign-in",
    "/no-such-page",
]
DESK = [
    "/desk/",
    "/desk/information/",
    "/desk/information/63/",
    "/desk/information/63/edit/",
    "/desk/information/63/history/",
    "/desk/information/63/act/submit/",
    "/desk/information/63/act/add_relation/",
    "/desk/information/63/act/link_item/?q=招生",
    "/desk/information/63/?tab=items",
    "/desk/information/new/",
    "/desk/tasks/",
    "/desk/tasks/1/",
    "/desk/names/",
    "/desk/audit/",
    "/account/",
]
NARROW = {"width": 320, "height": 700}
MOST_BYTES = 200_000


def check(page: Page, path: str, accessible: Callable[[], None]) -> None:
    page.goto(path)
    accessible()
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a TypedDict of the library
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], (
        f"{path} 在 320 像素下横向滚动"
    )
    accessible()


@pytest.mark.parametrize("path", PORTAL)
def test_a_public_page_is_accessible_and_fits(path: str, page: Page, accessible: Callable[[], None]) -> None:
    check(page, path, accessible)


@pytest.mark.parametrize("path", DESK)
def test_a_desk_page_is_accessible_and_fits(
    path: str, page: Page, sign_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    sign_in("jiaoyu_drafter")
    check(page, path, accessible)


@pytest.mark.parametrize("path", ["/", "/search?q=公积金", "/information/3/", CALCULATED])
def test_elder_mode_is_larger_and_accessible(path: str, page: Page, accessible: Callable[[], None]) -> None:
    page.goto(path)
    page.get_by_role("link", name="长者模式").or_(page.get_by_role("button", name="长者模式")).first.click()
    expect(page.get_by_role("link", name="退出长者模式").first).to_be_visible()
    page.goto(path)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 20
    accessible()


@pytest.mark.parametrize(
    "path", ["/", "/search?q=公积金", "/information/3/", CALCULATED, "/law/rules/", "/law/calendar/2026/"]
)
def test_a_page_without_images_is_light(path: str, page: Page) -> None:
    weights: list[int] = []

    def weigh(response: Response) -> None:
        if "image" not in (response.headers.get("content-type") or ""):
            weights.append(len(response.body()))

    page.on("response", weigh)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(weights) <= MOST_BYTES
