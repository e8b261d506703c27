"""One writing in which a secret and a text are compared: width, case, blanks, hyphens, script do not matter."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import opencc


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def bare(text: str) -> str:
    """Only letters, figures and ideographs stay, in simplified script, half width and lower case.

    A text of nothing but marks keeps its marks.
    """
    return "".join(map(_letters, text)) or "".join(text.split())


def bare_with_places(text: str) -> tuple[str, list[int]]:
    """`bare(text)`, and for each of its characters the place in `text` that it came from."""
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for letter in _letters(char):
            letters.append(letter)
            places.append(at)
    return "".join(letters), places


def spans(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where `wanted` stands in `text`, as start and end (excluded), whatever the writing of either."""
    needle = "".join(map(_letters, wanted))
    if not needle:
        return _plain_spans(text, wanted)
    hay, places = bare_with_places(text)
    found, at = [], hay.find(needle)
    while at >= 0:
        found.append((places[at], places[at + len(needle) - 1] + 1))
        at = hay.find(needle, at + len(needle))
    return found


def _plain_spans(text: str, wanted: str) -> list[tuple[int, int]]:
    found, at = [], text.find(wanted) if wanted.strip() else -1
    while at >= 0:
        found.append((at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return found


@lru_cache(maxsize=70_000)
def _letters(char: str) -> str:
    """Character by character, so that what surrounds a secret never changes its writing."""
    plain = unicodedata.normalize("NFKC", char).casefold()
    if not plain.isascii() and not any("\ud800" <= each <= "\udfff" for each in plain):
        plain = str(_simplifier().convert(plain))
    return "".join(filter(str.isalnum, plain))
