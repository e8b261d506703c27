"""Words, by rjieba in search mode without its guessing model: what the measurements chose."""

from __future__ import annotations

from functools import cache

import rjieba


@cache
def _segmenter() -> rjieba.Jieba:
    return rjieba.Jieba()


def words(folded: str) -> list[str]:
    """Cut out every word with the shorter words inside it, in order, repeats kept, punctuation left out."""
    return [word for word in _segmenter().cut_for_search(folded, False) if word.isalnum()]


def word_stream(folded: str) -> str:
    """All of `words` joined by blanks, ready for a whitespace tokenizer."""
    return " ".join(filter(str.isalnum, _segmenter().cut_for_search(folded, False)))


def keywords(folded: str) -> list[str]:
    """Cut the text into the words that make up the text, none overlapping, punctuation left out."""
    return [word for word in _segmenter().cut(folded, False) if word.isalnum()]
