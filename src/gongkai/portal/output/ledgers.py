"""Home and document pages show how the tasks of a document stand: when a task changes, they follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from gongkai.core import outbox
from gongkai.publishing import marking
from gongkai.tasks.models import Task

if TYPE_CHECKING:
    from django.db.models import Model


def follow(sender: type[Model], instance: Task, **_: Any) -> None:  # noqa: ARG001 - a signal's signature
    """Owe the pages that show the task, in the transaction that changed it."""
    if marking.is_live() and transaction.get_connection().in_atomic_block:
        outbox.put("publishing.changed", model="task", id=instance.pk, document=instance.document_id)


def connect() -> None:
    """Listen to tasks."""
    for signal in (post_save, post_delete):
        signal.connect(follow, sender=Task, dispatch_uid=f"publishing-{id(signal)}")
