"""A Word template filled in by docxtpl, and the sources that docxtpl would run."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError as JinjaError
from lxml import etree

from gongkai.letters.errors import TemplateError
from gongkai.letters.markup import environment, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document as DocumentObject

_KEEPS = tuple(qn(name) for name in ("w:drawing", "w:br", "w:pict", "w:sectPr", "w:tab", "w:fldChar"))
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")


def filled(template: bytes, values: Mapping[str, str], *, name: str) -> DocumentObject:
    """The document of a template with its values. Raises TemplateError that names the template."""
    tool = DocxTemplate(io.BytesIO(template))
    try:
        tool.render({key: plain(text) for key, text in values.items()}, environment())
    except (JinjaError, etree.LxmlError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise TemplateError(f"模板 {name} 不能填写", [str(error)]) from error
    document = _reopened(tool)
    _drop_empty(document)
    return document


def _reopened(tool: DocxTemplate) -> DocumentObject:
    """The filled-in document read again: only then does python-docx see the new heads and feet."""
    data = io.BytesIO()
    tool.docx.save(data)
    return Document(data)


def sources(template: bytes) -> Iterator[str]:
    """Every text of a template that would be run, as docxtpl makes it ready."""
    tool = DocxTemplate(io.BytesIO(template))
    tool.init_docx()
    yield tool.patch_xml(tool.get_xml())
    for uri in (tool.HEADER_URI, tool.FOOTER_URI):
        for _, part in tool.get_headers_footers(uri):
            yield tool.patch_xml(tool.get_part_xml(part))
    for part in tool.docx.part.package.iter_parts():
        if part.content_type.endswith(".footnotes+xml"):
            yield tool.patch_xml(part.blob.decode("utf-8", "replace"))
    for name in _PROPERTIES:
        yield getattr(tool.docx.core_properties, name)


def _drop_empty(document: DocumentObject) -> None:
    """Take out the paragraphs of which a place without a value, or a condition, left nothing.

    A blank line that was typed as such holds no text element and stays.
    """
    body: Any = document.element.body
    for paragraph in list(body.iterchildren(qn("w:p"))):
        texts = list(paragraph.iter(qn("w:t")))
        if texts and not "".join(each.text or "" for each in texts).strip() and not _holds(paragraph):
            body.remove(paragraph)


def _holds(paragraph: Any) -> bool:
    return next(paragraph.iter(*_KEEPS), None) is not None
