"""A group of commands, each in a file of its own, which is loaded only when the command is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(click.Group):
    """Imports a command's module when it is named: `gongkai read` never waits for Django.

    `targets` maps a command's name to `module:attribute`.
    """

    def __init__(self, *args: Any, targets: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets = targets

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(self.targets)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in self.targets:
            return None
        module, name = self.targets[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command
