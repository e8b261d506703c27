"""Release in an emergency by one publisher; the second approval is owed, chased and settled on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from gongkai.core import audit
from gongkai.core.actors import system
from gongkai.information import package
from gongkai.information.actions.approval import move, release
from gongkai.information.actions.base import public_changed
from gongkai.information.enums import InformationEvent, RevisionState, SecondApprovalState, UnpublishingReason
from gongkai.information.interpreting.debts import close, owe
from gongkai.information.interpreting.models import DebtState
from gongkai.information.models import Removal, SecondApproval
from gongkai.information.workrules import rule_for, working_days_after

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information


@transaction.atomic
def emergency_publish(information: Information, *, actor: Actor, reason: str) -> Information:
    """Make it public at once on one publisher's word, from any state before release. RefusedError when incomplete.

    The second approval is owed by the day that the rule of work gives; so is the interpretation of a policy that
    goes out without it, by that of rule INT-3.
    """
    lacked = package.lacks(information)
    due = working_days_after(timezone.localdate(), rule_for(information).second_approval_days)
    row = release(information, InformationEvent.EMERGENCY_PUBLISH, actor, reason, due_on=due)
    SecondApproval.objects.create(
        information=row,
        released_by_id=actor.person_id,
        released_by_name=actor.name,
        reason=reason[:300],
        due_on=due,
    )
    owe(row, lacked, actor)
    return row


@transaction.atomic
def confirm_emergency(information: Information, *, actor: Actor) -> Information:
    """Another publisher approves afterwards what was let out by one."""
    row = move(information, InformationEvent.CONFIRM_EMERGENCY, actor)
    settle(row, actor, SecondApprovalState.CONFIRMED)
    return row


@transaction.atomic
def undo_emergency(information: Information, *, actor: Actor, reason: str, explanation: str = "") -> Information:
    """Another publisher takes it off again, as published in error; `explanation` is told to the public."""
    row = move(information, InformationEvent.UNDO_EMERGENCY, actor, reason, explanation=explanation)
    Removal.objects.create(information=row, kind=UnpublishingReason.IN_ERROR, explanation=explanation.strip())
    row.revisions.filter(state=RevisionState.PENDING).update(state=RevisionState.REJECTED)
    settle(row, actor, SecondApprovalState.UNDONE)
    public_changed([row])
    return row


def settle(row: Information, actor: Actor, state: SecondApprovalState) -> None:
    """Close what is owed on a row, if anything is; what is taken off owes no interpretation either."""
    row.second_approvals.filter(state=SecondApprovalState.OWED).update(
        state=state, settled_by_name=actor.name, settled_at=timezone.now()
    )
    if state == SecondApprovalState.UNDONE:
        close(row, DebtState.FALLEN, actor)


@transaction.atomic
def chase_second_approvals() -> int:
    """The daily reminder of every debt, each on record; how many stand."""
    owed = list(SecondApproval.objects.filter(state=SecondApprovalState.OWED).select_related("information__owner"))
    changes = [
        audit.Change(
            "information.chase_second_approval",
            debt.information,
            debt.information.owner,
            {"due_on": debt.due_on, "reminders": debt.reminders + 1},
        )
        for debt in owed
    ]
    SecondApproval.objects.filter(pk__in=[debt.pk for debt in owed]).update(reminders=F("reminders") + 1)
    audit.record_many(changes, actor=system("补审催办"))
    return len(owed)
