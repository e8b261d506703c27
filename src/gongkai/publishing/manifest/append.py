"""Appending to the manifest, inside the transaction that changes the page's row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.publishing.manifest.chain import entry_hash
from gongkai.publishing.manifest.keys import signer
from gongkai.publishing.models import ManifestEntry, ManifestHead

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gongkai.publishing.manifest.keys import Signer


@dataclass(frozen=True, slots=True)
class Fact:
    """What is to be stated of one address. Empty hashes: nothing stands there any more."""

    path: str
    sha256: str = ""
    gz_sha256: str = ""
    br_sha256: str = ""
    size: int = 0
    information_id: int | None = None
    revision: int | None = None
    content_sha256: str = ""
    approved_by: str = ""
    approved_at: dt.datetime | None = None
    audit_sequence: int | None = None
    site: str = ""


def append(facts: Sequence[Fact]) -> list[ManifestEntry]:
    """Append entries in order, in one statement; the head stays locked until the transaction ends."""
    if not facts:
        return []
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("发布清单须与页面记录在同一事务中写入")
    head, sign, now = _locked_head(), signer(), timezone.now()
    entries = []
    for fact in facts:
        entry = _entry(fact, now, head, sign)
        head.sequence, head.hash = entry.sequence, entry.hash
        entries.append(entry)
    ManifestEntry.objects.bulk_create(entries, batch_size=500)
    head.save()
    return entries


def _locked_head() -> ManifestHead:
    ManifestHead.objects.get_or_create(pk=1)
    return ManifestHead.objects.select_for_update().get(pk=1)


def _entry(fact: Fact, now: dt.datetime, head: ManifestHead, sign: Signer) -> ManifestEntry:
    entry = ManifestEntry(
        sequence=head.sequence + 1,
        at=now,
        site=fact.site,
        path=fact.path,
        sha256=fact.sha256,
        gz_sha256=fact.gz_sha256,
        br_sha256=fact.br_sha256,
        size=fact.size,
        information_id=fact.information_id,
        revision=fact.revision,
        content_sha256=fact.content_sha256,
        approved_by=fact.approved_by,
        approved_at=fact.approved_at,
        audit_sequence=fact.audit_sequence,
        previous_hash=head.hash,
        key_id=sign.key_id,
    )
    entry.hash = entry_hash(entry)
    entry.signature = sign.sign(entry.hash)
    return entry
