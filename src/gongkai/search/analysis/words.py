"""Words, by rjieba in search mode without its guessing model: what the measurements chose."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import rjieba

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def _segmenter() -> rjieba.Jieba:
    return rjieba.Jieba()


def words(folded: str) -> list[str]:
    """Cut out every word with the shorter words inside it, in order, repeats kept, punctuation left out."""
    return [word for word in _segmenter().cut_for_search(folded, False) if word.isalnum()]


def keywords(folded: str) -> list[str]:
    """Cut the text into the words that make up the text, none overlapping, punctuation left out."""
    return [word for word in _segmenter().cut(folded, False) if word.isalnum()]


def teach(terms: Iterable[str]) -> None:
    """Add terms (folded) to the dictionary of this process, so that they are cut out whole."""
    segmenter = _segmenter()
    for term in terms:
        if len(term) > 1 and not segmenter.has_word(term):
            segmenter.add_word(term, None, None)
