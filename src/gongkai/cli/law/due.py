"""`gongkai law due`: a due date with its proof, from a file of events."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from gongkai.cli.law.local import REFUSED, law_home, local_law
from gongkai.cli.output import echo_json
from gongkai.documents.errors import reason_of
from gongkai.law.errors import ClockError
from gongkai.law.json_text import read_json
from gongkai.law.request import answer

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO


@click.command("due", short_help="由事件计算到期日，附逐日证明。")
@click.argument("file", type=click.File("rb"), metavar="FILE|-")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象；不可能的经过给出 error、rule、event。")
@law_home
def due_command(file: BinaryIO, home: Path | None, *, as_json: bool) -> None:
    """计算到期日。FILE 是 JSON 文件，含程序、渠道、事件；- 表示从标准输入读取。"""
    law = local_law(home)
    try:
        found = answer(read_json(_content(file)), book=law.book, calendar=law.calendar)
    except ClockError as error:
        if as_json:
            echo_json(error.as_json())
        else:
            click.echo(f"{error}。", err=True)
        sys.exit(REFUSED)
    if as_json:
        echo_json(found)
    else:
        click.echo(found["text"])


def _content(file: BinaryIO) -> bytes:
    try:
        return file.read()
    except OSError as error:
        raise click.BadParameter(f"无法读取：{reason_of(error)}。", param_hint="FILE") from error
