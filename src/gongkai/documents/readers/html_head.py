"""What a page says of its document outside the text: meta tags and the head of labels and values.

Portals write the head as a table, a list, `dl`, or rows of `div` and `span`; what they share is the words.
A label is known by its word (索引号, 发文字号 …, GB/T 21063 and the State Council's site), its value is what
follows it in the same cell, or the next cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.documents.readers.head_labels import ANCHORS, LABELS
from gongkai.documents.readers.html_text import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LONGEST = 9
_SPACED = "|".join(r"\s*".join(word) for word in sorted(LABELS, key=len, reverse=True))
_PAIR = re.compile(rf"[\[【]?({_SPACED})[\]】]?\s*[：:]")
_BLOCK_TAGS = {"td", "th", "dt", "dd", "li", "p", "div", "tr"}
_CELL_TAGS = {"td", "th", "dt", "div"}
_MAX_CHUNK = 400
_SKIPPED_META = {"viewport", "renderer", "robots", "generator", "format-detection", "referrer", "csrf-token"}
_HEAD_LABELS = 3
_LINE_LABELS = 2
_LINE_LENGTH = 200


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
    hits = list(_hits(root))
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
    short = squeeze(text[: 4 * _LONGEST]) if len(text) <= 4 * _LONGEST else ""
    alone = short.rstrip("：:").strip("[]【】")
    owner = element.getparent() if is_tail else element
    if alone in LABELS and owner is not None and not is_tail:
        value = _value_after(owner)
        if squeeze(value).rstrip("：:") not in LABELS:
            yield _Hit(owner, alone, value)
    elif ("：" in text or ":" in text) and owner is not None:
        pairs = list(_PAIR.finditer(text))
        for at, pair in enumerate(pairs):
            end = pairs[at + 1].start() if at + 1 < len(pairs) else len(text)
            value = fold(text[pair.end() : end]).strip()
            if not value and at + 1 == len(pairs):
                value = _following(element if is_tail else None, owner)
            yield _Hit(owner, squeeze(pair[1]), value)


def _value_after(element: HtmlElement) -> str:
    """Return what follows a label: the rest of its line, else the next cell."""
    while element.getparent() is not None and squeeze(element.getparent().text_content()) == squeeze(
        element.text_content()
    ):
        element = element.getparent()
    own_line = (element.tail or "").strip()
    following = element.getnext()
    if own_line or following is None or element.tag in _CELL_TAGS:
        value = own_line or ("" if following is None else following.text_content())
        return fold(value).strip().lstrip("：:").strip()
    return _following(element, element.getparent())


def _following(element: HtmlElement | None, owner: HtmlElement) -> str:
    """Return the text of the siblings after `element` (or of all children) up to the next label or block."""
    parts: list[str] = []
    sibling = owner[0] if element is None and len(owner) else (None if element is None else element.getnext())
    while sibling is not None:
        text = sibling.text_content()
        if squeeze(text).strip("：:[]【】") in LABELS or _PAIR.match(text.strip()):
            break
        parts += [text, sibling.tail or ""]
        if sibling.tag in _BLOCK_TAGS or sibling.tag == "br":
            break
        sibling = sibling.getnext()
    return fold("".join(parts)).strip().lstrip("：:").strip()


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
    length = len(squeeze(element.text_content()))
    if len(labels) < _HEAD_LABELS and length > _LINE_LENGTH:
        return False
    understood = sum(len(hit.label) + len(squeeze(hit.value)) + 1 for hit in inside)
    return length <= understood * 1.3 + 10
