"""A Word file's styles and numbering written anew: names that say something of their own do not come along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from gongkai.documents.readers.ooxml import value, w
from gongkai.redaction.office.allowed import CELL, PARAGRAPH, ROW, RUN, TABLE, Formatting

if TYPE_CHECKING:
    from lxml.etree import _Element

_KNOWN = re.compile(
    r"(?:normal|heading [1-9]|title|subtitle|toc [1-9]|toc heading|table grid|normal table|table normal"
    r"|header|footer|list paragraph|body text|plain text"
    r"|default paragraph font|footnote text|caption|strong|emphasis)",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"[%1-9、.．,，()（）第章节条款项编部分附件表图\[\]〔〕 -]{0,12}|[\uf06c\uf0b7\uf0d8•·●○■□◆]"
)
_SWITCHES = {"paragraph": PARAGRAPH | RUN, "character": RUN, "table": TABLE | ROW | CELL | PARAGRAPH | RUN}


class Styles:
    """`ids` maps old ids to new ones; `hidden` are the old ids of styles whose text is not shown."""

    def __init__(self, root: _Element | None) -> None:
        self._styles = [] if root is None else [s for s in root.iter(w("style")) if s.get(w("type")) in _SWITCHES]
        self._defaults = None if root is None else root.find(w("docDefaults"))
        self.ids = {style.get(w("styleId"), ""): f"s{at}" for at, style in enumerate(self._styles, 1)}
        self._by_id = {style.get(w("styleId"), ""): style for style in self._styles}
        self.usual = next((each.get(w("styleId"), "") for each in self._styles if _is_usual(each)), None)
        self.default_run = None if self._defaults is None else self._defaults.find(f"{w('rPrDefault')}/{w('rPr')}")

    def run_properties(self, style: str | None) -> list[_Element]:
        """What a style says of its text, then what the styles say that it rests on."""
        found = (each.find(w("rPr")) for each in self._chain(style))
        return [each for each in found if each is not None]

    def paragraph_properties(self, style: str | None) -> list[_Element]:
        """What a style says of its paragraph, then what the styles say that it rests on."""
        found = (each.find(w("pPr")) for each in self._chain(style))
        return [each for each in found if each is not None]

    def mentions(self, style: str | None, name: str) -> bool:
        """Whether a style, or one that it rests on, has such an element anywhere (for the first row, say)."""
        return any(next(each.iter(w(name)), None) is not None for each in self._chain(style))

    def _chain(self, style: str | None) -> list[_Element]:
        found: list[_Element] = []
        while style in self._by_id and len(found) < len(self._by_id):
            found.append(self._by_id[style])
            style = value(found[-1], "basedOn")
        return found

    def written(self) -> _Element:
        """The new styles part."""
        formatting = Formatting(self.ids)
        root = etree.Element(w("styles"), nsmap={"w": w("")[1:-1]})
        if self._defaults is not None:
            root.append(_defaults(self._defaults, formatting))
        for style in self._styles:
            root.append(self._style(style, formatting))
        return root

    def _style(self, style: _Element, formatting: Formatting) -> _Element:
        kind, new_id = style.get(w("type"), ""), self.ids[style.get(w("styleId"), "")]
        new = etree.Element(w("style"), {w("type"): kind, w("styleId"): new_id})
        if style.get(w("default")) in {"1", "true", "on"}:
            new.set(w("default"), "1")
        name = value(style, "name") or ""
        shown = name if _KNOWN.fullmatch(name) else f"样式{new_id[1:]}"
        etree.SubElement(new, w("name"), {w("val"): shown})
        for link in ("basedOn", "next"):
            if target := self.ids.get(value(style, link) or ""):
                etree.SubElement(new, w(link), {w("val"): target})
        _properties(new, style, formatting, _SWITCHES[kind])
        return new


def _is_usual(style: _Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}


def _properties(new: _Element, style: _Element, formatting: Formatting, allowed: frozenset[str]) -> None:
    for tag in ("pPr", "rPr", "tblPr", "trPr", "tcPr"):
        copy = formatting.copy(style.find(w(tag)), allowed)
        if copy is not None:
            new.append(copy)


def _defaults(defaults: _Element, formatting: Formatting) -> _Element:
    new = etree.Element(w("docDefaults"))
    for outer, inner, allowed in (("rPrDefault", "rPr", RUN), ("pPrDefault", "pPr", PARAGRAPH)):
        copy = formatting.copy(defaults.find(f"{w(outer)}/{w(inner)}"), allowed)
        if copy is not None:
            etree.SubElement(new, w(outer)).append(copy)
    return new


def numbering(root: _Element | None, formatting: Formatting) -> _Element | None:
    """The new numbering part; a text of its own before a number becomes a plain number."""
    if root is None:
        return None
    new = etree.Element(w("numbering"), nsmap={"w": w("")[1:-1]})
    for kind in root.iter(w("abstractNum")):
        copy = etree.SubElement(new, w("abstractNum"), {w("abstractNumId"): _figure(kind.get(w("abstractNumId")))})
        for level in kind.iter(w("lvl")):
            copy.append(_level(level, formatting))
    for number in root.iter(w("num")):
        copy = etree.SubElement(new, w("num"), {w("numId"): _figure(number.get(w("numId")))})
        etree.SubElement(copy, w("abstractNumId"), {w("val"): _figure(value(number, "abstractNumId"))})
        for change in number.iter(w("lvlOverride")):
            into = etree.SubElement(copy, w("lvlOverride"), {w("ilvl"): _figure(change.get(w("ilvl")))})
            etree.SubElement(into, w("startOverride"), {w("val"): _figure(value(change, "startOverride") or "1")})
    return new


def _level(level: _Element, formatting: Formatting) -> _Element:
    at = _figure(level.get(w("ilvl")))
    plain = etree.Element(level.tag)
    for child in level:
        if child.tag not in {w("lvlText"), w("pPr"), w("rPr")}:
            plain.append(_shallow(child))
    new = formatting.copy(plain, frozenset({"start", "numFmt", "lvlJc", "suff", "isLgl", "lvlRestart"}))
    new = etree.Element(w("lvl")) if new is None else new
    new.set(w("ilvl"), at)
    text = value(level, "lvlText") or ""
    if not _NUMBERING.fullmatch(text):
        text = f"%{int(at) + 1}."
    etree.SubElement(new, w("lvlText"), {w("val"): text})
    justify = new.find(w("lvlJc"))
    if justify is not None:
        new.append(justify)  # the schema wants it behind the text
    for tag, allowed in (("pPr", PARAGRAPH), ("rPr", RUN)):
        copy = formatting.copy(level.find(w(tag)), allowed)
        if copy is not None:
            new.append(copy)
    return new


def _shallow(element: _Element) -> _Element:
    copy = etree.Element(element.tag)
    for key, said in element.attrib.items():
        copy.set(key, said)
    return copy


def _figure(text: str | None) -> str:
    return text if text and re.fullmatch(r"\d{1,5}", text) else "0"
