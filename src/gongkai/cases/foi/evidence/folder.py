"""A package put into a folder as a whole: written elsewhere first, then there in one step or not at all."""

from __future__ import annotations

import os
import shutil
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gongkai.core.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_UNFINISHED = "未完成"
_LAST = "manifest.json"  # a folder without it is no package


def require_room(folder: Path) -> None:
    """RefusedError unless the folder is new or empty, apart from what a killed run left. Raises OSError."""
    if folder.is_symlink() or folder.exists():
        if not folder.is_dir():
            raise RefusedError(f"{folder} 不是文件夹，请换一个新的或者空的文件夹。")
        _sweep(folder)
        if any(folder.iterdir()):
            raise RefusedError(f"{folder} 已有内容，请换一个空的文件夹。")


def put(files: Mapping[str, bytes], folder: Path) -> None:
    """Write all files; `folder` then holds every one of them, or is as it was before.

    What a killed run left is swept away. Raises OSError of the system.
    """
    target = folder.resolve()
    if target.is_dir() and (target.is_mount() or not os.access(target.parent, os.W_OK)):
        with _written(files, target) as made:
            for each in sorted(made.iterdir(), key=lambda path: path.name == _LAST):
                each.rename(target / each.name)
            made.rmdir()
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with _written(files, target.parent, f"{target.name}.") as made:
        made.rename(target)  # onto an empty folder too; one that was filled meanwhile is an OSError


@contextmanager
def _written(files: Mapping[str, bytes], parent: Path, before: str = "") -> Iterator[Path]:
    """The files in a folder of their own, which is gone after an error."""
    _sweep(parent, before)
    made = parent / f"{before}{_UNFINISHED}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
    try:
        for name, content in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield made
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _sweep(parent: Path, before: str = "") -> None:
    """The record of a case must not lie about where a run was killed."""
    for left in parent.iterdir():
        if left.name.startswith(f"{before}{_UNFINISHED}-"):
            process = left.name.rsplit("-", 2)[1]
            if process.isdecimal() and not _lives(int(process)):
                shutil.rmtree(left, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
