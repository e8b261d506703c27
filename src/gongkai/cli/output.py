"""JSON on stdout, as the contract has it."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from gongkai.documents.errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_HALVES = re.compile(r"[\ud800-\udfff]")  # bytes of a file's name that are no UTF-8; the output must be


def echo_json(value: Any) -> None:
    """Print one object on one line."""
    click.echo(_HALVES.sub("\ufffd", json.dumps(value, ensure_ascii=False)))


@contextmanager
def output_told() -> Iterator[None]:
    """Exit with 1 and a sentence when the output cannot be written (disk full, device gone)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # whoever read the output has enough; click ends quietly
    except OSError as error:
        click.echo(f"无法写出结果：{reason_of(error)}。请检查输出所在的磁盘后重新运行。", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is held back may not fail a second time
        sys.exit(1)
