"""附件: files that come in by hand, and taking one away."""

from __future__ import annotations

import hashlib
import mimetypes
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information.actions.base import locked, new_revision, note, public_changed, require_role
from gongkai.information.checking.files.check import faults_of
from gongkai.information.content import REMOVED
from gongkai.information.enums import InformationEvent, InformationState, RevisionState
from gongkai.information.files import stored_name
from gongkai.information.flow import EDITORS, FLOW, PUBLISHERS
from gongkai.information.models import Attachment
from gongkai.information.personal.findings import said_of, unanswered_in
from gongkai.information.personal.keeping import keep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information, Revision


@transaction.atomic
def add_attachment(
    information: Information, *, actor: Actor, name: str, content: bytes, ground: str = ""
) -> Attachment:
    """Attach a file. To a draft any editor may, to what is published only a publisher; RefusedError otherwise.

    What is published takes no file that the guards of the release would refuse: personal data in it stays only on
    a stated `ground`, and nothing that blocks (broken, locked, macros) comes in. InvalidInputError for an empty
    file or name. The same content twice is the same attachment.
    """
    row = locked(information)
    published = row.state == InformationState.PUBLISHED
    if not published and row.state != InformationState.DRAFT:
        raise RefusedError(f"当前状态为“{row.get_state_display()}”，不能添加附件。")
    require_role(row, actor, PUBLISHERS if published else EDITORS)
    if not content or not name.strip():
        raise InvalidInputError("file", "附件须有名称和内容。")
    digest = hashlib.sha256(content).hexdigest()
    if same := row.attachments.filter(sha256=digest).first():
        return same
    attachment = Attachment(
        information=row,
        position=row.attachments.count() + 1,
        name=name.strip()[:300],
        media_type=(mimetypes.guess_type(name)[0] or "")[:100],
        size=len(content),
        sha256=digest,
    )
    attachment.file.save(stored_name(digest, name), ContentFile(content), save=False)
    attachment.save()
    if published:
        _may_be_public(row, attachment, actor, ground)
    note("attach", row, actor, name=attachment.name, size=attachment.size, sha256=digest)
    if published:
        public_changed([row])
    return attachment


def _may_be_public(row: Information, attachment: Attachment, actor: Actor, ground: str) -> None:
    """RefusedError for a file that the release would refuse; it leaves nothing in the store."""
    refusals = [hit.says for hit in faults_of(attachment) if hit.blocks]
    if (open_ := unanswered_in(attachment)) and not refusals:
        if ground.strip():
            keep(row, open_, actor, ground)
        else:
            refusals = [said_of(open_, "请掩去后重新上传，或者写明保留的依据")]
    if refusals:
        attachment.file.delete(save=False)
        raise RefusedError("".join(refusals))


@transaction.atomic
def remove_attachment(attachment: Attachment, *, actor: Actor, reason: str) -> Revision | None:
    """Take an attachment away, with the reason: from a draft at once, from what is published when another
    publisher approves the revision, which is returned.

    The stored file stays, as the versions of a text do, but no address leads to it. RefusedError in other states,
    without an editor's post, or while another revision waits; InvalidInputError without a reason.
    """
    row = locked(attachment.information)
    published = row.state == InformationState.PUBLISHED
    FLOW.require(InformationEvent.REVISE if published else InformationEvent.EDIT, row, actor)
    if not reason.strip():
        raise InvalidInputError("reason", "请写明删除附件的理由。")
    if not published:
        detach(row, [attachment.pk], actor=actor, reason=reason)
        return None
    removed = {REMOVED: {str(attachment.pk): attachment.name}}
    revision = new_revision(row, actor, state=RevisionState.PENDING, reason=reason, values=removed)
    revision.save()
    note("revise", row, actor, version=revision.number, reason=reason, **removed)
    return revision


def detach(row: Information, keys: Iterable[int | str], *, actor: Actor, reason: str) -> None:
    """Take away those of the attachments that are still there; an entry for each."""
    for attachment in row.attachments.filter(pk__in=keys):
        facts = {"name": attachment.name, "size": attachment.size, "sha256": attachment.sha256}
        attachment.delete()
        note("detach", row, actor, reason=reason, **facts)
