"""Reading the catalogue, always through the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q

from gongkai.catalog.enums import ObligationState, VersionState
from gongkai.core.scope import ScopedQuerySet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from gongkai.catalog.models import (  # noqa: F401 - named in strings
        CatalogItem,
        CatalogVersion,
        FormationEvent,
        NonDisclosureReview,
        Obligation,
    )
    from gongkai.core.actors import Actor

SAME_ITEM = ("version__owner", "version__list_kind", "version__field", "first", "second", "third")
PUBLIC_STATES = (VersionState.IN_FORCE, VersionState.REPLACED)
OPEN = (ObligationState.DUE, ObligationState.LATE, ObligationState.MISSING)


def _bound(actor: Actor, owner: str) -> Q:
    """Rows whose list was made by an organization that the actor looks after, or by one above the actor's own."""
    above = {int(part) for grant in actor.grants for part in grant.path.strip("/").split("/") if part}
    return actor.reach(owner) | Q(**{f"{owner}__in": above})


class VersionQuerySet(ScopedQuerySet["CatalogVersion"]):
    """The public sees what is or was in force; officials also the drafts of those whose lists bind them."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        public = Q(state__in=PUBLIC_STATES)
        return self.filter(public) if actor.is_public else self.filter(public | _bound(actor, "owner"))

    def in_force(self) -> Self:
        return self.filter(state=VersionState.IN_FORCE)


class ItemQuerySet(ScopedQuerySet["CatalogItem"]):
    """An item is seen by whoever sees its version."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        public = Q(version__state__in=PUBLIC_STATES)
        return self.filter(public) if actor.is_public else self.filter(public | _bound(actor, "version__owner"))

    def in_force(self) -> Self:
        return self.filter(version__state=VersionState.IN_FORCE)

    def through_versions(self, keys: Collection[int]) -> Self:
        """The items of these keys, and those of the same name in earlier and later versions of the same list."""
        every = self.model._default_manager.order_by()
        names = set(every.filter(pk__in=keys).values_list(*SAME_ITEM))
        # Compared here, not by a condition for each item: a column may name more than a statement may hold.
        firsts = {first for *_, first, _second, _third in names}
        alike = every.filter(first__in=firsts).values_list("pk", *SAME_ITEM)
        return self.filter(pk__in=[key for key, *name in alike if tuple(name) in names])


class EventQuerySet(ScopedQuerySet["FormationEvent"]):
    """Events belong to the unit in which they happened."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(actor.reach("organization"))


class ObligationQuerySet(ScopedQuerySet["Obligation"]):
    """Obligations are seen by the unit that owes them and by those who look after it; not by the public."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(actor.reach("organization"))

    def open(self) -> Self:
        """Not fulfilled yet, and not waived."""
        return self.filter(state__in=OPEN)

    def falling(self, first: dt.date, last: dt.date) -> Self:
        """Those due between two days, both included."""
        return self.filter(due_on__gte=first, due_on__lte=last)


class ReviewQuerySet(ScopedQuerySet["NonDisclosureReview"]):
    """Reviews are seen by the unit that asks and by those who look after it."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(actor.reach("organization"))
