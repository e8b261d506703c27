"""Filled shapes laid over the text of a Word file or the cells of a sheet: what they cover is still there.

They do not come along into a redacted file, so that what they covered would come to light.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.errors import UnreadableError
from gongkai.documents.readers.ooxml import transitional, w
from gongkai.documents.readers.package import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from gongkai.documents.readers.package import Package

SAYS = "不透明的图形盖在文字上，下面的文字还在"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_STORY = re.compile(r"word/(?:document|header|footer|hdr|ftr)\d*\.xml")
_SHEET_DRAWING = re.compile(r"xl/drawings/drawing\d*\.xml")
_AREAS = (f"{_V}rect", f"{_V}roundrect", f"{_V}oval")
_LEAST = 6 * 12_700  # six points: what is thinner is a line
_OPAQUE = 100_000  # thousandths of a percent
_OFF = frozenset({"f", "false", "0"})


def covers(package: Package) -> Iterator[str]:
    """Where such a shape lies, in words, once for each. A part that cannot be read is told of elsewhere."""
    for member in package.names:
        find = _in_word if _STORY.fullmatch(member) else _in_sheet if _SHEET_DRAWING.fullmatch(member) else None
        if find is None:
            continue
        try:
            yield from find(parse_xml(transitional(package.read(member)), member), member)
        except UnreadableError:
            continue


def refuse_covers(package: Package, name: str) -> None:
    """UnreadableError, which says what to do, for a file with shapes laid over its contents."""
    if found := list(covers(package)):
        where = "、".join(found[:5])
        raise UnreadableError(
            name,
            f"有 {len(found)} 处{SAYS}（{where}）；制作时图形会去掉，文字会露出来",
            "请删去这些图形，用“遮盖”标注要隐去的文字；或者导出为 PDF 后再遮盖",
        )


def _in_word(root: _Element, member: str) -> Iterator[str]:
    for number, paragraph in enumerate(root.iter(w("p")), 1):
        shapes = (*paragraph.iter(f"{_WP}anchor"), *paragraph.iter(*_AREAS))
        mine = [each for each in shapes if next(each.iterancestors(w("p")), None) is paragraph]
        if any(map(_is_cover, mine)):
            yield f"{_story(member)}第{number}段"


def _story(member: str) -> str:
    name = member.removeprefix("word/")
    return "页眉" if name.startswith("h") else "页脚" if name.startswith("f") else "正文"


def _is_cover(shape: _Element) -> bool:
    if shape.tag in _AREAS:
        return _is_old_cover(shape)
    size = shape.find(f"{_WP}extent")
    if shape.get("behindDoc") in {"1", "true"} or size is None or not _is_area(size):
        return False
    return any(_is_filled(each.find(f"{_WPS}spPr")) and not _has_text(each) for each in shape.iter(f"{_WPS}wsp"))


def _is_old_cover(shape: _Element) -> bool:
    """VML: filled unless it says otherwise; behind the text where z is negative."""
    look = shape.get("style", "").replace(" ", "")
    filled = shape.get("filled", "t") not in _OFF and shape.find(f"{_V}fill[@opacity]") is None
    floats = "position:absolute" in look and "z-index:-" not in look
    return filled and floats and not _has_text(shape) and not _is_thin(look)


def _is_thin(look: str) -> bool:
    figures = [float(each) for each in re.findall(r"(?:^|;)(?:width|height):(\d{1,6}(?:\.\d{1,6})?)pt", look)]
    return any(each < _LEAST / 12_700 for each in figures)


def _in_sheet(root: _Element, member: str) -> Iterator[str]:
    for shape in root.iter(f"{_XDR}sp"):
        properties = shape.find(f"{_XDR}spPr")
        size = None if properties is None else properties.find(f"{_A}xfrm/{_A}ext")
        if _is_filled(properties) and (size is None or _is_area(size)) and not _has_text(shape):
            start = next(shape.iterancestors(), shape).find(f"{_XDR}from/{_XDR}row")
            text = "" if start is None else (start.text or "")
            row = int(text) + 1 if text.isdigit() else 1
            yield f"工作表图形（{member}）第{row}行起"


def _is_filled(properties: _Element | None) -> bool:
    """A filling through which nothing shows; a shape of a theme's look is filled too unless it says noFill."""
    if properties is None or properties.find(f"{_A}noFill") is not None:
        return False
    fill = properties.find(f"{_A}solidFill")
    if fill is None:
        shape = properties.getparent()
        style = None if shape is None else next(shape.iter(f"{_A}fillRef"), None)
        return style is not None and style.get("idx", "0") != "0"
    see_through = [each.get("val", "") for each in fill.iter(f"{_A}alpha")]
    return not any(each.isdigit() and int(each) < _OPAQUE for each in see_through)


def _is_area(size: _Element) -> bool:
    sides = (size.get("cx", "0"), size.get("cy", "0"))
    return all(side.isdigit() and int(side) >= _LEAST for side in sides)


def _has_text(shape: _Element) -> bool:
    return any((each.text or "").strip() for each in shape.iter(w("t"), f"{_A}t"))
