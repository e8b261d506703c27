"""A round of questions to other sites: few, one to a host, and none believed when the network itself is away."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.information.outward.asking import ask
from gongkai.information.outward.models import OutwardLink

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.information.outward.asking import Answer

ROUND: Final = 10  # addresses, each of another host
LOOKED_AT: Final = 200  # due addresses among which these are chosen
APART_SECONDS: Final = 1.0
AGAIN_DAYS: Final = 30  # for what answers
RETRY_DAYS: Final = 1  # for what does not, until it is told
TOLD_DAYS: Final = 7  # for what is told: it may come back
ENOUGH: Final = 3


def check_some(*, question: Callable[[str], Answer] = ask, pause: float = APART_SECONDS) -> int:
    """Ask some of the addresses that are due; how many answers were kept.

    When nothing at all could be reached, this machine has no way out and nothing is kept.
    """
    if not settings.GONGKAI_CHECK_LINKS:
        return 0
    asked: list[tuple[OutwardLink, Answer]] = []
    for row in taken():
        asked.append((row, question(row.url)))
        time.sleep(pause)
    if not any(answer.reached for _, answer in asked):
        return 0
    for row, answer in asked:
        keep(row, answer)
    return len(asked)


@transaction.atomic
def taken() -> list[OutwardLink]:
    """The addresses of this round, put off until tomorrow so that no other worker asks them too."""
    today = timezone.localdate()
    due = OutwardLink.objects.select_for_update().filter(next_on__lte=today).order_by("next_on", "id")[:LOOKED_AT]
    chosen = list({row.host: row for row in reversed(due)}.values())[:ROUND]
    OutwardLink.objects.filter(pk__in=[row.pk for row in chosen]).update(next_on=today + dt.timedelta(days=1))
    return chosen


def keep(row: OutwardLink, answer: Answer) -> None:
    """Write down what came back, and when to ask again."""
    row.checked_at = timezone.now()
    row.problem = answer.problem[:100]
    row.failures = _failures(row.failures, answer)
    days = AGAIN_DAYS if not answer.problem else TOLD_DAYS if row.failures >= ENOUGH else RETRY_DAYS
    row.next_on = timezone.localdate() + dt.timedelta(days=days)
    row.save(update_fields=["checked_at", "problem", "failures", "next_on"])


def _failures(before: int, answer: Answer) -> int:
    if not answer.problem:
        return 0
    return max(before + 1, ENOUGH) if answer.certain else before + 1
