"""Keys of SM2 with SM3 (GM/T 0003, GM/T 0009), for places that must sign with the national algorithms.

An option: the library `gmalg` is installed by `pip install 'gongkai[sm]'`. It is pure Python and a hundred times
slower than Ed25519. The files are those of openssl (PKCS#8, SubjectPublicKeyInfo), so that anybody can check.
"""

from __future__ import annotations

import re
from base64 import b64decode, encodebytes
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

if TYPE_CHECKING:
    from typing import Self

USER = b"1234567812345678"  # who signs, where nothing else was agreed (GM/T 0009, 10)
CURVE = bytes.fromhex("06082a811ccf5501822d")  # the object identifier 1.2.156.10197.1.301
SIZE = 32  # bytes of a number on the curve
_UNCOMPRESSED = b"\x04"  # the first byte of a point that is written with both its numbers
_PUBLIC = bytes.fromhex("3059301306072a8648ce3d0201") + CURVE + bytes.fromhex("034200")
_PRIVATE = bytes.fromhex("304102010030") + b"\x13" + bytes.fromhex("06072a8648ce3d0201") + CURVE
_SECRET = bytes.fromhex("0201010420")  # version 1, then 32 bytes
_PEM = re.compile(rb"-----BEGIN (PUBLIC|PRIVATE) KEY-----\s+([A-Za-z0-9+/=\s]+)-----END \1 KEY-----")


def is_there() -> bool:
    """Whether the library is installed."""
    return find_spec("gmalg") is not None


def is_key(pem: bytes) -> bool:
    """Whether a file holds a key on this curve."""
    found = _PEM.search(pem)
    return CURVE in _bytes(found[2]) if found else False


class PublicKey:
    """The half that anybody may have."""

    def __init__(self, point: bytes) -> None:
        self._point = point

    @classmethod
    def load(cls, pem: bytes) -> Self:
        """Raises ValueError for what is no such key."""
        found = _PEM.search(pem)
        whole = _bytes(found[2]) if found else b""
        point = whole.removeprefix(_PUBLIC)
        sized = len(point) == len(whole) - len(_PUBLIC) == 2 * SIZE + 1
        # The library raises errors of its own for a first byte that it does not know.
        if not sized or point[:1] != _UNCOMPRESSED or not _sm2().verify_pk(point):
            raise ValueError("应为 SM2 公钥。")
        return cls(point)

    def raw(self) -> bytes:
        """The point, uncompressed, by which the key is numbered."""
        return self._point

    def pem(self) -> bytes:
        """The key as a file."""
        return _file("PUBLIC", _PUBLIC + self._point)

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Whether the other half signed this; `signature` is the DER of r and s."""
        try:
            numbers = [number.to_bytes(SIZE) for number in decode_dss_signature(signature)]
        except (ValueError, OverflowError):
            return False
        return bool(_sm2(self._point).verify(message, *numbers))


class PrivateKey:
    """The half that signs."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self.public = PublicKey(_sm2().generate_pk(secret))

    @classmethod
    def make(cls) -> Self:
        return cls(_sm2().generate_keypair()[0])

    @classmethod
    def load(cls, pem: bytes) -> Self:
        """A key as this house or openssl writes it. Raises ValueError for what is none."""
        found = _PEM.search(pem)
        _, curve, rest = _bytes(found[2]).partition(CURVE) if found else (b"", b"", b"")
        secret = rest.partition(_SECRET)[2][:SIZE]
        if not curve or len(secret) != SIZE:
            raise ValueError("应为未加密的 SM2 私钥。")
        return cls(secret)

    def pem(self) -> bytes:
        inner = bytes.fromhex("3025") + _SECRET + self._secret
        return _file("PRIVATE", _PRIVATE + bytes.fromhex("0427") + inner)

    def sign(self, message: bytes) -> bytes:
        r, s = _sm2(self.public.raw(), self._secret).sign(message)
        return encode_dss_signature(int.from_bytes(r), int.from_bytes(s))


class _Sm2(Protocol):
    """What is used of `gmalg.SM2`, which has no types."""

    def generate_keypair(self) -> tuple[bytes, bytes]: ...
    def generate_pk(self, sk: bytes) -> bytes: ...
    def verify_pk(self, pk: bytes) -> bool: ...
    def sign(self, message: bytes) -> tuple[bytes, bytes]: ...
    def verify(self, message: bytes, r: bytes, s: bytes) -> bool: ...


def _sm2(point: bytes | None = None, secret: bytes | None = None) -> _Sm2:
    from gmalg import SM2  # noqa: PLC0415 - an option

    found: _Sm2 = SM2(secret, USER, point)
    return found


def _bytes(text: bytes) -> bytes:
    try:
        return b64decode(text)
    except ValueError:
        return b""


def _file(name: str, content: bytes) -> bytes:
    text = encodebytes(content).replace(b"\n", b"")
    lines = b"\n".join(text[at : at + 64] for at in range(0, len(text), 64))
    return b"-----BEGIN %b KEY-----\n%b\n-----END %b KEY-----\n" % (name.encode(), lines, name.encode())
