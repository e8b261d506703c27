"""A package written out: to a folder for a review body or a court, or sealed in the store at the archive."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.cases.actions import add_document, make_files
from gongkai.cases.enums import Purpose
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


def export(case: Case, *, redact: bool = False, actor: Actor) -> Package:
    """The complete package. Whoever takes it out is in the trail. Raises IncompleteError."""
    _finish_letters(case)
    made = package(case, redact=redact)
    if made.gaps:
        raise IncompleteError(list(dict.fromkeys(made.gaps)))
    _told(case, made, redact=redact, actor=actor)
    return made


@transaction.atomic
def _told(case: Case, made: Package, *, redact: bool, actor: Actor) -> None:
    sha256 = hashlib.sha256(made.files["manifest.json"]).hexdigest()
    audit.record("case.exported", case, actor=actor, owner=case.unit, redacted=redact, manifest=sha256)


def save(made: Package, folder: Path) -> None:
    """Write the files into a folder that is new or empty. Raises RefusedError, and OSError of the system."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RefusedError(f"{folder} 已有内容，请换一个空的文件夹。")
    for name, content in made.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def sealed(case: Case, *, actor: Actor) -> tuple[CaseDocument, dict[str, Any]]:
    """The whole record as one sealed file of the case, and what the event of the archive says of it.

    A gap does not keep an old case open: it is counted, and named in the manifest.
    """
    _finish_letters(case)
    made = package(case)
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
