"""By when structured information is due, where its kind says from which day the law's limit runs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from gongkai.information import kinds
from gongkai.information.kinds import DataType, periods
from gongkai.law.installed import law_of
from gongkai.law.periods import PeriodError, due_date
from gongkai.law.rulebook.errors import UnknownRuleError

if TYPE_CHECKING:
    from gongkai.information.models import Information


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day, and what the rule says."""

    day: dt.date
    says: str


def due_of(information: Information) -> DueDay | None:
    """The last day of the kind's first limit, from the day that the record states; None without either."""
    kind = kinds.get(information.kind) if kinds.exists(information.kind) else None
    if kind is None or not kind.formed or not kind.limits:
        return None
    day = periods.first_day(DataType.DATE, (information.elements or {}).get(kind.formed))
    if day is None:
        return None
    try:
        own = law_of(settings.GONGKAI_HOME)
        rule = own.book.rule(kind.limits[0], on=day)
        due = due_date(rule, day, own.calendar).at
    except (UnknownRuleError, PeriodError, OverflowError):
        return None  # the rule did not hold yet on that day, or sets no limit in days
    return DueDay(due, rule.says) if not isinstance(due, dt.datetime) else None


def late(information: Information) -> str:
    """That it is late, with the day and the rule; "" while there is time, or where no limit runs."""
    due = due_of(information)
    shown = information.published_on or timezone.localdate()
    if due is None or shown <= due.day:
        return ""
    return f"应于 {due.day} 前公开（{due.says}），已超过 {(shown - due.day).days} 天"
