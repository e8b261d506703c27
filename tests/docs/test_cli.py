"""Every command and option stands in docs/reference/cli.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from gongkai.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = (Path(__file__).resolve().parents[2] / "docs/reference/cli.md").read_text()


def commands(group: click.Group, prefix: str = "gongkai") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


@pytest.mark.parametrize(("name", "command"), list(commands(main)), ids=str)
def test_a_command_is_documented_with_all_its_options(name: str, command: click.Command) -> None:
    section = re.search(rf"^## `{re.escape(name)}[ `].*?(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert section, f"docs/reference/cli.md 缺少 {name}"
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    missing = sorted(option for option in options - {"--home"} if f"`{option}" not in section.group())
    assert not missing
