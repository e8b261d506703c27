"""Answers from the facts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from gongkai.information.enums import InformationState, Validity
from gongkai.information.models import Information, ValidityFact

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from django.db.models import QuerySet

STANDING = (Validity.IN_FORCE, Validity.AMENDED)  # an amended document is in force as amended


@dataclass(frozen=True, slots=True)
class Answer:
    """What held on a day. `status` None: no fact had begun by then. `doubt` is an end whose day nobody knows:
    it may have come before the day asked about."""

    status: Validity | None
    fact: ValidityFact | None = None
    doubt: ValidityFact | None = None

    @property
    def in_force(self) -> bool:
        """Whether the document was in force, as amended or not."""
        return self.status in STANDING


def validity_on(information: Information, day: dt.date) -> Answer:
    """The validity of a document on a day, with the fact it rests on."""
    return answer(information.validity_facts.all(), day)


def answer(facts: Iterable[ValidityFact], day: dt.date) -> Answer:
    """Of the facts that have begun by the day, the one that began last; of those of one day the last recorded.

    A fact of unknown start counts from the day on which it was recorded.
    """
    known = list(facts)
    begun = [fact for fact in known if begins(fact) <= day]
    doubt = next(
        (fact for fact in known if fact.from_on is None and begins(fact) > day and fact.status not in STANDING),
        None,
    )
    # Facts not saved yet are the newest, in their order.
    order = {id(fact): place for place, fact in enumerate(begun)}
    last = max(begun, key=lambda fact: (begins(fact), fact.pk or math.inf, order[id(fact)]), default=None)
    return Answer(Validity(last.status), last, doubt) if last else Answer(None, None, doubt)


def begins(fact: ValidityFact) -> dt.date:
    """The day from which a fact counts."""
    return fact.from_on or fact.recorded_on


def status_on(day: dt.date) -> Subquery:
    """The validity on a day as a column of an Information queryset; null where no fact had begun."""
    begun = (
        ValidityFact.objects.filter(information=OuterRef("pk"))
        .annotate(begins=Coalesce("from_on", "recorded_on"))
        .filter(begins__lte=day)
        .order_by("-begins", "-id")
    )
    return Subquery(begun.values("status")[:1])


def in_force_on(day: dt.date, rows: QuerySet[Information] | None = None) -> QuerySet[Information]:
    """Published information that was in force on a day."""
    chosen = rows if rows is not None else Information.objects.filter(state=InformationState.PUBLISHED)
    return chosen.annotate(status_on=status_on(day)).filter(status_on__in=STANDING)


def stale(day: dt.date) -> QuerySet[Information]:
    """Information whose stored validity is not that of the day: a fact's day has come."""
    with_facts = Information.objects.filter(validity_facts__isnull=False).distinct()
    return with_facts.annotate(status_on=Coalesce(status_on(day), F("validity"))).exclude(validity=F("status_on"))
