"""Which characters of a shown text answer the query, as segments that a template can escape and mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from gongkai.search.analysis import fold_with_offsets, keywords, query_pairs
from gongkai.search.contract import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.search.query import ParsedQuery
    from gongkai.search.synonyms import SynonymTable

FUNCTION_WORDS: Final = frozenset(
    (
        *"的了和与及或在是有我你吗呢要能对为由于并等",
        *(
            "关于",
            "如何",
            "怎么",
            "怎样",
            "怎么办",
            "什么",
            "哪些",
            "哪里",
            "哪个",
            "是否",
            "可以",
            "需要",
            "应该",
        ),
        *("多少", "请问", "为什么", "我们", "他们", "这个", "那个", "进行", "以及"),
    )
)
"""Words that ask or bind; alone they are not worth a mark."""


@dataclass(frozen=True, slots=True)
class Needles:
    """What to mark, folded: `first` are whole words and phrases; `fallback` pairs, when no word is there."""

    first: tuple[str, ...]
    fallback: tuple[str, ...]


def needles(parsed: ParsedQuery, synonyms: SynonymTable) -> Needles:
    """Collect what a query wants marked: phrases, keywords, their synonyms, the 文号 as texts cite it."""
    first = list(parsed.phrases) + list(parsed.number.phrases if parsed.number else ())
    for part in parsed.parts:
        first += _words(part)
        first += [term for found in synonyms.find(part) for term in (found.term, *found.alternatives)]
    return Needles(tuple(dict.fromkeys(first)), tuple(query_pairs(parsed.text)))


def _words(part: str) -> list[str]:
    if len(part) == 1:
        return [part]
    return [word for word in keywords(part) if len(word) > 1 and word not in FUNCTION_WORDS]


def mark(text: str, wanted: Needles) -> tuple[Segment, ...]:
    """Cut `text` into segments; joined they are `text` again, whatever it holds."""
    if not text:
        return ()
    folded, offsets = fold_with_offsets(text)
    flags = _covered(folded, wanted.first)
    if not any(flags):
        flags = _covered(folded, wanted.fallback)
    return _segments(text, _marked(flags, offsets))


def _marked(flags: list[bool], offsets: list[int]) -> set[int]:
    """Go back to the places in the text; a blank that folding left out is marked with what surrounds it."""
    marked = {offsets[i] for i, flag in enumerate(flags) if flag}
    for (flag, at), (next_flag, next_at) in pairwise(zip(flags, offsets, strict=True)):
        if flag and next_flag:
            marked.update(range(at, next_at))
    return marked


def _covered(folded: str, pieces: Iterable[str]) -> list[bool]:
    flags = [False] * len(folded)
    for piece in pieces:
        at = folded.find(piece)
        while at >= 0:
            flags[at : at + len(piece)] = [True] * len(piece)
            at = folded.find(piece, at + 1)
    return flags


def _segments(text: str, marked: set[int]) -> tuple[Segment, ...]:
    pieces: list[Segment] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or (index in marked) != (start in marked):
            pieces.append(Segment(text[start:index], start in marked))
            start = index
    return tuple(pieces)


def loose_find(text: str, phrase: str) -> int:
    """Find a folded phrase in an aligned text that may still hold blanks; -1 when it is not there."""
    at = text.find(phrase)
    if at >= 0:
        return at
    match = re.search(" ?".join(map(re.escape, phrase.replace(" ", ""))), text)
    return match.start() if match else -1
