"""An item that a unit wants to keep back: a ground is needed, and the disclosure office's word (条例 14 to 16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.catalog.enums import ReviewEvent, ReviewState
from gongkai.catalog.flow import OFFICE, REVIEW_FLOW, UNIT
from gongkai.catalog.grounds import grounds
from gongkai.catalog.models import NonDisclosureReview
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.catalog.models import CatalogItem
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization


@transaction.atomic
def ask_to_withhold(  # the facts of an application, each by its name
    *,
    organization: Organization,
    matter: str,
    ground: str,
    basis: str,
    reasons: str,
    actor: Actor,
    item: CatalogItem | None = None,
) -> NonDisclosureReview:
    """A unit asks to keep a matter back. InvalidInputError names what is missing: ground, article, reasons.

    RefusedError for somebody who is not of the unit.
    """
    if not (UNIT | OFFICE) & organization.seats_of(actor):
        raise RefusedError(f"须由{organization}申报。")
    _check(matter, ground, basis, reasons)
    asked = NonDisclosureReview.objects.create(
        organization=organization,
        item=item,
        matter=matter.strip()[:300],
        ground=ground,
        basis=basis.strip(),
        reasons=reasons.strip(),
        applicant_id=actor.person_id,
    )
    data = {"ground": ground, "basis": asked.basis, "reasons": asked.reasons}
    audit.record("nondisclosure.asked", asked, actor=actor, owner=organization, **data)
    return asked


def uphold(asked: NonDisclosureReview, *, actor: Actor, reason: str, reassess_on: dt.date | None = None) -> None:
    """The office agrees; `reassess_on` is the day on which it is looked at again (条例 18)."""
    asked.reassess_on = reassess_on
    _take(asked, ReviewEvent.UPHOLD, actor=actor, reason=reason)


def refuse(asked: NonDisclosureReview, *, actor: Actor, reason: str) -> None:
    """The office does not agree: the matter has to be public."""
    _take(asked, ReviewEvent.REFUSE, actor=actor, reason=reason)


def withdraw(asked: NonDisclosureReview, *, actor: Actor, reason: str) -> None:
    """The unit no longer asks."""
    _take(asked, ReviewEvent.WITHDRAW, actor=actor, reason=reason)


def reassess(asked: NonDisclosureReview, *, actor: Actor, reason: str) -> None:
    """What was kept back is looked at again."""
    _take(asked, ReviewEvent.REASSESS, actor=actor, reason=reason)


@transaction.atomic
def _take(asked: NonDisclosureReview, event: ReviewEvent, *, actor: Actor, reason: str) -> None:
    rows = NonDisclosureReview.objects.select_for_update(of=("self",)).select_related("organization")
    standing = rows.get(pk=asked.pk)
    line = REVIEW_FLOW.require(event, standing, actor, reason=reason)
    asked.state = line.target
    if line.target != ReviewState.WITHDRAWN:
        asked.opinion = reason.strip()[:300]
    asked.save()
    data = {"old": standing.state, "new": str(line.target), "reason": reason.strip()}
    audit.record(f"nondisclosure.{event.value}", asked, actor=actor, owner=standing.organization, **data)


def _check(matter: str, ground: str, basis: str, reasons: str) -> None:
    if not matter.strip():
        raise InvalidInputError("matter", "请写明是哪一事项。")
    if ground not in dict(grounds()):
        raise InvalidInputError("ground", "不公开的事项必须选定条例第十四条至第十六条中的一项理由。")
    if not basis.strip():
        raise InvalidInputError("basis", "请写明所依据的法律、法规、规章及条款。")
    if not reasons.strip():
        raise InvalidInputError("reasons", "请充分说明不公开的理由。")
