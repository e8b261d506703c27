"""Reading information, always through the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q

from gongkai.core.scope import ScopedQuerySet
from gongkai.information.enums import Disclosure, InformationState, RelationState, UnpublishingReason

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information, Relation  # noqa: F401 - named in strings


class InformationQuerySet(ScopedQuerySet["Information"]):
    """The public sees what is published; a person sees, at the desk, what their organizations look after."""

    def visible_to(self, actor: Actor) -> Self:
        return self.public() if actor.is_public else self.filter(actor.reach("owner"))

    def public(self) -> Self:
        """What is published and disclosed proactively: the portal's rows."""
        return self.filter(state=InformationState.PUBLISHED, disclosure=Disclosure.PROACTIVE)

    def readable(self) -> Self:
        """What the public can still read at its address: the public rows, and those withdrawn under a notice."""
        withdrawn = Q(state=InformationState.REMOVED, removals__kind=UnpublishingReason.WITHDRAWN)
        standing = self.model._default_manager.filter(withdrawn, removals__lifted_at__isnull=True)
        return self.filter(
            Q(state=InformationState.PUBLISHED) | Q(pk__in=standing.values("pk")),
            disclosure=Disclosure.PROACTIVE,
        )

    def light(self) -> Self:
        """For lists: without the body."""
        return self.defer("body_html", "body_text", "contents", "warnings", "elements")


class RelationQuerySet(ScopedQuerySet["Relation"]):
    """A relation is seen by whoever sees its source."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_public:
            return self.filter(
                source__state=InformationState.PUBLISHED, source__disclosure=Disclosure.PROACTIVE
            ).exclude(state=RelationState.REFUSED)
        return self.filter(actor.reach("source__owner"))
