"""A page as characters and lines (PDF, OFD) turned into blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gongkai.documents.readers.pdf_chars import lines_of
from gongkai.documents.readers.pdf_furniture import strip_furniture
from gongkai.documents.readers.pdf_grid import ruled_tables
from gongkai.documents.readers.pdf_layout import Layout
from gongkai.documents.readers.pdf_paragraphs import line_of, margins_of

if TYPE_CHECKING:
    from gongkai.documents.blocks import Block
    from gongkai.documents.model import ReadWarning
    from gongkai.documents.readers.pdf_chars import Char, Piece
    from gongkai.documents.readers.pdf_grid import RuledTable
    from gongkai.documents.readers.pdf_paragraphs import Margins
    from gongkai.documents.readers.pdf_rules import Rules


class PageContent(NamedTuple):
    """What stands on a page: its ruled tables, and the lines outside them from the top down."""

    number: int
    size: tuple[float, float]
    lines: list[list[Piece]]
    tables: list[RuledTable]


def page_of(number: int, size: tuple[float, float], chars: list[Char], rules: Rules) -> PageContent:
    """Part a page's characters (points, from the lower left corner) into tables and lines."""
    tables = ruled_tables(rules, chars)
    outside = [char for char in chars if not any(table.owns(char) for table in tables)]
    return PageContent(number, size, lines_of(outside), tables)


def blocks_of_pages(pages: list[PageContent], warnings: list[ReadWarning]) -> list[Block]:
    """Return paragraphs and tables in order, without page numbers and running heads.

    Margins are taken over all pages of one width, since a page may have too few lines to show them.
    """
    stripped = strip_furniture([page.lines for page in pages], [page.size[1] for page in pages])
    widths = [round(page.size[0]) for page in pages]
    margins = {width: _margins(stripped, widths, width) for width in set(widths)}
    layout = Layout(warnings)
    for page, lines, width in zip(pages, stripped, widths, strict=True):
        layout.add_page(page.number, lines, page.tables, margins[width])
    return layout.blocks()


def _margins(pages: list[list[list[Piece]]], widths: list[int], width: int) -> Margins:
    alike = (lines for lines, other in zip(pages, widths, strict=True) if other == width)
    return margins_of([line_of(line) for lines in alike for line in lines])
