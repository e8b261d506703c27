"""What people do when they black out by themselves: the words look gone and are all there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from tests.redaction.office import book, edited, repacked, word
from tests.redaction.pdfs import SECRET

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document
    from openpyxl.workbook.workbook import Workbook

_SHADED = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{{}}"/>'
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_V = "urn:schemas-microsoft-com:vml"


def _run(document: Document):
    return document.add_paragraph("经办人").add_run(SECRET)


def _highlighted(document: Document) -> None:
    _run(document).font.highlight_color = WD_COLOR_INDEX.BLACK


def _shaded(colour: str, ink: RGBColor | None = None) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        run = _run(document)
        run.font.color.rgb = ink
        run._r.get_or_add_rPr().append(parse_xml(_SHADED.format(colour)))

    return change


def _shaded_paragraph(document: Document) -> None:
    _run(document)._r.getparent().get_or_add_pPr().append(parse_xml(_SHADED.format("000000")))


def _shaded_cell(document: Document) -> None:
    cell = document.add_table(1, 2, style="Table Grid").cell(0, 1)
    cell.text = SECRET
    cell._tc.get_or_add_tcPr().append(parse_xml(_SHADED.format("000000")))


def _white_in_a_table(document: Document) -> None:
    run = document.add_table(1, 2, style="Table Grid").cell(0, 1).paragraphs[0].add_run(SECRET)
    run.font.color.rgb = RGBColor(255, 255, 255)


def _pressed(document: Document) -> None:
    _run(document)._r.get_or_add_rPr().append(parse_xml(f'<w:w {nsdecls("w")} w:val="1"/>'))


def _white_of_the_theme(document: Document) -> None:
    colour = f'<w:color {nsdecls("w")} w:val="auto" w:themeColor="background1"/>'
    _run(document)._r.get_or_add_rPr().append(parse_xml(colour))


def _hidden_by_the_usual_style(document: Document) -> None:
    style = document.styles.add_style("看得见", 1)
    style.base_style, style.font.hidden = None, False
    document.paragraphs[0].style = style
    document.styles["Normal"].font.hidden = True
    document.add_paragraph(SECRET)


WORDS: dict[str, Callable[[], bytes]] = {
    "black highlight": lambda: word(_highlighted),
    "black shading": lambda: word(_shaded("000000")),
    "red on red": lambda: word(_shaded("C00000", RGBColor(0xC0, 0, 0))),
    "black paragraph": lambda: word(_shaded_paragraph),
    "black cell": lambda: word(_shaded_cell),
    "white in a table": lambda: word(_white_in_a_table),
    "pressed to a line": lambda: word(_pressed),
    "white of the theme": lambda: word(_white_of_the_theme),
    "hidden by the usual style": lambda: word(_hidden_by_the_usual_style),
}


def anchored(
    *, fill: str = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>', behind: int = 0, text: str = ""
):
    """A rectangle that floats over a paragraph with the secret."""
    inner = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    box = f"<wps:txbx>{inner}</wps:txbx>" if text else ""
    shape = (
        f'<w:drawing {nsdecls("w", "wp", "a", "r")} xmlns:wps="{_WPS}"><wp:anchor behindDoc="{behind}" distT="0" '
        'distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
        '</wp:positionV><wp:extent cx="2000000" cy="200000"/><wp:wrapNone/><wp:docPr id="7" name="a"/><a:graphic>'
        f'<a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:prstGeom prst="rect"/>{fill}</wps:spPr>'
        f"{box}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    return word(lambda document: _run(document)._r.append(parse_xml(shape)))


def old_shape(style: str = "position:absolute;width:200pt;height:16pt;z-index:1", more: str = 'fillcolor="black"'):
    """The same as older programs write it."""
    shape = f'<w:pict {nsdecls("w")} xmlns:v="{_V}"><v:rect style="{style}" {more}/></w:pict>'
    return word(lambda document: _run(document)._r.append(parse_xml(shape)))


def sheet_shape(fill: str = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>') -> bytes:
    """A rectangle over the cells of a sheet."""
    xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{xdr}" xmlns:a="{a}"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0'
        "</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>4</xdr:col>"
        "<xdr:colOff>0</xdr:colOff><xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
        '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" '
        f'name="a"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>{fill}</xdr:spPr></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>'
    )
    return repacked(book(_cell), add={"xl/drawings/drawing1.xml": drawing.encode()})


def _cell(workbook: Workbook) -> None:
    workbook.active["D4"] = SECRET


def _filled(fill: Color | str, ink: Color | str | None = None) -> Callable[[], bytes]:
    def change(workbook: Workbook) -> None:
        _cell(workbook)
        cell = workbook.active["D4"]
        cell.fill = PatternFill("solid", fgColor=fill)
        if ink is not None:
            cell.font = Font(color=ink)

    return lambda: book(change)


def _minute(workbook: Workbook) -> None:
    _cell(workbook)
    workbook.active["D4"].font = Font(size=1)


def below_merged(ref: str = "C4:D5", at: str = "D4") -> bytes:
    """A value in a cell that a merged one covers: programs do not show it, and keep it."""

    def change(workbook: Workbook) -> None:
        workbook.active[at] = SECRET

    merged = f'</sheetData><mergeCells count="1"><mergeCell ref="{ref}"/></mergeCells>'
    return edited(book(change), "xl/worksheets/sheet1.xml", "</sheetData>", merged)


def _squeezed(old: str, new: str) -> Callable[[], bytes]:
    return lambda: edited(book(_cell), "xl/worksheets/sheet1.xml", old, new)


BOOKS: dict[str, Callable[[], bytes]] = {
    "black cell": _filled("FF000000"),
    "black of the theme": _filled(Color(theme=1)),
    "black of the palette": _filled(Color(indexed=8), Color(indexed=64)),
    "red on red": _filled("FFC00000", "FFC00000"),
    "minute letters": lambda: book(_minute),
    "below a merged cell": below_merged,
    "far below the head of a merged cell": lambda: below_merged("D4:D2000", "D1900"),
    "row of no height": _squeezed('<row r="4">', '<row r="4" ht="0" customHeight="1">'),
    "row of a hair's height": _squeezed('<row r="4">', '<row r="4" ht="0.75" customHeight="1">'),
    "column of no width": _squeezed(
        "<sheetData>", '<cols><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>'
    ),
}


def white_on_black() -> bytes:
    """A head of a table as many are: read by everybody."""

    def change(document: Document) -> None:
        cell = document.add_table(1, 2, style="Table Grid").cell(0, 1)
        run = cell.paragraphs[0].add_run("事项名称")
        run.font.color.rgb = RGBColor(255, 255, 255)
        cell._tc.get_or_add_tcPr().append(parse_xml(_SHADED.format("1F3864")))

    return word(change)


def styled_head() -> bytes:
    """A head whose ground stands in the cell, and whose white letters in the table's style."""

    def change(document: Document) -> None:
        table = document.add_table(1, 2, style="Light Shading Accent 1")
        for element in table.style.element.iter(qn("w:color")):
            element.set(qn("w:val"), "FFFFFF")
        table.cell(0, 0).text = "事项名称"
        table.cell(0, 0)._tc.get_or_add_tcPr().append(parse_xml(_SHADED.format("000000")))

    return word(change)


def black_letters() -> bytes:
    """Letters that say they are black, on paper."""

    def change(document: Document) -> None:
        run = document.add_paragraph().add_run("事项名称")
        run.font.color.rgb = RGBColor(0, 0, 0)
        run._r.get_or_add_rPr().append(OxmlElement("w:noProof"))

    return word(change)
