"""The way to the public and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.information import kinds
from gongkai.information.actions.base import locked, note, public_changed
from gongkai.information.actions.validity import refresh
from gongkai.information.discover import discover
from gongkai.information.enums import InformationEvent, InformationState, Validity
from gongkai.information.flow import FLOW
from gongkai.information.interpreting.debts import settle_by
from gongkai.information.models import Assignment, ScheduledRelease, ValidityFact
from gongkai.information.owed import fulfil_by
from gongkai.information.package import materials_of, package_of
from gongkai.information.workrules import rule_for

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information


@transaction.atomic
def submit(information: Information, *, actor: Actor) -> Information:
    """拟稿人 hands a complete draft in for review; RefusedError names what is missing."""
    return move(information, InformationEvent.SUBMIT, actor)


@transaction.atomic
def pass_review(information: Information, *, actor: Actor) -> Information:
    """审核人 passes it on: to the publisher, or to the secrecy review where the rule of work asks for one."""
    asked = rule_for(information).secrecy_review
    return move(information, InformationEvent.PASS_TO_SECRECY if asked else InformationEvent.PASS, actor)


@transaction.atomic
def clear_secrecy(information: Information, *, actor: Actor) -> Information:
    """保密审查员 finds nothing secret (条例 art. 17); neither its author nor who reviewed it."""
    return move(information, InformationEvent.CLEAR_SECRECY, actor)


@transaction.atomic
def withdraw(information: Information, *, actor: Actor) -> Information:
    """拟稿人 takes back what was handed in and not yet passed."""
    return move(information, InformationEvent.WITHDRAW, actor)


@transaction.atomic
def return_for_correction(information: Information, *, actor: Actor, reason: str) -> Information:
    """Back to the drafter, with the reason."""
    return move(information, InformationEvent.RETURN, actor, reason)


@transaction.atomic
def publish(information: Information, *, actor: Actor) -> Information:
    """发布人 makes it public; never the author of its last version. Relations are looked for, validity begins."""
    return release_package(information, actor)


def release_package(information: Information, actor: Actor, **data: Any) -> Information:
    """A document with the interpretations of its package, all or none, in the caller's transaction."""
    row = release(information, InformationEvent.PUBLISH, actor, **data)
    for material in materials_of(package_of(row)):
        if material.state != InformationState.PUBLISHED:
            release(material, InformationEvent.PUBLISH, actor, with_document=row.title)
    return row


def release(
    information: Information, event: InformationEvent, actor: Actor, reason: str = "", **data: Any
) -> Information:
    """What every way to the public does, in the caller's transaction."""
    row = move(information, event, actor, reason, **data)
    row.published_on = row.published_on or timezone.localdate()
    _begin_validity(row)
    refresh(row, timezone.localdate())
    row.save()
    discover([row])
    public_changed([row])
    fulfil_by(row)
    settle_by(row, actor)
    return row


def move(
    information: Information, event: InformationEvent, actor: Actor, reason: str = "", **data: Any
) -> Information:
    """Take one line of the flow, with its entry; RefusedError when the table has none for this actor now."""
    row = locked(information)
    line = FLOW.require(event, row, actor, reason=reason)
    before, row.state = row.state, line.target
    row.save(update_fields=["state", "updated_at"])
    if before != row.state:
        Assignment.objects.filter(information=row).delete()
    if before == InformationState.SCHEDULED:
        ScheduledRelease.objects.filter(information=row).delete()
    said = {"reason": reason} if reason else {}
    note(event.value, row, actor, state=[before, str(InformationState(line.target))], **said, **data)
    information.state = row.state
    return row


def _begin_validity(row: Information) -> None:
    if not kinds.get(row.kind).validity or row.effective_on is None or row.validity_facts.exists():
        return
    ValidityFact.objects.create(
        information=row, status=Validity.IN_FORCE, from_on=row.effective_on, by=row, clause="施行日期"
    )
