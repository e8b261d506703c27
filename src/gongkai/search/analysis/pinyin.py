"""Pinyin of folded text, in full and as initials, for what is typed without an input method."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
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
    sounds = [sound for word in parts for sound in syllables(word)]
    text, full, initials = "".join(parts), "".join(sounds), "".join([sound[0] for sound in sounds])
    letters = [0, *accumulate(map(len, sounds))]
    return [
        Spelling(
            text[start : start + _LONGEST],
            full[letters[start] : letters[start] + _LONGEST],
            initials[start : start + _LONGEST],
        )
        for start in accumulate(map(len, parts[:-1][: _STARTS - 1]), initial=0)
        if parts
    ]


def full_pinyin(folded: str) -> str:
    """All syllables run together."""
    return "".join(sound for word in keywords(folded) for sound in syllables(word))
