"""Reading sites and columns: the public reads what is open, a person at the desk what they look after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q

from gongkai.core.roles import ROLES_OVER_SUBTREE
from gongkai.core.scope import ScopedQuerySet
from gongkai.sites.enums import ColumnState, SiteState

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.sites.models import Column, Guide, Placement, Site  # noqa: F401 - named in strings


def reach(actor: Actor, prefix: str = "") -> Q:
    """The sites that the actor looks after. A site without a unit belongs to whoever looks after a root."""
    within = actor.reach(f"{prefix}unit")
    return within | Q(**{f"{prefix}unit": None}) if over_root(actor) else within


def over_root(actor: Actor) -> bool:
    """Whether the actor looks after a whole tree of organizations."""
    return actor.is_system or any(
        grant.role in ROLES_OVER_SUBTREE and grant.path.strip("/") == str(grant.organization_id)
        for grant in actor.grants
    )


class SiteQuerySet(ScopedQuerySet["Site"]):
    """Sites."""

    def visible_to(self, actor: Actor) -> Self:
        return self.open() if actor.is_public else self.filter(reach(actor))

    def open(self) -> Self:
        """Those that speak to the public."""
        return self.filter(state=SiteState.OPEN)


class ColumnQuerySet(ScopedQuerySet["Column"]):
    """Columns."""

    def visible_to(self, actor: Actor) -> Self:
        return self.open() if actor.is_public else self.filter(reach(actor, "site__"))

    def open(self) -> Self:
        """Those that the public sees. What lies above an open column is open too; the actions see to it."""
        return self.filter(state=ColumnState.OPEN, site__state=SiteState.OPEN)


class PlacementQuerySet(ScopedQuerySet["Placement"]):
    """What was put into columns by hand."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_public:
            return self.filter(column__state=ColumnState.OPEN, column__site__state=SiteState.OPEN)
        return self.filter(reach(actor, "column__site__"))


class GuideQuerySet(ScopedQuerySet["Guide"]):
    """Guides are for everybody (条例 art. 12); at the desk a person sees those that they look after."""

    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_public else self.filter(actor.reach("unit"))
