"""A Word file redacted: a new file is written of what a reader sees, then bars replace what is withheld."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from gongkai.documents.limits import DEFAULT_LIMITS
from gongkai.documents.readers.ooxml import transitional, w
from gongkai.documents.readers.package import Package, parse_xml
from gongkai.redaction.model import Keep, Report
from gongkai.redaction.office.allowed import SECTION, Formatting
from gongkai.redaction.office.body import Cleaner
from gongkai.redaction.office.covers import refuse_covers
from gongkai.redaction.office.parts import container
from gongkai.redaction.office.passages import apply
from gongkai.redaction.office.pictures import Pictures, targets
from gongkai.redaction.office.styles import Styles, numbering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from gongkai.redaction.model import Options, Redaction

MAIN = "word/document.xml"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOTE_TAGS = {"footnotes": "footnote", "endnotes": "endnote"}
_BESIDE = (
    ("批注", "word/comments"),
    ("嵌入对象", "word/embeddings/"),
    ("宏", "word/vbaProject"),
    ("自定义 XML", "customXml/item"),
    ("缩略图", "docProps/thumbnail"),
)


@dataclass(slots=True)
class Story:
    """One part of the new file: its tree, and the pictures in it."""

    root: _Element
    pictures: Pictures


@dataclass(slots=True)
class Document:
    """The new file before it is put together: the main story first, then headers and footers."""

    stories: dict[str, Story] = field(default_factory=dict)
    shared: dict[str, _Element] = field(default_factory=dict)


def redact_docx(data: bytes, redactions: Sequence[Redaction], options: Options, name: str) -> tuple[bytes, Report]:
    """The new DOCX and what was done. Raises `UnreadableError` (file), `RedactionError` (place)."""
    report = Report()
    refuse_covers(Package(data, name, DEFAULT_LIMITS), name)
    document = cleaned(data, options, name, report)
    apply([story.root for story in document.stories.values()], redactions, report)
    return container(document), report


def cleaned(data: bytes, options: Options, name: str, report: Report) -> Document:
    """The document as a reader sees it, with nothing else in it; `passages` counts in this."""
    package = Package(data, name, DEFAULT_LIMITS)
    _count_beside(package, report)
    return _Cleaning(package, options, report).document()


def _count_beside(package: Package, report: Report) -> None:
    for what, prefix in _BESIDE[1:]:
        report.drop(what, sum(member.startswith(prefix) for member in package.names))


class _Cleaning:
    def __init__(self, package: Package, options: Options, report: Report) -> None:
        self._package, self._keep, self._report = package, options.keep, report
        self._styles = Styles(self._optional("word/styles.xml"))
        self._formatting = Formatting(self._styles.ids)
        self._document = Document()

    def document(self) -> Document:
        """Main story with its notes at the end, headers and footers where they are kept, styles, numbering."""
        source = self._xml(MAIN)
        body = source.find(w("body"))
        body = etree.Element(w("body")) if body is None else body
        cleaner, pictures = self._cleaner(MAIN)
        new = etree.Element(w("document"), nsmap={"w": w("")[1:-1], "r": _R[1:-3]})
        inner = etree.SubElement(new, w("body"))
        inner.extend(cleaner.blocks(body))
        inner.extend(self._notes(cleaner))
        self._document.stories[MAIN] = Story(new, pictures)
        inner.append(self._section(body.find(w("sectPr"))))
        self._document.shared["word/styles.xml"] = self._styles.written()
        numbers = numbering(self._optional("word/numbering.xml"), self._formatting)
        if numbers is not None:
            self._document.shared["word/numbering.xml"] = numbers
        return self._document

    def _cleaner(self, part: str) -> tuple[Cleaner, Pictures]:
        pictures = Pictures(self._package, part, self._keep, self._report)
        return Cleaner(self._styles, self._formatting, self._report, self._keep, pictures), pictures

    def _notes(self, cleaner: Cleaner) -> list[_Element]:
        """Foot- and endnotes as paragraphs behind the text, under the numbers that stand in it."""
        added: list[_Element] = []
        for number, (part, wanted) in enumerate(list(cleaner.notes), 1):
            root = self._optional(f"word/{part}.xml")
            notes = () if root is None else root.iter(w(_NOTE_TAGS[part]))
            note = next((each for each in notes if each.get(w("id")) == wanted), None)
            paragraphs = [] if note is None else list(cleaner.blocks(note))
            if paragraphs:
                _before(paragraphs[0], f"〔注{number}〕")
            added += paragraphs
        return added

    def _section(self, source: _Element | None) -> _Element:
        new = self._formatting.copy(source, SECTION)
        new = etree.Element(w("sectPr")) if new is None else new
        references = [] if source is None else [*source.iter(w("headerReference"), w("footerReference"))]
        if Keep.HEADERS not in self._keep:
            self._report.drop(Keep.HEADERS.label, len(references))
            return new
        inside = targets(self._package, MAIN)
        for at, reference in enumerate(references):
            with contextlib.suppress(KeyError):
                new.insert(at, self._header(reference, inside[reference.get(_R, "")], at))
        return new

    def _header(self, reference: _Element, member: str, at: int) -> _Element:
        kind = "hdr" if reference.tag == w("headerReference") else "ftr"
        part = f"word/{kind}{at + 1}.xml"
        cleaner, pictures = self._cleaner(member)
        root = etree.Element(w(kind), nsmap={"w": w("")[1:-1]})
        root.extend(cleaner.blocks(self._xml(member)))
        self._document.stories[part] = Story(root, pictures)
        new = etree.Element(reference.tag, {_R: f"rIdStory{at + 1}"})
        kind_of_page = reference.get(w("type"), "default")
        new.set(w("type"), kind_of_page if kind_of_page in {"default", "even", "first"} else "default")
        return new

    def _xml(self, member: str) -> _Element:
        return parse_xml(transitional(self._package.read(member)), member)

    def _optional(self, member: str) -> _Element | None:
        return self._xml(member) if member in self._package.names else None


def _before(paragraph: _Element, words: str) -> None:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("t")).text = words
    has_properties = len(paragraph) > 0 and paragraph[0].tag == w("pPr")
    paragraph.insert(1 if has_properties else 0, run)


__all__ = ["MAIN", "Document", "Story", "cleaned", "redact_docx"]
