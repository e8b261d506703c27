"""The keys: `<home>/keys/cases/<number>.key`, 32 bytes in base64, for the owner alone. The highest number seals.

Earlier keys stay, so that what they sealed can be opened. `identity.key` makes fingerprints and never changes.
"""

from __future__ import annotations

import os
import secrets
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from gongkai.core.errors import GongkaiError

LENGTH = 32
IDENTITY = "identity.key"


class MissingKeyError(GongkaiError):
    """A key that is not there or cannot be used: what was sealed with it stays closed."""


@dataclass(frozen=True)
class KeyRing:
    """The keys of one folder, by number, and the one that fingerprints."""

    keys: dict[int, bytes]
    identity: bytes

    @property
    def current(self) -> int:
        return max(self.keys)

    def key(self, number: int) -> bytes:
        """Raises MissingKeyError."""
        if number not in self.keys:
            raise MissingKeyError(f"缺少第 {number} 号密钥（keys/cases/{number}.key），无法打开用它加密的内容。")
        return self.keys[number]


def ring() -> KeyRing:
    """The keys of this installation, made on first use."""
    folder = Path(settings.GONGKAI_HOME) / "keys" / "cases"
    names = tuple(sorted(file.name for file in folder.glob("*.key"))) if folder.is_dir() else ()
    return _read(folder, names) if "1.key" in names and IDENTITY in names else _read(folder, _make(folder))


def _make(folder: Path) -> tuple[str, ...]:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in ("1.key", IDENTITY):
        _write_once(folder / name)
    return tuple(sorted(file.name for file in folder.glob("*.key")))


def _write_once(path: Path) -> None:
    """Put a key there whole or not at all; of two processes at once one wins, both go on with its key."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(b64encode(secrets.token_bytes(LENGTH)))
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(beside, path)
    beside.unlink()


@lru_cache(maxsize=8)
def _read(folder: Path, names: tuple[str, ...]) -> KeyRing:
    keys = {int(name[:-4]): _key(folder / name) for name in names if name[:-4].isdecimal()}
    return KeyRing(keys, _key(folder / IDENTITY))


def _key(path: Path) -> bytes:
    try:
        key = b64decode(path.read_bytes(), validate=True)
    except (OSError, ValueError) as error:
        raise MissingKeyError(f"密钥文件 {path.name} 无法读取：应为 base64 写成的 {LENGTH} 字节。") from error
    if len(key) != LENGTH:
        raise MissingKeyError(f"密钥文件 {path.name} 有 {len(key)} 字节，应为 {LENGTH} 字节。")
    return key
