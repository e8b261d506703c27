"""`gongkai redact`: parts of a file blacked out for good, and the look into a file before it is released."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from gongkai.cli.output import echo_json
from gongkai.documents.errors import UnreadableError, reason_of
from gongkai.redaction.errors import RedactionError

if TYPE_CHECKING:
    from gongkai.redaction import Leak, Redacted, Suggestion

_REFUSED = 1
_MOST_SPEC = 10_000_000


class _FileFirst(click.Group):
    """`gongkai redact FILE …` is `gongkai redact file FILE …`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in {"-h", "--help"}:
            args = ["file", *args]
        return super().parse_args(ctx, args)


@click.group("redact", cls=_FileFirst, help="遮盖：FILE --spec SPEC.json --out OUT；发布前检查：check FILE。")
def redact_group() -> None:
    """Blacks out, checks, suggests."""


@redact_group.command("file", help="按说明文件遮盖 PDF、DOCX、XLSX 或图片，另存为新文件。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--spec", "spec", required=True, type=click.Path(path_type=Path), help="说明文件（JSON）。")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="新文件。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象。")
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="数据目录；遮盖用不到。")
def file_command(file: Path, spec: Path, out: Path, home: Path | None, *, as_json: bool) -> None:  # noqa: ARG001  # every command takes --home
    """Write the redacted file. Exit 1, with nothing written, for a bad file or spec."""
    from gongkai.redaction import kind_of, read_spec, redact

    try:
        _check_apart(file, out)
        redactions, options = read_spec(_spec(spec))
        data = _bytes(file)
        done = redact(data, kind_of(data, file.name), redactions, options=options, name=file.name)
        _write(out, done.data)
    except (UnreadableError, RedactionError) as error:
        _refuse(f"遮盖失败：{error}")
    except OSError as error:
        _refuse(f"无法写入 {out}：{reason_of(error)}。请检查磁盘空间和权限。")
    _tell(done, out, as_json=as_json)


@redact_group.command("check", help="发布前检查：不得公开的文字、看不见的内容、遮盖条下面的文字、以前的版本。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--secret", "secrets", multiple=True, help="不得出现的文字，可重复。")
@click.option("--secrets", "listed", type=click.Path(path_type=Path), help="文件，每行一项不得出现的文字。")
@click.option("--against", type=click.Path(path_type=Path), help="应公开的文本或文件；多出的文字会报告。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 列表。")
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="数据目录；检查用不到。")
def check_command(
    file: Path,
    secrets: tuple[str, ...],
    listed: Path | None,
    against: Path | None,
    home: Path | None,  # noqa: ARG001  # every command takes --home
    *,
    as_json: bool,
) -> None:
    """Print every reason not to release a file; exit 1 when there is one, or when it cannot be read."""
    from gongkai.redaction import leaks

    try:
        wanted = [*secrets, *(_bytes(listed).decode("utf-8-sig", "replace").splitlines() if listed else ())]
        found = leaks(_bytes(file), secrets=wanted, against=_public(against), name=file.name)
    except UnreadableError as error:
        _refuse(f"检查失败：{error}")
    if as_json:
        echo_json([leak.as_json() for leak in found])
    else:
        _tell_leaks(found)
    sys.exit(_REFUSED if found else 0)


@redact_group.command("suggest", help="查找个人信息，给出一份可以改的说明文件。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出说明文件（JSON）。")
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="数据目录；查找用不到。")
def suggest_command(file: Path, home: Path | None, *, as_json: bool) -> None:  # noqa: ARG001  # every command takes --home
    """Print the personal data found, as a spec or in words. Exit 1 when the file cannot be read."""
    from gongkai.redaction import suggest

    try:
        found = suggest(_bytes(file), name=file.name)
    except UnreadableError as error:
        _refuse(f"查找失败：{error}")
    if as_json:
        echo_json({"redactions": [_wish(each) for each in found]})
        return
    for each in found:
        click.echo(f"{each.where}：{each.text}    {each.advice}")
    if not found:
        click.echo("没有发现个人信息。")


def _wish(each: Suggestion) -> dict[str, object]:
    from gongkai.redaction import place_json

    return {"place": place_json(each.redaction.place), "ground": each.redaction.ground}


def _check_apart(file: Path, out: Path) -> None:
    if out.exists() and file.exists() and out.samefile(file):
        raise RedactionError(str(out), "新文件不能覆盖原文件", "请换一个文件名")


def _spec(path: Path) -> Any:
    data = _bytes(path)
    if len(data) > _MOST_SPEC:
        raise RedactionError(path.name, "说明文件太大", "请拆分后再试")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RedactionError(path.name, "不是 JSON", '应为 {"redactions": […], "options": {…}}') from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(path.name, "找不到文件", "请检查路径和文件名") from error
    except OSError as error:
        raise UnreadableError(path.name, f"打不开文件（{reason_of(error)}）", "请检查路径和文件权限") from error


def _public(path: Path | None) -> str | bytes | None:
    """A file of a kind that can be looked into as it is; any other as text."""
    from gongkai.documents.decode import decode
    from gongkai.redaction import kind_of

    if path is None:
        return None
    data = _bytes(path)
    try:
        kind_of(data, path.name)
    except UnreadableError:
        return decode(data)[0]
    return data


def _write(out: Path, data: bytes) -> None:
    """All of the file or nothing."""
    half = out.with_name(f".{out.name}.half")
    try:
        half.write_bytes(data)
        half.replace(out)
    finally:
        half.unlink(missing_ok=True)


def _tell(done: Redacted, out: Path, *, as_json: bool) -> None:
    for warning in done.report.warnings:
        click.echo(f"注意：{warning}", err=True)
    if as_json:
        hashes = {"source_sha256": done.source_sha256, "sha256": done.sha256}
        echo_json({"out": str(out), "kind": done.kind.value, **hashes, **done.report.as_json()})
        return
    for burnt in done.report.burnt:
        click.echo(f"第{burnt.number}处  {burnt.where}    {burnt.basis}")
    for what, number in done.report.dropped.items():
        click.echo(f"已去掉  {what} {number}")
    click.echo(f"已写入 {out}（SHA-256 {done.sha256}）")


def _tell_leaks(found: list[Leak]) -> None:
    for leak in found:
        click.echo(f"{leak.says}  {leak.text}".rstrip())
    click.echo(f"发现 {len(found)} 处问题，不能发布。" if found else "没有发现问题。")


def _refuse(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(_REFUSED)
