"""Characters and words written twice: 的的, 进进行, 关于关于."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from gongkai.proofreading.checkers.base import flag
from gongkai.proofreading.language.alike import read_lines
from gongkai.proofreading.model import Kind
from gongkai.proofreading.wordlists import Matcher, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.proofreading.model import Finding

_TWICE = re.compile(
    r"(?<![目标])的的(?!确)|(?<!不)了了(?![之解然])|(?<![暖温平祥])和和(?![美气睦谐平乐])|与与|及及|或或|是是(?!非)|(?<!实)在在|并并|被被|将将"
    r"|市市政府|县县政府"
)
_LONG = re.compile(r"(?<![、.．）)])([一-龥]{4,12})\1(?!\1)")
_ALL_ONE = 2  # a run of one or two different characters is a pattern (哈哈哈哈), no slip


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    verbs = [verb for line in read_lines("verbs.txt") for verb in line.split()]
    first = [Word(verb[0] + verb, verb, Kind.DOUBLED, 0.9) for verb in verbs]
    last = [Word(verb + verb[-1], verb, Kind.DOUBLED, 0.85) for verb in verbs]
    return Matcher([*first, *last, *(Word(verb * 2, verb, Kind.DOUBLED, 0.9) for verb in verbs)])


def check_doubled(text: str) -> Iterator[Finding]:
    """What stands twice and hardly should."""
    for match in _TWICE.finditer(text):
        yield flag(text, *match.span(), match[0][1:], Kind.DOUBLED, 0.85)
    for match in _LONG.finditer(text):
        if len(set(match[1])) > _ALL_ONE:
            yield flag(text, *match.span(), match[1], Kind.DOUBLED, 0.85)
    for start, end, word in _matcher().find(text):
        if not _belongs(text, start, end, word.suggest):
            yield flag(text, start, end, word.suggest, Kind.DOUBLED, word.certainty)


def _belongs(text: str, start: int, end: int, verb: str) -> bool:
    """Whether the character too many belongs to a neighbour: 参加|加强, 提供|供水, 实施|施工."""
    before, behind = text[max(start - 2, 0) : start + 1], text[end - 1 : end + 2]
    if text.startswith(verb, start):
        return any(rjieba.has_word(behind[:size]) for size in (2, 3) if len(behind) >= size)
    return any(rjieba.has_word(before[-size:]) for size in (2, 3) if len(before) >= size)
