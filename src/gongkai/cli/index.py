"""`gongkai index rebuild`: a new search index beside the old one, swapped in without a gap."""

from __future__ import annotations

import click

from gongkai.cli.home import needs_django


@click.group()
def index_group() -> None:
    """检索索引。"""


@index_group.command("rebuild")
@needs_django
def rebuild_command() -> None:
    """重建索引；重建期间检索照常。"""
    from gongkai.search.rebuild import rebuild

    click.echo(f"索引已重建，共 {rebuild()} 条。", err=True)
