"""Markup into paragraphs and tables, in reading order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph
from gongkai.documents.readers.html_tables import data_table, is_data_table
from gongkai.documents.readers.html_text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gongkai.documents.blocks import Block, TableBlock
    from gongkai.documents.limits import Limits
    from gongkai.documents.model import ReadWarning

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "o:p",
        "nobr",
    ]
)
_HEADINGS = {f"h{level}": f"heading{level}" for level in range(1, 7)}
_ALIGN = re.compile(r"text-align\s*:\s*(center|right|left|justify|start|end)", re.IGNORECASE)
_SHOWN_ALIGNS = {"center": "center", "right": "right", "end": "right"}


class _Walk:
    def __init__(self, limits: Limits, warnings: list[ReadWarning]) -> None:
        self.blocks: list[Block] = []
        self._limits = limits
        self._warnings = warnings
        self._line: list[str] = []
        self._paragraphs = 0
        self._tables = 0

    def element(self, element: HtmlElement, style: str, align: str) -> None:
        tag = element.tag
        if tag in _INLINE:
            self.inside(element, style, align)
            return
        if tag == "br":
            self.flush(style, align)
            return
        if tag == "table" and is_data_table(element):
            self.flush(style, align)
            self._table(element)
            return
        self.flush(style, align)  # what came before belongs to the parent
        inner_style, inner_align = _HEADINGS.get(tag, style), _align(element, align)
        self.inside(element, inner_style, inner_align)
        self.flush(inner_style, inner_align)

    def inside(self, element: HtmlElement, style: str, align: str) -> None:
        if element.text:
            self._line.append(element.text)
        for child in element:
            self.element(child, style, align)
            if child.tail:
                self._line.append(child.tail)

    def flush(self, style: str, align: str) -> None:
        text = fold("".join(self._line)).strip()
        self._line.clear()
        if text:
            self._paragraphs += 1
            self.blocks.append(Paragraph(text, f"第{self._paragraphs}段", style, align))

    def _table(self, element: HtmlElement) -> None:
        self._tables += 1
        table: TableBlock | None = data_table(element, f"第{self._tables}个表格", self._limits, self._warnings)
        if table:
            self.blocks.append(table)


def blocks_of(main: HtmlElement, limits: Limits, warnings: list[ReadWarning]) -> list[Block]:
    """Return the paragraphs and tables under `main`."""
    walk = _Walk(limits, warnings)
    if main.tag == "table" and is_data_table(main):
        walk.element(main, "", "")
        return walk.blocks
    walk.inside(main, "", _align(main, ""))
    walk.flush("", _align(main, ""))
    return walk.blocks


def _align(element: HtmlElement, inherited: str) -> str:
    if element.tag == "center":
        return "center"
    style = element.get("style")
    found = _ALIGN.search(style) if style and "align" in style else None
    value = found[1] if found else element.get("align")
    return _SHOWN_ALIGNS.get(value.lower(), "") if value else inherited
