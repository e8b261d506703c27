"""The body of a document as its page shows it: blocks of text, each under the anchor of its section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import html as lxml_html

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({"p", "li", "tr", "blockquote", "pre"})
CELL_GAP = "　"  # between the cells of a row; white space inside a cell is never this
_COMPLETE = re.compile(r"[。！？；：!?;:”’）)》…]$")


@dataclass(frozen=True, slots=True)
class Place:
    """A block: the anchor of its section ("" before the first heading), its text, whether it is a table's row."""

    anchor: str
    text: str
    is_row: bool = False
    is_heading: bool = False


def places(body_html: str) -> list[Place]:
    """The blocks in reading order. A paragraph that breaks off within a sentence is joined with the next one."""
    joined: list[Place] = []
    for place in _blocks(body_html):
        last = joined[-1] if joined else None
        if last and _breaks_off(last) and not (place.is_row or place.is_heading):
            joined[-1] = Place(last.anchor, last.text + place.text)
        else:
            joined.append(place)
    return joined


def _breaks_off(place: Place) -> bool:
    return not (place.is_row or place.is_heading) and not _COMPLETE.search(place.text)


def _blocks(body_html: str) -> Iterator[Place]:
    if not body_html.strip():
        return
    anchor = ""
    for element in lxml_html.fragment_fromstring(body_html, create_parent="div").iter():
        if element.tag in _HEADINGS:
            anchor = element.get("id") or anchor
            if heading := _text(element):
                yield Place(anchor, heading, is_heading=True)
        elif _is_innermost(element) and (text := _text(element)):
            yield Place(anchor, text, is_row=element.tag == "tr")


def _is_innermost(element: lxml_html.HtmlElement) -> bool:
    return element.tag in _BLOCKS and not any(child.tag in _BLOCKS for child in element.iterdescendants())


def _text(element: lxml_html.HtmlElement) -> str:
    parts = element.iter("td", "th") if element.tag == "tr" else (element,)
    texts = ("".join(map(str, part.itertext())) for part in parts)
    return CELL_GAP.join(text for raw in texts if (text := re.sub(r"\s+", " ", raw).strip()))
