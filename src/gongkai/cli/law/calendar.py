"""`gongkai law calendar`: a year's working days, and a new year's notice taken in."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.cli.days import DAY
from gongkai.cli.law.local import REFUSED, home_of, law_home, local_law
from gongkai.cli.output import echo_json
from gongkai.documents.errors import reason_of
from gongkai.law.installed import NOTICES, notices_of
from gongkai.law.notices import InvalidNoticeError, from_holiday_cn

if TYPE_CHECKING:
    from datetime import datetime

    from gongkai.law.calendar import Span
    from gongkai.law.notices import Notice


@click.group("calendar", short_help="工作日历：查看某年，录入新的放假通知。")
def calendar_group() -> None:
    """工作日历。"""


@calendar_group.command("show")
@click.argument("year", type=click.IntRange(1, 9998), metavar="YEAR")
@click.option("--known-at", type=DAY, metavar="DATE", help="按这一天已知的通知。")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象：year、announced、notices、days。")
@law_home
def show_command(year: int, known_at: datetime | None, home: Path | None, *, as_json: bool) -> None:
    """显示一年的放假和调休上班日，以及所依据的通知。"""
    calendar = local_law(home).calendar.known_at(known_at.date() if known_at else None)
    spans = [span for span in calendar.spans(date(year, 1, 1), date(year, 12, 31)) if span.notice]
    notices = [notice for notice in calendar.notices if notice.id in {span.notice for span in spans}]
    announced = year in calendar.announced
    if as_json:
        stated = [{"id": each.id, "title": each.title, "known_on": each.known_on.isoformat()} for each in notices]
        days = [_json(span) for span in spans]
        echo_json({"year": year, "announced": announced, "notices": stated, "days": days})
        return
    click.echo(f"{year}年{'' if announced else '：放假安排尚未公布，以下为暂定'}")
    for notice in notices:
        click.echo(f"  {notice.known_on} 起知悉  {notice.title}")
    for span in spans:
        click.echo(f"  {span.first} 至 {span.last}  {span.kind.label}  {span.name}")


@calendar_group.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@click.option(
    "--known-on",
    type=DAY,
    metavar="DATE",
    help="通知公布之日；JSON 必须给出，TOML 写在文件里。",
)
@law_home
def import_command(file: Path, known_on: datetime | None, home: Path | None) -> None:
    """录入一年的放假安排（holiday-cn 的 JSON，或与程序所附同样格式的 TOML）；同一文件录入两次没有变化。"""
    known = local_law(home).calendar
    try:
        name, notices = _read(file, known_on.date() if known_on else None)
        known.with_notices(*(notice for notice in notices if notice not in known.notices))
    except InvalidNoticeError as error:
        click.echo(f"{error}。没有录入。", err=True)
        sys.exit(REFUSED)
    target = home_of(home) / "law" / NOTICES / name
    try:
        _keep(file, target)
    except OSError as error:
        click.echo(f"{target} 无法写入：{reason_of(error)}。没有录入。", err=True)
        sys.exit(REFUSED)
    click.echo(f"已录入 {name}。")


def _read(file: Path, known_on: date | None) -> tuple[str, list[Notice]]:
    """The name under which a file is kept, and its notices. Raises InvalidNoticeError."""
    if file.suffix == ".toml":
        return file.name, notices_of(file)
    if known_on is None:
        raise click.UsageError("JSON 文件中没有通知公布的日期，请用 --known-on 给出。")
    year = from_holiday_cn(file.read_bytes(), known_on=known_on, where=file.name).year
    stem = f"{year}@{known_on}"
    notice = from_holiday_cn(file.read_bytes(), known_on=known_on, notice_id=stem, where=file.name)
    return f"{stem}.json", [notice]


def _keep(file: Path, target: Path) -> None:
    """Copy whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}")
    shutil.copyfile(file, unfinished)
    unfinished.replace(target)


def _json(span: Span) -> dict[str, str]:
    return {
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "kind": span.kind.value,
        "name": span.name,
        "notice": span.notice or "",
    }
