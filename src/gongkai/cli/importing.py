"""What importing documents and importing a whole site share: whose they become, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rich.progress import Progress

    from gongkai.orgs.models import Organization


def owner_named(name: str) -> Organization:
    """The organization that --owner names."""
    from gongkai.information.importing import OwnerError, owner_of
    from gongkai.information.importing.run import IMPORTER

    try:
        return owner_of(name, actor=IMPORTER)
    except OwnerError as error:
        raise click.UsageError(str(error)) from error


def bar_of(size: int) -> AbstractContextManager[Progress]:
    """A bar on stderr that fills by bytes and counts records a second."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("导入"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%　{task.fields[records]} 条　{task.fields[rate]:.0f} 条/秒"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    bar.add_task("导入", total=size, records=0, rate=0.0)
    return bar
