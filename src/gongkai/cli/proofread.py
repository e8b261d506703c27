"""`gongkai proofread`: what is probably wrong in a file, where, and what should stand there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.cli.output import echo_json
from gongkai.documents.errors import UnreadableError
from gongkai.proofreading import DEFAULT_CERTAINTY, SensitiveWords, proofread_file

if TYPE_CHECKING:
    from gongkai.proofreading import Proof

_REFUSED = 1


@click.command("proofread", help="校对一个文件：错别字、标点、数字、日期、序号、文号、法律和机构名称、敏感词。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 列表。")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=DEFAULT_CERTAINTY,
    show_default=True,
    help="只列出把握不低于此值的问题；调低则问题更多，误报也更多。",
)
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="数据目录；其中的 sensitive_words.txt 是本市的敏感词表。",
)
def proofread_command(file: Path, least: float, home: Path | None, *, as_json: bool) -> None:
    """Print the findings of one file; what could not be read goes to stderr. Exit 1 when nothing can be read."""
    try:
        words = SensitiveWords.of_city(home) if home else None
        proof = proofread_file(file, least=least, sensitive=words)
    except UnreadableError as error:
        click.echo(f"读取失败：{error}", err=True)
        sys.exit(_REFUSED)
    for warning in proof.warnings:
        click.echo(f"注意：{warning}", err=True)
    if as_json:
        echo_json([finding.as_json() for finding in proof.findings])
    else:
        _tell(proof)


def _tell(proof: Proof) -> None:
    if not proof.findings:
        click.echo("没有发现问题。")
    for finding in proof.findings:
        advice = f"，建议写作“{finding.suggest}”" if finding.suggest else ""
        sure = f"（把握 {finding.certainty:.0%}）"
        click.echo(f"{proof.where(finding)}  {finding.kind.label}：“{finding.wrong}”{advice}{sure}")
