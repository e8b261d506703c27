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
from gongkai.information.rows import keep, require_sound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gongkai.core.actors import Actor
    from gongkai.information.models import Revision
    from gongkai.orgs.models import Organization


@transaction.atomic
def create(
    *,
    actor: Actor,
    owner: Organization,
    kind: str,
    title: str,
    rows: Sequence[Mapping[str, Any]] = (),
    warnings: Sequence[Mapping[str, str]] = (),
    **values: Any,
) -> Information:
    """A new draft of an organization, with its 索引号 and first version.

    `values` are fields of `content.FIELDS`, `rows` those of the kind's table as somebody wrote them
    ({column: cell}), `warnings` what the reader of its file was not sure of ({"where", "what"}). RefusedError
    without a drafter's, reviewer's or publisher's post there; InvalidInputError names the field that cannot be
    taken.
    """
    information = Information(owner=owner, kind=kind)
    require_role(information, actor, EDITORS)
    content.apply(information, content.check({**values, "kind": kind, "title": title}))
    year = (information.written_on or timezone.localdate()).year
    information.index_number = serials.next_number(owner, year)
    information.revision_number = 1
    information.warnings = [dict(each) for each in warnings]
    information.save()
    if rows:
        information.rows_sha256 = keep(information, rows).sha256
        information.save(update_fields=["rows_sha256"])
    new_revision(information, actor, reason="新建").save()
    discover([information])
    note("create", information, actor, kind=kind, title=title, index_number=information.index_number)
    return information


@transaction.atomic
def edit(
    information: Information,
    *,
    actor: Actor,
    reason: str = "",
    rows: Sequence[Mapping[str, Any]] | None = None,
    **values: Any,
) -> Revision | None:
    """Change fields, and with `rows` the whole table. A draft changes at once; what is published waits as a
    pending revision for another publisher.

    The version made; None when nothing differs. RefusedError in other states, without the post, or while another
    revision is pending; InvalidInputError names the field, and for what is published also what does not agree in
    fields and rows: a draft may hold wrong cells until it is handed in.
    """
    row = locked(information)
    event = InformationEvent.REVISE if row.state == InformationState.PUBLISHED else InformationEvent.EDIT
    FLOW.require(event, row, actor)
    sound = content.check(values)
    if rows is not None:
        sound["rows_sha256"] = keep(row, rows).sha256 if rows else ""
    changes = content.apply(row, sound)
    if not changes:
        return None
    published = event == InformationEvent.REVISE
    if published and {"elements", "rows_sha256"} & changes.keys():
        require_sound(row)
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
