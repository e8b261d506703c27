"""Any XML part of an office file: all its texts and attribute values, whatever it is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from gongkai.documents.errors import UnreadableError
from gongkai.documents.readers.package import parse_xml
from gongkai.redaction.check.model import Blob, Piece, Spot, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from gongkai.redaction.check.model import Find

_SPOTS = (
    (re.compile(r"word/(?:comments|people|commentsExtended|commentsIds).*"), Spot.COMMENT, False),
    (re.compile(r"xl/(?:comments|threadedComments|persons).*"), Spot.COMMENT, False),
    (re.compile(r"word/(?:header|footer|hdr|ftr)\d*\.xml"), Spot.HEADER, True),
    (re.compile(r"word/(?:footnotes|endnotes)\.xml"), Spot.NOTE, True),
    (re.compile(r"customXml/(?!itemProps|_rels).*"), Spot.CUSTOM_XML, False),
    (re.compile(r"xl/pivot(?:Cache|Tables)/.*"), Spot.PIVOT, False),
    (re.compile(r"xl/externalLinks/.*"), Spot.EXTERNAL, False),
    (re.compile(r"xl/drawings/.*|word/drawings/.*|(?:word|xl)/charts/.*|word/diagrams/.*"), Spot.BOX, True),
)
_TELLING = frozenset(
    [
        "creator",
        "lastModifiedBy",
        "title",
        "subject",
        "description",
        "keywords",
        "category",
        "Manager",
        "Company",
        "HyperlinkBase",
        "lpwstr",
        "lpstr",
        "contentStatus",
        "bstr",
    ]
)
_APPLICATION = "docProps/app.xml"
_NO_TELL = frozenset({"TitlesOfParts", "HeadingPairs"})


def gather_markup(data: bytes, member: str) -> Iterator[Find]:
    """Texts joined (so that a secret cut into runs is found), then attributes, comments and instructions."""
    yield Blob(Spot.PART, member, data)
    try:
        root = parse_xml(data, member)
    except UnreadableError as error:
        yield Unread(member, error.what)
        return
    if member.startswith("docProps/"):
        yield from _properties(root, member)
    spot, shown = next(((s, v) for pattern, s, v in _SPOTS if pattern.fullmatch(member)), (Spot.PART, True))
    texts = [str(text) for text in root.itertext() if text.strip()]
    yield Piece(spot, member, "".join(texts) if spot is Spot.PART else " ".join(texts), shown=shown)
    for element in root.iter():
        yield from _beside(element, member, spot)


def _beside(element: _Element, member: str, spot: Spot) -> Iterator[Find]:
    if isinstance(element, etree._Comment | etree._ProcessingInstruction):
        yield Piece(Spot.PART, f"{member}（XML 注释）", element.text or "", shown=False)
        return
    for key, value in element.attrib.items():
        said = str(value)
        if len(said) > 1:
            name = str(key).rpartition("}")[2]
            is_cached = spot is Spot.PIVOT and name == "v"
            where = f"{member}（{name}）"
            yield Piece(spot if is_cached else _attribute_spot(name), where, said, shown=not is_cached)


def _attribute_spot(name: str) -> Spot:
    if name in {"descr", "title", "alt"}:
        return Spot.ALT_TEXT
    return Spot.TRACKED if name in {"author", "initials"} else Spot.PART


def _properties(root: _Element, member: str) -> Iterator[Find]:
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        inside = {str(each.tag).rpartition("}")[2] for each in element.iterancestors()}
        if name in _TELLING and not (member == _APPLICATION and inside & _NO_TELL):
            yield Piece(Spot.METADATA, f"{member}（{name}）", element.text or "", shown=False)
