"""Files of a case: sealed as they come in, opened only through their case."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions.parties import MAY_LOOK
from gongkai.cases.enums import NAMING, PERSONAL, Purpose
from gongkai.cases.models import CaseDocument
from gongkai.cases.sealing import Sealed, place_of, seal_bytes
from gongkai.core import audit, outbox
from gongkai.core.errors import InvalidInputError, RefusedError

if TYPE_CHECKING:
    import uuid

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

ERASE = "cases.erase"
LARGEST = 50 * 1024 * 1024
ARCHIVED = 2 * 1024**3  # all files of a case together
_LONGEST_NAME = 200
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]+')


@transaction.atomic
def add_document(
    case: Case,
    purpose: Purpose,
    name: str,
    content: bytes,
    *,
    media_type: str,
    actor: Actor,
    made_from: CaseDocument | None = None,
    uid: uuid.UUID | None = None,
) -> CaseDocument:
    """Keep a file in a case. Raises InvalidInputError for an empty or too large one.

    `uid` is given for a file that may be made twice: the second is refused by the database, what an interrupted
    first try left in the store is overwritten.
    """
    if not content:
        raise InvalidInputError("file", f"文件“{name}”是空的，请检查后重新上传。")
    largest = ARCHIVED if purpose == Purpose.ARCHIVE else LARGEST
    if len(content) > largest:
        raise InvalidInputError(
            "file", f"文件“{name}”有 {len(content) // 2**20} MB，应不超过 {largest // 2**20} MB。"
        )
    if made_from is not None and made_from.case_id != case.pk:
        raise RefusedError("材料不属于本办件。")
    document = CaseDocument(
        case=case,
        purpose=purpose,
        name=safe_name(name),
        media_type=media_type[:100],
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        made_from=made_from,
        **({"uid": uid} if uid else {}),
    )
    sealed = ContentFile(seal_bytes(content, place_of(document)))
    place = f"cases/{document.uid.hex[:2]}/{document.uid.hex}"
    if uid is not None:
        default_storage.delete(place)
    document.stored = default_storage.save(place, sealed)
    document.save()
    audit.record("case.document", case, actor=actor, owner=case.unit, document=document.pk, sha256=document.sha256)
    return document


def read(document: CaseDocument) -> bytes:
    """The file itself. Raises RefusedError once it was erased or where the store lost it."""
    if document.erased_on:
        raise RefusedError(f"材料“{document.name}”已按期限销毁。")
    try:
        with default_storage.open(document.stored) as file:
            return Sealed.raw(file.read(), place_of(document))
    except FileNotFoundError as error:
        raise RefusedError(f"材料“{document.name}”的文件不在存储中，请从备份恢复。") from error


def open_for(document: CaseDocument, *, actor: Actor) -> bytes:
    """The file for somebody at the desk. What shows who somebody is opens for those alone who may look at a party;
    that look is recorded, and so is one into papers that name the applicant. Raises RefusedError."""
    case = document.case
    if document.purpose not in PERSONAL | NAMING:
        return read(document)
    if document.purpose in PERSONAL and not MAY_LOOK & case.seats_of(actor):
        what = document.get_purpose_display()
        raise RefusedError(f"“{what}”载有当事人的身份信息，只向本办件的承办人、审核人和签发人显示。")
    content = read(document)
    why = f"打开{document.get_purpose_display()}"
    audit.record("case.looked", case, actor=actor, owner=case.unit, document=document.pk, why=why)
    return content


@transaction.atomic
def erase(document: CaseDocument, *, actor: Actor) -> None:
    """Destroy a file; its name, size and hash stay as evidence that it was there. The worker empties the store."""
    document.erased_on = timezone.localdate()
    document.save(update_fields=["erased_on"])
    audit.record("case.erased", document.case, actor=actor, owner=document.case.unit, document=document.pk)
    outbox.put(ERASE, stored=document.stored)


def safe_name(name: str) -> str:
    """A name that no file system and no reader stumbles over; its ending is kept."""
    plain = _UNSAFE.sub("_", name).strip(" ._") or "文件"
    if len(plain) <= _LONGEST_NAME:
        return plain
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: _LONGEST_NAME - 10]}{dot}{ending[:9]}" if dot else plain[:_LONGEST_NAME]
