"""Formatting that may come along into a new Word file: known elements, with values that cannot carry a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from gongkai.documents.readers.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

_NUMBER = re.compile(r"-?\d{1,6}%?")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_WORDS = frozenset(
    [
        "left",
        "right",
        "center",
        "both",
        "start",
        "end",
        "distribute",
        "justify",
        "top",
        "bottom",
        "single",
        "double",
        "thick",
        "dotted",
        "dashed",
        "dotDash",
        "wave",
        "nil",
        "none",
        "auto",
        "clear",
        "solid",
        "restart",
        "continue",
        "nextPage",
        "oddPage",
        "evenPage",
        "nextColumn",
        "continuous",
        "portrait",
        "landscape",
        "true",
        "false",
        "on",
        "off",
        "exact",
        "atLeast",
        "dxa",
        "pct",
        "baseline",
        "superscript",
        "subscript",
        "fixed",
        "autofit",
        "lines",
        "linesAndChars",
        "snapToChars",
        "default",
        "eastAsia",
        "hint",
        "tbRl",
        "lrTb",
        "btLr",
        "page",
        "column",
        "textWrapping",
        "underscore",
        "dot",
        "hyphen",
        "decimal",
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "decimalFullWidth",
        "lowerLetter",
        "upperLetter",
        "lowerRoman",
        "upperRoman",
        "bullet",
        "decimalEnclosedCircle",
        "decimalEnclosedCircleChinese",
        "tab",
        "space",
        "nothing",
        "black",
        "blue",
        "cyan",
        "green",
        "magenta",
        "red",
        "yellow",
        "white",
        "darkBlue",
        "darkCyan",
        "darkGreen",
        "darkMagenta",
        "darkRed",
        "darkYellow",
        "darkGray",
        "lightGray",
        "words",
        "comma",
        "zh-CN",
        "en-US",
        "first",
        "even",
        "pct10",
        "pct15",
        "pct20",
        "pct25",
        "pct50",
        "inside",
        "outside",
    ]
)
_FONTS = frozenset(
    [
        "宋体",
        "黑体",
        "楷体",
        "仿宋",
        "楷体_GB2312",
        "仿宋_GB2312",
        "方正小标宋简体",
        "方正小标宋_GBK",
        "方正仿宋_GBK",
        "方正黑体_GBK",
        "方正楷体_GBK",
        "华文中宋",
        "华文仿宋",
        "华文楷体",
        "华文宋体",
        "华文黑体",
        "等线",
        "隶书",
        "幼圆",
        "新宋体",
        "微软雅黑",
        "SimSun",
        "NSimSun",
        "SimHei",
        "KaiTi",
        "FangSong",
        "Arial",
        "Calibri",
        "Cambria",
        "Courier",
        "Helvetica",
        "Symbol",
        "Tahoma",
        "Verdana",
        "Wingdings",
        "Times",
    ]
) | {"Times New Roman", "Courier New", "Noto Sans CJK SC", "Noto Serif CJK SC", "Microsoft YaHei", "等线 Light"}

RUN = frozenset(
    [
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "color",
        "spacing",
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "vertAlign",
        "shd",
        "em",
        "lang",
    ]
)
PARAGRAPH = frozenset(
    [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "widowControl",
        "numPr",
        "ilvl",
        "numId",
        "pBdr",
        "top",
        "left",
        "bottom",
        "right",
        "between",
        "shd",
        "tabs",
        "tab",
        "spacing",
        "ind",
        "jc",
        "outlineLvl",
        "textAlignment",
        "snapToGrid",
        "adjustRightInd",
        "autoSpaceDE",
        "autoSpaceDN",
        "contextualSpacing",
        "wordWrap",
        "overflowPunct",
    ]
)
_SECTION = frozenset(
    ["type", "pgSz", "pgMar", "cols", "col", "docGrid", "titlePg", "pgNumType", "textDirection", "vAlign"]
)
SECTION = _SECTION
PARAGRAPH |= _SECTION | {"sectPr"}  # a new section begins in a paragraph
TABLE = frozenset(
    [
        "tblStyle",
        "tblW",
        "jc",
        "tblInd",
        "tblBorders",
        "top",
        "left",
        "bottom",
        "right",
        "start",
        "end",
        "insideH",
        "insideV",
        "tblLayout",
        "tblCellMar",
        "shd",
        "tblLook",
        "gridCol",
    ]
)
ROW = frozenset(["trHeight", "tblHeader", "cantSplit", "jc"])
CELL = frozenset(
    [
        "tcW",
        "gridSpan",
        "vMerge",
        "hMerge",
        "tcBorders",
        "top",
        "left",
        "bottom",
        "right",
        "start",
        "end",
        "insideH",
        "insideV",
        "tl2br",
        "tr2bl",
        "shd",
        "noWrap",
        "tcMar",
        "textDirection",
        "vAlign",
    ]
)
_STYLED = frozenset({w("pStyle"), w("rStyle"), w("tblStyle")})


class Formatting:
    """Copies formatting. `styles` maps the source's style ids to those of the new file."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._styles = styles

    def copy(self, element: _Element | None, allowed: frozenset[str]) -> _Element | None:
        """The element with those of its descendants that are allowed; None when nothing is left."""
        if element is None:
            return None
        new = etree.Element(element.tag)
        self._fill(new, element, allowed)
        return new if len(new) or new.attrib else None

    def _fill(self, new: _Element, element: _Element, allowed: frozenset[str]) -> None:
        for child in element:
            name = str(child.tag).rpartition("}")[2]
            if child.tag != w(name) or name not in allowed:
                continue
            copy = etree.Element(child.tag)
            if self._attributes(copy, child):
                new.append(copy)
                self._fill(copy, child, allowed)

    def _attributes(self, copy: _Element, child: _Element) -> bool:
        """Copy what is safe; tell whether the element still says something."""
        fits: Callable[[str], bool] = _FONTS.__contains__ if child.tag == w("rFonts") else _safe
        if child.tag in _STYLED:
            style = self._styles.get(child.get(w("val"), ""))
            if style:
                copy.set(w("val"), style)
            return style is not None
        for key, value in child.attrib.items():
            if str(key).startswith(w("")) and "rsid" not in str(key) and fits(str(value)):
                copy.set(key, value)
        return bool(copy.attrib) or not child.attrib or bool(len(child))


def _safe(value: str) -> bool:
    return value in _WORDS or bool(_NUMBER.fullmatch(value) or _COLOUR.fullmatch(value))
