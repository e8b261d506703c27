"""Annual reports as papers: HTML, Word and PDF of one content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.reporting.paper.html import body, page
from gongkai.reporting.paper.pdf import to_pdf
from gongkai.reporting.paper.word import to_docx
from gongkai.reporting.paper.writing import results, title_of, write

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FORMATS", "body", "page", "render", "results", "title_of", "to_docx", "to_pdf", "write"]

FORMATS = ("html", "docx", "pdf")


def render(content: Mapping[str, Any], form: str) -> bytes:
    """The file of a report's content in one of `FORMATS`; the same content gives the same bytes.

    Raises RefusedError where PDF cannot be set for want of a font.
    """
    paper = write(content)
    if form == "html":
        return page(paper).encode()
    return to_docx(paper) if form == "docx" else to_pdf(paper)
