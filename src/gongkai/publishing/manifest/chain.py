"""How an entry is hashed: SHA-256 over one canonical JSON, the hash of the entry before it among its fields."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.publishing.models import ManifestEntry

FIELDS = (
    "previous_hash",
    "sequence",
    "at",
    "site",
    "path",
    "sha256",
    "gz_sha256",
    "br_sha256",
    "size",
    "information_id",
    "revision",
    "content_sha256",
    "approved_by",
    "approved_at",
    "audit_sequence",
    "key_id",
)


def statement(entry: ManifestEntry) -> str:
    """What the entry states, as it is hashed: anybody can hash these bytes (UTF-8) again."""
    values = [_plain(getattr(entry, name)) for name in FIELDS]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def entry_hash(entry: ManifestEntry) -> str:
    """The hash of an entry as it stands now; it equals `entry.hash` unless something was changed."""
    return hashlib.sha256(statement(entry).encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, dt.datetime):  # in UTC to the microsecond, whatever zone the database gives back
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return value
