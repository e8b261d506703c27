"""Reading tasks, always through the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q

from gongkai.core.scope import ScopedQuerySet
from gongkai.information.enums import Disclosure, InformationState

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor
    from gongkai.tasks.models import Task  # noqa: F401 - named in a string


class TaskQuerySet(ScopedQuerySet["Task"]):
    """The public sees the tasks of published documents, a person those of their ledgers and of their units."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_public:
            return self.filter(
                document__state=InformationState.PUBLISHED, document__disclosure=Disclosure.PROACTIVE
            )
        if actor.is_system:
            return self
        # pk__in rather than a join: one row for each task, however many of its units are the actor's
        named = self.model._default_manager.filter(actor.reach("units__organization")).values("pk")
        return self.filter(Q(pk__in=named) | actor.reach("owner"))

    def overdue(self, on: dt.date) -> Self:
        """Those whose day has passed and which are not done."""
        return self.filter(due_on__lt=on).exclude(state__in=["done", "cancelled"])
