"""An application that is not submitted yet: sealed for two hours, so that an error costs nobody their typing."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions.documents import safe_name
from gongkai.cases.enums import Purpose
from gongkai.cases.sealing import Sealed, place_of, seal_bytes, seal_data
from gongkai.portal.foi.models import Draft, DraftFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.uploadedfile import UploadedFile
    from django.http import QueryDict

    from gongkai.portal.foi.forms import ApplyForm

LIFE = dt.timedelta(hours=2)
AT_ONCE = 50  # drafts that one look clears away
PURPOSES = {
    "identity": Purpose.IDENTITY,
    "attachments": Purpose.APPLICATION,
    "agent_identity": Purpose.AGENT_IDENTITY,
    "authorisation": Purpose.AUTHORISATION,
}


def key_of(typed: str) -> uuid.UUID:
    """The key that a form carries; a fresh one for what is none."""
    try:
        return uuid.UUID(typed)
    except ValueError:
        return uuid.uuid4()


def find(key: uuid.UUID) -> Draft | None:
    """The draft of a key while it lives."""
    return Draft.objects.filter(pk=key, touched_at__gte=timezone.now() - LIFE).first()


def counted(draft: Draft | None) -> dict[str, int]:
    """How many files it holds, by purpose."""
    return Counter(draft.files.values_list("purpose", flat=True)) if draft else {}


@transaction.atomic
def keep(key: uuid.UUID, typed: QueryDict, form: ApplyForm) -> Draft:
    """Keep what was typed, with the files that can be taken, whether or not the rest is right.

    Sent twice at once, the second waits for the first and finds its files.
    """
    sealed = seal_data(_typed(typed, form), place_of(Draft(uid=key)))
    draft, _ = Draft.objects.update_or_create(uid=key, defaults={"sealed": sealed})
    for field, purpose in PURPOSES.items():
        # A field in error gives none: of too many files nobody can say which to keep.
        for file in form.cleaned_data.get(field) or []:
            _keep_file(draft, purpose, file)
    return draft


def _typed(typed: QueryDict, form: ApplyForm) -> dict[str, Any]:
    return {name: typed.get(name, "")[:6000] for name in form.fields if name not in PURPOSES}


def _keep_file(draft: Draft, purpose: Purpose, file: UploadedFile[Any]) -> None:
    row = DraftFile(draft=draft, purpose=purpose, name=safe_name(file.name or ""), size=file.size or 0)
    held = file.read()
    alike = draft.files.filter(purpose=purpose, name=row.name, size=row.size)
    if any(content(each) == held for each in alike):
        return
    sealed = ContentFile(seal_bytes(held, place_of(row)))
    row.stored = default_storage.save(f"drafts/{row.uid.hex[:2]}/{row.uid.hex}", sealed)
    row.save()


def content(file: DraftFile) -> bytes:
    """The file itself."""
    with default_storage.open(file.stored) as stored:
        return Sealed.raw(stored.read(), place_of(file))


def drop(draft: Draft | None, uids: Iterable[str]) -> None:
    """Take files out that the applicant no longer wants to send."""
    if draft is not None:
        _erase(file for file in draft.files.all() if str(file.uid) in set(uids))


def discard(draft: Draft) -> None:
    """Take it away with its files."""
    _erase(draft.files.all())
    draft.delete()


def _erase(files: Iterable[DraftFile]) -> None:
    for file in files:
        stored = file.stored
        file.delete()
        transaction.on_commit(lambda stored=stored: default_storage.delete(stored))  # type: ignore[misc]  # the loop's own value


def clear() -> None:
    """Take away what nobody went on with."""
    for draft in Draft.objects.filter(touched_at__lt=timezone.now() - LIFE)[:AT_ONCE]:
        with transaction.atomic():
            discard(draft)
