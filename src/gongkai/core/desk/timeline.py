"""A record's timeline, made from its audit entries: what happened, who did it, why, and from where to where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.core.audit.models import AuditEntry

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor
    from gongkai.core.desk.module import Module

MOST_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class Moment:
    """One act as shown."""

    title: str
    at: dt.datetime
    by: str
    reason: str
    fields: str
    words: str
    sequence: int


def moments(module: Module, record: Any, actor: Actor) -> list[Moment]:
    """The latest acts on a record that the actor sees, newest first."""
    entries = AuditEntry.objects.all() if module.shared_timeline else AuditEntry.objects.visible_to(actor)
    return [_moment(module, entry) for entry in entries.of(record)[:MOST_ENTRIES]]


def _moment(module: Module, entry: AuditEntry) -> Moment:
    return Moment(
        title=module.event_label(entry.event),
        at=entry.at,
        by=entry.actor_name,
        reason=str(entry.data.get("reason") or ""),
        fields="、".join(_field_labels(module, entry.data)),
        words=module.describe(entry.event.rpartition(".")[2], entry.data),
        sequence=entry.sequence,
    )


def _field_labels(module: Module, data: dict[str, Any]) -> list[str]:
    """The names of the fields that an entry says changed: `changes` as {field: …} or `fields` as a list."""
    names = data.get("changes") or data.get("fields") or ()
    known = {
        field.name: str(getattr(field, "verbose_name", field.name)) for field in module.model._meta.get_fields()
    }
    return [known.get(str(name), str(name)) for name in names] if isinstance(names, dict | list) else []
