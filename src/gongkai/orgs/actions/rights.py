"""Who may change the tree: checked at the door of every act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization


def require_administrator(actor: Actor, over: Organization | None) -> None:
    """RefusedError unless the actor administers `over`; a new top organization only the system makes."""
    _require(actor, over, frozenset({Role.ADMINISTRATOR}))


def require_names_office(actor: Actor, over: Organization) -> None:
    """RefusedError unless the actor settles names for `over`: its administrator or its disclosure office."""
    _require(actor, over, frozenset({Role.ADMINISTRATOR, Role.DISCLOSURE_OFFICER}))


def _require(actor: Actor, over: Organization | None, roles: frozenset[Role]) -> None:
    held = over.seats_of(actor) if over else actor.roles_over(0, "")
    if not held & roles:
        who = "或".join(sorted(str(role.label) for role in roles))
        raise RefusedError(f"此操作须由“{over or '平台'}”的{who}办理。")
