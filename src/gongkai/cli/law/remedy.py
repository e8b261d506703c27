"""`gongkai law remedy`: which remedy paragraph an answer of a given day carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gongkai.cli.days import DAY
from gongkai.cli.law.local import law_home, local_law
from gongkai.cli.output import echo_json
from gongkai.law.remedies import remedy
from gongkai.law.rulebook import RulebookError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from gongkai.law.remedies import Remedy


@click.command("remedy", short_help="答复书应当告知的救济途径。")
@click.option(
    "--decision",
    required=True,
    metavar="CODE",
    help="答复类型：代码、名称或者条款，如 secret、不予公开、E14a、36.4。",
)
@click.option("--on", type=DAY, required=True, metavar="DATE", help="答复的日期，如 2024-01-01。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象。")
@law_home
def remedy_command(decision: str, on: datetime, home: Path | None, *, as_json: bool) -> None:
    """给出某种答复在某一天应当写的救济告知：先行复议，还是复议或者起诉。"""
    try:
        result = remedy(decision, on=on.date(), book=local_law(home).book)
    except RulebookError as error:
        raise click.UsageError(f"{error}。") from error
    if as_json:
        echo_json(result.as_json())
    else:
        click.echo(_readable(result))


def _readable(result: Remedy) -> str:
    review = result.review
    lines = [
        f"{result.label}（{result.decision}），{result.on}",
        result.text or "不单独告知救济途径。",
        *([f"复议前置：{'是' if result.review_first else '否'}", f"复议机关：{review.body}"] if review else []),
        f"规则：{'、'.join(result.rules)}",
        *(f"注意：{caution}。" for caution in result.cautions),
    ]
    return "\n".join(lines)
