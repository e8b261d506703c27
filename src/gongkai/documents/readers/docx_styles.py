"""What a Word style says of a paragraph, through its chain of bases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.readers.ooxml import value, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])$", re.IGNORECASE)
_ALIGNS = {"center": "center", "right": "right", "end": "right"}
_CHAIN = 12
_OUTLINE_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Look:
    """Style and alignment in the words of `Paragraph`, and the list that the paragraph belongs to."""

    style: str = ""
    align: str = ""
    num_id: str = ""
    level: int = 0


@dataclass(slots=True)
class Styles:
    """The paragraph styles of one document."""

    _styles: dict[str, _Element]
    _default: str
    _cache: dict[str, Look] = field(default_factory=dict)

    def look(self, properties: _Element | None) -> Look:
        """Return how a paragraph with these w:pPr looks, its style's settings under its own."""
        style_id = value(properties, "pStyle") or self._default
        base = self._cache.get(style_id)
        if base is None:
            base = self._cache[style_id] = self._of_style(style_id)
        return base if properties is None else _over(base, properties)

    def _of_style(self, style_id: str) -> Look:
        chain: list[_Element] = []
        while style_id in self._styles and len(chain) < _CHAIN:
            chain.append(self._styles[style_id])
            style_id = value(chain[-1], "basedOn") or ""
        look = Look()
        for style in reversed(chain):
            properties = style.find(w("pPr"))
            look = _over(look, properties) if properties is not None else look
            named = _style_of_name(value(style, "name") or "")
            look = Look(named or look.style, look.align, look.num_id, look.level)
        return look


def styles_of(root: _Element | None) -> Styles:
    """Read word/styles.xml; without one every paragraph is plain."""
    found: dict[str, _Element] = {}
    default = ""
    for style in () if root is None else root.iterchildren(w("style")):
        if style.get(w("type")) == "paragraph":
            found[style.get(w("styleId"), "")] = style
            default = style.get(w("styleId"), "") if style.get(w("default")) in {"1", "true"} else default
    return Styles(found, default)


def _style_of_name(name: str) -> str:
    if name.strip().lower() in {"title", "标题"}:
        return "title"
    heading = _HEADING.match(name.strip())
    return f"heading{heading[1]}" if heading else ""


def _over(base: Look, properties: _Element) -> Look:
    align = value(properties, "jc")
    outline = value(properties, "outlineLvl")
    style = base.style
    if outline and outline.isdecimal() and base.style != "title":
        style = f"heading{int(outline) + 1}" if int(outline) < _OUTLINE_LEVELS else ""
    numbered = properties.find(w("numPr"))
    num_id, level = value(numbered, "numId"), value(numbered, "ilvl")
    return Look(
        style=style,
        align=base.align if align is None else _ALIGNS.get(align, ""),
        num_id=base.num_id if num_id is None else num_id if num_id != "0" else "",
        level=int(level) if level and level.isdecimal() else base.level,
    )
