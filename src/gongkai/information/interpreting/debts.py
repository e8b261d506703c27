"""Owing an interpretation, settling it, chasing it; in the caller's transaction unless it says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from gongkai.core import audit
from gongkai.core.actors import system
from gongkai.information import package
from gongkai.information.actions.base import note
from gongkai.information.enums import InformationState, RelationKind, RelationState
from gongkai.information.interpreting.models import DebtState, InterpretationDebt
from gongkai.information.models import Information, ReleasePackage
from gongkai.information.workrules import working_days_after
from gongkai.law.installed import law_of

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from gongkai.core.actors import Actor

RULE = "INT-3"


def owed_of(document: Information) -> InterpretationDebt | None:
    """What is owed on a document, if anything is."""
    return InterpretationDebt.objects.filter(document=document, state=DebtState.OWED).first()


def due_after(day: dt.date) -> dt.date:
    """The last day for the interpretation of what went public on a day (rule INT-3)."""
    rule = law_of(Path(settings.GONGKAI_HOME)).book.rule(RULE, on=day)
    return working_days_after(day, int(str(rule.value)))


def owe(row: Information, lacked: list[str], actor: Actor) -> InterpretationDebt | None:
    """Write down what an emergency release left out; None when it left out nothing."""
    if not lacked:
        return None
    ReleasePackage.objects.get_or_create(document=row)  # it stands in the list 政策解读, as waivers do
    today = timezone.localdate()
    debt = InterpretationDebt.objects.create(
        document=row,
        lacked=lacked,
        released_by_name=actor.name,
        released_on=today,
        due_on=due_after(today),
    )
    note("owe_interpretation", row, actor, due_on=debt.due_on, lacked=lacked)
    return debt


def close(row: Information, state: DebtState, actor: Actor) -> None:
    """End what is owed on a document, if anything is: settled, waived, or fallen with the document."""
    debt = owed_of(row)
    if debt is None:
        return
    debt.state, debt.settled_on = state, timezone.localdate()
    debt.save(update_fields=["state", "settled_on"])
    if state == DebtState.SETTLED:
        note("settle_interpretation", row, actor, due_on=debt.due_on, late=debt.settled_on > debt.due_on)


def settle_by(interpretation: Information, actor: Actor) -> None:
    """An interpretation went public: what it interprets owes none any more."""
    if interpretation.kind == package.INTERPRETATION:
        for debt in _owed().filter(document__in=_explained_by(interpretation)):
            close(debt.document, DebtState.SETTLED, actor)


@transaction.atomic
def chase() -> int:
    """The daily reminder of every debt, on record, after settling what was settled by the way; how many stand."""
    for debt in _owed():
        if interpretations_of(debt.document).exists():
            close(debt.document, DebtState.SETTLED, system("解读催办"))
    owed = list(_owed())
    changes = [
        audit.Change(
            "information.chase_interpretation",
            debt.document,
            debt.document.owner,
            {"due_on": debt.due_on, "reminders": debt.reminders + 1},
        )
        for debt in owed
    ]
    InterpretationDebt.objects.filter(pk__in=[debt.pk for debt in owed]).update(reminders=F("reminders") + 1)
    audit.record_many(changes, actor=system("解读催办"))
    return len(owed)


def interpretations_of(document: Information) -> QuerySet[Information]:
    """The public interpretations of a document: those of its package, and those that a person tied to it."""
    public = Information.objects.filter(kind=package.INTERPRETATION, state=InformationState.PUBLISHED)
    tied = public.filter(
        relations__kind=RelationKind.INTERPRETS,
        relations__target=document,
        relations__state=RelationState.CONFIRMED,
    )
    return (public.filter(explains_in__package__document=document) | tied).distinct()


def _owed() -> QuerySet[InterpretationDebt]:
    return InterpretationDebt.objects.filter(state=DebtState.OWED).select_related("document__owner")


def _explained_by(interpretation: Information) -> list[int]:
    tied = interpretation.relations.filter(
        kind=RelationKind.INTERPRETS, state=RelationState.CONFIRMED, target__isnull=False
    )
    inside = ReleasePackage.objects.filter(materials__information=interpretation)
    return [*tied.values_list("target", flat=True), *inside.values_list("document", flat=True)]
