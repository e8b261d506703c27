"""A Word file written so that the same content gives the same bytes, and nothing of its writer stays in it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document

_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can say
_NAMES = ("author", "last_modified_by", "comments", "keywords", "category", "subject", "content_status", "version")


def packed(document: Document, *, title: str, day: date) -> bytes:
    """The bytes of a document: its title and day as its only properties, its parts in a fixed order and time."""
    _strip(document, title, day)
    loose = io.BytesIO()
    document.save(loose)
    return _repacked(loose)


def _strip(document: Document, title: str, day: date) -> None:
    facts = document.core_properties
    for name in _NAMES:
        setattr(facts, name, "")
    facts.title, facts.language, facts.revision, facts.identifier = title, "zh-CN", 1, ""
    facts.created = facts.modified = facts.last_printed = datetime(day.year, day.month, day.day, tzinfo=UTC)


def _repacked(loose: io.BytesIO) -> bytes:
    firm = io.BytesIO()
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(firm, "w", zipfile.ZIP_DEFLATED) as target:
        for member in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(member, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(member))
    return firm.getvalue()
