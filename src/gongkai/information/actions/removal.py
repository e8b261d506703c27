"""Taking something off the public side, by type, and bringing it back to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.information import unpublishing
from gongkai.information.actions.approval import move
from gongkai.information.actions.base import public_changed
from gongkai.information.actions.emergency import settle
from gongkai.information.enums import InformationEvent, RevisionState, SecondApprovalState, UnpublishingReason
from gongkai.information.models import Removal

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information


@transaction.atomic
def remove(
    information: Information,
    *,
    actor: Actor,
    reason: str,
    kind: str,
    explanation: str = "",
    target: Information | None = None,
    place: str = "",
    url: str = "",
) -> Information:
    """Take it off the public side as one of `UnpublishingReason`; a waiting revision falls.

    `reason` stays in the trail, the other texts are told to the public: `explanation`, `target` (where the address
    leads to), `place` and `url` (where an archived piece can be had). InvalidInputError names the field that the
    type asks for, or a target that is not public or leads back; RefusedError without a publisher's post.
    """
    removal = Removal(
        information=information,
        kind=UnpublishingReason(kind),
        explanation=explanation.strip(),
        target=target,
        place=place.strip(),
        url=url,
    )
    facts = {"kind": removal.kind, "explanation": removal.explanation, "place": removal.place, "url": url}
    row = move(information, InformationEvent.REMOVE, actor, reason, target=target.pk if target else None, **facts)
    unpublishing.check(row, removal)
    removal.save()
    settle(row, actor, SecondApprovalState.UNDONE)
    row.revisions.filter(state=RevisionState.PENDING).update(state=RevisionState.REJECTED)
    public_changed([row])
    return row


@transaction.atomic
def restore(information: Information, *, actor: Actor, reason: str) -> Information:
    """Make a draft of what was taken off; it comes back only through review; till then it is gone."""
    row = move(information, InformationEvent.RESTORE, actor, reason)
    row.removals.filter(lifted_at__isnull=True).update(lifted_at=timezone.now())
    public_changed([row])
    return row
