"""`--home DIR`, which every command takes, and the start of Django under it."""

from __future__ import annotations

import fcntl
import os
import sys
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from gongkai.cli.faults import told
from gongkai.documents.errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
T = TypeVar("T")


def home_option(command: Callable[P, T]) -> Callable[P, T]:
    """Add `--home`: where this installation's database, index, files and output lie (default ./var)."""
    option = click.option(
        "--home",
        type=click.Path(path_type=Path, file_okay=False),
        callback=_set_home,
        expose_value=False,
        is_eager=True,
        help="本安装的数据目录（数据库、索引、文件、输出都在其下），默认 ./var。",
    )
    return option(command)


def needs_django(command: Callable[..., T]) -> Callable[..., T]:
    """Start Django and make sure of the database's tables before the command runs; `--home` comes with it.

    What the machine refuses on the way is told in a sentence (see `faults`).
    """
    return _started(command, needs_tables=True)


def needs_settings(command: Callable[..., T]) -> Callable[..., T]:
    """As `needs_django`, for a command that also runs on a database that nobody has prepared."""
    return _started(command, needs_tables=False)


def _started(command: Callable[..., T], *, needs_tables: bool) -> Callable[..., T]:
    @wraps(command)
    def started(*args: Any, **kwargs: Any) -> T:
        with told():
            start_django()
            if needs_tables:
                _require_tables()
            return command(*args, **kwargs)
        raise AssertionError  # `told` exits; unreachable, for the type checker

    return home_option(started)


def start_django() -> None:
    """Set Django up on the chosen home and apply what migrations the embedded database lacks."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    import django

    django.setup()
    from django.db import connection

    if connection.vendor == "sqlite":
        prepare_database()


def missing_migrations() -> int:
    """How many migrations the database lacks."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def prepare_database() -> None:
    """Apply the missing migrations; two processes at once take turns."""
    from django.core.management import call_command

    with locked("prepare"):
        if missing_migrations():
            call_command("migrate", verbosity=0, interactive=False)


def _require_tables() -> None:
    if missing := missing_migrations():
        raise click.ClickException(f"数据库尚未建立或需要升级（缺 {missing} 项）。请先运行 gongkai prepare。")


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Hold `<home>/<name>.lock`; a second process waits."""
    from django.conf import settings

    settings.GONGKAI_HOME.mkdir(parents=True, exist_ok=True)
    with (settings.GONGKAI_HOME / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _set_home(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        os.environ["GONGKAI_HOME"] = str(value.resolve())
    _create_home()


def _create_home() -> None:
    folder = Path(os.environ.get("GONGKAI_HOME", "var"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        click.echo(f"数据目录 {folder} 无法建立：{reason_of(error)}。请用 --home 指定一个可写的目录。", err=True)
        sys.exit(2)
