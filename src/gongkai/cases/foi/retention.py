"""What is kept, and how long: proofs of identity a while after the end, who somebody was some years longer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.cases.actions import erase, forget
from gongkai.cases.enums import SHORT_LIVED
from gongkai.cases.foi.models import KIND
from gongkai.cases.models import Case, CaseDocument
from gongkai.core.errors import GongkaiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.core.actors import Actor

    Hold = Callable[[Case], bool]

log = structlog.get_logger(__name__)
_holds: list[Hold] = []
_kinds: list[str] = [KIND]


def hold(reason: Hold) -> None:
    """Somebody may need a case longer (a review, a suit): while `reason` says so, nothing of it is erased."""
    if reason not in _holds:
        _holds.append(reason)


def cover(*kinds: str) -> None:
    """Cases of these kinds name people too: they are forgotten by the same days."""
    _kinds.extend(kind for kind in kinds if kind not in _kinds)


def erase_identities(*, actor: Actor) -> int:
    """Destroy the proofs of identity of cases that ended long enough ago; how many files."""
    last = _day_before(settings.GONGKAI_FOI_IDENTITY_DAYS)
    due = CaseDocument.objects.filter(
        _over(last, "case__"), purpose__in=SHORT_LIVED, erased_on__isnull=True, case__kind__in=_kinds
    )
    found = [each for each in due.select_related("case__unit") if not _held(each.case)]
    for document in found:
        erase(document, actor=actor)
    return len(found)


def forget_applicants(*, actor: Actor) -> int:
    """Forget who stood in cases whose time has run out, with every file of theirs; how many cases.

    Class, days, decision and cell stay: the statistics of a year never change.
    """
    last = _day_before(settings.GONGKAI_FOI_RETENTION_DAYS)
    due = Case.objects.filter(_over(last), kind__in=_kinds, forgotten_on__isnull=True)
    done = 0
    for case in due.select_related("unit").order_by("pk"):
        done += not _held(case) and _forget(case, actor)
    return done


def _forget(case: Case, actor: Actor) -> bool:
    try:
        with transaction.atomic():
            for document in case.documents.filter(erased_on__isnull=True).select_related("case__unit"):
                erase(document, actor=actor)
            forget(case, actor=actor)
    except GongkaiError:
        log.exception("case.forget", case=case.pk)  # the next day tries again; the others go on
        return False
    return True


def _over(last: dt.date, of: str = "") -> Q:
    """What ended by a day; a registration that was struck never ends: it counts from its receipt."""
    ended = Q(**{f"{of}closed_on__lte": last})
    return ended | Q(**{f"{of}closed_on": None, f"{of}counts": False, f"{of}received_on__lte": last})


def _held(case: Case) -> bool:
    return any(reason(case) for reason in _holds)


def _day_before(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)
