"""附件: files that come in by hand."""

from __future__ import annotations

import hashlib
import mimetypes
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information.actions.base import locked, note, public_changed, require_role
from gongkai.information.enums import InformationState
from gongkai.information.files import stored_name
from gongkai.information.flow import EDITORS, PUBLISHERS
from gongkai.information.models import Attachment

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information


@transaction.atomic
def add_attachment(information: Information, *, actor: Actor, name: str, content: bytes) -> Attachment:
    """Attach a file. To a draft any editor may, to what is published only a publisher; RefusedError otherwise.

    InvalidInputError for an empty file or name. The same content twice is the same attachment.
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
    note("attach", row, actor, name=attachment.name, size=attachment.size, sha256=digest)
    if published:
        public_changed([row])
    return attachment
