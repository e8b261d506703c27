"""What the acts share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core import audit, outbox
from gongkai.core.errors import RefusedError
from gongkai.information import content
from gongkai.information.enums import RevisionState
from gongkai.information.models import Information, Revision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role

TOPICS = ("search.index", "publishing.changed")  # what follows the public side: the index, the static pages


def locked(information: Information) -> Information:
    """The row as it stands now, locked until the transaction ends."""
    rows = Information.objects.select_for_update(of=("self",)).select_related("owner")
    return rows.get(pk=information.pk)


def require_role(information: Information, actor: Actor, roles: frozenset[Role]) -> None:
    """RefusedError unless the actor holds one of the roles over the publishing organization."""
    if not roles & information.seats_of(actor):
        who = "、".join(sorted(str(role.label) for role in roles))
        raise RefusedError(f"此操作须由{information.owner}的{who}办理。")


def note(event: str, information: Information, actor: Actor, **data: Any) -> None:
    """The audit entry of an act: ``information.<event>``."""
    audit.record(f"information.{event}", information, actor=actor, owner=information.owner, **data)


def public_changed(informations: Iterable[Information]) -> None:
    """What the public sees of these rows changed (also: appeared, disappeared): index and pages must follow."""
    payloads = [{"model": "information", "id": each.pk} for each in informations]
    for topic in TOPICS:
        outbox.put_many(topic, payloads)


def last_number(information: Information) -> int:
    """The highest number of its versions, waiting ones among them; 0 without any."""
    return information.revisions.order_by("-number").values_list("number", flat=True).first() or 0


def new_revision(
    information: Information,
    actor: Actor,
    *,
    state: RevisionState = RevisionState.APPLIED,
    reason: str = "",
    values: dict[str, Any] | None = None,
) -> Revision:
    """A version of the row, not saved yet: as it stands, or with `values` in place of what stands."""
    return Revision(
        information=information,
        number=last_number(information) + 1,
        state=state,
        author_id=actor.person_id,
        author_name=actor.name,
        reason=reason[:300],
        content={**content.content_of(information), **(values or {})},
    )
