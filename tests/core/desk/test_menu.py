"""The menu: whoever looks finds what they have work in, under its heading; the rest opens by its address alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.core.desk.registry import modules
from gongkai.core.roles import Role
from tests.core.desk.conftest import seat

if TYPE_CHECKING:
    from tests.core.desk.conftest import Seat


def menu(somebody: Seat, page: str = "/desk/") -> str:
    text = somebody.client.get(page).content.decode()
    return text.partition('<nav aria-label="工作台">')[2].partition("</nav>")[0]


def test_a_drafter_finds_no_casework_and_no_administration(drafter: Seat) -> None:
    shown = menu(drafter)
    assert "/desk/information/" in shown
    for code in ("foi", "complaints", "tokens", "sites", "integrity"):
        assert f"/desk/{code}/" not in shown


def test_a_handler_finds_casework_under_its_heading(housing) -> None:
    shown = menu(seat(housing, Role.HANDLER))
    assert 0 < shown.index("依申请公开</li>") < shown.index("/desk/foi/")
    assert "/desk/tokens/" not in shown


def test_where_somebody_stands_is_in_the_menu_all_the_same(drafter: Seat) -> None:
    assert 'href="/desk/columns/" aria-current="page"' in menu(drafter, "/desk/columns/")


def test_every_module_stands_under_a_heading() -> None:
    assert [module.code for module in modules() if not module.section] == []
