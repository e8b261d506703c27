"""The prose of a section as plain blocks, for the formats that are not HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from lxml import html as lxml_html

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOWEST = 6
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_CONTAINERS = {"div", "ul", "ol", "blockquote", "section"}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, or a table that somebody put into the prose (`rows`)."""

    text: str = ""
    heading: bool = False
    rows: tuple[tuple[str, ...], ...] = ()


def below(html: str) -> str:
    """Clean HTML to stand under the heading of a section: its own headings one level lower, no anchors."""
    if not html.strip():
        return ""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in root.iter("p", *_HEADINGS):
        element.attrib.pop("id", None)
        if element.tag in _HEADINGS:
            element.tag = f"h{min(int(element.tag[1]) + 1, _LOWEST)}"
    parts = (lxml_html.tostring(child, encoding="unicode", method="html") for child in root)
    return (escape(root.text or "") + "".join(parts)).strip()


def blocks_of(html: str) -> list[Block]:
    """The blocks of clean HTML, in order; empty ones left out."""
    if not html.strip():
        return []
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return [block for block in _blocks(root) if block.text or block.rows]


def _blocks(element: Any) -> Iterator[Block]:
    if element.text and element.text.strip():
        yield Block(_flat(element.text))
    for place, child in enumerate(element, 1):
        yield from _block(child, place if element.tag == "ol" else 0)
        if child.tail and child.tail.strip():
            yield Block(_flat(child.tail))


def _block(child: Any, place: int) -> Iterator[Block]:
    if not isinstance(child.tag, str):
        return
    if child.tag == "table":
        rows = tuple(
            tuple(_flat(cell.text_content()) for cell in row.iter("th", "td")) for row in child.iter("tr")
        )
        yield Block(rows=tuple(row for row in rows if row))
    elif child.tag in _CONTAINERS:
        yield from _blocks(child)
    elif child.tag == "li":
        yield Block(f"{place}. {_flat(child.text_content())}" if place else f"· {_flat(child.text_content())}")
    else:
        yield Block(_flat(child.text_content()), heading=child.tag in _HEADINGS)


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
