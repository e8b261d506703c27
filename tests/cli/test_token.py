"""`gongkai token`: made, listed and stopped from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gongkai.api.actions import digest
from gongkai.api.models import ApiToken
from gongkai.cli.main import main
from tests.factories.orgs import CityFactory, OrganizationFactory

if TYPE_CHECKING:
    from click.testing import Result


@pytest.fixture(autouse=True)
def city(db: None) -> None:
    OrganizationFactory(parent=CityFactory(code="city"), code="finance", name="示范市财政局")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["token", *arguments])


def test_a_token_is_made_and_its_secret_printed_once() -> None:
    made = json.loads(run("create", "办公系统", "--scope", "events:write", "--unit", "finance", "--json").stdout)
    assert ApiToken.objects.get().secret_sha256 == digest(made["secret"])
    (listed,) = json.loads(run("list", "--json").stdout)
    assert listed == {name: value for name, value in made.items() if name != "secret"}
    assert made["secret"] not in run("list").stdout


def test_a_stopped_token_is_listed_as_such() -> None:
    made = json.loads(run("create", "办公系统", "--scope", "events:write", "--json").stdout)
    assert run("revoke", str(made["id"]), "--reason", "系统停用").exit_code == 0
    assert "已停用" in run("list").stdout
    assert run("revoke", str(made["id"]), "--reason", "再停").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("create", "系统", "--scope", "all"), 1),
        (("create", "系统"), 2),
        (("create", "系统", "--scope", "events:write", "--unit", "没有"), 2),
        (("create", "系统", "--scope", "events:write", "--expires", "2020-01-01"), 1),
        (("revoke", "999", "--reason", "x"), 2),
    ],
)
def test_what_cannot_be_is_refused(arguments: tuple[str, ...], code: int) -> None:
    assert run(*arguments).exit_code == code
    assert not ApiToken.objects.exists()
