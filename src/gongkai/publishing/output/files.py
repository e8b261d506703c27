"""Writing and taking away: beside the output first, then put in place by renaming, never visible by halves.

A page and its two compressed copies are three files. The old copies go first, then the page is replaced, then the
new copies come: whoever asks in between gets the plain page, and never an old copy of a new page.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import brotli

from gongkai.publishing.output import places

if TYPE_CHECKING:
    from collections.abc import Iterable

GZIP_LEVEL, BROTLI_QUALITY = 6, 5  # as small as a page can be made in about a millisecond
MANY = 60  # files: from here on one sync of the whole system is quicker than one for each


@dataclass(frozen=True, slots=True)
class Staged:
    """A page written, not yet in place: the hashes of the three files and where they wait."""

    path: str
    sha256: str
    gz_sha256: str
    br_sha256: str
    size: int
    waiting: str  # the plain file; its copies carry their endings


def stage(path: str, body: bytes) -> Staged:
    """Write a page and its copies beside the output."""
    folder = places.staging()
    folder.mkdir(parents=True, exist_ok=True)
    waiting = str(folder / f"{os.getpid()}-{uuid.uuid4().hex}")
    copies = (
        gzip.compress(body, GZIP_LEVEL, mtime=0),
        brotli.compress(body, quality=BROTLI_QUALITY),
    )
    for ending, data in zip(("", *places.COPIES), (body, *copies), strict=True):
        Path(waiting + ending).write_bytes(data)
    plain, gz, br = (hashlib.sha256(data).hexdigest() for data in (body, *copies))
    return Staged(path, plain, gz, br, len(body), waiting)


def settle(staged: Iterable[Staged]) -> None:
    """Make sure that what waits is on the disk before anything is renamed."""
    names = [one.waiting + ending for one in staged for ending in ("", *places.COPIES)]
    if len(names) > MANY:
        os.sync()
        return
    for name in names:
        _sync(name)


def place(staged: Iterable[Staged]) -> None:
    """Put pages where they are served from. What stands there goes; doing it twice is doing it once."""
    folders = {_place(one) for one in staged}
    if len(folders) > MANY:
        os.sync()
        return
    for folder in folders:
        _sync(folder)


def _place(staged: Staged) -> str:
    target = places.root() / places.name_of(staged.path)
    _make_way(target)
    for ending in places.COPIES:
        Path(f"{target}{ending}").unlink(missing_ok=True)
    for ending in ("", *places.COPIES):
        Path(staged.waiting + ending).replace(f"{target}{ending}")
    return str(target.parent)


def _make_way(target: Path) -> None:
    """The folder of a file, whatever lies in its way: that was put there by nobody of ours."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        for step in reversed(target.relative_to(places.root()).parents):
            if (found := places.root() / step).is_file() or found.is_symlink():
                set_aside(found)
        target.parent.mkdir(parents=True, exist_ok=True)
    for ending in ("", *places.COPIES):
        if (found := Path(f"{target}{ending}")).is_dir() and not found.is_symlink():
            set_aside(found)


def take_away(path: str) -> None:
    """Remove a page: its copies first. Folders that are left empty go as well."""
    target = places.root() / places.name_of(path)
    for ending in (*reversed(places.COPIES), ""):
        with suppress(NotADirectoryError):
            Path(f"{target}{ending}").unlink(missing_ok=True)
    folder = target.parent
    with suppress(OSError):
        _sync(str(folder))
        while folder != places.root():
            folder.rmdir()
            folder = folder.parent


def discard(staged: Iterable[Staged]) -> None:
    """Drop what was written and is not wanted."""
    for one in staged:
        for ending in ("", *places.COPIES):
            Path(one.waiting + ending).unlink(missing_ok=True)


def set_aside(found: Path) -> Path:
    """Move a file or folder that nobody approved out of what is served; where it lies now."""
    folder = places.quarantine() / time.strftime("%Y%m%d-%H%M%S") / uuid.uuid4().hex[:8]
    target = folder / found.relative_to(places.root())
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(found, target)
    return target


def sweep() -> int:
    """Remove what processes that died left waiting; how many files. Call it while holding the output's lock."""
    gone = [file for file in places.staging().glob("*") if not _is_alive(file.name)]
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)


def _is_alive(name: str) -> bool:
    process = name.partition("-")[0]
    return process.isdecimal() and Path(f"/proc/{process}").exists()


def _sync(name: str) -> None:
    descriptor = os.open(name, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def digest_of(path: str) -> str:
    """The hash of the file that stands at an address now; empty when none does."""
    try:
        return hashlib.sha256((places.root() / places.name_of(path)).read_bytes()).hexdigest()
    except OSError:
        return ""
