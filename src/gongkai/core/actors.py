"""Who acts or looks: a person with the roles of their posts, the public, or the system itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import reduce
from operator import or_

from django.db.models import Q

from gongkai.core.roles import ROLES_OVER_SUBTREE, Role


class ActorKind(StrEnum):
    """The kinds of actor. A program is another system that came with a token: it holds the roles of its scopes."""

    PUBLIC = "public"
    PERSON = "person"
    PROGRAM = "program"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held in one organization; `path` is the organization's place in the tree (``/1/5/``)."""

    role: Role
    organization_id: int
    path: str

    def covers(self, organization_id: int, path: str) -> bool:
        """Whether this role reaches the organization: its own, or below it for roles that look after a subtree."""
        if self.role in ROLES_OVER_SUBTREE:
            return path.startswith(self.path)
        return organization_id == self.organization_id


@dataclass(frozen=True, slots=True)
class Actor:
    """Passed to every action and every read. Frozen, so that it can be logged and compared.

    `case_id` names the one case that a member of the public follows by its code.
    """

    kind: ActorKind
    name: str
    person_id: int | None = None
    grants: tuple[Grant, ...] = field(default=())
    case_id: int | None = None

    @property
    def is_public(self) -> bool:
        return self.kind is ActorKind.PUBLIC

    @property
    def is_system(self) -> bool:
        return self.kind is ActorKind.SYSTEM

    def roles_over(self, organization_id: int, path: str) -> frozenset[Role]:
        """The roles that this actor holds over an organization; the system holds all of them."""
        if self.is_system:
            return frozenset(Role)
        return frozenset(grant.role for grant in self.grants if grant.covers(organization_id, path))

    def holds(self, *roles: Role) -> bool:
        """Whether the actor holds one of the roles anywhere."""
        return self.is_system or any(grant.role in roles for grant in self.grants)

    def reach(self, field_name: str) -> Q:
        """The rows whose `field_name` (a foreign key to an organization) this actor looks after.

        The public reaches none, the system all.
        """
        if self.is_system:
            return Q()
        own = {grant.organization_id for grant in self.grants}
        subtrees = {grant.path for grant in self.grants if grant.role in ROLES_OVER_SUBTREE}
        terms = [Q(**{f"{field_name}__in": own})]
        terms += [Q(**{f"{field_name}__path__startswith": path}) for path in sorted(subtrees)]
        return reduce(or_, terms)


PUBLIC = Actor(kind=ActorKind.PUBLIC, name="公众")


def applicant(case_id: int) -> Actor:
    """Whoever holds the code of a case: the public, with a seat in that one case."""
    return Actor(kind=ActorKind.PUBLIC, name="申请人", case_id=case_id)


def system(name: str) -> Actor:
    """The platform itself acting under a name of its own: an import, a timer, the demo loader."""
    return Actor(kind=ActorKind.SYSTEM, name=name)
