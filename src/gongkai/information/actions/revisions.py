"""Pending revisions of published information: four eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.information import content
from gongkai.information.actions.attachments import detach
from gongkai.information.actions.base import last_number, locked, note, public_changed
from gongkai.information.discover import discover
from gongkai.information.edited import TEXT, edited
from gongkai.information.enums import InformationEvent, RevisionState
from gongkai.information.flow import FLOW
from gongkai.information.rows import require_sound

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Revision


@transaction.atomic
def approve_revision(revision: Revision, *, actor: Actor) -> Revision:
    """Publish a pending revision; RefusedError for its author, without a publisher's post, or if none waits."""
    row = locked(revision.information)
    FLOW.require(InformationEvent.APPROVE_REVISION, row, actor)
    waiting = row.revisions.get(state=RevisionState.PENDING)
    changes = content.apply(row, content.check(_proposed(waiting)))
    if {"elements", "rows_sha256"} & changes.keys():
        require_sound(row)
    removed = waiting.content.get(content.REMOVED, {})
    detach(row, removed, actor=actor, reason=waiting.reason)
    waiting.number = max(waiting.number, last_number(row))
    if row.revisions.filter(number=waiting.number).exclude(pk=waiting.pk).exists():
        waiting.number += 1  # an import came in between
    row.revision_number = waiting.number
    row.save()
    waiting.state, waiting.content = RevisionState.APPLIED, content.content_of(row)
    waiting.content |= {content.REMOVED: removed} if removed else {}
    waiting.save(update_fields=["state", "number", "content"])
    if TEXT & changes.keys():
        discover([row])
    edited(row, changes, actor)
    note("approve_revision", row, actor, version=waiting.number, changes=content.shortened(changes))
    public_changed([row])
    return waiting


def _proposed(waiting: Revision) -> dict[str, Any]:
    """What the revision changes in the version it was made from: what came in since stays."""
    proposed = {name: value for name, value in waiting.content.items() if name in content.FIELDS}
    earlier = waiting.information.revisions.filter(state=RevisionState.APPLIED, number__lt=waiting.number)
    base = earlier.order_by("-number").first()
    if base is None:
        return proposed
    return {name: value for name, value in proposed.items() if base.content.get(name) != value}


@transaction.atomic
def reject_revision(revision: Revision, *, actor: Actor, reason: str) -> Revision:
    """Turn a pending revision down, with the reason; what is published stays as it is."""
    row = locked(revision.information)
    FLOW.require(InformationEvent.REJECT_REVISION, row, actor, reason=reason)
    waiting = row.revisions.get(state=RevisionState.PENDING)
    waiting.state = RevisionState.REJECTED
    waiting.save(update_fields=["state"])
    note("reject_revision", row, actor, version=waiting.number, reason=reason)
    return waiting
