"""The text of a small city's report in each format: with `GOLDEN=write` the test of it writes the files anew.

Blanks and line ends are the setter's own and left out; in the PDF a line begins with each part's heading.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pypdfium2
from docx.table import Table
from lxml import html as lxml_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path(__file__).with_name("golden")
_PARTS = re.compile(r"(?=[一二三四五六]、(?:总体情况|主动公开|收到和处理|政府信息公开行政|存在的|其他需要))")


def of_html(data: bytes) -> str:
    """Headings, paragraphs, items and rows of cells, one a line."""
    root = lxml_html.fromstring(data.decode())
    return "\n".join(filter(None, _html_lines(root)))


def _html_lines(root: Any) -> Iterator[str]:
    for element in root.iter("h1", "h2", "h3", "p", "caption", "figcaption", "li", "tr", "footer"):
        if element.tag == "tr":
            yield " | ".join(_bare(cell.text_content()) for cell in element)
        else:
            yield _bare(element.text_content())


def of_docx(data: bytes) -> str:
    """Paragraphs and rows of cells, one a line; what is merged stands once."""
    found = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        found += _rows(block) if isinstance(block, Table) else [_bare(block.text)]
    return "\n".join(filter(None, found))


def _rows(table: Table) -> Iterator[str]:
    seen: set[Any] = set()
    for row in table.rows:
        fresh = {cell._tc: cell for cell in row.cells if cell._tc not in seen}
        seen |= fresh.keys()
        yield " | ".join(_bare(cell.text) for cell in fresh.values())


def of_pdf(data: bytes) -> str:
    """What stands on the pages, without their numbers."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    text = "".join(re.sub(r"—\s*\d+\s*—", "", page) for page in pages)
    return _PARTS.sub("\n", _bare(text))


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


READERS: dict[str, Callable[[bytes], str]] = {"html": of_html, "docx": of_docx, "pdf": of_pdf}
