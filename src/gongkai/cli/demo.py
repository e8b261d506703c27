"""`gongkai demo load`: 示范市, an invented city, so that every page has something to show."""

from __future__ import annotations

import click

from gongkai.cli.home import needs_django


@click.group()
def demo_group() -> None:
    """演示数据。"""


@demo_group.command("load")
@needs_django
def load_command() -> None:
    """载入示范市：机构、人员和文件。已载入则不变。"""
    from gongkai.demo.loader import load_demo
    from gongkai.demo.report import accounts_table

    loaded = load_demo()
    click.echo("示范市已载入。" if loaded else "示范市此前已载入，未作改动。", err=True)
    click.echo(accounts_table())
