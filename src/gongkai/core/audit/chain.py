"""How an entry is hashed: SHA-256 over the hash before it and every field, in one canonical JSON."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from django.core.serializers.json import DjangoJSONEncoder

if TYPE_CHECKING:
    from gongkai.core.audit.models import AuditEntry


def entry_hash(entry: AuditEntry) -> str:
    """The hash of an entry as it stands now; it equals `entry.hash` unless something was changed."""
    fields = [
        entry.previous_hash,
        entry.sequence,
        entry.at.timestamp(),
        entry.actor_kind,
        entry.actor_id,
        entry.actor_name,
        entry.event,
        entry.subject_type,
        entry.subject_id,
        entry.subject_label,
        entry.owner_id,
        entry.owner_path,
        entry.data,
    ]
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()
