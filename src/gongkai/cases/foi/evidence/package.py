"""The files of a package, in memory, in a fixed order: the same record gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder

from gongkai.cases.actions import read
from gongkai.cases.actions.documents import safe_name
from gongkai.cases.enums import SHORT_LIVED, Purpose
from gongkai.cases.foi.evidence import contents
from gongkai.cases.foi.evidence.gaps import gaps
from gongkai.cases.foi.evidence.index import index
from gongkai.cases.foi.evidence.masking import masks
from gongkai.core.errors import RefusedError
from gongkai.letters import LetterError, to_pdf, to_text

if TYPE_CHECKING:
    from gongkai.cases.foi.evidence.masking import Masks
    from gongkai.cases.models import Case, CaseDocument, Letter

TIME = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can say
# Scans and originals may show anybody: with masks they stay out, and the manifest says so.
SHOWN = frozenset({Purpose.RELEASE, Purpose.SEARCH})


@dataclass
class Package:
    """`files` by path; `gaps` in Chinese; `left_out` the names of what stays out by `redact` or `lasting`."""

    case: Case
    files: dict[str, bytes] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def as_zip(self) -> bytes:
        """All files as one; the same files give the same bytes."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            for name in sorted(self.files):
                entry = zipfile.ZipInfo(name, TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, self.files[name])
        return made.getvalue()


def package(case: Case, *, redact: bool = False, lasting: bool = False) -> Package:
    """Everything that the record holds; what it lacks stands in `gaps`. With `redact` persons are masked.

    `lasting` is for what is kept itself: proofs of identity stay out, or they would outlive their day in it.
    """
    made = Package(case, gaps=gaps(case))
    hidden = masks(case) if redact else None
    _words(made, hidden)
    for place, letter in enumerate(case.letters.select_related("docx", "pdf").order_by("pk"), 1):
        _letter(made, place, letter, hidden)
    for document in case.documents.exclude(purpose__in=(Purpose.LETTER, Purpose.ARCHIVE)).order_by("pk"):
        if lasting and document.purpose in SHORT_LIVED:
            made.left_out.append(document.name)
        else:
            _document(made, document, hidden)
    made.files["index.html"] = index(made, hidden)
    made.files["manifest.json"] = _json(_manifest(made, redact=redact))
    return made


def _words(made: Package, hidden: Masks | None) -> None:
    case = made.case
    _, proof = contents.clock(case)
    parts: dict[str, Any] = {
        "registration.json": contents.registration(case),
        "events.json": contents.events(case),
        "trail.json": contents.trail(case),
        "search.json": contents.searches(case),
        "consultations.json": contents.consultations(case),
        "approvals.json": contents.approvals(case),
        "service.json": [
            {"number": letter.number, "name": letter.name, "service": contents.service(letter)}
            for letter in case.letters.select_related("service__evidence").order_by("pk")
        ],
        "clock.json": proof,
    }
    for name, part in parts.items():
        plain = json.loads(json.dumps(part, cls=DjangoJSONEncoder))
        made.files[name] = _json(hidden.data(plain) if hidden else plain)
    made.files["clock.txt"] = f"{proof['text']}\n".encode()


def _letter(made: Package, place: int, letter: Letter, hidden: Masks | None) -> None:
    """As issued; behind masks it is set anew, and its Word file stays out."""
    stem = f"letters/{place:02d}-{letter.kind}"
    composed = letter.composed
    if hidden is None:
        for form, document in (("docx", letter.docx), ("pdf", letter.pdf)):
            if document is not None:
                _file(made, f"{stem}.{form}", document)
        if composed:
            made.files[f"{stem}.txt"] = to_text(composed).encode()
        return
    made.left_out += [str(each) for each in (letter.docx, letter.pdf) if each]
    if composed:
        shown = hidden.letter(composed)
        made.files[f"{stem}.txt"] = to_text(shown).encode()
        try:
            made.files[f"{stem}.pdf"] = to_pdf(shown)
        except LetterError as error:
            made.gaps.append(f"{letter}：{error}。")


def _document(made: Package, document: CaseDocument, hidden: Masks | None) -> None:
    if hidden is not None and document.purpose not in SHOWN:
        made.left_out.append(hidden.text(document.name))
        return
    name = hidden.text(document.name) if hidden else document.name
    _file(made, f"documents/{document.pk}-{document.purpose}-{safe_name(name)}", document)


def _file(made: Package, path: str, document: CaseDocument) -> None:
    try:
        made.files[path] = read(document)
    except RefusedError as error:
        if not document.erased_on:
            made.gaps.append(str(error))


def _manifest(made: Package, *, redact: bool) -> dict[str, Any]:
    return {
        "case": made.case.number or str(made.case.pk),
        "unit": made.case.unit.code,
        "redacted": redact,
        "complete": not made.gaps,
        "missing": list(dict.fromkeys(made.gaps)),
        "left_out": made.left_out,
        "files": [
            {"path": path, "size": len(made.files[path]), "sha256": hashlib.sha256(made.files[path]).hexdigest()}
            for path in sorted(made.files)
        ],
    }


def _json(part: Any) -> bytes:
    return json.dumps(part, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode() + b"\n"
