"""Around a review: asking other units, handing the step over, opinions at their place and settling them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.information.actions.base import locked, note, require_role
from gongkai.information.enums import CountersignState, InformationState
from gongkai.information.flow import EDITORS
from gongkai.information.models import Assignment, Countersign, Opinion
from gongkai.information.workrules import rule_for, working_days_after

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization, Person

COUNTERSIGNERS = frozenset({Role.REVIEWER, Role.PUBLISHER})
ASKING = (InformationState.DRAFT, InformationState.IN_REVIEW)
# The seat that holds each step.
SEATS = {
    InformationState.IN_REVIEW: Role.REVIEWER,
    InformationState.SECRECY_REVIEW: Role.SECRECY_REVIEWER,
    InformationState.REVIEWED: Role.PUBLISHER,
}


@transaction.atomic
def ask_countersign(
    information: Information, *, actor: Actor, organizations: Iterable[Organization], question: str = ""
) -> list[Countersign]:
    """Ask other units about a draft; the review waits for their answers. None is asked twice at a time.

    RefusedError without an editor's post or once it is reviewed; InvalidInputError for the publishing unit itself.
    """
    row = locked(information)
    require_role(row, actor, EDITORS)
    _require_state(row, ASKING, "发起会签")
    asked = []
    due = working_days_after(timezone.localdate(), rule_for(row).review_days)
    for organization in organizations:
        if organization.pk == row.owner_id:
            raise InvalidInputError("organizations", f"{organization}是发布机构，不必会签。")
        found, new = Countersign.objects.get_or_create(
            information=row,
            organization=organization,
            state=CountersignState.ASKED,
            defaults={"question": question[:500], "due_on": due, "asked_by_name": actor.name},
        )
        asked += [found] if new else []
    if asked:
        units = [str(each.organization) for each in asked]
        note("ask_countersign", row, actor, units=units, question=question)
    return asked


@transaction.atomic
def answer_countersign(countersign: Countersign, *, actor: Actor, agrees: bool, opinion: str = "") -> Countersign:
    """The unit that is asked answers. RefusedError for anybody else and twice; an objection needs its opinion."""
    row = Countersign.objects.select_for_update().select_related("organization", "information__owner")
    fresh = row.get(pk=countersign.pk)
    if not COUNTERSIGNERS & fresh.seats_of(actor):
        raise RefusedError(f"会签须由{fresh.organization}的审核人或发布人答复。")
    if fresh.state != CountersignState.ASKED:
        raise RefusedError(f"此项会签已是“{fresh.get_state_display()}”。")
    if not agrees and not opinion.strip():
        raise InvalidInputError("opinion", "不同意的，请写明意见。")
    fresh.state = CountersignState.AGREED if agrees else CountersignState.OBJECTED
    fresh.opinion, fresh.answered_by_name, fresh.answered_at = opinion.strip(), actor.name, timezone.now()
    fresh.save()
    unit = str(fresh.organization)
    note("answer_countersign", fresh.information, actor, unit=unit, state=fresh.state, opinion=fresh.opinion)
    return fresh


@transaction.atomic
def cancel_countersign(countersign: Countersign, *, actor: Actor, reason: str) -> Countersign:
    """Who asked may do without the answer, saying why."""
    row = locked(countersign.information)
    require_role(row, actor, EDITORS)
    if not Countersign.objects.filter(pk=countersign.pk, state=CountersignState.ASKED).update(
        state=CountersignState.CANCELLED
    ):
        raise RefusedError("这项会签已经答复或取消。")
    note("cancel_countersign", row, actor, unit=str(countersign.organization), reason=reason)
    return countersign


@transaction.atomic
def delegate(information: Information, *, actor: Actor, person: Person, reason: str = "") -> Assignment:
    """Hand the step to a colleague who holds the same seat. RefusedError without the seat or outside a review."""
    row = locked(information)
    _require_state(row, tuple(SEATS), "转办")
    seat = SEATS[InformationState(row.state)]
    require_role(row, actor, frozenset({seat}))
    if person.pk == actor.person_id or seat not in row.seats_of(person.actor()):
        raise InvalidInputError("person", f"请选择{row.owner}的另一位{seat.label}。")
    given = {"person": person, "by_name": actor.name, "reason": reason[:300]}
    assignment, _ = Assignment.objects.update_or_create(information=row, defaults=given)
    note("delegate", row, actor, to=person.name, reason=reason)
    return assignment


@transaction.atomic
def add_opinion(information: Information, *, actor: Actor, text: str, quote: str = "") -> Opinion:
    """Say something about a passage (or the whole). InvalidInputError when the text does not hold the passage."""
    row = locked(information)
    _require_state(row, tuple(SEATS), "批注")
    require_role(row, actor, frozenset({Role.REVIEWER, Role.PUBLISHER, Role.SECRECY_REVIEWER}))
    passage = quote.strip()
    if passage and _bare(passage) not in _bare(f"{row.title}\n{row.body_text}"):
        raise InvalidInputError("quote", "标题和正文中没有这段文字，请从正文中复制。")
    if not text.strip():
        raise InvalidInputError("text", "请写明意见。")
    opinion = Opinion.objects.create(
        information=row, quote=passage[:300], text=text.strip(), author_name=actor.name
    )
    note("opinion", row, actor, quote=opinion.quote, text=opinion.text)
    return opinion


@transaction.atomic
def settle_opinion(opinion: Opinion, *, actor: Actor, outcome: str = "") -> Opinion:
    """The drafting side ticks an opinion off, saying what was done about it."""
    row = locked(opinion.information)
    require_role(row, actor, EDITORS)
    _require_state(row, (InformationState.DRAFT,), "处理批注")
    waiting = Opinion.objects.filter(pk=opinion.pk, done_at__isnull=True)
    if not waiting.update(done_at=timezone.now(), done_by_name=actor.name, outcome=outcome[:300]):
        raise RefusedError("这条批注已经处理。")
    note("settle_opinion", row, actor, quote=opinion.quote, text=opinion.text, outcome=outcome)
    opinion.refresh_from_db()
    return opinion


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _require_state(row: Information, states: tuple[InformationState, ...], act: str) -> None:
    if row.state not in states:
        raise RefusedError(f"当前状态为“{row.get_state_display()}”，不能{act}。")
