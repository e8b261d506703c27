"""The text of a record or a file as an `OfficialDocument`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from gongkai.documents import OfficialDocument, assemble
from gongkai.documents.blocks import RawDocument
from gongkai.documents.decode import decode_name
from gongkai.documents.limits import DEFAULT_LIMITS
from gongkai.documents.readers.html import read_html
from gongkai.documents.readers.load import check_length, load
from gongkai.documents.readers.text import blocks_of_text

if TYPE_CHECKING:
    from gongkai.documents.blocks import AttachmentLink
    from gongkai.information.importing.draft import Item
    from gongkai.information.importing.mapping import Mapping

_UTF8_MARK = b"\xef\xbb\xbf"  # the text is ours by now, whatever encoding its head still names


_HEAD = 2000
# Many systems keep the page's HTML in a field that is called text.
_MARKED_UP = re.compile(
    r"^\s*<(?:!doctype|html|div|p|table|body|span|section|article|style)\b|<(?:/p|br\s*/?|/div|/td)>",
    re.IGNORECASE,
)


def record_document(
    record: dict[str, Any], mapping: Mapping, *, title: str, name: str
) -> tuple[OfficialDocument, list[AttachmentLink]]:
    """Read a record's body; the title that the record states is the title. Without a body: a title record."""
    raw = _raw(record, mapping, name)
    if raw is None:
        return OfficialDocument(file=name, title=title), []
    check_length(raw, name)
    if title:
        raw.metadata["标题"] = title
    return assemble(raw, file=name), raw.links


def file_document(item: Item) -> tuple[OfficialDocument, list[AttachmentLink]]:
    """Read a file; UnreadableError says why it cannot be."""
    assert item.path is not None
    name = decode_name(item.path.name)
    raw = load(item.path, name=name)
    return assemble(raw, file=name), raw.links


def _raw(record: dict[str, Any], mapping: Mapping, name: str) -> RawDocument | None:
    for form in ("html", "markdown", "text"):
        found = mapping.texts(record, mapping.body.get(form, ()), "\n")
        if not found:
            continue
        if form == "html" or _MARKED_UP.search(found[0][:_HEAD]):
            return read_html(_UTF8_MARK + found[0].encode(), name, DEFAULT_LIMITS)
        return RawDocument(blocks=blocks_of_text(found[0], DEFAULT_LIMITS))
    return None
