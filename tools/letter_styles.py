"""The styles of the letters' Word templates: GB/T 9704-2012, one style for each part of a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor

from gongkai.letters.model import Role

if TYPE_CHECKING:
    from typing import Any

SONG, FANG, HEI = "方正小标宋简体", "仿宋_GB2312", "黑体"
# Fonts that take their place where they are not installed, the free ones last.
STAND_INS = {
    SONG: "方正小标宋_GBK,华文中宋,Noto Serif CJK SC",
    FANG: "仿宋,华文仿宋,Noto Serif CJK SC",
    HEI: "SimHei,Noto Sans CJK SC",
}
EM = 15.8  # 156 mm by 28 characters
LINE = 28.95  # 225 mm by 22 lines
BODY = 16  # 3号
RED = RGBColor(0xE6, 0x00, 0x12)
_LEFT, _CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True)
class Look:
    """How one part of a letter looks; lengths in points, indents in characters, `before` and `after` in lines."""

    font: str = FANG
    size: float = BODY
    align: WD_ALIGN_PARAGRAPH = _JUSTIFY
    indent: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    pitch: float = LINE
    hold: bool = False
    page: bool = False


LOOKS = {
    Role.ISSUER: Look(SONG, 30, _CENTRE, pitch=40),
    Role.NUMBER: Look(align=_RIGHT, before=0.2),
    Role.TITLE: Look(SONG, 22, _CENTRE, before=2, after=1, pitch=34, hold=True),
    Role.ADDRESSEE: Look(align=_LEFT, hold=True),
    Role.BODY: Look(indent=2),
    Role.HEADING: Look(HEI, indent=2, hold=True),
    Role.FLUSH: Look(align=_LEFT, hold=True),
    Role.REMEDY: Look(indent=2, hold=True),
    Role.CLOSING: Look(indent=2, hold=True),
    Role.ATTACHMENTS: Look(indent=2, before=1, align=_LEFT, hold=True),
    Role.SIGNATURE: Look(align=_CENTRE, left=13, before=2, hold=True),
    Role.DATE: Look(align=_CENTRE, left=13),
    Role.COPIES: Look(size=14, align=_LEFT, before=2),
    Role.SLIP_TITLE: Look(SONG, 22, _CENTRE, after=1, pitch=34, page=True, hold=True),
    Role.SLIP: Look(align=_LEFT),
    Role.NOTE: Look(size=14, before=0.5, pitch=24),
    Role.CELL: Look(size=14, align=_LEFT, pitch=24),
}


def add_styles(document: Any) -> None:
    """Leave only the styles of LOOKS, and what they rest on."""
    kept = {"Normal", "Default Paragraph Font", "Normal Table", "Table Grid", "Header", "Footer"}
    for style in list(document.styles):
        if style.name not in kept:
            style.delete()
    for latent in document.styles.element.findall(qn("w:latentStyles")):
        document.styles.element.remove(latent)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # where lines may break
    _font(document.styles["Normal"], FANG, BODY)
    for role, look in LOOKS.items():
        _add(document, role, look)


def _add(document: Any, role: Role, look: Look) -> None:
    style = document.styles.add_style(role.value, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = document.styles["Normal"], True
    _font(style, look.font, look.size)
    if role is Role.ISSUER:
        style.font.color.rgb = RED
    shape = style.paragraph_format
    shape.alignment, shape.first_line_indent = look.align, Pt(look.indent * EM)
    shape.left_indent = Pt(look.left * EM)
    shape.space_before, shape.space_after = Pt(look.before * LINE), Pt(look.after * LINE)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.pitch)
    shape.keep_with_next, shape.page_break_before, shape.widow_control = look.hold, look.page, True
    style.element.get_or_add_pPr().insert_element_before(
        OxmlElement("w:contextualSpacing"), "w:jc", "w:outlineLvl"
    )


def _font(style: Any, font: str, size: float) -> None:
    style.font.name, style.font.size, style.font.bold = font, Pt(size), False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for each in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(each), font)
    for each in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(each), None)
