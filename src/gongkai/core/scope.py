"""One door for reading: every view, export, search and report goes through `visible_to`.

What an actor may not see answers 404, as if it did not exist: the same answer for "absent" and "not yours".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

M_co = TypeVar("M_co", bound=Model, covariant=True)


class ScopedQuerySet(QuerySet[M_co]):
    """A queryset that must say what each actor sees."""

    def visible_to(self, actor: Actor) -> Self:
        """The rows that `actor` may see. Every model that people reach defines it."""
        raise NotImplementedError(f"{type(self).__name__} 须定义 visible_to")

    def get_visible(self, actor: Actor, **lookup: Any) -> M_co:
        """The one row that `lookup` names; Http404 if it is absent or not the actor's to see."""
        found = self.visible_to(actor).filter(**lookup).first()
        if found is None:
            raise Http404
        return found
