"""`gongkai law id`: whether a number is right, what its normal form is, and why."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gongkai.cli.output import echo_json
from gongkai.law.identifiers import KINDS, UnknownKindError, check

_WRONG = 1
_KINDS = "、".join(f"{kind.name}（{kind.label}）" for kind in KINDS.values())


# A value may begin with a hyphen; it is then no option.
@click.command(
    "id",
    context_settings={"ignore_unknown_options": True},
    help=f"核对一个号码。KIND 是号码的种类：{_KINDS}；中文名称和常用简称也可以。",
    short_help="核对身份证、统一社会信用代码、索引号、文号等号码。",
)
@click.argument("kind", metavar="KIND")
@click.argument("value", metavar="VALUE")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象：valid、normalised、why。")
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="数据目录；核对号码用不到。")
def id_command(kind: str, value: str, home: Path | None, *, as_json: bool) -> None:  # noqa: ARG001  # every command takes --home
    """Print the verdict; exit with 1 for a wrong number and 2 for an unknown kind."""
    try:
        verdict = check(kind, value)
    except UnknownKindError as error:
        raise click.BadParameter(str(error), param_hint="KIND") from error
    if as_json:
        echo_json(verdict.as_json())
    else:
        click.echo(f"{f'正确　{verdict.normalised}' if verdict.valid else '有误'}\n{verdict.why}")
    sys.exit(0 if verdict.valid else _WRONG)
