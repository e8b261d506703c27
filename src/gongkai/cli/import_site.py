"""`gongkai import` of a whole old site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gongkai.cli.importing import bar_of, owner_named
from gongkai.cli.output import echo_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gongkai.oldsites import SiteReport
    from gongkai.orgs.models import Organization
    from gongkai.sites.models import Site

SHOWN = 10


def is_site(paths: Sequence[Path]) -> bool:
    """Whether what was named is an old site."""
    from gongkai.oldsites import looks_like_site

    return len(paths) == 1 and looks_like_site(paths[0])


def import_site(paths: Sequence[Path], *, owner: str, site: str, host: str, dry: bool, as_json: bool) -> None:
    """Take it in and tell; exit code 1 when something was refused."""
    from gongkai.core import outbox
    from gongkai.core.errors import InvalidInputError
    from gongkai.oldsites import take_in

    if len(paths) != 1:
        raise click.UsageError("整站迁入一次只能给出一个文件夹、JSONL 或 ZIP。")
    into = _site(site)
    with bar_of(_size(paths[0])) as bar:
        task = bar.task_ids[0]

        def advance(records: int, size: int) -> None:
            done = bar.tasks[0].fields["records"] + records
            bar.update(task, advance=size, records=done, rate=done / max(bar.tasks[0].elapsed or 0, 0.001))

        try:
            report = take_in(paths[0], owner=_owner(owner, into), site=into, host=host, dry=dry, progress=advance)
        except InvalidInputError as error:
            raise click.UsageError(str(error)) from error
        bar.update(task, completed=bar.tasks[0].total)
    if not dry:
        outbox.drain()
    _tell(report, as_json=as_json)
    raise SystemExit(1 if report.problems() else 0)


def _site(code: str) -> Site | None:
    from gongkai.sites.models import Site

    if not code:
        return None
    found = Site.objects.open().filter(code=code).first()
    if found is None:
        codes = "、".join(Site.objects.open().values_list("code", flat=True))
        raise click.UsageError(f"没有代码为“{code}”的网站，现有：{codes}。")
    return found


def _owner(name: str, site: Site | None) -> Organization:
    """The organization named, else that of the site, else the city."""
    if not name and site and site.unit:
        return site.unit
    return owner_named(name)


def _size(path: Path) -> int:
    if not path.is_dir():
        return path.stat().st_size
    return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())


def _tell(report: SiteReport, *, as_json: bool) -> None:
    from django.conf import settings

    written = None if report.dry_run else report.documents.write_rejects(settings.GONGKAI_HOME / "imports")
    if as_json:
        echo_json(report.as_json())
    for line in _lines(report):
        click.echo(line, err=True)
    if written:
        click.echo(f"未收录的网页及原因见 {written}", err=True)


def _lines(report: SiteReport) -> Iterator[str]:
    documents, pages = report.documents, report.pages
    done = "将会" if report.dry_run else ""
    yield (
        f"旧网站共 {sum(pages.values())} 页：首页 {pages['home']}，栏目页 {pages['list']}，"
        f"内容页 {pages['content']}，转向页 {pages['forward']}。"
    )
    yield (
        f"{done}新建 {documents.created} 条，更新 {documents.updated}，未变 {documents.unchanged}；"
        f"栏目 {len(report.columns)}，附件和图片 {report.attachments}，旧网址跳转 {report.redirects}。"
    )
    problems = report.problems()
    for title, listed in (("未迁入", problems), ("请留意", report.notes)):
        if listed:
            yield f"{title} {len(listed)} 项："
            yield from (f"  {each.where}：{each.what}。{each.advice}。" for each in listed[:SHOWN])
    if report.exposed:
        yield (
            f"{report.exposed_pages} 页中有个人信息 {report.exposed_places} 处，已随旧网站公开。"
            "请各单位在后台“政府信息”列表按“个人信息：待处理”逐条掩去，或者写明保留的依据："
        )
        yield from (f"  {each.page}：{each.count} 处，{each.first}" for each in report.exposed[:SHOWN])
    if report.dead:
        yield f"失效链接 {len(report.dead)} 个（文字保留，链接去掉）："
        yield from (f"  {each.page} → {each.link}" for each in report.dead[:SHOWN])
