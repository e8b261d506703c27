"""`gongkai prepare`: brings the database up to date; PostgreSQL installations call it at each upgrade."""

from __future__ import annotations

import click

from gongkai.cli.home import needs_settings, prepare_database


@click.command("prepare")
@needs_settings
def prepare_command() -> None:
    """建立或升级数据库，建立发布清单的签名密钥。"""
    from gongkai.publishing.manifest import keys

    prepare_database()
    keys.prepare()
    click.echo("数据库已就绪。", err=True)
