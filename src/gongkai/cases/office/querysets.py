"""Reading what the office keeps, always through the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db.models import Model, Q

from gongkai.cases.office.enums import ComplaintState, PrecedentState
from gongkai.cases.querysets import CASEWORKERS, reach
from gongkai.core.actors import Actor
from gongkai.core.roles import Role
from gongkai.core.scope import ScopedQuerySet

if TYPE_CHECKING:
    from gongkai.cases.office.models import Complaint, Opening, Precedent  # noqa: F401 - named in strings

M_co = TypeVar("M_co", bound=Model, covariant=True)

WRITERS = frozenset({Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER})
OVERSEERS = frozenset({Role.DISCLOSURE_OFFICER, Role.AUDITOR})
TOLD = (ComplaintState.ADVISED, ComplaintState.ORDERED, ComplaintState.CORRECTED, ComplaintState.CLOSED)


class OfDocumentQuerySet(ScopedQuerySet[M_co]):
    """What belongs to a file of a case is for those who work with the case; never for its applicant."""

    def visible_to(self, actor: Actor) -> Self:
        return self.none() if actor.is_public else self.filter(reach(actor, "document__case__"))


class PrecedentQuerySet(ScopedQuerySet["Precedent"]):
    """What was approved is for every caseworker of the city, a draft for its own unit."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_public or not (actor.is_system or actor.holds(*CASEWORKERS)):
            return self.none()
        return self.filter(reach(actor) | Q(state=PrecedentState.APPROVED))


class OpeningQuerySet(ScopedQuerySet["Opening"]):
    """It names nobody: those who write for the unit see it beside those who work with its cases."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_public:
            return self.none()
        return self.filter(reach(actor) | as_one_of(actor, WRITERS).reach("unit"))


class ComplaintQuerySet(ScopedQuerySet["Complaint"]):
    """The disclosure office above the unit sees all; the unit what it was told to do."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_public:
            return self.none()
        return self.filter(as_one_of(actor, OVERSEERS).reach("unit") | (Q(state__in=TOLD) & reach(actor)))


def as_one_of(actor: Actor, roles: frozenset[Role]) -> Actor:
    """The actor with some of their roles alone."""
    grants = tuple(grant for grant in actor.grants if grant.role in roles)
    return Actor(actor.kind, actor.name, actor.person_id, grants)
