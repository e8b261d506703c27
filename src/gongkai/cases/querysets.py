"""Reading cases, always through the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db.models import Model, Q

from gongkai.core.actors import Actor
from gongkai.core.roles import Role
from gongkai.core.scope import ScopedQuerySet

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case  # noqa: F401 - named in a string

M_co = TypeVar("M_co", bound=Model, covariant=True)

# Cases are not for those who write and publish: only for those who handle, check, sign, oversee or audit them.
CASEWORKERS = frozenset(
    {
        Role.HANDLER,
        Role.REVIEWER,
        Role.SECRECY_REVIEWER,
        Role.SIGNATORY,
        Role.DISCLOSURE_OFFICER,
        Role.AUDITOR,
    }
)


def reach(actor: Actor, prefix: str = "") -> Q:
    """The cases that an actor works with; an applicant's actor reaches the one case of its code."""
    if actor.case_id is not None:
        return Q(**{f"{prefix}pk": actor.case_id})
    if actor.is_public:
        return Q(pk__in=[])
    grants = tuple(grant for grant in actor.grants if grant.role in CASEWORKERS)
    return Actor(actor.kind, actor.name, actor.person_id, grants).reach(f"{prefix}unit")


class CaseQuerySet(ScopedQuerySet["Case"]):
    """The desk sees the cases of its units, an applicant their own, the public none."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(reach(actor))

    def pending(self) -> Self:
        """Those that still wait for an answer."""
        return self.filter(closed_on__isnull=True, counts=True)

    def overdue(self, on: dt.date) -> Self:
        """Those whose day has passed while the clock runs."""
        return self.pending().filter(due_on__lt=on)


class OfCaseQuerySet(ScopedQuerySet[M_co]):
    """What belongs to a case is seen by whoever sees the case. What goes to the applicant says so itself."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(reach(actor, "case__"))


class OfLetterQuerySet(ScopedQuerySet[M_co]):
    """What belongs to a letter of a case."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(reach(actor, "letter__case__"))


class OfUnitQuerySet(ScopedQuerySet[M_co]):
    """What casework keeps of a unit is seen by whoever works with its cases; an applicant has no unit."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(reach(actor)) if actor.case_id is None else self.none()
