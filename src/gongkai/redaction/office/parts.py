"""A new Word file put together: its stories, styles, pictures, and the few parts that a container must have."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from gongkai.redaction.office.zipping import zipped

if TYPE_CHECKING:
    from gongkai.redaction.office.docx import Document, Story

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {"hdr": "header", "ftr": "footer", "styles": "styles", "numbering": "numbering"}
_MAIN = "word/document.xml"


def container(document: Document) -> bytes:
    """The bytes of the new file."""
    parts = {"[Content_Types].xml": _content_types(document), "_rels/.rels": _root_relations()}
    for part, story in document.stories.items():
        parts[part] = _bytes(story.root)
        parts |= story.pictures.parts
        parts[_relations_of(part)] = _relations(document, part, story)
    parts |= {part: _bytes(root) for part, root in document.shared.items()}
    return zipped(parts)


def _kind(part: str) -> str:
    """Header for word/hdr1.xml and so on."""
    name = part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    return _TYPES[name]


def _in(namespace: str) -> dict[str, str]:
    """A default name space; lxml takes None for its prefix, its stubs do not say so."""
    return cast("dict[str, str]", {None: f"{_PACKAGE}/{namespace}"})


def _content_types(document: Document) -> bytes:
    root = etree.Element("Types", nsmap=_in("content-types"))
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpeg", "image/jpeg"),
    ):
        etree.SubElement(root, "Default", Extension=extension, ContentType=kind)
    etree.SubElement(root, "Override", PartName=f"/{_MAIN}", ContentType=f"{_WORD}.document.main+xml")
    for part in _others(document):
        etree.SubElement(root, "Override", PartName=f"/{part}", ContentType=f"{_WORD}.{_kind(part)}+xml")
    return _bytes(root)


def _others(document: Document) -> list[str]:
    return [*(part for part in document.stories if part != _MAIN), *document.shared]


def _root_relations() -> bytes:
    root = etree.Element("Relationships", nsmap=_in("relationships"))
    etree.SubElement(root, "Relationship", Id="rId1", Type=f"{_OFFICE}/officeDocument", Target=_MAIN)
    return _bytes(root)


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _relations(document: Document, part: str, story: Story) -> bytes:
    root = etree.Element("Relationships", nsmap=_in("relationships"))
    for identifier, target in story.pictures.relations.items():
        etree.SubElement(root, "Relationship", Id=identifier, Type=f"{_OFFICE}/image", Target=target)
    for other in _others(document) if part == _MAIN else ():
        name = other.rpartition("/")[2]
        number = name.removesuffix(".xml").lstrip("hdrft")
        identifier = f"rIdStory{number}" if number.isdigit() else f"rId{_kind(other).title()}"
        etree.SubElement(root, "Relationship", Id=identifier, Type=f"{_OFFICE}/{_kind(other)}", Target=name)
    return _bytes(root)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
