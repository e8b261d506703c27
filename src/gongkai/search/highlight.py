"""Which characters of a shown text answer the query, as segments that a template can escape and mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gongkai.search.analysis import fold_with_offsets, keywords, query_pairs
from gongkai.search.contract import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    spans = _spans(folded, wanted.first) or _spans(folded, wanted.fallback)
    return tuple(_segments(text, [(offsets[start], offsets[end - 1] + 1) for start, end in spans]))


def _spans(folded: str, pieces: Iterable[str]) -> list[tuple[int, int]]:
    """Give the stretches that the pieces cover, those that touch as one, the blank between them too."""
    found: list[tuple[int, int]] = []
    for piece in pieces:
        at = folded.find(piece) if piece else -1
        while at >= 0:
            found.append((at, at + len(piece)))
            at = folded.find(piece, at + 1)
    return _merged(sorted(found))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _segments(text: str, spans: list[tuple[int, int]]) -> Iterator[Segment]:
    """Cut at the spans; two that fall into one character of the text become one."""
    done = 0
    for start, end in _merged(spans):
        if start > done:
            yield Segment(text[done:start], hit=False)
        yield Segment(text[start:end], hit=True)
        done = end
    if done < len(text):
        yield Segment(text[done:], hit=False)


def loose_find(text: str, phrase: str) -> int:
    """Find a folded phrase in an aligned text that may still hold blanks; -1 when it is not there."""
    at = text.find(phrase)
    if at >= 0:
        return at
    match = re.search(" ?".join(map(re.escape, phrase.replace(" ", ""))), text)
    return match.start() if match else -1
