"""Owing a side effect: only inside a transaction, so that it is owed exactly if the act itself happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.core.outbox.models import OutboxEntry, OutboxState

if TYPE_CHECKING:
    from collections.abc import Iterable


def put(topic: str, **payload: Any) -> None:
    """Owe one side effect."""
    put_many(topic, [payload])


def put_many(topic: str, payloads: Iterable[dict[str, Any]]) -> None:
    """Owe several of one topic; TransactionManagementError outside a transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("待投递须与操作在同一事务中写入")
    OutboxEntry.objects.bulk_create([OutboxEntry(topic=topic, payload=payload) for payload in payloads])


def revive() -> int:
    """Give every dead row another set of attempts; how many there were."""
    return OutboxEntry.objects.filter(state=OutboxState.DEAD).update(
        state=OutboxState.PENDING, attempts=0, together=0, not_before=timezone.now()
    )
