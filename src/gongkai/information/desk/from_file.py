"""A draft out of a Word file (or PDF, OFD, text): its fields are filled in, its text becomes 正文."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core.errors import InvalidInputError
from gongkai.documents import read
from gongkai.documents.errors import UnreadableError
from gongkai.information import actions, kinds
from gongkai.information.body import render
from gongkai.information.importing.build import LONGEST
from gongkai.information.importing.owners import Issuers
from gongkai.information.validity import read_clauses

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from gongkai.core.actors import Actor
    from gongkai.documents import OfficialDocument
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization

WORDS = ("title", "document_number", "document_type", "issuer_name", "keywords", "note")
READABLE = ("docx", "doc", "wps", "pdf", "ofd", "txt", "html", "htm")


def read_upload(file: UploadedFile[bytes]) -> OfficialDocument:
    """What an uploaded file holds. InvalidInputError on `file`, with what would be right, if it cannot be read."""
    try:
        return read(file.read(), name=file.name or "上传的文件")
    except UnreadableError as error:
        raise InvalidInputError("file", str(error)) from error


def values_of(document: OfficialDocument, kind: str, owner: Organization) -> dict[str, Any]:
    """The fields of a draft as the document says them; a person looks them over in the editor."""
    texts = {
        "title": document.title,
        "document_number": document.document_number,
        "document_type": document.document_type,
        "issuer_name": document.issuer,
        "keywords": document.keywords,
        "note": document.note,
    }
    body = render(document)
    values: dict[str, Any] = {name: text[: LONGEST.get(name, 20)] for name, text in texts.items() if text}
    values |= {"recipients": list(document.recipients), "written_on": document.written_on, "body_html": body.html}
    values["issuer_id"] = Issuers(owner).find(document.issuer, document.written_on)
    if kinds.get(kind).validity:
        values["effective_on"] = read_clauses(body.text, issued_on=document.written_on).effective_on
    return {name: value for name, value in values.items() if value}


def _by_itself(kind: str, owner: Organization) -> dict[str, Any]:
    """A unit's figures and lists are its own: nobody has to type in whose."""
    if not kinds.get(kind).structured:
        return {}
    return {"issuer_id": owner.pk, "issuer_name": owner.name}


def draft(
    *, actor: Actor, file: OfficialDocument | None, kind: str, owner: Organization, **values: Any
) -> Information:
    """A new draft; with a document its fields, text, tables and pictures. What the person wrote goes before.

    Pictures and files inside the document become attachments; the file itself is not attached, since what lies
    hidden in it (authors, deletions) is nobody's to publish.
    """
    read_values = values_of(file, kind, owner) if file else {}
    given = _by_itself(kind, owner) | {name: value for name, value in values.items() if value}
    warnings = [{"where": each.where, "what": each.what} for each in file.warnings] if file else []
    made = actions.create(actor=actor, owner=owner, kind=kind, warnings=warnings, **{**read_values, **given})
    for inside in file.files if file else ():
        if inside.content:
            actions.add_attachment(made, actor=actor, name=inside.name or "附图", content=inside.content)
    return made
