"""Files for the tests of what is given away: each with something in a place where no reader looks."""

from __future__ import annotations

import io

import docx
import openpyxl
from docx.shared import Pt

SECRET = "第三方王大锤"


def word(*paragraphs: str, comment: str = "", header: str = "", author: str = "") -> bytes:
    """A Word file."""
    document = docx.Document()
    document.core_properties.author = author
    for text in paragraphs:
        run = document.add_paragraph().add_run(text)
        run.font.size = Pt(12)
        if comment:
            document.add_comment([run], text=comment, author="")
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return _saved(document)


def sheet(*rows: tuple[str, ...], hidden: str = "", hidden_row: str = "") -> bytes:
    """A workbook; `hidden` stands on a sheet, `hidden_row` in a row that nobody sees."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for row in rows:
        first.append(row)
    if hidden_row:
        first.append((hidden_row,))
        first.row_dimensions[first.max_row].hidden = True
    if hidden:
        other = book.create_sheet("底稿")
        other["A1"] = hidden
        other.sheet_state = "hidden"
    return _saved(book)


def _saved(document: object) -> bytes:
    held = io.BytesIO()
    document.save(held)  # type: ignore[attr-defined]  # both libraries have it
    return held.getvalue()
