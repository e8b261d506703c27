"""Words that are always wrong: spellings, names of bodies, fixed phrases and sensitive words, from word lists."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from gongkai.proofreading.checkers.base import flag, line_at
from gongkai.proofreading.language.alike import read_lines
from gongkai.proofreading.model import Kind
from gongkai.proofreading.wordlists import Matcher, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.proofreading.model import Finding

_LISTS = (("words.txt", Kind.WORD, 0.95), ("bodies.txt", Kind.BODY, 0.9), ("phrases.txt", Kind.PHRASE, 0.9))
_AMBIGUOUS = 4  # characters from which a wrong word can hardly come about by two words meeting


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    return Matcher([_read(line, kind, certainty) for name, kind, certainty in _LISTS for line in read_lines(name)])


def _read(line: str, kind: Kind, certainty: float) -> Word:
    wrong, right, *others = line.split(" ")
    return Word(wrong, right, kind, certainty, tuple(other.removeprefix("!") for other in others))


def check_words(text: str) -> Iterator[Finding]:
    """Wrong words of the lists, unless they come about where two right words meet (发布 + 署名)."""
    for start, end, word in _matcher().find(text):
        if not _excepted(text, start, word) and not (end - start < _AMBIGUOUS and _meeting(text, start, end)):
            yield flag(text, start, end, word.suggest, word.kind, word.certainty)


def _excepted(text: str, start: int, word: Word) -> bool:
    for other in word.unless:
        inside = other.find(word.text)
        if inside >= 0 and text.startswith(other, max(start - inside, 0)):
            return True
        if word.suggest in other and text.startswith(other, start):
            return True
    return False


def _meeting(text: str, start: int, end: int) -> bool:
    """Whether a dictionary's reader sees a word here that reaches over one edge of the place and ends inside."""
    first, line = line_at(text, start, end)
    at = first
    for token in rjieba.cut(line):
        until = at + len(token)
        if at < start < until < end or start < at < end < until:
            return True
        if until >= end:
            return False
        at = until
    return False
