"""The key that signs the manifest: under the home, for its owner alone, outside the database.

`<home>/keys/manifest.pem` signs; `<home>/keys/public/<number>.pem` stays for ever, so that what an earlier key
signed can still be checked after a new one was made (by taking `manifest.pem` away).
"""

from __future__ import annotations

import hashlib
import os
import uuid
from base64 import b64decode, b64encode
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from gongkai.core.errors import GongkaiError
from gongkai.publishing.manifest import ed25519, sm2

if TYPE_CHECKING:
    from pathlib import Path

    PrivateKey = ed25519.PrivateKey | sm2.PrivateKey
    PublicKey = ed25519.PublicKey | sm2.PublicKey

ALGORITHMS = ("ed25519", "sm2")
_NO_SM2 = "SM2 需要先安装国密算法库：pip install 'gongkai[sm]'。"


class KeyFileError(GongkaiError):
    """A key file that cannot be used; the text says which and what would be right."""


class Signer:
    """Signs with one key."""

    def __init__(self, key: PrivateKey) -> None:
        self._key = key
        self.key_id = key_id(key.public)

    def sign(self, digest: str) -> str:
        """The signature of a hash, as it is written (hexadecimal), in base64."""
        return b64encode(self._key.sign(digest.encode())).decode()


def folder() -> Path:
    """Where the keys lie."""
    path: Path = settings.GONGKAI_HOME / "keys"
    return path


def key_id(key: PublicKey) -> str:
    """The number of a key: the first 16 digits of the hash of its public half."""
    return hashlib.sha256(key.raw()).hexdigest()[:16]


def prepare() -> str:
    """Make the key if there is none; its number. Two processes at once end with the same one."""
    private = folder() / "manifest.pem"
    folder().mkdir(parents=True, exist_ok=True)
    folder().chmod(0o700)
    if not private.exists():
        with suppress(FileExistsError):
            _write_once(private, _made().pem(), mode=0o600)
    key = _load_private(private)
    public = folder() / "public" / f"{key_id(key.public)}.pem"
    if not public.exists():
        public.parent.mkdir(exist_ok=True)
        with suppress(FileExistsError):
            _write_once(public, key.public.pem(), mode=0o644)
    return key_id(key.public)


def _made() -> PrivateKey:
    """A new key of the algorithm that the place asks for."""
    algorithm = settings.GONGKAI_MANIFEST_KEY
    if algorithm not in ALGORITHMS:
        raise KeyFileError(f"GONGKAI_MANIFEST_KEY 应为 {'、'.join(ALGORITHMS)} 之一，现为“{algorithm}”。")
    if algorithm == "sm2" and not sm2.is_there():
        raise KeyFileError(_NO_SM2)
    return sm2.PrivateKey.make() if algorithm == "sm2" else ed25519.PrivateKey.make()


def _write_once(path: Path, text: bytes, *, mode: int) -> None:
    """Whole or not at all; FileExistsError when another process was first."""
    draft = path.with_name(f".{path.name}-{uuid.uuid4().hex}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(draft)
    finally:
        draft.unlink()


def signer() -> Signer:
    """The signer of this installation."""
    prepare()
    return Signer(_load_private(folder() / "manifest.pem"))


def _load_private(path: Path) -> PrivateKey:
    pem = path.read_bytes()
    try:
        if not sm2.is_key(pem):
            return ed25519.PrivateKey.load(pem)
        if sm2.is_there():
            return sm2.PrivateKey.load(pem)
    except ValueError as error:
        raise KeyFileError(f"{path} 不是可用的私钥（应为未加密的 PEM，Ed25519 或者 SM2）。") from error
    raise KeyFileError(f"{path} 是 SM2 私钥。{_NO_SM2}")


def public_pem(number: str) -> str:
    """The public key of that number as text, empty when it is not known."""
    key = public_key(number)
    return key.pem().decode() if key else ""


def public_key(number: str) -> PublicKey | None:
    """The public key of that number; None when its file is not there or holds another, and for a key of SM2 where
    its library is not there."""
    return _load_public(folder() / "public" / f"{number}.pem", number) if number.isalnum() else None


@lru_cache(maxsize=32)
def _load_public(path: Path, number: str) -> PublicKey | None:
    try:
        pem = path.read_bytes()
        if sm2.is_key(pem) and not sm2.is_there():
            return None
        key: PublicKey = sm2.PublicKey.load(pem) if sm2.is_key(pem) else ed25519.PublicKey.load(pem)
    except (OSError, ValueError):
        return None
    return key if key_id(key) == number else None


def is_signed(key: PublicKey, digest: str, signature: str) -> bool:
    """Whether the key signed that hash."""
    try:
        return key.verify(digest.encode(), b64decode(signature, validate=True))
    except ValueError:
        return False
