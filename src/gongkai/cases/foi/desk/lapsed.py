"""Cases in which others let their day pass: nothing goes on until somebody states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from gongkai.cases.foi.enums import FoiEvent, FoiState
from gongkai.cases.models import CaseEvent

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.querysets import CaseQuerySet


def lapsed(cases: CaseQuerySet, today: dt.date) -> CaseQuerySet:
    """Those of `cases` whose applicant did not correct or pay, or whose third party or organ kept silent, in time.

    Only where the period is known to have begun: a fee and an opinion by the service of their letter.
    """
    asked = CaseEvent.objects.filter(kind=FoiEvent.ASK_CORRECTION, data__by__lt=today.isoformat())
    uncorrected = Q(state=FoiState.AWAITING_CORRECTION, pk__in=asked.values("case"))
    unpaid = Q(state=FoiState.AWAITING_PAYMENT, fee__due_on__lt=today)
    silent = Q(state=FoiState.HANDLING, consultations__opinion="", consultations__due_on__lt=today)
    found: CaseQuerySet = cases.filter(uncorrected | unpaid | silent).distinct()
    return found
