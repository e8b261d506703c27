"""`gongkai privacy scan`: personal data in a file, with its place and what to do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.cli.output import echo_json
from gongkai.documents.errors import UnreadableError
from gongkai.privacy import scan

if TYPE_CHECKING:
    from gongkai.privacy import Scan

_REFUSED = 1


@click.group("privacy", help="个人信息：公开前查找。")
def privacy_group() -> None:
    """Looks for personal data."""


@privacy_group.command("scan", help="查找一个文件中的个人信息（正文、表格、批注、隐藏内容、文档属性、图片信息）。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 列表。")
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="数据目录；查找用不到。")
def scan_command(file: Path, home: Path | None, *, as_json: bool) -> None:  # noqa: ARG001  # every command takes --home
    """Print the hits of one file; what could not be looked into goes to stderr. Exit 1 when it cannot be read."""
    try:
        found = scan(file)
    except UnreadableError as error:
        click.echo(f"读取失败：{error}", err=True)
        sys.exit(_REFUSED)
    for warning in found.warnings:
        click.echo(f"注意：{warning}", err=True)
    if as_json:
        echo_json([hit.as_json() for hit in found.hits])
    else:
        _tell(found)


def _tell(found: Scan) -> None:
    if not found.hits:
        click.echo("没有发现个人信息。")
    for hit in found.hits:
        click.echo(f"{found.where(hit)}：{hit.text}    {hit.advice}")
