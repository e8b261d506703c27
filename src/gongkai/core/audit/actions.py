"""Appending to the trail, inside the transaction of the act itself: no act without its entry."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from gongkai.core.audit.chain import entry_hash
from gongkai.core.audit.models import AuditEntry, AuditHead

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.db.models import Model

    from gongkai.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Change:
    """One act to be recorded. `owner` is the organization that the row belongs to (any model with pk and path)."""

    event: str
    subject: Model
    owner: Any = None
    data: dict[str, Any] = field(default_factory=dict)


def record(event: str, subject: Model, *, actor: Actor, owner: Any = None, **data: Any) -> None:
    """Append one entry; `event` reads ``subject.action``, `data` holds old and new values."""
    record_many([Change(event, subject, owner, data)], actor=actor)


def record_many(changes: Sequence[Change], *, actor: Actor) -> None:
    """Append entries in order, in one statement; the head stays locked until the transaction ends."""
    if not changes:
        return
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("审计记录须与操作在同一事务中写入")
    head = _locked_head()
    now = timezone.now()
    entries = []
    for change in changes:
        entry = _entry(change, actor, now, head)
        head.sequence, head.hash = entry.sequence, entry.hash
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries)
    head.save()


def _locked_head() -> AuditHead:
    AuditHead.objects.get_or_create(pk=1)
    return AuditHead.objects.select_for_update().get(pk=1)


def _entry(change: Change, actor: Actor, now: dt.datetime, head: AuditHead) -> AuditEntry:
    table = change.subject._meta.concrete_model or type(change.subject)  # a proxy is the row that it stands for
    entry = AuditEntry(
        sequence=head.sequence + 1,
        at=now,
        actor_kind=str(actor.kind),
        actor_id=actor.person_id,
        actor_name=actor.name,
        event=change.event,
        subject_type=table._meta.label_lower,
        subject_id=str(change.subject.pk),
        subject_label=str(change.subject)[:300],
        owner_id=change.owner.pk if change.owner else None,
        owner_path=change.owner.path if change.owner else "",
        # What is hashed must be what the database gives back: dates as text, tuples as lists.
        data=json.loads(json.dumps(change.data, cls=DjangoJSONEncoder)),
        previous_hash=head.hash,
    )
    entry.hash = entry_hash(entry)
    return entry
