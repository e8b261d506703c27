"""Keys of Ed25519, which sign the manifest unless the place asks for SM2."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from typing import Self


class PublicKey:
    """The half that anybody may have."""

    def __init__(self, key: Ed25519PublicKey) -> None:
        self._key = key

    @classmethod
    def load(cls, pem: bytes) -> Self:
        """Raises ValueError for what is no such key."""
        key = load_pem_public_key(pem)
        if not isinstance(key, Ed25519PublicKey):
            raise ValueError("应为 Ed25519 公钥。")  # noqa: TRY004 - a wrong file, not a wrong type
        return cls(key)

    def raw(self) -> bytes:
        """The bytes by which the key is numbered."""
        return self._key.public_bytes(Encoding.Raw, PublicFormat.Raw)

    def pem(self) -> bytes:
        """The key as a file."""
        return self._key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Whether the other half signed this."""
        try:
            self._key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


class PrivateKey:
    """The half that signs."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = PublicKey(key.public_key())

    @classmethod
    def make(cls) -> Self:
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def load(cls, pem: bytes) -> Self:
        """Raises ValueError for what is no such key, or one that is encrypted."""
        try:
            key = load_pem_private_key(pem, password=None)
        except TypeError as error:
            raise ValueError("私钥是加密的。") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise ValueError("应为 Ed25519 私钥。")  # noqa: TRY004 - a wrong file, not a wrong type
        return cls(key)

    def pem(self) -> bytes:
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)
