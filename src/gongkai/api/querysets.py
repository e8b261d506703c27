"""Reading tokens: those who look after the system of an organization see them, nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q
from django.utils import timezone

from gongkai.core.desk.todo import acting_as
from gongkai.core.roles import Role
from gongkai.core.scope import ScopedQuerySet

if TYPE_CHECKING:
    from gongkai.api.models import ApiToken  # noqa: F401 - named in strings
    from gongkai.core.actors import Actor


class TokenQuerySet(ScopedQuerySet["ApiToken"]):
    """Tokens, for administrators and auditors."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        return self.filter(acting_as(actor, Role.ADMINISTRATOR, Role.AUDITOR).reach("organization"))

    def usable(self) -> Self:
        """Neither revoked nor expired."""
        running = Q(expires_on__isnull=True) | Q(expires_on__gte=timezone.localdate())
        return self.filter(running, revoked_at__isnull=True)
