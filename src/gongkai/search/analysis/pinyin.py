"""Pinyin of folded text, in full and as initials, for what is typed without an input method."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pypinyin import lazy_pinyin

from gongkai.search.analysis.words import keywords

_LONGEST = 40
_STARTS = 9


class Spelling(NamedTuple):
    """One place where typing may begin: the Chinese from there on, its pinyin and its initials."""

    head: str
    full: str
    initials: str


@lru_cache(maxsize=50_000)
def syllables(word: str) -> tuple[str, ...]:
    """Give one entry a character; what is not Chinese stands for itself."""
    return tuple(lazy_pinyin(word, errors=list))  # type: ignore[arg-type]  # a list is taken, each entry kept


def spellings(folded: str) -> list[Spelling]:
    """Give a spelling from every word on, the first nine words."""
    parts = keywords(folded)
    sounds = [syllables(word) for word in parts]
    return [_spelling(parts[i:], sounds[i:]) for i in range(min(len(parts), _STARTS))]


def full_pinyin(folded: str) -> str:
    """All syllables run together."""
    return "".join(sound for word in keywords(folded) for sound in syllables(word))


def _spelling(parts: list[str], sounds: list[tuple[str, ...]]) -> Spelling:
    head = "".join(parts)[:_LONGEST]
    flat = [sound for word in sounds for sound in word][: len(head)]
    return Spelling(head, "".join(flat)[:_LONGEST], "".join(sound[0] for sound in flat)[:_LONGEST])
