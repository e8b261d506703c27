"""`gongkai read`: what the documents say, as one JSON object a line or as a summary for people."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.cli.output import echo_json, output_told
from gongkai.documents import read
from gongkai.documents.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.documents.model import OfficialDocument

_REFUSED = 1
_SHOWN_WARNINGS = 20


@click.command("read", help="读取公文（DOCX、PDF、OFD、XLSX、HTML、DOC、文本），给出其各部分。")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="每个文件输出一行 JSON。")
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="数据目录；读取公文用不到。")
def read_command(files: tuple[Path, ...], home: Path | None, *, as_json: bool) -> None:  # noqa: ARG001  # every command takes --home
    """Print every readable file; tell of the others on stderr and exit with 1."""
    refused = False
    for path in files:
        try:
            document = read(path)
        except UnreadableError as error:
            refused = True
            click.echo(f"读取失败：{error}", err=True)
            continue
        with output_told():
            _print(document, as_json=as_json)
    sys.exit(_REFUSED if refused else 0)


def _print(document: OfficialDocument, *, as_json: bool) -> None:
    if as_json:
        echo_json(document.as_json())
        return
    click.echo("\n".join(_summary(document)) + "\n")


def _summary(document: OfficialDocument) -> Iterator[str]:
    yield f"{document.title or '（没有识别出标题）'}    {document.file}"
    facts = (
        ("发文字号", document.document_number),
        ("发文机关", document.issuer),
        ("文种", document.document_type),
        ("索引号", document.index_number),
        ("主送机关", "、".join(document.recipients)),
        ("成文日期", document.written_on),
        ("发布日期", document.published_on),
        ("附注", document.note),
        ("附件", "；".join(document.attachment_names)),
    )
    yield from (f"  {label}：{value}" for label, value in facts if value)
    parts = (
        ("节", document.sections),
        ("个表格", document.tables),
        ("项任务", document.tasks),
        ("处引用", document.cites),
        ("个内嵌文件", document.files),
    )
    yield "  内容：" + ("、".join(f"{len(found)} {label}" for label, found in parts if found) or "没有正文")
    yield from (f"  注意：{warning.where}，{warning.what}" for warning in document.warnings[:_SHOWN_WARNINGS])
    if len(document.warnings) > _SHOWN_WARNINGS:
        yield f"  另有 {len(document.warnings) - _SHOWN_WARNINGS} 条提醒，用 --json 查看"
