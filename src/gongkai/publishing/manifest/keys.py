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

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from django.conf import settings

from gongkai.core.errors import GongkaiError

if TYPE_CHECKING:
    from pathlib import Path


class KeyFileError(GongkaiError):
    """A key file that cannot be used; the text says which and what would be right."""


class Signer:
    """Signs with one key."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.key_id = key_id(key.public_key())

    def sign(self, digest: str) -> str:
        """The signature of a hash, as it is written (hexadecimal), in base64."""
        return b64encode(self._key.sign(digest.encode())).decode()


def folder() -> Path:
    """Where the keys lie."""
    path: Path = settings.GONGKAI_HOME / "keys"
    return path


def key_id(key: Ed25519PublicKey) -> str:
    """The number of a key: the first 16 digits of the hash of its public half."""
    return hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def prepare() -> str:
    """Make the key if there is none; its number. Two processes at once end with the same one."""
    private = folder() / "manifest.pem"
    folder().mkdir(parents=True, exist_ok=True)
    folder().chmod(0o700)
    if not private.exists():
        text = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with suppress(FileExistsError):
            _write_once(private, text, mode=0o600)
    key = _load_private(private)
    public = folder() / "public" / f"{key_id(key.public_key())}.pem"
    if not public.exists():
        public.parent.mkdir(exist_ok=True)
        with suppress(FileExistsError):
            _write_once(public, _public_pem(key.public_key()), mode=0o644)
    return key_id(key.public_key())


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


def _load_private(path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise KeyFileError(f"{path} 不是可用的私钥（应为未加密的 PEM）。") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError(f"{path} 应为 Ed25519 私钥。")
    return key


def public_pem(number: str) -> str:
    """The public key of that number as text, empty when it is not known."""
    key = public_key(number)
    return _public_pem(key).decode() if key else ""


def _public_pem(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def public_key(number: str) -> Ed25519PublicKey | None:
    """The public key of that number; None when its file is not there or holds another."""
    return _load_public(folder() / "public" / f"{number}.pem", number) if number.isalnum() else None


@lru_cache(maxsize=32)
def _load_public(path: Path, number: str) -> Ed25519PublicKey | None:
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError):
        return None
    return key if isinstance(key, Ed25519PublicKey) and key_id(key) == number else None


def is_signed(key: Ed25519PublicKey, digest: str, signature: str) -> bool:
    """Whether the key signed that hash."""
    try:
        key.verify(b64decode(signature, validate=True), digest.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
