"""`gongkai`: the commands, each in a file of its own, loaded only when it is called.

Exit codes are the same everywhere: 0 done, 1 some input refused, 2 usage.
"""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "audit": "gongkai.cli.audit:audit_group",
    "demo": "gongkai.cli.demo:demo_group",
    "doctor": "gongkai.cli.doctor:doctor_command",
    "import": "gongkai.cli.import_:import_command",
    "index": "gongkai.cli.index:index_group",
    "outbox": "gongkai.cli.outbox:outbox_group",
    "prepare": "gongkai.cli.prepare:prepare_command",
    "read": "gongkai.cli.read:read_command",
    "search": "gongkai.cli.search:search_command",
    "serve": "gongkai.cli.serve:serve_command",
    "tasks": "gongkai.cli.tasks:tasks_group",
    "work": "gongkai.cli.work:work_command",
}


class LazyGroup(click.Group):
    """Imports a command's module when it is named: `gongkai read` never waits for Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gongkai")
def main() -> None:
    """公开：一座城市的政务公开平台。"""
