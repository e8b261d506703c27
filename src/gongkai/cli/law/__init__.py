"""`gongkai law`: rules, deadlines, fees, remedies and identifiers. None of it waits for Django."""

from __future__ import annotations

from typing import Any

import click

from gongkai.cli.lazy import LazyGroup
from gongkai.cli.output import output_told

COMMANDS = {
    "add": "gongkai.cli.law.add:add_command",
    "calendar": "gongkai.cli.law.calendar:calendar_group",
    "due": "gongkai.cli.law.due:due_command",
    "fee": "gongkai.cli.law.fee:fee_command",
    "id": "gongkai.cli.law.id:id_command",
    "remedy": "gongkai.cli.law.remedy:remedy_command",
    "rule": "gongkai.cli.law.rule:rule_command",
    "rules": "gongkai.cli.law.rule:rules_command",
}


class LawGroup(LazyGroup):
    """Commands that say in a sentence that their answer could not be written."""

    def invoke(self, ctx: click.Context) -> Any:
        with output_told():
            return super().invoke(ctx)


@click.group("law", cls=LawGroup, targets=COMMANDS)
def law_group() -> None:
    """法规数据：规则、期限、收费、救济途径、各类号码。"""
