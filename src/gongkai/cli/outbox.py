"""`gongkai outbox`: what could not be delivered, and another try for it."""

from __future__ import annotations

import json

import click

from gongkai.cli.home import needs_django


@click.group()
def outbox_group() -> None:
    """待投递事项。"""


@outbox_group.command("list")
@click.option("--dead", is_flag=True, help="只列投递失败的。")
@needs_django
def list_command(*, dead: bool) -> None:
    """列出待投递和投递失败的事项，每行一个 JSON 对象。"""
    from gongkai.core.outbox.models import OutboxEntry, OutboxState

    entries = OutboxEntry.objects.filter(state=OutboxState.DEAD) if dead else OutboxEntry.objects.all()
    for entry in entries.iterator():
        shown = {
            "id": entry.pk,
            "topic": entry.topic,
            "payload": entry.payload,
            "state": entry.state,
            "attempts": entry.attempts,
            "not_before": entry.not_before.isoformat(),
            "last_error": entry.last_error,
        }
        click.echo(json.dumps(shown, ensure_ascii=False))


@outbox_group.command("retry")
@needs_django
def retry_command() -> None:
    """让投递失败的事项重新排队。"""
    from gongkai.core.outbox.actions import revive

    click.echo(f"已重新排队 {revive()} 项。", err=True)
