"""The `meta` elements of a page, found in whatever state the page is.

A scanner of its own and no parser: it names lines, keeps names as written, and recovers behind a quote that
never ends, where a parser would swallow all tags that follow. Each character is looked at a few times at most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from gongkai.metatags.model import Tag

_OPENING = re.compile(
    r"<(?:!--|/?(meta|title|script|style|textarea|xmp|noframes|template)(?=[\s/>]))", re.IGNORECASE
)
_NAME = re.compile(r"[\s/]*([^\s/>=\"']+)")
_EQUALS = re.compile(r"\s*=\s*")
_BARE = re.compile(r"[^\s>]*")
_TORN = re.compile(r"<\s*/?\s*(?:meta|title|link|script|style|head|body)\b", re.IGNORECASE)
LONGEST = 20_000  # characters of a value


@dataclass(slots=True)
class Scan:
    """The named tags in their order, the page's title, and the charset that it declares."""

    tags: list[Tag] = field(default_factory=list)
    title: str = ""


def scan(markup: str) -> Scan:
    """Find them; comments, scripts and the like are passed over."""
    found = Scan()
    lines = _Lines(markup)
    at = 0
    while opening := _OPENING.search(markup, at):
        word = (opening[1] or "").casefold()
        if not word:
            at = _behind(markup, "-->", opening.end())
        elif markup[opening.start() + 1] == "/":
            at = opening.end()
        elif word == "meta":
            at = _meta(markup, opening.end(), lines.of(opening.start()), found)
        else:
            at = _skipped(markup, word, opening.end(), found)
    return found


class _Lines:
    """Numbers of lines, counted on from the last that was asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at, self._line = 0, 1

    def of(self, place: int) -> int:
        self._line += self._text.count("\n", self._at, place)
        self._at = place
        return self._line


def _behind(markup: str, end: str, start: int) -> int:
    place = markup.find(end, start)
    return len(markup) if place < 0 else place + len(end)


def _skipped(markup: str, word: str, start: int, found: Scan) -> int:
    """Pass over an element whose content is no markup; keep the first title."""
    inside = _behind(markup, ">", start)
    end = re.compile(rf"</{word}", re.IGNORECASE).search(markup, inside)
    stop = end.start() if end else len(markup)
    if word == "title" and not found.title:
        found.title = unescape(markup[inside : min(stop, inside + LONGEST)]).strip()
        return stop if end else inside
    return stop + 1 if end else len(markup)


def _meta(markup: str, at: int, line: int, found: Scan) -> int:
    """Read the attributes; the first of a name counts, as in browsers."""
    attributes: dict[str, str] = {}
    torn = False
    while (name := _NAME.match(markup, at)) is not None:
        equals = _EQUALS.match(markup, name.end())
        value, at, broken = _value(markup, equals.end()) if equals else ("", name.end(), False)
        attributes.setdefault(name[1].casefold(), value)
        torn = torn or broken
        if broken:
            break
    closing = at if torn else _behind(markup, ">", at)
    named = attributes.get("name", attributes.get("property", "")).strip()
    if named:
        found.tags.append(Tag(named, unescape(attributes.get("content", "")[:LONGEST]).strip(), line, torn=torn))
    return closing


def _value(markup: str, at: int) -> tuple[str, int, bool]:
    """The value, where it ends, and whether its quote never closes (then it ends with its own tag)."""
    quote = markup[at : at + 1]
    if quote not in ("'", '"') or not quote:
        bare = _BARE.match(markup, at)
        return (bare[0].removesuffix("/"), bare.end(), False) if bare else ("", at, False)
    end = markup.find(quote, at + 1, at + 1 + 4 * LONGEST)
    inside = markup[at + 1 : end if end >= 0 else at + 1 + 4 * LONGEST]
    if end >= 0 and not _TORN.search(inside):
        return inside, end + 1, False
    stop = re.search(r"/?>|\n|$", inside)
    assert stop is not None
    behind = at + 1 + stop.end()
    return inside[: stop.start()], behind, True
