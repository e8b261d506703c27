"""What a token may be made for: a closed set, each with the role that its holder acts in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices

from gongkai.core.actors import Actor, ActorKind, Grant
from gongkai.core.roles import Role

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization


class Scope(TextChoices):
    """A scope: what another system may do here. A new one needs its seats in `SEATS`."""

    EVENTS_WRITE = "events:write", "登记起算事件"
    OBLIGATIONS_READ = "obligations:read", "读取应公开事项"
    CASES_READ = "cases:read", "读取依申请公开办件"
    CASES_WRITE = "cases:write", "登记依申请公开办件及其经过"


@dataclass(frozen=True, slots=True)
class Seats:
    """The role in which a token acts: `own` for its organization alone, `below` for all below it as well."""

    own: Role
    below: Role


SEATS = {
    Scope.EVENTS_WRITE: Seats(Role.HANDLER, Role.DISCLOSURE_OFFICER),
    Scope.OBLIGATIONS_READ: Seats(Role.HANDLER, Role.AUDITOR),
    Scope.CASES_READ: Seats(Role.HANDLER, Role.AUDITOR),
    Scope.CASES_WRITE: Seats(Role.HANDLER, Role.DISCLOSURE_OFFICER),
}


def actor_for(scope: Scope, organization: Organization, name: str, *, below: bool) -> Actor:
    """Who a token is while it uses one scope: the role of that scope and no other."""
    seats = SEATS[scope]
    grant = Grant(seats.below if below else seats.own, organization.pk, organization.path)
    return Actor(ActorKind.PROGRAM, f"接口：{name}"[:100], grants=(grant,))
