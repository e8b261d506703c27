"""`gongkai site check PATH…`: the meta tags of pages against 《政府网站发展指引》."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.cli.output import echo_json
from gongkai.metatags.crawl import Limits
from gongkai.metatags.gathering import of_path, of_site
from gongkai.metatags.model import PageKind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.metatags import Verdict

_FOUND = 1
_SHOWN = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "提示"}


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--kind", type=click.Choice([kind.value for kind in PageKind]), help="页面类型；不写则按标签判断。")
@click.option(
    "--limit", type=click.IntRange(1), default=Limits().pages, show_default=True, help="网站最多看多少页。"
)
@click.option(
    "--pause", type=click.FloatRange(0, 60), default=Limits().pause, show_default=True, help="两次访问间隔秒数。"
)
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 列表。")
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="数据目录；检查用不到。")
def check_command(
    paths: tuple[str, ...],
    kind: str | None,
    limit: int,
    pause: float,
    home: Path | None,  # noqa: ARG001  # every command takes --home
    *,
    as_json: bool,
) -> None:
    """检查网页标签：网页文件、文件夹，或正在运行的网站（按站点地图逐页访问）。"""
    wanted = PageKind(kind) if kind else None
    verdicts: list[Verdict] = []
    for path in paths:
        verdicts += _verdicts(path, wanted, Limits(limit, pause))
    if as_json:
        echo_json([problem for verdict in verdicts for problem in verdict.as_json()])
    else:
        for line in _lines(verdicts):
            click.echo(line)
    if not all(verdict.ok for verdict in verdicts):
        raise SystemExit(_FOUND)


def _verdicts(path: str, kind: PageKind | None, limits: Limits) -> list[Verdict]:
    if path.lower().startswith(("http://", "https://")):
        return list(of_site(path, kind, limits))
    if not Path(path).exists():
        raise click.UsageError(f"没有文件或文件夹“{path}”；检查网站请写完整的网址，以 http:// 或 https:// 开头。")
    found = list(of_path(Path(path), kind))
    if not found:
        raise click.UsageError(f"文件夹“{path}”里没有网页。")
    return found


def _lines(verdicts: list[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        for problem in verdict.problems:
            place = f"{verdict.page}（{verdict.kind.label}，{problem.where}）"
            yield f"{_SHOWN[problem.severity]}  {place}：{problem.what}。{problem.advice}。"
    kinds = Counter(verdict.kind.label for verdict in verdicts)
    counted = "、".join(f"{label} {number}" for label, number in kinds.items())
    bad = sum(not verdict.ok for verdict in verdicts)
    yield f"共 {len(verdicts)} 页（{counted}），{bad} 页有错误。"
