"""How much of a machine one file may use. Official documents stay far below; attacks do not."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for reading one file. Sizes are bytes, times seconds.

    `seconds` is wall time and processor time of the guarded child that reads a risky format;
    `memory` its address space; `unpacked` the sum of what a zip container holds once unpacked and
    `part` its largest single member; `characters` what any format, and a record's body, may hold in words,
    since understanding a text takes its time too; `cells` bounds every table, `depth` the nesting of markup.
    """

    file: int = 100 * MB
    text: int = 10 * MB
    characters: int = 1_000_000
    lines: int = 200_000
    html: int = 20 * MB
    unpacked: int = 200 * MB
    part: int = 60 * MB
    members: int = 5000
    cells: int = 100_000
    columns: int = 500
    pages: int = 1000
    depth: int = 200
    seconds: float = 7.0
    memory: int = 420 * MB


DEFAULT_LIMITS = Limits()
