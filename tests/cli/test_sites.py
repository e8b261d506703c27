"""`gongkai site list` and `site open`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gongkai.cli.sites import list_command, open_command
from gongkai.sites.models import Site
from tests.factories.sites import build_town

if TYPE_CHECKING:
    from tests.factories.sites import Town


@pytest.fixture
def town(db: None) -> Town:
    return build_town()


def run(command: object, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(command, words)  # type: ignore[arg-type]  # a command
    return result.exit_code, result.output


def test_the_main_site_is_listed_first(town: Town) -> None:
    code, output = run(list_command, "--json")
    assert code == 0
    assert [(one["code"], one["main"], one["columns"]) for one in json.loads(output)] == [
        ("main", True, 0),
        ("jyj", False, 0),
    ]
    assert "主站" in run(list_command)[1]


def test_a_site_is_opened_with_its_columns(town: Town) -> None:
    code, output = run(open_command, "czj", "--unit", town.office.code, "--host", "CZJ.shifan.gov.cn", "--json")
    assert code == 0
    told = json.loads(output)
    assert (told["name"], told["host"]) == ("示范市财政局", "czj.shifan.gov.cn")
    assert told["columns"] == Site.objects.get(code="czj").columns.count() > 5


def test_or_without_them(town: Town) -> None:
    assert "0 个栏目" in run(open_command, "czj", "--unit", town.office.code, "--no-columns")[1]


@pytest.mark.parametrize(
    "words", [("jyj",), ("财政局",), ("czj", "--host", "http://x"), ("czj", "--identification", "1")]
)
def test_what_cannot_be_opened_says_why(town: Town, words: tuple[str, ...]) -> None:
    code, output = run(open_command, *words, "--unit", town.office.code)
    assert code == 2
    assert "请换一个" in output or "应" in output


def test_an_unknown_unit_is_named(town: Town) -> None:
    code, output = run(open_command, "czj", "--unit", "nobody")
    assert code == 2
    assert "没有代码为“nobody”的机构" in output
