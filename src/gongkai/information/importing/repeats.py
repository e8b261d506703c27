"""Records that an export has twice under one key, with different contents: which of them counts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from gongkai.information.importing import identity
from gongkai.information.models import Information, OtherSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.information.importing.draft import Item
    from gongkai.information.importing.mapping import Mapping

_PIECE = 200


def chosen(items: Iterable[Item], mapping: Mapping) -> dict[str, str]:
    """Of each key with several contents, one of which the library has: the digest of that one.

    So a second run changes nothing, in whatever order the records then stand; of the other keys the first record
    counts. Reads the export once more, without its texts; what is kept of a key is sixteen bytes.
    """
    first: dict[int, int] = {}
    several: dict[str, set[int]] = defaultdict(set)
    for item in items:
        if item.record is None or item.fault:
            continue
        key, digest = identity.record_key(item.record, mapping), _short(identity.digest(item, mapping))
        other = first.setdefault(_short(key), digest)
        if other != digest:
            several[key] |= {other, digest}
    return {key: digest for key, digest in _stored(several) if _short(digest) in several[key]}


def _stored(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(key, digest) of what the library has of them."""
    every = list(keys)
    for start in range(0, len(every), _PIECE):
        piece = every[start : start + _PIECE]
        rows = Information.objects.filter(source_key__in=piece).values_list("source_key", "source_hash")
        noted = OtherSource.objects.filter(key__in=piece).values_list("key", "hash")
        for key, digest in [*noted, *rows]:
            yield str(key), digest


def _short(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big")
