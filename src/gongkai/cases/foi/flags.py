"""What somebody at the desk should know about how often somebody applies. It marks; it never refuses (FOI-35r)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gongkai.cases.clock import rule
from gongkai.cases.enums import PartyRole
from gongkai.cases.foi.models import KIND
from gongkai.cases.models import Party

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.cases.models import Case

    Provider = Callable[[Case], list[str]]

NO_NUMBER, SCALE = "FOI-35r", "FEE-04"
_providers: list[Provider] = []


def join(provider: Provider) -> None:
    """Somebody else has something to say about a case: where it came from, who asked after it."""
    if provider not in _providers:
        _providers.append(provider)


def many(on: dt.date) -> int:
    """More than this in a month is worth a mark: the free part of the fee's scale, the only number there is."""
    return rule(SCALE, on).tiers[0].last or 0


def month_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """The natural month of a day: its first day and that of the next month."""
    first = day.replace(day=1)
    return first, (first + dt.timedelta(days=31)).replace(day=1)


def flags(case: Case) -> list[str]:
    """The marks of a case, each a sentence that says what it does not mean; empty for nearly every case."""
    found = _same_applicant(case)
    for provider in _providers:
        found += provider(case)
    return found


def sentence(who: str, count: int, on: dt.date) -> str:
    """A mark, with what the law says about such numbers."""
    return (
        f"{who}本月提交了 {count} 件申请。条例没有规定多少算明显超过合理范围（规则 {NO_NUMBER}），"
        f"{many(on)} 件只是收费分档的数：此处只作提示，不能据此拒收。"
    )


def _same_applicant(case: Case) -> list[str]:
    party = next((each for each in case.parties.all() if each.role == PartyRole.APPLICANT), None)
    if party is None or not party.fingerprint:
        return []
    first, after = month_of(case.arrived_on)
    count = Party.objects.filter(
        role=PartyRole.APPLICANT,
        fingerprint=party.fingerprint,
        case__kind=KIND,
        case__counts=True,
        case__arrived_on__gte=first,
        case__arrived_on__lt=after,
    ).count()
    return [sentence("同一申请人", count, case.arrived_on)] if count > many(case.arrived_on) else []
