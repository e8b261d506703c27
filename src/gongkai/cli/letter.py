"""`gongkai letter`: which letters there are, whether a city's template can be used, and a letter out of facts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from gongkai.cli.days import DAY
from gongkai.cli.output import echo_json
from gongkai.documents.errors import reason_of
from gongkai.law.rulebook.book import today
from gongkai.letters import (
    LetterError,
    Templates,
    all_kinds,
    check_template,
    compose,
    kind_of,
    missing_characters,
    to_docx,
    to_pdf,
    to_text,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from gongkai.letters import Letter, LetterField, LetterKind

_REFUSED = 1
_FORMS = (".docx", ".pdf", ".txt")
_HOME = click.option(
    "--home",
    envvar="GONGKAI_HOME",
    type=click.Path(path_type=Path, file_okay=False),
    help="数据目录；其中 letters/<代码>.docx 是本市自己的模板。",
)


@click.group("letter", help="依申请公开的文书：种类、模板检查、按事实生成。")
def letter_group() -> None:
    """Letters, without a database."""


@letter_group.command("kinds", help="列出全部文书及其所需的事实。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 列表。")
@_HOME
def kinds_command(home: Path | None, *, as_json: bool) -> None:  # noqa: ARG001  # every command takes --home
    """Print every kind of letter."""
    if as_json:
        echo_json([kind.as_json() for kind in all_kinds()])
        return
    for kind in all_kinds():
        click.echo(f"{kind.code}  {kind.name}（致{kind.to.label}{'，告知救济途径' if kind.remedy else ''}）")
        click.echo(f"    必填：{_listed(kind.needs)}")
        if kind.may:
            click.echo(f"    可填：{_listed(kind.may)}")


@letter_group.command("check", help="检查一个 Word 模板能不能用，指出每一处问题。")
@click.argument("template", type=click.Path(path_type=Path))
@click.option("--kind", "code", help="文书的代码或者名称；默认按文件名。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象。")
@_HOME
def check_command(template: Path, code: str | None, home: Path | None, *, as_json: bool) -> None:  # noqa: ARG001  # as above
    """Tell what is wrong with a template; exit with 1 when something is."""
    kind = _kind(code or template.stem)
    problems = check_template(template, kind)
    if as_json:
        echo_json({"template": template.name, "kind": kind.code, "ok": not problems, "problems": list(problems)})
    elif problems:
        click.echo("\n".join(problems))
    else:
        click.echo(f"{template.name} 可以用作{kind.name}的模板。")
    sys.exit(_REFUSED if problems else 0)


@letter_group.command("compose", help="按事实生成一份文书（docx、pdf 或 txt）。")
@click.argument("code", metavar="KIND")
@click.option(
    "--facts", "source", required=True, type=click.Path(path_type=Path), help="事实，一个 JSON 对象的文件。"
)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="写到哪个文件，扩展名决定格式。"
)
@click.option("--day", type=DAY, help="成文日期；默认今天。")
@_HOME
def compose_command(code: str, source: Path, out: Path, day: datetime | None, home: Path | None) -> None:
    """Write a letter; what a clerk should look at goes to stderr."""
    if out.suffix.lower() not in _FORMS:
        raise click.UsageError(f"输出文件的扩展名应为 {'、'.join(_FORMS)}，不能是 {out.suffix or '空的'}")
    kind, facts, templates = _kind(code), _facts(source), Templates(home)
    try:
        letter = compose(kind, facts, day=_day(day), templates=templates)
        data = _written(letter, out.suffix.lower(), templates)
    except LetterError as error:
        _refuse(str(error))
    _tell(kind, facts, letter)
    try:
        out.write_bytes(data)
    except OSError as error:
        _refuse(f"无法写出 {out}：{reason_of(error)}")
    click.echo(f"{letter.name}已写到 {out}")


def _written(letter: Letter, form: str, templates: Templates) -> bytes:
    if form == ".txt":
        return to_text(letter).encode("utf-8")
    if form == ".docx":
        return to_docx(letter, templates)
    if missing := missing_characters(letter):
        click.echo(f"注意：本机字体缺少“{'”“'.join(missing)}”，已用编码代替，请安装字体后重新生成", err=True)
    return to_pdf(letter)


def _tell(kind: LetterKind, facts: dict[str, Any], letter: Letter) -> None:
    for caution in letter.cautions:
        click.echo(f"注意：{caution}", err=True)
    if unknown := kind.unknown(facts):
        click.echo(f"注意：{kind.name}不使用这些事实：{'、'.join(unknown)}", err=True)


def _kind(code: str) -> LetterKind:
    try:
        return kind_of(code)
    except LetterError as error:
        raise click.UsageError(str(error)) from error


def _facts(source: Path) -> dict[str, Any]:
    try:
        facts = json.loads(source.read_text(encoding="utf-8-sig"))
    except OSError as error:
        _refuse(f"读不出 {source}：{reason_of(error)}")
    except (ValueError, RecursionError) as error:
        _refuse(f"{source} 不是完好的 JSON：{error}")
    if not isinstance(facts, dict):
        _refuse(f'{source} 应为一个 JSON 对象，如 {{"applicant": "张某"}}')
    return facts


def _day(day: datetime | None) -> date:
    return day.date() if day else today()


def _refuse(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(_REFUSED)


def _listed(fields: tuple[LetterField, ...]) -> str:
    return "、".join(f"{each.label} {each.code}" for each in fields)
