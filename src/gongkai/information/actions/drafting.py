"""Writing: a new draft, and edits of drafts and of what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.information import content, serials
from gongkai.information.actions.base import locked, new_revision, note, require_role
from gongkai.information.discover import discover
from gongkai.information.edited import TEXT, edited
from gongkai.information.enums import InformationEvent, InformationState, RevisionState
from gongkai.information.flow import EDITORS, FLOW
from gongkai.information.models import Information

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Revision
    from gongkai.orgs.models import Organization


@transaction.atomic
def create(*, actor: Actor, owner: Organization, kind: str, title: str, **values: Any) -> Information:
    """A new draft of an organization, with its 索引号 and first version.

    `values` are fields of `content.FIELDS`. RefusedError without a drafter's, reviewer's or publisher's post
    there; InvalidInputError names the field that cannot be taken.
    """
    information = Information(owner=owner, kind=kind)
    require_role(information, actor, EDITORS)
    content.apply(information, content.check({**values, "kind": kind, "title": title}))
    year = (information.written_on or timezone.localdate()).year
    information.index_number = serials.next_number(owner, year)
    information.revision_number = 1
    information.save()
    new_revision(information, actor, reason="新建").save()
    discover([information])
    note("create", information, actor, kind=kind, title=title, index_number=information.index_number)
    return information


@transaction.atomic
def edit(information: Information, *, actor: Actor, reason: str = "", **values: Any) -> Revision | None:
    """Change fields. A draft changes at once; what is published waits as a pending revision for another publisher.

    The version made; None when nothing differs. RefusedError in other states, without the post, or while another
    revision is pending; InvalidInputError names the field.
    """
    row = locked(information)
    event = InformationEvent.REVISE if row.state == InformationState.PUBLISHED else InformationEvent.EDIT
    FLOW.require(event, row, actor)
    sound = content.check(values)
    changes = content.apply(row, sound)
    if not changes:
        return None
    published = event == InformationEvent.REVISE
    state = RevisionState.PENDING if published else RevisionState.APPLIED
    revision = new_revision(row, actor, state=state, reason=reason)
    if not published:
        row.revision_number = revision.number
        row.save()
        if TEXT & changes.keys():
            discover([row])
        edited(row, changes, actor)
    revision.save()
    note(event.value, row, actor, version=revision.number, reason=reason, changes=content.shortened(changes))
    return revision
