"""Reading organizations and people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q

from gongkai.core.scope import ScopedQuerySet

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Appointment, Organization, Person, UnresolvedName  # noqa: F401 - named in strings


class OrganizationQuerySet(ScopedQuerySet["Organization"]):
    """Organizations are no secret: everybody sees all of them."""

    def visible_to(self, actor: Actor) -> Self:  # noqa: ARG002 - the same for everybody
        return self

    def managed_by(self, actor: Actor) -> Self:
        """Those that the actor looks after."""
        own = [grant.organization_id for grant in actor.grants]
        return self.filter(Q(pk__in=own) | actor.reach("parent")) if not actor.is_system else self

    def in_force(self, on: dt.date) -> Self:
        """Those that exist on a day."""
        started = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
        return self.filter(started, Q(valid_to__isnull=True) | Q(valid_to__gt=on))


class UnresolvedNameQuerySet(ScopedQuerySet["UnresolvedName"]):
    """Unresolved names belong to the organization in whose documents they were found."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(actor.reach("within"))


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Posts held."""

    def current(self, on: dt.date) -> Self:
        """Those held on a day."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on)


class PersonManager(BaseUserManager["Person"]):
    """Making people; `create_user` hashes the password."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Person:
        person = self.model(username=username, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person
