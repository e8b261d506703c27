"""`--home` for commands that need no database: the rules and notices which a city laid beside its data."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.documents.errors import reason_of
from gongkai.law.installed import law_of
from gongkai.law.notices import InvalidNoticeError
from gongkai.law.rulebook import RulebookError

if TYPE_CHECKING:
    from gongkai.law.installed import Law

REFUSED = 1
USAGE = 2

law_home = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="数据目录，其中 law/ 下可放本市设定和新的放假通知，默认 ./var；没有则用随程序发布的。",
)


def home_of(chosen: Path | None) -> Path:
    """The chosen data folder, or the default."""
    return chosen or Path(os.environ.get("GONGKAI_HOME", "var"))


def local_law(home: Path | None) -> Law:
    """The law of the chosen home; exits with 2 and a sentence where its files do not hold."""
    folder = home_of(home)
    try:
        return law_of(folder)
    except (RulebookError, InvalidNoticeError) as error:
        click.echo(f"{folder / 'law'} 中的设定有误：{error}", err=True)
    except OSError as error:
        click.echo(f"{error.filename or folder} 无法读取：{reason_of(error)}。", err=True)
    sys.exit(USAGE)
