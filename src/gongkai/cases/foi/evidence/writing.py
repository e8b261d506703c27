"""A package written out: to a folder for a review body or a court, or sealed in the store at the archive."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.cases.actions import add_document, make_files
from gongkai.cases.enums import Purpose
from gongkai.cases.foi.evidence.folder import put, require_room
from gongkai.cases.foi.evidence.package import package
from gongkai.core import audit
from gongkai.core.errors import RefusedError
from gongkai.letters import LetterError

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.cases.foi.evidence.package import Package
    from gongkai.cases.models import Case, CaseDocument
    from gongkai.core.actors import Actor

ZIP = "application/zip"


class IncompleteError(RefusedError):
    """A record that lacks something; `missing` says what."""

    def __init__(self, missing: list[str]) -> None:
        self.missing = missing
        super().__init__("证据卷不完整，没有导出：" + "".join(missing))


def export(case: Case, folder: Path | None = None, *, redact: bool = False, actor: Actor) -> Package:
    """The complete package, written into `folder` where one is given: new or empty.

    Whoever takes it out is in the trail, and only what was really made is: the entry stands when the folder does.
    Raises IncompleteError, RefusedError for a folder that holds something, OSError of the system.
    """
    if folder is not None:
        require_room(folder)
    _finish_letters(case)
    made = package(case, redact=redact)
    if made.gaps:
        raise IncompleteError(list(dict.fromkeys(made.gaps)))
    with transaction.atomic():
        _told(case, made, redact=redact, actor=actor)
        if folder is not None:
            put(made.files, folder)
    return made


def _told(case: Case, made: Package, *, redact: bool, actor: Actor) -> None:
    sha256 = hashlib.sha256(made.files["manifest.json"]).hexdigest()
    audit.record("case.exported", case, actor=actor, owner=case.unit, redacted=redact, manifest=sha256)


def sealed(case: Case, *, actor: Actor) -> tuple[CaseDocument, dict[str, Any]]:
    """The whole record as one sealed file of the case, and what the event of the archive says of it.

    Proofs of identity are named in it, not held: they are destroyed on schedule, the archive is not.
    A gap does not keep an old case open: it is counted, and named in the manifest.
    """
    _finish_letters(case)
    made = package(case, lasting=True)
    content = made.as_zip()
    name = f"{case.number or case.pk} 归档卷宗.zip"
    document = add_document(case, Purpose.ARCHIVE, name, content, media_type=ZIP, actor=actor)
    return document, {"document": document.pk, "sha256": document.sha256, "missing": len(made.gaps)}


def _finish_letters(case: Case) -> None:
    """Letters that the worker has not come to yet; what cannot be set stays a gap."""
    for letter in case.letters.filter(pdf=None) | case.letters.filter(docx=None):
        try:
            make_files(letter.pk)
        except LetterError:
            continue
