"""Sealing and opening. A sealed text opens only in the place that it was sealed for."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import unicodedata
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gongkai.cases.sealing.keys import ring
from gongkai.core.errors import GongkaiError

if TYPE_CHECKING:
    from django.db.models import Model

FORM = 1  # the first byte: how the rest is laid out
NONCE = 12
HEAD = 3  # form and number of the key


class SealError(GongkaiError):
    """Sealed data that does not open: damaged, or put in another's place."""


class Sealed:
    """Opening what was sealed. Raises SealError, and MissingKeyError where its key is gone."""

    @staticmethod
    def raw(sealed: bytes, place: str) -> bytes:
        """The bytes."""
        if len(sealed) <= HEAD + NONCE or sealed[0] != FORM:
            raise SealError(f"{place} 的加密内容不完整，请从备份恢复。")
        key = ring().key(int.from_bytes(sealed[1:HEAD], "big"))
        nonce, text = sealed[HEAD : HEAD + NONCE], sealed[HEAD + NONCE :]
        try:
            return AESGCM(key).decrypt(nonce, text, place.encode())
        except InvalidTag as error:
            raise SealError(f"{place} 的加密内容被改动过，或者不属于这里，请从备份恢复。") from error

    @staticmethod
    def text(sealed: bytes, place: str) -> str:
        """The text."""
        return Sealed.raw(sealed, place).decode()

    @staticmethod
    def data(sealed: bytes, place: str) -> dict[str, Any]:
        """The JSON object."""
        found: dict[str, Any] = json.loads(Sealed.raw(sealed, place))
        return found


def place_of(row: Model) -> str:
    """The place of a row with a `uid`: its table and that number. Nothing sealed for another row opens there."""
    return f"{row._meta.db_table}:{row.uid}"  # type: ignore[attr-defined]  # every sealed table has one


def seal_bytes(content: bytes, place: str) -> bytes:
    """`content` under the current key, bound to `place`."""
    keys = ring()
    nonce = os.urandom(NONCE)
    head = bytes([FORM]) + keys.current.to_bytes(HEAD - 1, "big")
    return head + nonce + AESGCM(keys.key(keys.current)).encrypt(nonce, content, place.encode())


def seal_text(text: str, place: str) -> bytes:
    """A text, sealed."""
    return seal_bytes(text.encode(), place)


def seal_data(data: dict[str, Any], place: str) -> bytes:
    """A JSON object, sealed."""
    return seal_bytes(json.dumps(data, ensure_ascii=False).encode(), place)


def fingerprint(*words: str) -> str:
    """A keyed hash, the same in whatever width, case and spacing the words come; nobody reads them from it."""
    plain = "\n".join("".join(unicodedata.normalize("NFKC", each).casefold().split()) for each in words)
    return hmac.new(ring().identity, plain.encode(), hashlib.sha256).hexdigest()
