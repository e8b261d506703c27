"""One writing for the detectors, character for character, so that places in it are places in the text."""

from __future__ import annotations

_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣"), "-")
_DOTS = dict.fromkeys(map(ord, "•‧・∙⋅･"), "·")
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u3000\u2002\u2003\u2009\u202f"), " ")
_BREAKS = dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n")
_BRACKETS = {ord("〔"): "(", ord("〕"): ")", ord("【"): "[", ord("】"): "]"}
_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates, which no library takes
_TABLE = str.maketrans(_FULL_WIDTH | _DASHES | _DOTS | _BLANKS | _BREAKS | _BRACKETS | _HALVES)


def folded(text: str) -> str:
    """`text` with figures, letters, punctuation and blanks in one writing; as long as it was."""
    return text.translate(_TABLE)


def before(text: str, at: int, size: int) -> str:
    """Up to `size` characters of the same line before `at`."""
    start = max(0, at - size)
    return text[max(start, text.rfind("\n", start, at) + 1) : at]


def after(text: str, at: int, size: int) -> str:
    """Up to `size` characters of the same line from `at` on."""
    end = text.find("\n", at, at + size)
    return text[at : at + size if end < 0 else end]


def around(text: str, start: int, end: int, size: int) -> str:
    """The line around a place, at most `size` characters to each side."""
    return before(text, start, size) + text[start:end] + after(text, end, size)
