"""Hashing many files. Without Django: a process of its own must not wait for it."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import stat
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PIECE = 2000  # files a process takes at a time
FEW = 6000  # fewer files are not worth a second process


def listed(folder: str, prefix: str = "") -> Iterator[tuple[str, bool]]:
    """Every file below a folder by its name, and whether it is a regular one (no link, no pipe)."""
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        name = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from listed(entry.path, f"{name}/")
        else:
            yield name, stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)


@contextmanager
def hashing(root: str, names: list[str]) -> Iterator[Callable[[], dict[str, str]]]:
    """Begin to hash files, beside whatever the caller does meanwhile; calling what is given waits for the hashes.

    A file that went away or cannot be read has the empty hash.
    """
    if len(names) <= FEW:
        yield lambda: {name: _hash(root, name) for name in names}
        return
    pieces = [(root, names[at : at + PIECE]) for at in range(0, len(names), PIECE)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=context) as pool:
        found = pool.map(hash_piece, pieces)
        yield lambda: dict(zip(names, (digest for piece in found for digest in piece), strict=True))


def hash_piece(piece: tuple[str, list[str]]) -> list[str]:
    """The hashes of some files, in order."""
    root, names = piece
    return [_hash(root, name) for name in names]


def _hash(root: str, name: str) -> str:
    try:
        with open(f"{root}/{name}", "rb") as file:  # noqa: PTH123 - many thousand times
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return ""
