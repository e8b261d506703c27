"""Which file an address is, and which address a file is."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_NAME = 240  # bytes of one step; most file systems allow 255, and a copy's ending comes on top
LONGEST = 480
COPIES = (".gz", ".br")
INDEX = "index.html"


def root() -> Path:
    """The folder that a web server serves."""
    folder: Path = settings.GONGKAI_HOME / "public"
    return folder


def staging() -> Path:
    """Where files are written before they are put in place: the same file system, outside what is served."""
    folder: Path = settings.GONGKAI_HOME / "public.staging"
    return folder


def quarantine() -> Path:
    """Where files go that nobody approved."""
    folder: Path = settings.GONGKAI_HOME / "public.quarantine"
    return folder


def fits(path: str) -> bool:
    """Whether an address can be a file: no step that is empty, leads elsewhere, is too long or a copy's name."""
    if not path.startswith("/") or len(path.encode(errors="replace")) > LONGEST or "\\" in path:
        return False
    steps = path[1:].removesuffix("/").split("/") if path != "/" else []
    return all(_step_fits(step) for step in steps) and not path.endswith(COPIES)


def _step_fits(step: str) -> bool:
    if step in ("", ".", "..", INDEX) or any(ord(sign) < 32 or 0xD800 <= ord(sign) < 0xE000 for sign in step):  # noqa: PLR2004 - control characters, halves of pairs
        return False
    return len(step.encode()) <= LONGEST_NAME


def name_of(path: str) -> str:
    """The file of an address, relative to the root: `/a/` → `a/index.html`, `/feed.atom` → `feed.atom`."""
    return f"{path[1:]}{INDEX}" if path.endswith("/") else path[1:]


def path_of(name: str) -> str:
    """The address of a file."""
    plain = f"/{name}"
    return plain.removesuffix(INDEX) if PurePosixPath(name).name == INDEX else plain
