"""The end: the review decision, the judgment of each instance, what takes effect. The cell is written with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions import take
from gongkai.cases.disputes.clocks import terms_of
from gongkai.cases.disputes.enums import Moment
from gongkai.cases.disputes.outcomes import REMANDED, column, result, standing_result
from gongkai.cases.models import Dispute
from gongkai.cases.office.precedents import follow_disputes
from gongkai.core.errors import InvalidInputError, RefusedError

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor


def _served(on: dt.date | None, served_on: dt.date | None) -> dict[str, str]:
    day = on or timezone.localdate()
    if served_on and served_on < day:
        raise InvalidInputError("served_on", f"送达日期 {served_on} 早于作出日期 {day}。")
    if served_on and served_on > timezone.localdate():
        raise InvalidInputError("served_on", f"送达日期 {served_on} 还没有到。")
    return {"served": (served_on or day).isoformat()}


def _ended(case: Case, code: str) -> dict[str, Any]:
    """What the case keeps of a result that stands."""
    return {"decision": code, "cell": column(case.kind, code)}


@transaction.atomic
def decide(
    case: Case,
    outcome: str,
    *,
    text: str = "",
    served_on: dt.date | None = None,
    actor: Actor,
    on: dt.date | None = None,
) -> None:
    """The review ended: a result of rule DIS-REVIEW. `on`: the day of the decision, `served_on`: its arrival."""
    result(case.kind, outcome)
    data = {"outcome": outcome, **_served(on, served_on)}
    changes = _ended(case, outcome)
    notes = {"ground": text}
    take(case, "decide", actor=actor, on=on, law=Moment.DECIDED, data=data, notes=notes, changes=changes)
    _stands(case, outcome, actor)


@transaction.atomic
def judge(
    case: Case,
    outcome: str,
    *,
    text: str = "",
    served_on: dt.date | None = None,
    actor: Actor,
    on: dt.date | None = None,
) -> None:
    """The first instance ended: a result of rule DIS-SUIT. What cannot be appealed takes effect at once."""
    item = result(case.kind, outcome)
    data = {"outcome": outcome, **_served(on, served_on)}
    take(case, "judge", actor=actor, on=on, law=Moment.JUDGED, data=data, notes={"ground": text})
    Dispute.objects.filter(case=case).update(first=outcome)
    if "appeal" not in item.facts:
        _final(case, outcome, actor=actor, on=on)


def appeal(case: Case, *, by_us: bool, actor: Actor, on: dt.date | None = None) -> None:
    """Somebody appealed; `on` is the day of the appeal."""
    take(case, "appeal", actor=actor, on=on, law=Moment.APPEALED, data={"by_us": by_us})


def appeal_copy(case: Case, *, actor: Actor, on: dt.date | None = None) -> None:
    """The copy of the other side's appeal arrived."""
    take(case, "appeal_copy", actor=actor, on=on, law=Moment.APPEAL_COPY)


def appeal_answer(case: Case, *, actor: Actor, on: dt.date | None = None) -> None:
    """The answer to the appeal was handed in."""
    take(case, "appeal_answer", actor=actor, on=on, law=Moment.APPEAL_ANSWERED)


@transaction.atomic
def judge_appeal(
    case: Case, second: str, *, outcome: str = "", text: str = "", actor: Actor, on: dt.date | None = None
) -> None:
    """The second instance ended (rule DIS-SECOND); `outcome` is what a reversal came to."""
    row = Dispute.objects.get(case=case)
    stands = standing_result(row.first, second, outcome)
    if second == REMANDED:
        raise InvalidInputError("second", "发回重审的，请用“发回重审”。")
    data, notes = {"second": second, "outcome": stands}, {"ground": text}
    changes = _ended(case, stands)
    take(case, "judge_appeal", actor=actor, on=on, law=Moment.FINAL, data=data, notes=notes, changes=changes)
    _stands(case, stands, actor)


@transaction.atomic
def remand(case: Case, *, text: str = "", actor: Actor, on: dt.date | None = None) -> None:
    """The second instance sent it back: the first begins anew, no result stands."""
    take(
        case, "remand", actor=actor, on=on, law=Moment.REMANDED, data={"second": REMANDED}, notes={"ground": text}
    )
    Dispute.objects.filter(case=case).update(first="")


def take_effect(case: Case, *, actor: Actor, on: dt.date | None = None) -> None:
    """Nobody appealed in time: the first instance's result stands."""
    day = on or timezone.localdate()
    limit = next((term for term in terms_of(case) if term.code == "appeal"), None)
    if limit and limit.due and day <= limit.due:
        raise RefusedError(f"上诉期到 {limit.due} 为止（自本机关收到之日起算），还没有过，裁判尚未生效。")
    first = Dispute.objects.get(case=case).first
    _final(case, first, actor=actor, on=on)


def _final(case: Case, outcome: str, *, actor: Actor, on: dt.date | None) -> None:
    changes = _ended(case, outcome)
    take(case, "final", actor=actor, on=on, law=Moment.FINAL, data={"outcome": outcome}, changes=changes)
    _stands(case, outcome, actor)


def _stands(case: Case, outcome: str, actor: Actor) -> None:
    """Keep the result that stands; the precedent made of the application follows it."""
    row = Dispute.objects.select_related("act").get(case=case)
    row.outcome = outcome
    row.save(update_fields=["outcome"])
    follow_disputes(row.act, actor=actor)
