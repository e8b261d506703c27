"""The attachments of imported documents."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from gongkai.information.files import stored_name
from gongkai.information.models import Attachment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.information.importing.draft import Draft, FoundFile
    from gongkai.information.models import Information

FOLDER = "attachments/imported"


def attach(pairs: Sequence[tuple[Draft, Information]]) -> None:
    """Add the files that the documents do not have yet. Content lies under its digest, so that an import that is
    rolled back and run again stores it once."""
    known: dict[int, set[str]] = {}
    rows = [row.pk for _draft, row in pairs]
    for pk, sha256, url in Attachment.objects.filter(information__in=rows).values_list(
        "information_id", "sha256", "url"
    ):
        known.setdefault(pk, set()).update(filter(None, (sha256, url)))
    fresh = []
    for draft, row in pairs:
        seen = known.setdefault(row.pk, set())
        for found in draft.files:
            content = found.read()
            digest = hashlib.sha256(content).hexdigest() if content else ""
            if (digest or found.url) and (digest or found.url) not in seen:
                seen.add(digest or found.url)
                fresh.append(_attachment(row, found, content, digest, len(seen)))
    Attachment.objects.bulk_create(fresh)


def _attachment(row: Information, found: FoundFile, content: bytes, digest: str, position: int) -> Attachment:
    path = ""
    if digest:
        path = f"{FOLDER}/{digest[:2]}/{stored_name(digest, found.name)}"
        if not default_storage.exists(path):
            path = default_storage.save(path, ContentFile(content))
    return Attachment(
        information=row,
        position=position,
        name=found.name or "附件",
        file=path,
        url=found.url,
        media_type=found.media_type,
        size=len(content),
        sha256=digest,
    )
