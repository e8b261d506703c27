"""`gongkai import PATH…`: documents and exports into the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.cli.home import needs_django
from gongkai.cli.importing import bar_of, owner_named
from gongkai.cli.output import echo_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.importing import Report
    from gongkai.information.importing.mapping import Mapping


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--map",
    "map_name",
    metavar="名称或文件",
    default="",
    help="导出记录的字段映射：自带映射的名称，或 TOML 文件。",
)
@click.option("--owner", default="", help="信息归属的机构（代码或名称），默认为本级政府。")
@click.option(
    "--site",
    "site",
    metavar="代码",
    help="作为整个旧网站迁入这个网站；不写时，网页带网站标签的文件夹、每行一页的 JSONL、ZIP 按旧网站迁入。",
)
@click.option("--old-host", default="", metavar="域名", help="旧网站的域名（文件夹和网页标签都看不出时写明）。")
@click.option("--documents", is_flag=True, help="逐个文件导入，不作为旧网站。")
@click.option("--dry-run", is_flag=True, help="只报告会导入什么，不保存。")
@click.option("--json", "as_json", is_flag=True, help="在标准输出打印一个 JSON 对象。")
@needs_django
def import_command(
    paths: tuple[Path, ...],
    map_name: str,
    owner: str,
    site: str | None,
    old_host: str,
    *,
    documents: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """导入文件、文件夹、整个旧网站，或（用 --map）其他系统导出的记录。重复导入不会产生变化。"""
    from gongkai.cli.import_site import import_site, is_site

    if site is not None or (not map_name and not documents and is_site(paths)):
        import_site(paths, owner=owner, site=site or "", host=old_host, dry=dry_run, as_json=as_json)
    else:
        _import_documents(paths, map_name, owner, dry=dry_run, as_json=as_json)


def _import_documents(paths: tuple[Path, ...], map_name: str, owner: str, *, dry: bool, as_json: bool) -> None:
    from django.utils import timezone

    from gongkai.core import outbox
    from gongkai.information.importing import run
    from gongkai.information.importing.items import files_of
    from gongkai.information.personal.debts import owing_since

    began = timezone.now()
    mapping = _mapping(map_name)
    files = files_of(paths, mapping)
    if not files:
        raise click.UsageError(_nothing(map_name))
    organization = owner_named(owner)  # may make the first organization: only once there is something to import
    with bar_of(sum(path.stat().st_size for path, _name in files)) as bar:
        task = bar.task_ids[0]

        def advance(records: int, size: int) -> None:
            done = bar.tasks[0].fields["records"] + records
            bar.update(task, advance=size, records=done, rate=done / max(bar.tasks[0].elapsed or 0, 0.001))

        report = run(paths, owner=organization, mapping=mapping, progress=advance, dry=dry)
        bar.update(task, completed=bar.tasks[0].total)
    outbox.drain()
    tell(report, as_json=as_json)
    if owing := owing_since(began):
        click.echo(f"其中 {owing} 条含有个人信息，请各单位在后台“信息”中按“个人信息：待处理”逐条处理。", err=True)
    raise SystemExit(1 if report.rejects else 0)


def _mapping(name: str) -> Mapping | None:
    from gongkai.information.importing.mapping import MappingError, load_named

    try:
        return load_named(name) if name else None
    except MappingError as error:
        raise click.UsageError(str(error)) from error


def _nothing(map_name: str) -> str:
    from gongkai.information.importing.mapping import shipped

    if map_name:
        return "给出的文件夹中没有映射所说的导出文件（见映射文件的 files）。"
    maps = "、".join(shipped())
    return f"给出的文件夹中没有可以导入的文件。其他系统导出的 JSONL、JSON、CSV 须加 --map（自带映射：{maps}）。"


def tell(report: Report, *, as_json: bool) -> None:
    """The report on stderr, as JSON on stdout, and what was refused in a file."""
    from django.conf import settings

    written = report.write_rejects(settings.GONGKAI_HOME / "imports")
    if as_json:
        echo_json(report.as_json())
    for line in summary(report):
        click.echo(line, err=True)
    if written:
        click.echo(f"未收录的记录及原因见 {written}", err=True)


def summary(report: Report) -> Iterator[str]:
    """The counts and the first of what was refused."""
    rate = report.read / report.seconds if report.seconds else 0
    yield (
        f"读取 {report.read} 条：新建 {report.created}，更新 {report.updated}，未变 {report.unchanged}，"
        f"未收录 {len(report.rejects)}。用时 {report.seconds:.1f} 秒（{rate:.0f} 条/秒）。"
    )
    shown = report.rejects[:10]
    yield from (f"  {reject.where}：{reject.why}" for reject in shown)
    if len(report.rejects) > len(shown):
        yield f"  ……另有 {len(report.rejects) - len(shown)} 条"
