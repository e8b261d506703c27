"""Pending revisions of published information: four eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.information import content
from gongkai.information.actions.base import locked, note, public_changed
from gongkai.information.discover import discover
from gongkai.information.enums import InformationEvent, RevisionState
from gongkai.information.flow import FLOW

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Revision


@transaction.atomic
def approve_revision(revision: Revision, *, actor: Actor) -> Revision:
    """Publish a pending revision; RefusedError for its author, without a publisher's post, or if none waits."""
    row = locked(revision.information)
    FLOW.require(InformationEvent.APPROVE_REVISION, row, actor)
    waiting = row.revisions.get(state=RevisionState.PENDING)
    changes = content.apply(row, content.check(waiting.content))
    row.revision_number = waiting.number
    row.save()
    waiting.state = RevisionState.APPLIED
    waiting.save(update_fields=["state"])
    discover([row])
    note("approve_revision", row, actor, version=waiting.number, changes=content.shortened(changes))
    public_changed([row])
    return waiting


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
