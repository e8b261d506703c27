"""Text of markup as a browser would show it: white space folded, but kept where it sets Chinese names."""

from __future__ import annotations

import re

_FOLD = re.compile(r"[ \t\n\r\f\xa0]+")
_LINE_BREAK_IN_CHINESE = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*\n\s*(?=[\u2e80-\u9fff\uff00-\uffef])"
)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\xad]")


def fold(text: str) -> str:
    """Fold white space: a source line break between Chinese characters is nothing, other runs one space."""
    if "\n" in text:
        text = _LINE_BREAK_IN_CHINESE.sub("", text)
    text = _FOLD.sub(" ", text)
    return text if text.isascii() else _INVISIBLE.sub("", text)


def squeeze(text: str) -> str:
    """Remove all white space, U+3000 too: labels are compared so."""
    return "".join(text.split())
