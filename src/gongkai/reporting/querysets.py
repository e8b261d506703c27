"""Reading reports, always through the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from gongkai.core.actors import Actor
from gongkai.core.roles import Role
from gongkai.core.scope import ScopedQuerySet
from gongkai.reporting.enums import OPEN, ReportState

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from gongkai.reporting.models import AnnualReport

_READERS = frozenset(set(Role) - {Role.ADMINISTRATOR, Role.APPLICANT})


class AnnualReportQuerySet(ScopedQuerySet["AnnualReport"]):
    """Everybody sees what is published; a unit its own versions, the office above those of the units below."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        if actor.is_public:
            return self.filter(state=ReportState.PUBLISHED)
        grants = tuple(grant for grant in actor.grants if grant.role in _READERS)
        return self.filter(Actor(actor.kind, actor.name, actor.person_id, grants).reach("unit"))

    def open(self) -> Self:
        """Those that are still worked on."""
        return self.filter(state__in=OPEN)

    def standing(self, unit: Organization, year: int) -> AnnualReport | None:
        """The version that the public has; None where there is none."""
        return self.filter(unit=unit, year=year, state=ReportState.PUBLISHED).first()

    def in_work(self, unit: Organization, year: int) -> AnnualReport | None:
        """The version that is being written or approved."""
        return self.open().filter(unit=unit, year=year).first()
