"""`gongkai report`: the annual reports, of this installation and of anybody."""

from __future__ import annotations

import click

from gongkai.cli.lazy import LazyGroup

COMMANDS = {
    "annual": "gongkai.cli.report.annual:annual_command",
    "check": "gongkai.cli.report.check:check_command",
}


@click.group("report", cls=LazyGroup, targets=COMMANDS)
def report_group() -> None:
    """政府信息公开工作年度报告。"""
