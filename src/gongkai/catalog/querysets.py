"""Reading the catalogue, always through the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q

from gongkai.catalog.enums import ObligationState, VersionState
from gongkai.core.scope import ScopedQuerySet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence

    from gongkai.catalog.models import (  # noqa: F401 - named in strings
        CatalogItem,
        CatalogVersion,
        FormationEvent,
        NonDisclosureReview,
        Obligation,
    )
    from gongkai.core.actors import Actor

LIST = ("version__owner", "version__list_kind", "version__field")
CALLED = ("code", "first", "second", "third")
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

    def through_versions(self, keys: Collection[int]) -> frozenset[int]:
        """The keys of these items and of the same ones in every version of their lists: by code, else by names."""
        every = self.order_by()
        own = list(every.filter(pk__in=keys).values_list(*LIST, *CALLED))
        known = {name for row in own for name in _names(row)}
        # Compared here, not by a condition for each item: a column may name more than a statement may hold.
        alike = Q(code__in={row[3] for row in own if row[3]}) | Q(first__in={row[4] for row in own})
        found = every.filter(alike).values_list("pk", *LIST, *CALLED)
        return frozenset(key for key, *row in found if not known.isdisjoint(_names(row)))


def _names(row: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What an item is called in its list, of the values of LIST and CALLED."""
    where, code, names = tuple(row[:3]), row[3], tuple(row[4:])
    return [(*where, *names), *([(*where, code)] if code else [])]


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
