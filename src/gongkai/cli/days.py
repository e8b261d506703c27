"""Days on the command line, and what is said of one that there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import datetime as dt


class Day(click.DateTime):
    """A day written YYYY-MM-DD, as a datetime of its first moment; another text is told in Chinese (exit 2)."""

    name = "day"

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:
        """The day, or a usage error that says what would be right."""
        try:
            day: dt.datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"“{value}”不是日期，应为 年-月-日，如 2027-03-31。", param, ctx)
        return day


DAY = Day()
