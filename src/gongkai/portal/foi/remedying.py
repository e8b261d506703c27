"""不满意怎么办: the remedy of the answer that this case got, with the body and the court that its unit names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.cases.particulars import letter_facts
from gongkai.law.answers import UnknownDecisionError
from gongkai.law.remedies import remedy
from gongkai.portal.foi.figures import OVERDUE
from gongkai.portal.law import sources

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case
    from gongkai.law.remedies import Remedy

BODY = "本级人民政府或者上一级行政机关"
WITHDRAWN = "withdrawn"


def particular(case: Case, name: str, day: dt.date | None = None) -> str:
    """What the unit's letters say of it (who reviews, which court, how to pay); else nothing."""
    return str(letter_facts(case.unit, day or timezone.localdate()).get(name, ""))


def of_case(case: Case, overdue: bool) -> Remedy | None:  # noqa: FBT001 - a state of the clock
    """What the applicant can do about the answer, or about its absence; None while there is nothing yet."""
    if case.state == WITHDRAWN or not case.counts:
        return None
    code = case.decision or (OVERDUE if overdue and case.open else "")
    if not code:
        return None
    on = case.closed_on or timezone.localdate()
    body, court = particular(case, "review_body", on) or BODY, particular(case, "court", on)
    channel = particular(case, "online_channel", on)
    try:
        found = remedy(code, on=on, book=sources.book(), body=body, court=court, channel=channel)
    except UnknownDecisionError:
        return None
    return found if found.text else None
