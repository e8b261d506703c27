"""JSON on stdout, as the contract has it."""

from __future__ import annotations

import json
import re
from typing import Any

import click

_HALVES = re.compile(r"[\ud800-\udfff]")  # bytes of a file's name that are no UTF-8; the output must be


def echo_json(value: Any) -> None:
    """Print one object on one line."""
    click.echo(_HALVES.sub("\ufffd", json.dumps(value, ensure_ascii=False)))
