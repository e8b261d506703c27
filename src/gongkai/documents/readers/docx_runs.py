"""The text of one Word paragraph: insertions kept, deletions and hidden text left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.readers.ooxml import MATH_TEXT, MC_ALTERNATE, is_on, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_DELETED = {w("del"), w("moveFrom"), w("delText")}
_SKIPPED = {w("pPr"), w("instrText"), w("rPr"), w("rt"), w("commentReference")}
_NOTES = {w("footnoteReference"), w("endnoteReference")}
_CHARACTERS = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "", w("ptab"): "\t"}


@dataclass(slots=True)
class Text:
    """Lines (a soft break begins a new one), the text boxes anchored here, and what was met on the way."""

    lines: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    notes: bool = False
    deleted: bool = False

    def prefix(self, number: str) -> None:
        """Put an automatic number before the first line; alone in a cell it loses its mark."""
        if self.lines:
            self.lines[0] = number + self.lines[0]
        elif number.strip():
            self.lines.append(number.strip().rstrip("、.．"))


def text_of(paragraph: _Element) -> Text:
    """Walk a paragraph's runs."""
    found = Text()
    parts: list[str] = []
    _walk(paragraph, parts, found)
    lines = "".join(parts).replace("\xa0", " ").split("\n")
    found.lines = [line.replace("\t", " ").strip() for line in lines if line.strip()]
    return found


def _walk(element: _Element, parts: list[str], found: Text) -> None:
    for child in element:
        tag = child.tag
        if tag in {w("t"), MATH_TEXT}:
            parts.append(child.text or "")
        elif tag in _DELETED:
            found.deleted = True
        elif tag in _NOTES:
            found.notes = True
        elif tag == w("br"):
            parts.append("\n" if child.get(w("type")) in {None, "textWrapping"} else "")
        elif tag in _CHARACTERS:
            parts.append(_CHARACTERS[tag])
        elif tag == w("txbxContent"):
            found.boxes.append(child)
        elif tag == MC_ALTERNATE:
            _walk_first_choice(child, parts, found)
        elif tag not in _SKIPPED and not (tag == w("r") and is_on(child.find(w("rPr")), "vanish")):
            _walk(child, parts, found)


def _walk_first_choice(element: _Element, parts: list[str], found: Text) -> None:
    """The alternatives of mc:AlternateContent say the same twice; the first is read."""
    for choice in element:
        _walk(choice, parts, found)
        return
