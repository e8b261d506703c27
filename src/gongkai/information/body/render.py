"""From a read document to its page: headings and articles with stable anchors, paragraphs, tables."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from gongkai.documents.model import BodyBlock
from gongkai.information.body.classes import class_of
from gongkai.information.body.model import Body, Outline
from gongkai.information.body.tables import table_html, table_text
from gongkai.information.characters import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.documents.model import OfficialDocument

LONGEST_HEADING = 100  # characters; what is longer is a paragraph that only begins like a heading


def render(document: OfficialDocument) -> Body:
    """The body of a read document. Everything is escaped: no markup of the source comes through."""
    outline = Outline()
    html: list[str] = []
    text: list[str] = []
    for block in document.body or _blocks(document):
        if block.table is not None and block.table < len(document.tables):
            html.append(table_html(document.tables[block.table]))
            text.append(table_text(document.tables[block.table]))
        elif block.text.strip():
            html.append(_block(block, outline))
            text.append(block.text.strip())
    return Body(printable("\n".join(html)), printable("\n".join(filter(None, text))), outline.contents)


def _block(block: BodyBlock, outline: Outline) -> str:
    text = block.text.strip()
    line = escape(text).replace("\n", "<br>")
    name = class_of(block.role)
    marked = f' class="{name}"' if name else ""
    if not block.level or len(block.text) > LONGEST_HEADING:
        anchor = "" if name else outline.article(text)
        identified = f' id="{anchor}"' if anchor else ""
        return f"<p{identified}{marked}>{line}</p>"
    tag, anchor = outline.add(block.level, text)
    return f'<{tag} id="{anchor}"{marked}>{line}</{tag}>'


def _blocks(document: OfficialDocument) -> Iterator[BodyBlock]:
    """The blocks of a document that brings only sections and tables."""
    for place, section in enumerate(document.sections):
        if section.level and (section.heading or section.number):
            yield BodyBlock(section.heading or section.number, section.level, section=place)
        for line in section.text.splitlines():
            yield BodyBlock(line, section=place)
    for place in range(len(document.tables)):
        yield BodyBlock(table=place)
