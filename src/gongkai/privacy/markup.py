"""Masks in the markup of a page: the same stars, the tags left as they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from gongkai.privacy.files.html import INLINE
from gongkai.privacy.folding import folded
from gongkai.privacy.masks import Profile, masked
from gongkai.privacy.model import DataType
from gongkai.privacy.names.mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.privacy.model import Hit

_SHORT = 2  # characters of a name that may be part of another word
_TAG = re.compile(r"(<[^<>]*>)")
_NAME_OF_TAG = re.compile(r"</?\s*([A-Za-z][A-Za-z0-9]*)")
_ATTRIBUTE = re.compile(
    r"""(\s(?:alt|title|summary|content|placeholder|value|aria-label)\s*=\s*)("[^"]*"|'[^']*')"""
)


def mask_html(markup: str, hits: Iterable[Hit], profile: Profile = Profile.PUBLIC) -> tuple[str, list[Hit]]:
    """`markup` with the values of `hits` masked wherever they stand in it, and the hits that were not found.

    A value may run through inline tags (138<b>0013</b>8000); a block's edge ends it. Names are masked only where a
    word can begin, so that no other word suffers. What is not found (entities inside a number, a value in a link)
    comes back, for a person to see to.
    """
    page = _Page(markup)
    values = {(hit.type, hit.text): hit for hit in hits}
    left = [
        hit for hit in sorted(values.values(), key=lambda each: -len(each.text)) if not page.hide(hit, profile)
    ]
    return page.markup, left


class _Page:
    """Markup cut at its tags; every second piece is text."""

    def __init__(self, markup: str) -> None:
        self._pieces = _TAG.split(markup)
        self._starts: list[int] = []
        self._numbers: list[int] = []
        self.text = "".join(self._run())

    @property
    def markup(self) -> str:
        return "".join(self._pieces)

    def hide(self, hit: Hit, profile: Profile) -> bool:
        """Mask every place of a hit's value; False when there was none."""
        value = masked(hit.type, hit.text, valid=hit.valid, profile=profile)
        places = list(self._places(hit))
        for start in places:
            self._write(start, value)
        return self._in_attributes(hit.text, value) or bool(places)

    def _run(self) -> Iterator[str]:
        """The text as it reads, a line's end at each tag of a block."""
        at = 0
        for number, piece in enumerate(self._pieces):
            if number % 2:
                words = "" if _is_inline(piece) else "\n"
            else:
                words = piece
                self._starts.append(at)
                self._numbers.append(number)
            at += len(words)
            yield words

    def _places(self, hit: Hit) -> Iterator[int]:
        if hit.type is DataType.NAME and len(hit.text) <= _SHORT:
            yield from (start for start, _ in mentions(folded(self.text), {folded(hit.text)}))
            return
        at = self.text.find(hit.text)
        while at >= 0:
            yield at
            at = self.text.find(hit.text, at + len(hit.text))

    def _write(self, start: int, value: str) -> None:
        for offset, character in enumerate(value):
            which = bisect_right(self._starts, start + offset) - 1
            number, place = self._numbers[which], start + offset - self._starts[which]
            piece = self._pieces[number]
            self._pieces[number] = piece[:place] + character + piece[place + 1 :]

    def _in_attributes(self, words: str, value: str) -> bool:
        found = False
        for number in range(1, len(self._pieces), 2):
            tag = self._pieces[number]
            if words in tag:
                self._pieces[number] = _ATTRIBUTE.sub(lambda match: match[1] + match[2].replace(words, value), tag)
                found = found or self._pieces[number] != tag
        return found


def _is_inline(tag: str) -> bool:
    name = _NAME_OF_TAG.match(tag)
    return name is not None and name[1].lower() in INLINE
