"""`gongkai search`: the portal's search from the command line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from gongkai.cli.home import needs_django

if TYPE_CHECKING:
    from gongkai.search.contract import Hit, Results


@click.command("search")
@click.argument("query")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help="最多返回条数。")
@click.option("--issuer", multiple=True, help="发文机关，可重复。")
@click.option("--validity", multiple=True, help="效力状态：有效、已修改、已废止、已失效（或其代码），可重复。")
@click.option("--year", multiple=True, type=int, help="年份，可重复。")
@click.option("--theme", multiple=True, help="主题分类（大类），可重复。")
@click.option("--kind", multiple=True, help="信息类型代码，可重复。")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出。")
@needs_django
def search_command(query: str, *, limit: int, as_json: bool, validity: tuple[str, ...], **filters: Any) -> None:
    """检索已公开的信息。"""
    from gongkai.search.contract import Query, SearchError
    from gongkai.search.service import backend

    chosen = {name: tuple(str(value) for value in values) for name, values in filters.items() if values}
    if validity:
        chosen["validity"] = tuple(_validity(value) for value in validity)
    try:
        results = backend().search(Query(text=query, filters=chosen, limit=limit))
    except SearchError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(json.dumps(_contract(results), ensure_ascii=False) if as_json else _readable(results))


def _validity(value: str) -> str:
    from gongkai.information.enums import Validity

    by_word = {str(choice.label): str(choice.value) for choice in Validity}
    code = by_word.get(value, value)
    if code not in Validity.values:
        raise click.BadParameter(
            f"没有“{value}”这种效力状态，应为 {'、'.join(by_word)} 之一。", param_hint="--validity"
        )
    return code


def _contract(results: Results) -> dict[str, Any]:
    hits = [_hit(hit) for hit in results.hits]
    return {"total": results.total, "took_ms": round(results.took_ms, 2), "hits": hits}


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": hit.title,
        "document_number": hit.document_number or None,
        "issuer": hit.issuer or None,
        "written_on": hit.written_on.isoformat() if hit.written_on else None,
        "validity": hit.validity or None,
        "score": round(hit.score, 4),
        "snippet": hit.snippet,
    }


def _readable(results: Results) -> str:
    lines = [f"共 {results.total} 条，用时 {results.took_ms:.1f} 毫秒"]
    for hit in results.hits:
        facts = "  ".join(filter(None, (hit.document_number, hit.issuer, str(hit.written_on or ""))))
        lines += ["", hit.title, f"  {facts}", f"  {hit.snippet}"]
    return "\n".join(lines)
