"""A filled-in Word document as blocks: each paragraph's part in the letter is the name of its style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.table import Table

from gongkai.letters.model import Grid, Paragraph, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

    from gongkai.letters.model import Block

_ROLES = {role.value: role for role in Role}


def blocks(document: Document) -> tuple[Block, ...]:
    """Head and body in order. A paragraph in a style that is none of ours is running text."""
    return (*_head(document), *_body(document))


def _head(document: Document) -> Iterator[Block]:
    section = document.sections[0]
    header = section.first_page_header if section.different_first_page_header_footer else section.header
    if header.is_linked_to_previous:
        return
    for paragraph in header.paragraphs:
        if text := _text(paragraph):
            yield Paragraph(Role.ISSUER, text)


def _body(document: Document) -> Iterator[Block]:
    for each in document.iter_inner_content():
        if isinstance(each, Table):
            yield Grid(tuple(tuple(_cell(cell) for cell in row.cells) for row in each.rows))
        elif text := _text(each):
            yield Paragraph(_role(each), text)


def _cell(cell: object) -> str:
    lines = (_text(paragraph) for paragraph in cell.paragraphs)  # type: ignore[attr-defined]  # python-docx has no types
    return "\n".join(line for line in lines if line)


def _role(paragraph: WordParagraph) -> Role:
    name = paragraph.style.name if paragraph.style else None
    return _ROLES.get(name or "", Role.BODY)


def _text(paragraph: WordParagraph) -> str:
    return " ".join(paragraph.text.split("\n")).rstrip()
