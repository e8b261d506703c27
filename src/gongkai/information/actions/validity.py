"""Recording facts of validity, and keeping the stored status at what they say today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.core import audit
from gongkai.core.actors import system
from gongkai.core.roles import Role
from gongkai.information.actions.base import locked, note, public_changed, require_role
from gongkai.information.models import ValidityFact
from gongkai.information.validity.answers import STANDING, answer, begins, stale

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gongkai.core.actors import Actor
    from gongkai.information.enums import Validity
    from gongkai.information.models import Information

KEEPERS = frozenset({Role.REVIEWER, Role.PUBLISHER, Role.DISCLOSURE_OFFICER})
PIECE = 200


@transaction.atomic
def record_validity(
    information: Information,
    *,
    actor: Actor,
    status: Validity,
    from_on: dt.date | None,
    by: Information | None = None,
    by_text: str = "",
    clause: str = "",
) -> ValidityFact:
    """Record from which day a document has a status, by which document and clause. The history only grows.

    `from_on` None: the day is not known. RefusedError without a reviewer's, publisher's or disclosure
    office's post.
    """
    row = locked(information)
    require_role(row, actor, KEEPERS)
    fact = ValidityFact.objects.create(
        information=row, status=status, from_on=from_on, by=by, by_text=by_text[:300], clause=clause[:200]
    )
    before = row.validity
    refresh(row, timezone.localdate())
    row.save(update_fields=["validity", "ended_on", "updated_at"])
    ground = by.title if by else by_text
    note("validity", row, actor, status=[before, status.value], from_on=from_on, by=ground, clause=clause)
    public_changed([row])
    information.validity, information.ended_on = row.validity, row.ended_on
    return fact


@transaction.atomic
def refresh_validity(information: Information, *, actor: Actor, on: dt.date | None = None) -> bool:
    """Bring the stored status to what the facts say on a day (today); whether it changed."""
    row = locked(information)
    before = row.validity
    refresh(row, on or timezone.localdate())
    if row.validity == before:
        return False
    row.save(update_fields=["validity", "ended_on", "updated_at"])
    note("refresh_validity", row, actor, validity=[before, row.validity])
    public_changed([row])
    return True


def refresh_due(on: dt.date | None = None) -> int:
    """The daily job: documents whose validity changes because a fact's day has come. How many changed."""
    day = on or timezone.localdate()
    changed = 0
    while rows := list(stale(day).prefetch_related("validity_facts")[:PIECE]):
        with transaction.atomic():
            changes = []
            for row in rows:
                before = row.validity
                refresh(row, day)
                row.save(update_fields=["validity", "ended_on", "updated_at"])
                data = {"validity": [before, row.validity]}
                changes.append(audit.Change("information.refresh_validity", row, row.owner, data))
            audit.record_many(changes, actor=system("效力更新"))
            public_changed(rows)
        changed += len(rows)
    return changed


def refresh(row: Information, on: dt.date) -> None:
    """Set the cached status and the day of the end from the facts; nothing is saved."""
    facts = list(row.validity_facts.all())
    found = answer(facts, on)
    row.validity = found.status.value if found.status else ""
    row.ended_on = ended_on(facts)


def ended_on(facts: Sequence[ValidityFact]) -> dt.date | None:
    """The day on which the last repeal or lapse takes effect; None while none stands, or its day is not known."""
    final = max((fact for fact in facts if fact.status not in STANDING), key=begins, default=None)
    if final is None or any(fact.status in STANDING and begins(fact) > begins(final) for fact in facts):
        return None
    return final.from_on
