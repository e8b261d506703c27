"""Addresses and wrong codes: what comes too often is slowed and marked at the desk, never refused."""

from __future__ import annotations

import datetime as dt
import time
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from axes.helpers import get_client_ip_address
from django.utils import timezone

from gongkai.cases.foi import flags as marks
from gongkai.cases.sealing import fingerprint
from gongkai.portal.foi.models import Arrival, Miss

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongkai.cases.models import Case

KEPT_DAYS = 62  # two months: the longest that a mark looks back
WINDOW = dt.timedelta(hours=1)
FREE_MISSES, TOLD_MISSES = 5, 10  # mistypings of an honest reader; what the desk hears of
STEP_SECONDS, LONGEST_SECONDS = 0.5, 4.0
# A machine has so many threads: of those only a few may stand and wait, whoever asks.
_waiting = BoundedSemaphore(2)


def address_of(request: HttpRequest) -> str:
    """Whence a request came, as a keyed hash."""
    return fingerprint("address", get_client_ip_address(request) or "")


def number_print(number: str) -> str:
    """A typed number, as a keyed hash."""
    return fingerprint("number", number)


def arrived(case: Case, address: str) -> None:
    """Remember for a while from where an application came."""
    Arrival.objects.create(case=case, address=address)


def missed(number: str, address: str) -> None:
    """Remember for a while that somebody asked with a code that does not fit."""
    Miss.objects.create(number=number_print(number), address=address)


def slow_tracking(number: str, address: str) -> None:
    """The more wrong codes for a number or from an address within the hour, the later the answer."""
    since = timezone.now() - WINDOW
    recent = Miss.objects.filter(at__gte=since)
    wrong = max(recent.filter(number=number_print(number)).count(), recent.filter(address=address).count())
    pause(wrong - FREE_MISSES)


def slow_applying(address: str) -> None:
    """An address from which more came this month than the free scale has is answered later; it is answered."""
    today = timezone.localdate()
    first, _ = marks.month_of(today)
    count = Arrival.objects.filter(address=address, case__arrived_on__gte=first).count()
    pause(count - marks.many(today))


def pause(too_many: int) -> None:
    """Wait a little; not at all where others wait already, so that nobody can hold up the house."""
    if too_many <= 0 or not _waiting.acquire(blocking=False):
        return
    try:
        time.sleep(min(STEP_SECONDS * too_many, LONGEST_SECONDS))
    finally:
        _waiting.release()


def flags(case: Case) -> list[str]:
    """The marks of a case that come from addresses and codes."""
    found = []
    arrival = Arrival.objects.filter(case=case).first()
    first, after = marks.month_of(case.arrived_on)
    if arrival:
        same = Arrival.objects.filter(
            address=arrival.address, case__arrived_on__gte=first, case__arrived_on__lt=after
        ).count()
        if same > marks.many(case.arrived_on):
            found.append(marks.sentence("同一网络地址", same, case.arrived_on))
    wrong = Miss.objects.filter(number=number_print(case.number)).count() if case.number else 0
    if wrong >= TOLD_MISSES:
        found.append(f"近两个月有 {wrong} 次用错误的查询码查询本编号，查询已自动放慢；没有人因此看到本件内容。")
    return found


def clear() -> None:
    """Erase what is older than any mark looks back."""
    last = timezone.now() - dt.timedelta(days=KEPT_DAYS)
    Arrival.objects.filter(at__lt=last).delete()
    Miss.objects.filter(at__lt=last).delete()
