"""What a page says of its document outside the text: meta tags and the head of labels and values.

Portals write the head as a table, a list, `dl`, or rows of `div` and `span`; what they share is the words.
A label is known by its word (索引号, 发文字号 …, GB/T 21063 and the State Council's site), its value is what
follows it in the same cell, or the next cell.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from gongkai.documents.readers.head_labels import ANCHORS, LABELS
from gongkai.documents.readers.html_text import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_SHORTEST, _LONGEST = 2, 9
_SPACED = "|".join(r"\s*".join(word) for word in sorted(LABELS, key=len, reverse=True))
_PAIR = re.compile(rf"[\[【]?({_SPACED})[\]】]?\s*[：:]")
_BLOCK_TAGS = {"td", "th", "dt", "dd", "li", "p", "div", "tr"}
_CELL_TAGS = {"td", "th", "dt", "div"}
_MAX_CHUNK = 400
_SKIPPED_META = {"viewport", "renderer", "robots", "generator", "format-detection", "referrer", "csrf-token"}
_HEAD_LABELS = 3
_LINE_LABELS = 2
_LINE_LENGTH = 200
_LONGEST_VALUE = 2000
_MOST_HITS = 400
_MOST_SIBLINGS = 20


@dataclass(slots=True)
class _Hit:
    element: HtmlElement
    label: str
    value: str


def meta_tags(root: HtmlElement) -> dict[str, str]:
    """Return the page's named meta tags as written, and its title as PageTitle."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name, content = (meta.get("name") or "").strip(), fold(meta.get("content") or "").strip()
        if name and content and name.lower() not in _SKIPPED_META:
            found.setdefault(name, content)
    title = root.find(".//title")
    if title is not None and (text := fold(title.text_content()).strip()):
        found["PageTitle"] = text
    return found


def read_head(root: HtmlElement) -> tuple[dict[str, str], list[HtmlElement]]:
    """Return the labelled values, and the elements that hold nothing else (they are not text)."""
    hits = list(islice(_hits(root), _MOST_HITS))
    heads = _containers(hits)
    found: dict[str, str] = {}
    for hit in hits:
        if hit.value and any(head is hit.element or head in hit.element.iterancestors() for head in heads):
            found.setdefault(hit.label, hit.value)
    return found, heads


def _hits(root: HtmlElement) -> Iterator[_Hit]:
    for element in root.iter():
        for text, is_tail in ((element.text, False), (element.tail, True)):
            if text and len(text) < _MAX_CHUNK:
                yield from _hits_in(element, text, is_tail=is_tail)


def _hits_in(element: HtmlElement, text: str, *, is_tail: bool) -> Iterator[_Hit]:
    owner = element.getparent() if is_tail else element
    if owner is None:
        return
    short = squeeze(text) if len(text) <= 4 * _LONGEST else ""
    alone = short.rstrip("：:").strip("[]【】")
    if not is_tail and (alone in LABELS or _is_cell_label(owner, short)):
        value = _value_after(_outermost(owner))
        if squeeze(value).rstrip("：:") not in LABELS:
            yield _Hit(owner, alone, value)
    elif "：" in text or ":" in text:
        yield from _pairs_in(text, element if is_tail else None, owner)


def _is_cell_label(owner: HtmlElement, short: str) -> bool:
    """Tell a label that we have no word for: in a head's table the colon alone marks it."""
    if not short.endswith(("：", ":")) or not _SHORTEST < len(short) <= _LONGEST:
        return False
    return _outermost(owner).tag in {"td", "th", "dt"}


def _pairs_in(text: str, element: HtmlElement | None, owner: HtmlElement) -> Iterator[_Hit]:
    pairs = list(_PAIR.finditer(text))
    for at, pair in enumerate(pairs):
        end = pairs[at + 1].start() if at + 1 < len(pairs) else len(text)
        value = fold(text[pair.end() : end]).strip()
        if not value and at + 1 == len(pairs):
            value = _following(element, owner)
        yield _Hit(owner, squeeze(pair[1]), value)


def _outermost(element: HtmlElement) -> HtmlElement:
    """Climb as long as there is nothing else in the parent: td > b > span is one cell."""
    parent = element.getparent()
    while parent is not None and len(parent) == 1 and not (parent.text or element.tail or "").strip():
        element, parent = parent, parent.getparent()
    return element


def _value_after(element: HtmlElement) -> str:
    """Return what follows a label: the rest of its line, else the next cell."""
    own_line = (element.tail or "").strip()
    following = element.getnext()
    if own_line or following is None or element.tag in _CELL_TAGS:
        value = own_line or ("" if following is None else _short_text(following))
        return fold(value).strip().lstrip("：:").strip()
    return _following(element, element.getparent())


def _following(element: HtmlElement | None, owner: HtmlElement) -> str:
    """Return the text of the siblings after `element` (or of all children) up to the next label or block."""
    parts: list[str] = []
    for sibling in islice(owner.iterchildren() if element is None else element.itersiblings(), _MOST_SIBLINGS):
        text = _short_text(sibling)
        if squeeze(text).strip("：:[]【】") in LABELS or _PAIR.match(text.strip()):
            break
        parts += [text, sibling.tail or ""]
        if sibling.tag in _BLOCK_TAGS or sibling.tag == "br":
            break
    return fold("".join(parts)).strip().lstrip("：:").strip()


def _short_text(element: HtmlElement) -> str:
    """Return an element's text, nothing when it is too long to be a value (a layout cell with the document)."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > _LONGEST_VALUE:
            return ""
    return "".join(parts)


def _containers(hits: list[_Hit]) -> list[HtmlElement]:
    """Return the smallest elements that gather enough labels and hold little else."""
    gathered: dict[HtmlElement, list[_Hit]] = {}
    for hit in hits:
        for element in (hit.element, *hit.element.iterancestors()):
            gathered.setdefault(element, []).append(hit)
    fit = [element for element, inside in gathered.items() if _is_head(element, inside)]
    return [element for element in fit if not any(other in fit for other in element.iterancestors())]


def _is_head(element: HtmlElement, inside: list[_Hit]) -> bool:
    labels = {hit.label for hit in inside}
    if not labels & ANCHORS or len(labels) < _LINE_LABELS or element.tag in {"body", "html"}:
        return False
    understood = sum(len(hit.label) + len(squeeze(hit.value)) + 1 for hit in inside)
    most = min(understood * 1.3 + 10, _LINE_LENGTH if len(labels) < _HEAD_LABELS else math.inf)
    length = 0
    for part in element.itertext():
        length += len(squeeze(part))
        if length > most:
            return False
    return True
