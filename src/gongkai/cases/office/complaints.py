"""公开工作投诉举报 (条例 47, 51): registered, looked into, advised or ordered to be put right, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions import next_number
from gongkai.cases.office.enums import ComplaintEvent, ComplaintState
from gongkai.cases.office.flow import COMPLAINTS
from gongkai.cases.office.models import Complaint
from gongkai.cases.sealing import place_of, seal_data
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.office.enums import ComplaintSubject
    from gongkai.core.actors import Actor

SERIES = "公开诉"
_LONGEST = 3000
_LABELS = {each.name: str(each.verbose_name) for each in Complaint._meta.concrete_fields}


@transaction.atomic
def register(
    unit: Organization,
    subject: ComplaintSubject,
    text: str,
    *,
    name: str = "",
    contact: str = "",
    received_on: dt.date | None = None,
    actor: Actor,
) -> Complaint:
    """Enter a complaint about a unit; without a name it is an anonymous report. Raises RefusedError."""
    today = timezone.localdate()
    day = received_on or today
    if not text.strip():
        raise InvalidInputError("text", "请写明投诉举报的内容。")
    if day > today:
        raise InvalidInputError("received_on", f"收到日期 {day} 还没有到，应不晚于今天（{today}）。")
    made = Complaint(unit=unit, subject=subject, received_on=day, state=ComplaintState.REGISTERED)
    COMPLAINTS.require(ComplaintEvent.REGISTER, made, actor)
    made.number = _number(unit, day)
    words = {"name": name.strip()[:100], "contact": contact.strip()[:200], "text": text.strip()[:_LONGEST]}
    made.sealed = seal_data(words, place_of(made))
    made.save()
    audit.record("complaint.register", made, actor=actor, owner=unit, about=str(subject), number=made.number)
    return made


def _number(unit: Organization, day: dt.date) -> str:
    """The next of the city's one series, whichever of its units it is about."""
    city = Organization.objects.get(pk=unit.path.strip("/").split("/")[0])
    number = next_number(city, SERIES, day)
    while Complaint.objects.filter(number=number).exists():  # another tree of organizations counts its own
        number = next_number(city, SERIES, day)
    return number


def advise(complaint: Complaint, *, actor: Actor, finding: str, advice: str) -> None:
    """Tell the unit what would be better, without an order."""
    _take(complaint, ComplaintEvent.ADVISE, actor, finding=finding, advice=advice)


def order(complaint: Complaint, *, actor: Actor, finding: str, order: str, due_on: dt.date) -> None:
    """Order the unit to put it right by a day (条例 47). Raises InvalidInputError for a day that is past."""
    if due_on <= timezone.localdate():
        raise InvalidInputError("due_on", f"改正期限 {due_on} 应晚于今天。")
    _take(complaint, ComplaintEvent.ORDER, actor, finding=finding, order=order, due_on=due_on)


def report(complaint: Complaint, *, actor: Actor, corrected: str) -> None:
    """The unit says what it did."""
    _take(complaint, ComplaintEvent.REPORT, actor, corrected=corrected)


def send_back(complaint: Complaint, *, actor: Actor, reason: str) -> None:
    """What the unit did is not enough."""
    _take(complaint, ComplaintEvent.RETURN, actor, reason=reason)


def close(complaint: Complaint, *, actor: Actor, outcome: str) -> None:
    """The end, with what came of it."""
    _take(complaint, ComplaintEvent.CLOSE, actor, outcome=outcome, closed_on=timezone.localdate())


@transaction.atomic
def _take(complaint: Complaint, event: ComplaintEvent, actor: Actor, *, reason: str = "", **values: Any) -> None:
    row = Complaint.objects.select_for_update(of=("self",)).select_related("unit").get(pk=complaint.pk)
    line = COMPLAINTS.require(event, row, actor, reason=reason)
    for name, value in values.items():
        if isinstance(value, str) and not value.strip():
            raise InvalidInputError(name, f"请写明{_LABELS[name]}。")
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    before, row.state = row.state, ComplaintState(line.target)
    row.save()
    told = {"old": before, "new": row.state} | ({"reason": reason[:300]} if reason else {})
    audit.record(f"complaint.{event}", row, actor=actor, owner=row.unit, **told)
    complaint.refresh_from_db()
