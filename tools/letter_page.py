"""The page of the letters' Word templates: paper, grid, head and foot (GB/T 9704-2012, 5.2, 7.5 and 10.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt

from gongkai.letters.model import Layout, Role
from tools.letter_styles import BODY, EM, LINE

if TYPE_CHECKING:
    from typing import Any

_TWIPS, _GRID_UNITS = 20, 4096
_LINE_LENGTH = 170  # millimetres; the type area has 156
_RED = "E60012"


def set_page(document: Any, layout: Layout) -> None:
    """A4 with the standard's margins, 22 lines of 28 characters, a head and feet as the layout asks for."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(26), Mm(20)
    _grid(section)
    _page_number(section.footer)
    if layout is Layout.LETTER:
        section.different_first_page_header_footer = True
        _head(section.first_page_header)
        _rule(_only_paragraph(section.first_page_footer), "bottom", "thinThickSmallGap")


def _grid(section: Any) -> None:
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(round(LINE * _TWIPS)))
    grid.set(qn("w:charSpace"), str(round((EM - BODY) * _GRID_UNITS)))


def _head(header: Any) -> None:
    paragraph = _only_paragraph(header)
    paragraph.style = Role.ISSUER.value
    paragraph.add_run("{{ 发文机关 }}")
    _rule(paragraph, "bottom", "thickThinSmallGap", space=11)


def _rule(paragraph: Any, side: str, kind: str, space: int = 1) -> None:
    """A red double line, longer than the type area."""
    over = (_LINE_LENGTH - 156) / 2
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(-over)
    border = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", "24"), ("space", str(space)), ("color", _RED)):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        border,
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:rPr",
    )


def _page_number(footer: Any) -> None:
    paragraph = _only_paragraph(footer)
    paragraph.paragraph_format.space_after = Mm(3)
    paragraph.alignment = 1
    for text in ("— ", None, " —"):
        run = paragraph.add_run(text or "")
        run.font.name, run.font.size = "宋体", Pt(14)
        if text is None:
            _field(run)


def _field(run: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text or None
        run._r.append(element)


def _only_paragraph(part: Any) -> Any:
    part.is_linked_to_previous = False
    return part.paragraphs[0]
