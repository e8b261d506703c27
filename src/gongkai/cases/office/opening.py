"""转为主动公开 (条例 44): what was given to several applicants is proposed for all, and goes the usual way out."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.cases.office.enums import OpeningEvent, OpeningState
from gongkai.cases.office.flow import OPENINGS
from gongkai.cases.office.hints import asked_alike
from gongkai.cases.office.models import Opening
from gongkai.cases.office.precedents import general, people_of
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information import actions as information_actions

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information

KIND = "notice"
GIVEN = frozenset({"granted", "partial", "published"})  # answers that found it fit to be known


def refusal(case: Case, actor: Actor) -> str:
    """Why this person cannot propose it; "" when they can."""
    if not actor.is_system and not {"handler", "disclosure_officer"} & set(map(str, case.seats_of(actor))):
        return "转为主动公开须由承办人或者政务公开办工作人员提出。"
    if case.decision not in GIVEN or not case.counts:
        return "只有予以公开、部分公开的信息可以转为主动公开。"
    return "本件已提出转为主动公开。" if Opening.objects.filter(case=case.pk).exists() else ""


@transaction.atomic
def propose(case: Case, *, actor: Actor, title: str, summary: str) -> Opening:
    """Propose to publish what a case gave. Raises RefusedError and InvalidInputError."""
    if why := refusal(case, actor):
        raise RefusedError(why)
    for name, words, label in (("title", title, "标题"), ("summary", summary, "公开的内容")):
        if not words.strip():
            raise InvalidInputError(name, f"请写明{label}。")
        if general(words, people_of(case)) != words:
            raise InvalidInputError(name, f"{label}中有个人信息，公开前须去掉。")
    made = Opening.objects.create(
        case=case,
        unit=case.unit,
        title=title.strip()[:200],
        summary=summary.strip(),
        applicants=asked_alike(case),
        proposed_on=timezone.localdate(),
    )
    audit.record("case.opening", case, actor=actor, owner=case.unit, opening=made.pk, applicants=made.applicants)
    return made


@transaction.atomic
def draft(opening: Opening, *, actor: Actor, kind: str = KIND) -> Information:
    """Make the draft, by somebody who writes for the unit; its release then goes the way of every other.

    Raises RefusedError.
    """
    row = Opening.objects.select_for_update(of=("self",)).select_related("unit").get(pk=opening.pk)
    OPENINGS.require(OpeningEvent.DRAFT, row, actor)
    body = "".join(f"<p>{html.escape(line)}</p>" for line in row.summary.splitlines() if line.strip())
    row.information = information_actions.create(
        actor=actor, owner=row.unit, kind=kind, title=row.title, body_html=body
    )
    row.state = OpeningState.DRAFTED
    row.save()
    told = {"information": row.information.pk, "case": row.case_id}
    audit.record("opening.draft", row, actor=actor, owner=row.unit, **told)
    audit.record("information.opened", row.information, actor=actor, owner=row.unit, opening=row.pk)
    opening.refresh_from_db()
    return row.information


@transaction.atomic
def decline(opening: Opening, *, actor: Actor, reason: str) -> None:
    """It stays as it was: answered to whoever asks. Raises RefusedError."""
    row = Opening.objects.select_for_update(of=("self",)).select_related("unit").get(pk=opening.pk)
    OPENINGS.require(OpeningEvent.DECLINE, row, actor, reason=reason)
    row.state = OpeningState.DECLINED
    row.save()
    audit.record("opening.decline", row, actor=actor, owner=row.unit, reason=reason[:300])
    opening.refresh_from_db()
